import {
  acknowledge,
  arrival,
  ask,
  close,
  confirm,
  contribution,
  correction,
  feedback,
  note,
  readBack,
  search,
  withdrawNote,
  whole,
  withdrawal,
  answer,
} from '../testing/commands.js';
import { given, minute, opened } from '../testing/given.js';
import { acts, chair, constable, hv, minuteTaker, people, police, school, sw } from '../testing/people.js';

describe('what an agency says', () => {
  it('[C22] only the statement is needed; what guidance asks for and nobody said is a gap', () =>
    void given(opened())
      .when(hv(contribution('c1')))
      .then({ type: 'ContributionMade', agencyId: 'community-health' })
      .and((meeting) =>
        expect([...meeting.contributions.values()]).toMatchObject([{ unconfirmed: false, receivedOutside: false }]),
      )
      .and((_, after) =>
        expect(after.gaps('contribution-field').flatMap(({ fields }) => fields)).toEqual([
          'basis',
          'source',
          'occurredFrom',
          'impactOnChild',
          'purpose',
        ]),
      ));
  it('[C22] and a whole one leaves none', () =>
    void given(opened())
      .when(hv(whole('c1')))
      .accepted()
      .leavesNoGap('contribution-field'));

  it('[C23] history says why it still matters: over twelve calendar months back, by when it ended', () => {
    given(opened())
      .when(hv(whole('c1', { occurredFrom: '2025-11-20T16:00:00.000Z' })))
      .accepted()
      .leavesGap('contribution-field', { fields: ['stillRelevantBecause'] });
    given(opened())
      .when(hv(whole('c1', { occurredFrom: '2025-11-20T18:00:00.000Z' })))
      .accepted()
      .leavesNoGap('contribution-field');
    given(opened())
      .when(hv(whole('c1', { occurredFrom: '2020-01-01T00:00:00.000Z', occurredTo: '2026-01-01T00:00:00.000Z' })))
      .accepted()
      .leavesNoGap('contribution-field');
  });

  it('[C8] a speaker is somebody in the meeting, of the agency spoken for', () => {
    given(opened())
      .when(minuteTaker(contribution('c1', { spokenByParticipantId: 'nobody' })))
      .refused('C8');
    given(opened())
      .when(minuteTaker(contribution('c1', { spokenByParticipantId: 'hv', onBehalfOfAgencyId: 'police' })))
      .refused('C8');
    given(opened())
      .when(minuteTaker(contribution('c1', { spokenByParticipantId: 'hv' })))
      .then({ type: 'ContributionMade', agencyId: 'community-health', unconfirmed: true });
    given(opened())
      .when(minuteTaker({ ...note('n1'), speakerParticipantId: 'nobody' }))
      .refused('C8');
  });
  it('[C6] only chair, deputy and minute-taker take down another agency’s words', () => {
    given(opened())
      .when(hv(contribution('c1', { onBehalfOfAgencyId: 'police' })))
      .refused('C6');
    given(opened())
      .when(chair(contribution('c1', { onBehalfOfAgencyId: 'police' })))
      .then({ type: 'ContributionMade', agencyId: 'police', unconfirmed: true });
  });
  it('[C7] of an agency in this meeting', () =>
    void given(opened())
      .when(chair(contribution('c1', { onBehalfOfAgencyId: 'fire' })))
      .refused('C7'));
  it('[C9] about children and people listed here', () => {
    given(opened())
      .when(hv(contribution('c1', { childIds: ['ava'] })))
      .refused('C9');
    given(opened())
      .when(hv(contribution('c1', { aboutIds: ['stranger'] })))
      .refused('C9');
    given(opened(), hv(contribution('c1')))
      .when(hv(correction('c1', { childIds: ['ava'] })))
      .refused('C9');
  });
  it('[C10] nothing ends before it began', () => {
    given(opened())
      .when(hv(contribution('c1', { occurredFrom: minute(-10), occurredTo: minute(-20) })))
      .refused('C10');
    given(opened(), hv(contribution('c1', { occurredFrom: minute(-10) })))
      .when(hv(correction('c1', { occurredTo: minute(-20) })))
      .refused('C10');
  });
  it('[C11] answers only a question the procedure asks', () => {
    given(opened())
      .when(hv(contribution('c1', { packQuestionId: 'weather' })))
      .refused('C11');
    given(opened())
      .when(hv(search({ packQuestionId: 'weather' })))
      .refused('C11');
    given(opened())
      .when(hv(contribution('c1', { packQuestionId: 'siblings' })))
      .accepted()
      .and((_, after) =>
        expect(after.gaps('pack-question').map(({ about }) => about?.aboutId)).toEqual(['carers', 'cp-is']),
      );
  });
  it('[C14] an identifier used twice is refused, and says that nothing was lost', () => {
    given(opened(), hv(contribution('c1')))
      .when(police(contribution('c1')))
      .refused('C14');
    given(opened(), minuteTaker(note('n1')))
      .when(minuteTaker(note('n1')))
      .refused('C14');
    given(opened(), police(ask('q1', { ofAgencyId: 'homes' })))
      .when(police(ask('q1', { ofAgencyId: 'homes' })))
      .refused('C14');
  });
  it('[C30] after closing it is marked as received outside the discussion, and printed there', () =>
    void given(opened(), chair(close()))
      .when(hv(contribution('c9', { statement: 'A healing rib fracture' })))
      .then({ type: 'ContributionMade', receivedOutside: true })
      .and((_, after) =>
        expect(after.print()).toMatch(
          /RECEIVED OUTSIDE THE DISCUSSION[\s\S]*A healing rib fracture[\s\S]*THE CHILDREN’S VOICES/,
        ),
      ));
});

