import { circlesFor, circlesOf } from '../circles.js';
import {
  agree,
  answer,
  ask,
  contribution,
  disagree,
  escalate,
  extend,
  position,
  propose,
  restrict,
} from '../testing/commands.js';
import { given, opened, type Step } from '../testing/given.js';
import { circulate, closed, distribute, makeEdition, openEdition } from '../testing/minutes.js';
import { chair, hv, minuteTaker, police, school, sw } from '../testing/people.js';
import { asPlainText } from '../minutes/document.js';
import { holders } from '../judgements/holders.js';
import { minutesState } from './minutes-progress.js';
import { documentName, whichDocument, type DocumentName } from '../documents/which.js';
import { annexPointers, circleFor, entriesForEdition, minutes } from '../testing/named.js';

/** Row 9 is kept to the police, the chair and the minute-taker; row 10 to the police and the health visitor. */
const said = [
  police(contribution('c1', { statement: 'FOR-THE-CHAIR', restrictedTo: ['chair', 'minutes'] })),
  police(contribution('c2', { statement: 'FOR-HEALTH', restrictedTo: ['hv'] })),
] as const;
const unknown = {
  because: 'There is no such edition of the minutes. Choose one from the list; nothing has been recorded.',
};

describe('whose annex it is', () => {
  it('[N97] it is named after the first row kept to its circle, and known to that circle alone', () => {
    const { meeting } = given(closed(...said)).now;
    expect(circlesOf(meeting).map(({ annex, sequences }) => [documentName(annex), ...sequences])).toEqual([
      ['annex-9', 9],
      ['annex-10', 10],
    ]);
    expect(circlesFor(meeting, 'chair').map(({ annex }) => documentName(annex))).toEqual(['annex-9']);
    expect(circlesFor(meeting, 'hv').map(({ annex }) => documentName(annex))).toEqual(['annex-10']);
    expect(circlesFor(meeting, 'school')).toEqual([]);
  });
  it('[N97] what is said about a thing is in its annex too, and a thing shown to more or kept to fewer changes its circle', () => {
    const { meeting } = given(
      opened(),
      ...said,
      chair(ask('q1', { contributionId: 'c1', question: 'When?' })),
      police(extend(10, 'school')),
      sw(contribution('c3')),
      sw(restrict(13, 'chair')),
    ).now;
    const circles = circlesOf(meeting).map(({ people, sequences }) => [people.includes('school'), ...sequences]);
    expect(circles).toEqual([
      [false, 9, 11],
      [true, 10, 12],
      [false, 13, 14],
    ]);
  });
});

describe('making and giving out an annex', () => {
  it('[N98] anybody of its circle makes it, whether or not they keep the record, and it is a row for that circle alone', () => {
    for (const [maker, annex] of [
      [chair, 'annex-9'],
      [hv, 'annex-10'],
      [police, 'annex-9'],
    ] as const)
      void given(closed(...said))
        .when(maker(makeEdition(annex)))
        .accepted()
        .and(({ editionsMade }, { record }) => {
          expect(editionsMade.at(-1)).toMatchObject({ which: whichDocument(annex) });
          const { people } = circleFor(record.meeting!, annex, 'police')!;
          expect(record.rows.at(-1)?.event.audience).toEqual(people);
        });
    void given(closed(...said))
      .when(police(makeEdition('full')))
      .refused('N21');
  });
  it('[N97] to anybody else it is refused exactly as an edition that does not exist', () => {
    for (const edition of ['annex-10', 'annex-11', 'annex-99', 'press'])
      for (const command of [makeEdition(edition), circulate(edition, ['chair']), distribute(edition, 'chair')])
        void given(closed(...said))
          .when(chair(command))
          .refused('N25', unknown);
    for (const edition of ['annex-9', 'annex-99', 'press'])
      void given(closed(...said))
        .when(school(openEdition(edition)))
        .refused('N25', unknown);
  });
  it('[N97] it is for nobody outside its circle: not made, circulated or given out to them', () => {
    for (const command of [
      makeEdition('annex-9', { recipientId: 'school' }),
      makeEdition('annex-9', { externalRecipient: 'The court' }),
      circulate('annex-9', ['police', 'school']),
      distribute('annex-9', 'school'),
      distribute('annex-9', 'The court'),
    ])
      void given(closed(...said))
        .when(chair(command))
        .refused('N97');
    void given(closed(...said))
      .when(chair(makeEdition('annex-9', { recipientId: 'police' })))
      .accepted();
  });
  it('[N99] circulated, it is opened by those it went to, and changes nothing of how far the minutes have come', () => {
    const { meeting, record } = given(closed(...said), minuteTaker(circulate('annex-9', ['police']))).now;
    expect([minutesState(meeting), meeting.circulations]).toEqual(['draft', []]);
    expect(record.rows.at(-1)?.event.audience).toEqual(circleFor(meeting, 'annex-9', 'chair')?.people);
    void given(closed(...said), minuteTaker(circulate('annex-9', ['police'])))
      .when(police(openEdition('annex-9')))
      .accepted();
  });
});

