import { consider, decideOn, notHeard, propose, tellFamily, voice, nameLead, analysis } from '../testing/commands.js';
import { given, minute, opened } from '../testing/given.js';
import { chair, hv, police, school, sw } from '../testing/people.js';

describe('the child’s voice', () => {
  it('[V4] is that of a child in this meeting', () => {
    given(opened())
      .when(school(voice('ava')))
      .refused('V4');
    given(opened())
      .when(school(notHeard('ava')))
      .refused('V4');
  });
  it('[V5] says what the child said, wants, showed or is helped by: one is enough', () => {
    given(opened())
      .when(school(voice('leo', { circumstances: 'At breakfast club' })))
      .refused('V5');
    for (const said of [
      { words: 'Quiet' },
      { wishesAndFeelings: 'Home' },
      { observedCues: 'Still' },
      { whatHelps: 'Drawing' },
    ])
      given(opened())
        .when(school(voice('leo', said)))
        .then({ type: 'ChildsVoiceRecorded' });
  });
  it('[V3] was not heard in the future', () =>
    void given(opened())
      .when(school(voice('leo', { words: 'x', heardAt: minute(90) })))
      .refused('V3'));
  it('[V6] the words are kept and printed exactly', () =>
    void given(opened())
      .when(school(voice('leo', { words: '  I has to be qiet 😶 ' })))
      .accepted()
      .and(({ voices }, after) =>
        expect([voices[0]?.words, after.print()]).toEqual([
          '  I has to be qiet 😶 ',
          expect.stringContaining('“  I has to be qiet 😶 ” (Leo)'),
        ]),
      ));
  it('[V7] of each child it is a gap until heard, or said why not with a plan', () => {
    given(opened(), school(voice('leo'))).now.leavesGap('voice', { about: { kind: 'child', aboutId: 'mia' } });
    given(opened(), school(voice('leo')))
      .when(hv(notHeard('mia')))
      .accepted()
      .leavesNoGap('voice');
  });
  it('[V8] heard or not is shown with every decision about the child', () =>
    void given(opened(), school(voice('leo')), chair(propose('d1')), hv(notHeard('mia')))
      .when(chair(decideOn('d1')))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('Mia not heard, with a plan to; Leo heard')));
});

describe('the family', () => {
  it('[F4] calling somebody a risk says what it rests on and where it comes from', () => {
    given(opened())
      .when(sw(consider('dean', { consideredAs: 'risk', basis: 'fact' })))
      .refused('F4');
    given(opened())
      .when(sw(consider('dean', { consideredAs: 'risk', basis: 'fact', source: 'Police records' })))
      .then({ type: 'PersonConsidered' });
    given(opened())
      .when(sw(consider('dean', { consideredAs: 'unknown' })))
      .accepted();
  });
  it('[F5] names only people in the meeting', () => {
    given(opened())
      .when(chair(tellFamily({ byParticipantId: 'nobody' })))
      .refused('F5');
    given(opened())
      .when(chair(nameLead('nobody')))
      .refused('F5');
    given(opened())
      .when(sw(analysis({ byParticipantId: 'nobody' })))
      .refused('F5');
    given(opened())
      .when(chair(nameLead('sw')))
      .then({ type: 'LeadPractitionerNamed' });
    given(opened()).when(sw(analysis())).then({ type: 'AnalysisRecorded', agencyId: 'csc' });
  });
  it('[F6] considers and tells only people listed', () => {
    given(opened())
      .when(sw(consider('stranger')))
      .refused('F6');
    given(opened())
      .when(chair(tellFamily({ aboutId: 'stranger' })))
      .refused('F6');
  });
  it('[F7] for children in the meeting', () =>
    void given(opened())
      .when(sw(consider('dean', { childIds: ['ava'] })))
      .refused('F7'));
  it('[F8] answering only a question the procedure asks', () => {
    given(opened())
      .when(sw(consider('dean', { packQuestionId: 'weather' })))
      .refused('F8');
    given(opened())
      .when(sw(consider('dean', { packQuestionId: 'siblings' })))
      .accepted();
  });
  it('[F9] a person listed and not considered is a gap, and with the last the question about carers is answered', () => {
    given(opened()).now.leavesGap('person-not-considered', { about: { kind: 'person', aboutId: 'dean' } });
    given(opened())
      .when(police(consider('dean')))
      .accepted()
      .leavesNoGap('person-not-considered')
      .and((_, after) =>
        expect(after.gaps('pack-question').map(({ about }) => about?.aboutId)).not.toContain('carers'),
      );
  });
  it('[F10] what the family is told is decided either way, and printed with who tells them and what must wait', () => {
    given(opened())
      .when(chair(tellFamily({ byParticipantId: 'sw', mustNotKnowYet: 'The visit' })))
      .then({ type: 'FamilyMessageDecided' })
      .and((_, after) =>
        expect(after.print()).toMatch(
          /The family is told: That both children will be seen[\s\S]*By: Tom[\s\S]*Must not be known yet: The visit/,
        ),
      );
    given(opened())
      .when(chair({ type: 'DecideWhatFamilyIsTold', told: false }))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('The family is not told: not stated'));
  });
});