describe('correcting and withdrawing', () => {
  it('[C4] only what there is', () => {
    for (const command of [correction('c9'), withdrawal('c9'), confirm('c9'), acknowledge('c9'), feedback('c9')])
      given(opened()).when(hv(command)).refused('C4');
  });
  it('[C5] only by its own agency, by any of its people', () => {
    given(opened(), police(contribution('c1')))
      .when(hv(correction('c1')))
      .refused('C5');
    given(opened(), police(contribution('c1')))
      .when(hv(withdrawal('c1')))
      .refused('C5');
    given(opened(), police(contribution('c1')))
      .when(constable(correction('c1')))
      .then({ type: 'ContributionCorrected' });
  });
  it('[C13] not what has been withdrawn', () => {
    given(opened(), police(contribution('c1')), police(withdrawal('c1')))
      .when(police(correction('c1')))
      .refused('C13');
    given(opened(), police(contribution('c1')), police(withdrawal('c1')))
      .when(police(confirm('c1')))
      .refused('C13');
  });
  it('[C16] a correction says what is corrected', () =>
    void given(opened(), police(contribution('c1')))
      .when(police(correction('c1', {})))
      .refused('C16'));
  it('[C28] the earlier text stays, and is printed with why it changed', () =>
    void given(opened(), police(contribution('c1')))
      .when(police(correction('c1')))
      .accepted()
      .and((_, after) =>
        expect(after.print()).toMatch(/Three bruises[\s\S]*Miscounted. Before, it read: “Two bruises”/),
      ));
  it('[C29] what is withdrawn is shown as withdrawn, leaves no gap and does not answer for its agency; a second time changes nothing', () => {
    given(opened(), police(contribution('c1')))
      .when(police(withdrawal('c1')))
      .accepted()
      .leavesNoGap('contribution-field')
      .leavesGap('agency-silent', { agencyId: 'police' })
      .and((_, after) =>
        expect([after.print().includes('Withdrawn: Wrong child'), after.print().includes('Two bruises')]).toEqual([
          true,
          false,
        ]),
      );
    given(opened(), police(contribution('c1')), police(withdrawal('c1')))
      .when(police(withdrawal('c1')))
      .then();
  });
});