describe('who holds what was kept to some', () => {
  it('[N57] those of its circle who were given its annex, and nobody by another annex', () => {
    const { meeting } = given(
      closed(...said),
      chair(makeEdition('annex-9')),
      hv(makeEdition('annex-10')),
      police(restrict(9, 'minutes')),
    ).now;
    expect(holders(meeting, 9).map(({ which, to }) => [documentName(which), to])).toEqual([['annex-9', 'chair']]);
  });
});

describe('what a copy and an annex say', () => {
  const print = (name: DocumentName, makerId: string, length: 'full' | 'summary' = 'full', recipientId?: string) => {
    const { record } = given(closed(...said, hv(contribution('c3', { statement: 'TO-ALL' })), sw(propose('d1'))));
    const meeting = record.meeting!;
    const copy = recipientId === undefined ? {} : { recipientId };
    const annexes = annexPointers(record.rows, meeting, name, makerId, copy);
    const circle = circleFor(meeting, name, makerId);
    const rows = entriesForEdition(record.rows, meeting, name, makerId, recipientId);
    return rows.length === 0
      ? ''
      : asPlainText(minutes(rows, name, { length, annexes, ...(circle ? { circle } : {}) }));
  };
  it('[N96] where all its readers are in the circle a copy says where the words are, and none of them', () => {
    for (const [name, length] of [
      ['full', 'full'],
      ['full', 'summary'],
      ['court-index', 'full'],
    ] as const) {
      const text = print(name, 'chair', length);
      expect(text).toContain('See the restricted annex (for Ruth, Grace, Karim and Nell).');
      expect(text).not.toMatch(/FOR-THE-CHAIR|FOR-HEALTH|Priya and Karim/);
    }
    expect(print('full', 'minutes', 'full', 'police')).toMatch(/SAID\s+See the restricted annex[\s\S]*TO-ALL/);
    for (const name of ['agency-police', 'tonight-police'] as const)
      expect(print(name, 'chair').match(/See the restricted annex/g)).toHaveLength(1);
  });
  it('[N96] any other copy says nothing', () => {
    for (const [name, recipientId] of [
      ['full', 'school'],
      ['agency-csc', undefined],
      ['agency-hillside', undefined],
      ['read-back', undefined],
    ] as const)
      expect(print(name, 'chair', 'full', recipientId)).not.toMatch(/annex|FOR-/);
  });
  it('[N95] an annex says whose it is and holds what is kept to exactly them, with the rows it stands in', () => {
    const text = print('annex-9', 'chair');
    expect(text).toMatch(/Restricted annex: for Ruth, Grace, Karim and Nell; do not file with the minutes\./);
    expect(text).toMatch(/WHAT EACH AGENCY SAID[\s\S]*Northmoor Police: Karim[\s\S]*FOR-THE-CHAIR/);
    expect(text).not.toMatch(/FOR-HEALTH|TO-ALL/);
    expect(print('annex-10', 'hv')).toMatch(/FOR-HEALTH/);
    expect(print('annex-10', 'chair')).toBe('');
  });
});

