import {
  agree,
  answerEscalation,
  arrive,
  close,
  contribution,
  decideOn,
  disagree,
  escalate,
  propose,
  resolve,
  respond,
} from '../testing/commands.js';
import { convened, given, opened } from '../testing/given.js';
import { advocate, chair, constable, father, housing, hv, police, school } from '../testing/people.js';
import { conference } from '../testing/procedure.js';

const conduct = { kind: 'conduct' } as const;
const raised = [opened(), school(disagree('g1', conduct))] as const;

describe('a disagreement', () => {
  it('[G13] is raised by anyone who speaks for an agency, of any seniority, about a decision, a contribution, an action or conduct', () => {
    const setting = [opened('housing'), hv(contribution('c1')), chair(propose('d1')), chair(agree('t1'))] as const;
    for (const about of [
      { kind: 'decision', decisionId: 'd1' },
      { kind: 'contribution', contributionId: 'c1' },
      { kind: 'action', actionId: 't1' },
      conduct,
    ] as const)
      given(...setting)
        .when(housing(disagree('g1', about)))
        .then({ type: 'DisagreementRaised', agencyId: 'homes' });
  });
  it('[G4] one that does not exist is not answered', () => {
    for (const command of [respond('g9'), resolve('g9'), escalate('g9'), answerEscalation('g9')])
      given(opened()).when(police(command)).refused('G4');
  });
  it('[G5] nor one that has been resolved', () => {
    for (const command of [respond('g1'), resolve('g1'), escalate('g1'), answerEscalation('g1')])
      given(...raised, school(resolve('g1')))
        .when(school(command))
        .refused('G5');
  });
  it('[G6] has an identifier of its own', () =>
    void given(...raised)
      .when(police(disagree('g1', conduct)))
      .refused('G6'));
  it('[G7] about conduct it is raised while the meeting lasts; about what was decided also later', () => {
    given(opened(), chair(close()))
      .when(school(disagree('g1', conduct)))
      .refused('G7');
    given(opened(), chair(propose('d1')), chair(decideOn('d1')), chair(close()))
      .when(school(disagree('g1', { kind: 'decision', decisionId: 'd1' })))
      .accepted();
  });
  it('[G8] is about something in this meeting that the person may see', () => {
    given(opened())
      .when(school(disagree('g1', { kind: 'action', actionId: 't9' })))
      .refused('G8');
    given(opened(), police(contribution('c1', { restrictedTo: ['police'] })))
      .when(school(disagree('g1', { kind: 'contribution', contributionId: 'c1' })))
      .refused('G8');
  });
  it('[G9] is resolved only by who raised it: the person, or their agency where it was the agency’s', () => {
    given(...raised)
      .when(police(resolve('g1')))
      .refused('G9');
    given(...raised)
      .when(school(resolve('g1')))
      .then({ type: 'DisagreementResolved' });
    given(opened('constable'), police(disagree('g1', conduct)))
      .when(constable(resolve('g1')))
      .accepted();
    given(opened('constable'), police(disagree('g1', conduct, { standing: 'personal' })))
      .when(constable(resolve('g1')))
      .refused('G9');
  });
  it('[G10] is escalated through the procedure’s stages', () => {
    given(...raised)
      .when(school(escalate('g1', 'the-press')))
      .refused('G10');
    given(...raised)
      .when(school(escalate('g1')))
      .then({ type: 'DisagreementEscalated' });
  });
  it('[G11] and answered at the stage that was asked, once', () => {
    given(...raised)
      .when(chair(answerEscalation('g1')))
      .refused('G11');
    given(...raised, school(escalate('g1')))
      .when(chair(answerEscalation('g1', 'named-leads')))
      .refused('G11');
    given(...raised, school(escalate('g1')), chair(answerEscalation('g1')))
      .when(chair(answerEscalation('g1')))
      .refused('G11');
    given(...raised, school(escalate('g1')))
      .when(chair(answerEscalation('g1')))
      .accepted()
      .and((_, after) =>
        expect(after.print()).toContain('Escalated (Managers) to The head of service: No answer. Outcome: Seen today'),
      );
  });
  it('[G14] is printed with its responses and how it ended, and stops no action meanwhile', () => {
    given(...raised, police(respond('g1')), school(resolve('g1'))).now.and((_, after) =>
      expect(after.print()).toMatch(
        /Hillside Primary disagreed about how the meeting is held: Too slow[\s\S]*Northmoor Police responded: We hear you[\s\S]*Seen today/,
      ),
    );
    given(...raised, school(escalate('g1')))
      .when(chair(agree('t1')))
      .accepted();
  });
});

describe('a family member’s disagreement', () => {
  const room = [
    convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school', 'father', 'advocate'], {
      ...conference,
      admission: 'direct',
    }),
    opened('father', 'advocate'),
  ] as const;

  it('[G12] is their own, not an agency’s', () => {
    given(...room)
      .when(father(disagree('g1', conduct)))
      .refused('G12');
    given(...room)
      .when(advocate(disagree('g1', conduct)))
      .refused('G12');
    given(...room)
      .when(father(disagree('g1', conduct, { standing: 'personal' })))
      .accepted();
  });
  it('[G9] and only they resolve it', () =>
    void given(...room, father(disagree('g1', conduct, { standing: 'personal' })))
      .when(father(resolve('g1')))
      .accepted());
  it('[G4] others’ do not exist for them, and what they do not see cannot be disagreed with', () => {
    given(...room, police(disagree('g1', conduct)))
      .when(father(resolve('g1')))
      .refused('G4');
    given(...room, police(contribution('c1')))
      .when(father(disagree('g1', { kind: 'contribution', contributionId: 'c1' }, { standing: 'personal' })))
      .refused('G8');
    given(...room, police(contribution('c1', { mayShareWithFamily: true })))
      .when(father(disagree('g1', { kind: 'contribution', contributionId: 'c1' }, { standing: 'personal' })))
      .accepted();
  });
  it('[G1] and raised while they are in the room', () =>
    void given(...room.slice(0, 1), opened())
      .when(father(disagree('g1', conduct, { standing: 'personal' })))
      .refused('G1'));
  it('[G1] coming back lets them', () =>
    void given(...room, father({ type: 'Leave' }), father(arrive()))
      .when(father(disagree('g1', conduct, { standing: 'personal' })))
      .accepted());
});