describe('words taken down for another', () => {
  const takenDown = [opened(), minuteTaker(contribution('c1', { spokenByParticipantId: 'hv' }))] as const;

  it('[C26] are unconfirmed until their agency confirms them, one event each', () => {
    given(...takenDown).now.leavesGap('contribution-unconfirmed', { agencyId: 'community-health' });
    given(...takenDown, minuteTaker(contribution('c2', { spokenByParticipantId: 'hv' })))
      .when(hv(confirm('c1', 'c2', 'c1')))
      .then(
        { type: 'ContributionConfirmed', contributionId: 'c1' },
        { type: 'ContributionConfirmed', contributionId: 'c2' },
      )
      .leavesNoGap('contribution-unconfirmed');
    given(...takenDown, hv(confirm('c1')))
      .when(hv(confirm('c1')))
      .then();
  });
  it('[C12] no other agency confirms them', () => {
    given(...takenDown)
      .when(police(confirm('c1')))
      .refused('C12');
    given(...takenDown)
      .when(minuteTaker(readBack('police', 'c1')))
      .refused('C12');
  });
  it('[C34] or are read back on the phone and agreed aloud', () =>
    void given(...takenDown, minuteTaker(arrival('hv')))
      .when(minuteTaker(readBack('hv', 'c1')))
      .then({ type: 'ContributionConfirmed', confirmedByParticipantId: 'hv', readBackBy: 'minutes' })
      .and((_, after) => expect(after.print()).toContain('read back by Grace')));
  it('[C8] by somebody who speaks for their agency', () => {
    given(...takenDown)
      .when(minuteTaker(readBack('nobody', 'c1')))
      .refused('C8');
    given(...takenDown)
      .when(chair(readBack('minutes', 'c1')))
      .refused('C8');
  });
});

describe('what others say about it', () => {
  it('[C17] an agency acknowledges what others share, once', () => {
    given(opened(), hv(contribution('c1')))
      .when(hv(acknowledge('c1')))
      .refused('C17');
    given(opened(), hv(contribution('c1')))
      .when(school(acknowledge('c1')))
      .then({ type: 'ContributionAcknowledged', agencyId: 'hillside' });
    given(opened(), hv(contribution('c1')), school(acknowledge('c1')))
      .when(school(acknowledge('c1')))
      .then();
  });
  it('[C35] feedback reaches the contributor', () =>
    void given(opened(), hv(contribution('c1')))
      .when(chair(feedback('c1')))
      .then({ type: 'FeedbackGiven' })
      .shows('It led to a medical', 'hv'));
  it('[C18] a question is about one contribution, or to one agency', () => {
    given(opened())
      .when(sw(ask('q1', {})))
      .refused('C18');
    given(opened(), hv(contribution('c1')))
      .when(sw(ask('q1', { contributionId: 'c1', ofAgencyId: 'police' })))
      .refused('C18');
    given(opened())
      .when(sw(ask('q1', { contributionId: 'c9' })))
      .refused('C4');
  });
  it('[C36] an agency asked can see what it is asked, whoever else the question is kept to', () =>
    void given(opened(), sw(ask('q1', { ofAgencyId: 'police', restrictedTo: ['hv'] })))
      .now.shows('Since when?', 'police', 'hv', 'sw')
      .hides('Since when?', 'school'));
  it('[C7] to an agency in this meeting, whatever it is called', () => {
    given(opened())
      .when(sw(ask('q1', { ofAgencyId: 'fire' })))
      .refused('C7');
    given(
      opened(),
      chair({
        type: 'InviteParticipant',
        participant: { ...people.nurse, agencyId: 'cafcass', agencyName: 'cafcass' },
      }),
    )
      .when(sw(ask('q1', { ofAgencyId: 'cafcass' })))
      .accepted();
  });
  it('[C25] it is a gap of the agency asked until somebody answers', () => {
    given(opened(), hv(contribution('c1')))
      .when(sw(ask('q1', { contributionId: 'c1' })))
      .accepted()
      .leavesGap('question-open', { agencyId: 'community-health' });
    given(opened(), hv(contribution('c1')), sw(ask('q1', { contributionId: 'c1' })))
      .when(hv(answer('q1')))
      .accepted()
      .leavesNoGap('question-open')
      .and((_, after) => expect(after.print()).toContain('Answer: Since March'));
  });
  it('[C19] only a question there is is answered', () =>
    void given(opened())
      .when(hv(answer('q9')))
      .refused('C19'));
  it('[C20] once', () =>
    void given(opened(), sw(ask('q1', { ofAgencyId: 'police' })), police(answer('q1')))
      .when(police(answer('q1')))
      .refused('C20'));
  it('[C21] anyone in the room who knows may answer, and the answer is printed as theirs', () =>
    void given(opened(), sw(ask('q1', { ofAgencyId: 'police' })))
      .when(school(answer('q1')))
      .then({ type: 'QuestionAnswered', agencyId: 'hillside' })
      .and((_, after) => expect(after.print()).toContain('Answer from Hillside Primary: Since March')));
});