describe('what is said later of a thing, kept to fewer than the thing', () => {
  const some = { restrictedTo: ['chair', 'hv', 'sw', 'police'] };
  const few = { restrictedTo: ['chair'] };
  const c1 = police(contribution('c1'));
  const q1 = sw(ask('q1', { contributionId: 'c1', question: 'When?' }));
  const d1 = police(propose('d1'));
  const g1 = police(disagree('g1', { kind: 'conduct' }));
  const t1 = chair(agree('t1', { owner: { participantId: 'police' } }));
  const named = { post: 'Sergeant', name: 'LATER', agencyId: 'police' };
  const why = 'As agreed.';
  const action = { actionId: 't1' } as const;
  const dispute = { disagreementId: 'g1', stageId: 'managers' } as const;
  const later: Readonly<Record<string, readonly Step[]>> = {
    correction: [
      c1,
      police({ type: 'CorrectContribution', contributionId: 'c1', changes: { statement: 'LATER' }, why }),
    ],
    withdrawal: [c1, police({ type: 'WithdrawContribution', contributionId: 'c1', why: 'LATER' })],
    feedback: [c1, police({ type: 'GiveFeedback', contributionId: 'c1', outcome: 'LATER' })],
    answer: [c1, q1, police(answer('q1', { answer: 'LATER' }))],
    amendedProposal: [
      d1,
      chair({ type: 'AmendProposal', decisionId: 'd1', basedOnVersion: 1, options: [], proposal: 'LATER' }),
    ],
    position: [d1, police(position('d1', 'dissent', { reason: 'LATER' }))],
    response: [g1, police({ type: 'RespondToDisagreement', disagreementId: 'g1', response: 'LATER' })],
    escalation: [g1, police({ type: 'EscalateDisagreement', ...dispute, to: 'Managers', because: 'LATER' })],
    outcome: [g1, police(escalate('g1')), police({ type: 'AnswerEscalation', ...dispute, outcome: 'LATER' })],
    resolution: [g1, police({ type: 'ResolveDisagreement', disagreementId: 'g1', how: 'LATER' })],
    reassigned: [t1, police({ type: 'ReassignAction', ...action, owner: named, why })],
    amendedAction: [t1, police({ type: 'AmendAction', ...action, what: 'LATER', why })],
    declined: [t1, police({ type: 'DeclineAction', ...action, why: 'LATER' })],
    progress: [t1, police({ type: 'ReportProgress', ...action, note: 'LATER' })],
    done: [t1, police({ type: 'CompleteAction', ...action, evidence: 'LATER' })],
    notDone: [t1, police({ type: 'RecordActionNotDone', ...action, cause: 'not-done', explanation: 'LATER' })],
  };
  /** The rows of each circle whose annex says it. */
  const standsIn = (steps: readonly Step[]): (readonly number[])[] => {
    const { record, meeting } = given(opened(), ...steps).now;
    return circlesOf(meeting)
      .filter((circle) => {
        const rows = entriesForEdition(record.rows, meeting, circle.annex, 'police');
        return asPlainText(minutes(rows, circle.annex, { circle })).includes('LATER');
      })
      .map(({ sequences }) => sequences);
  };

  const toSome = police(restrict(9, 'chair', 'hv', 'sw'));
  it('[N95] it stands in the annex of its own circle, kept to them before its thing was kept to more', () => {
    for (const [kind, steps] of Object.entries(later)) {
      const row = given(opened(), ...steps).now.record.rows.length;
      const narrowed = standsIn([...steps, police(restrict(row, 'chair')), toSome]);
      expect([kind, narrowed]).toEqual([kind, [[row, row + 1]]]);
    }
  });
  it('[N95] and kept to them afterwards', () => {
    for (const [kind, [thing, ...steps]] of Object.entries(later)) {
      const before = [thing as Step, toSome, ...steps];
      const row = given(opened(), ...before).now.record.rows.length;
      const narrowed = standsIn([...before, police(restrict(row, 'chair'))]);
      expect([kind, narrowed]).toEqual([kind, [[row, row + 1]]]);
    }
  });
  it('[N95] so does the outcome of a stage that is itself in another annex, of a disagreement open to all', () =>
    expect(
      standsIn([
        g1,
        police({ ...escalate('g1'), ...some }),
        police({ type: 'AnswerEscalation', ...dispute, outcome: 'LATER', ...few }),
      ]),
    ).toEqual([[11]]));
});