describe('searches and notes', () => {
  it('[C32] nothing known is an answer', () => {
    given(opened()).now.leavesGap('agency-silent', { agencyId: 'homes' });
    given(opened())
      .when(acts('housing')(search()))
      .then({ type: 'SearchRecorded', result: 'nothing-known' })
      .and((_, after) => expect(after.gaps('agency-silent').map(({ agencyId }) => agencyId)).not.toContain('homes'));
  });
  it('[C31] what was not searched is a gap', () =>
    void given(opened())
      .when(sw(search({ notSearched: 'The neighbouring authority' })))
      .accepted()
      .leavesGap('not-searched', { what: expect.stringContaining('The neighbouring authority') as string }));
  it('[C27] a search of the system it names answers a question of the procedure, however it is spelt', () => {
    given(opened())
      .when(sw(search({ systems: ['Case file', 'cp is (national)'] })))
      .accepted()
      .and((_, after) => expect(after.gaps('pack-question').map(({ about }) => about?.aboutId)).not.toContain('cp-is'));
    given(opened())
      .when(sw(search()))
      .accepted()
      .leavesGap('pack-question', { about: { kind: 'pack-question', aboutId: 'cp-is' } });
  });
  it('[C33] a note is seen only by chair, deputy and minute-taker, and what is made of it by all', () => {
    given(opened('deputy'))
      .when(minuteTaker(note('n1', 'Scribbled in haste')))
      .then({ type: 'NoteTaken', audience: ['chair', 'deputy', 'minutes'] })
      .shows('Scribbled in haste', 'chair', 'deputy', 'minutes')
      .hides('Scribbled in haste', 'sw', 'police');
    given(opened('deputy'), minuteTaker(note('n1', 'Scribbled in haste')))
      .when(minuteTaker(contribution('c1', { fromNoteId: 'n1', spokenByParticipantId: 'hv' })))
      .accepted()
      .shows('Two bruises', 'police')
      .hides('Scribbled in haste', 'police');
  });
  it('[C39] from a withdrawn note nothing is made; its words can be written as a contribution of their own', () => {
    const withdrawn = given(opened(), minuteTaker(note('n1')), minuteTaker(withdrawNote('n1')));
    withdrawn.when(minuteTaker(contribution('c1', { fromNoteId: 'n1', spokenByParticipantId: 'hv' }))).refused('C39');
    withdrawn.when(minuteTaker(contribution('c1', { spokenByParticipantId: 'hv' }))).then({ type: 'ContributionMade' });
  });
  it('[C15] only from a note one may see', () => {
    given(opened(), minuteTaker(note('n1')))
      .when(police(contribution('c1', { fromNoteId: 'n1' })))
      .refused('C15');
    given(opened())
      .when(chair(contribution('c1', { fromNoteId: 'n9' })))
      .refused('C15');
  });
});
