import { gaps } from '../judgements/gaps.js';
import {
  agree,
  answer,
  arrive,
  ask,
  close,
  contribution,
  correction,
  disagree,
  extend,
  leave,
  note,
  position,
  propose,
  restrict,
  acknowledge,
  departure,
  feedback,
} from '../testing/commands.js';
import { convened, given, minute, opened, usual } from '../testing/given.js';
import {
  acts,
  chair,
  constable,
  deputy,
  hv,
  minuteTaker,
  people,
  police,
  school,
  solicitor,
  sw,
} from '../testing/people.js';
import { conference } from '../testing/procedure.js';

/** The row after `opened()`: convening, six arrivals, the opening. */
const first = 9;
const secret = 'A former partner is named';
const kept = [opened(), police(contribution('c1', { statement: secret, restrictedTo: ['health'] }))] as const;
const shared = [opened(), police(contribution('c1', { statement: secret }))] as const;

describe('keeping a thing to some', () => {
  it('[S4] names sectors or people in the meeting', () => {
    given(opened())
      .when(police(contribution('c1', { restrictedTo: ['weather'] })))
      .refused('S4');
    given(opened())
      .when(police(contribution('c1', { restrictedTo: ['stranger'] })))
      .refused('S4');
    given(opened(), chair({ type: 'WithdrawInvitation', participantId: 'housing', reason: 'x' }))
      .when(police(contribution('c1', { restrictedTo: ['housing', 'hv'] })))
      .accepted();
    given(...kept)
      .when(police(extend(first, 'weather')))
      .refused('S4');
    given(...shared)
      .when(police(restrict(first, 'weather')))
      .refused('S4');
  });
  it('[S10] unrestricted, every professional may see it, whenever invited', () =>
    void given(
      ...shared,
      chair({ type: 'InviteParticipant', participant: people.nurse }),
      acts('nurse')(arrive()),
    ).now.shows(secret, 'chair', 'minutes', 'hv', 'nurse'));
  it('[S11] kept, those named, its agency and whoever entered it may, and nobody else, chair and minute-taker included', () => {
    given(...kept)
      .now.shows(secret, 'hv', 'police')
      .hides(secret, 'chair', 'minutes', 'sw', 'school')
      .and(({ contributions }) =>
        expect(contributions.get('c1')?.thread.audience).toEqual(['constable', 'hv', 'police']),
      );
    given(
      opened(),
      minuteTaker(contribution('c1', { statement: secret, spokenByParticipantId: 'hv', restrictedTo: [] })),
    )
      .now.shows(secret, 'hv', 'minutes')
      .hides(secret, 'chair', 'police');
  });
  it('[S12] a sector names its chair, deputy, minute-taker and members invited then, not later', () => {
    given(opened(), police(contribution('c1', { statement: secret, restrictedTo: ['childrens-social-care'] }))).now.and(
      ({ contributions }) =>
        expect(contributions.get('c1')?.thread.audience).toEqual([
          'chair',
          'constable',
          'deputy',
          'minutes',
          'police',
          'sw',
        ]),
    );
    given(...kept, chair({ type: 'InviteParticipant', participant: people.nurse }), acts('nurse')(arrive())).now.hides(
      secret,
      'nurse',
    );
  });
  it('[S11] the audience is in one order however it was named', () => {
    const named = (...restrictedTo: string[]) =>
      given(opened(), police(contribution('c1', { restrictedTo }))).now.meeting.contributions.get('c1')?.thread
        .audience;
    expect(named('hv', 'school', 'childrens-social-care')).toEqual(
      named('childrens-social-care', 'school', 'hv', 'hv'),
    );
  });

  it('[S13] corrections, questions, answers, acknowledgements, feedback and disagreements about it go where it goes', () => {
    const words = 'SAID-ABOUT-IT';
    const about = [
      ...kept,
      police(correction('c1', { statement: words })),
      hv(ask('q1', { contributionId: 'c1', question: words })),
      police(answer('q1', { answer: words })),
      hv({ ...feedback('c1'), outcome: words }),
      hv(acknowledge('c1')),
      hv(disagree('g1', { kind: 'contribution', contributionId: 'c1' }, { statement: words })),
      police({ type: 'RespondToDisagreement', disagreementId: 'g1', response: words }),
    ] as const;
    given(...about)
      .now.shows(words, 'hv', 'police')
      .hides(words, 'chair', 'sw', 'school', 'minutes')
      .hides('ContributionAcknowledged', 'chair');
  });
  it('[S13] and may be kept to fewer still, but never to more', () =>
    void given(...kept)
      .when(hv(ask('q1', { contributionId: 'c1', restrictedTo: ['police', 'education'] })))
      .accepted()
      .and(({ questions }) => expect(questions.get('q1')?.thread.audience).toEqual(['constable', 'hv', 'police'])));
  it('[S30] feedback, progress and a lead’s duties may be kept to some, and to nobody who may not see what they are about', () => {
    given(...kept)
      .when(
        hv({
          type: 'GiveFeedback',
          contributionId: 'c1',
          outcome: 'It led to a visit.',
          restrictedTo: ['police', 'education'],
        }),
      )
      .then({ type: 'FeedbackGiven', audience: ['constable', 'hv', 'police'] });
    given(opened())
      .when(
        chair({
          type: 'NameLeadPractitioner',
          participantId: 'sw',
          responsibilities: 'Rings the family.',
          restrictedTo: ['police'],
        }),
      )
      .then({ type: 'LeadPractitionerNamed', audience: ['chair', 'constable', 'deputy', 'minutes', 'police', 'sw'] });
    given(opened())
      .when(
        chair({
          type: 'NameLeadPractitioner',
          participantId: 'sw',
          responsibilities: 'Rings the family.',
          restrictedTo: ['nobody-here'],
        }),
      )
      .refused('S4');
  });
  it('[S13] a contribution made from a note does not', () =>
    void given(opened(), minuteTaker(note('n1')))
      .when(minuteTaker(contribution('c1', { fromNoteId: 'n1' })))
      .accepted()
      .and(({ contributions }) => expect(contributions.get('c1')?.thread.audience).toBeUndefined()));

  it('[S25] what is kept from somebody is refused to them exactly as what does not exist', () => {
    for (const [command, absent] of [
      [correction('c1'), correction('c9')],
      [acknowledge('c1'), acknowledge('c9')],
      [ask('q1', { contributionId: 'c1' }), ask('q1', { contributionId: 'c9' })],
      [
        disagree('g1', { kind: 'contribution', contributionId: 'c1' }),
        disagree('g1', { kind: 'contribution', contributionId: 'c9' }),
      ],
      [extend(first, 'police'), extend(999, 'police')],
      [restrict(first, 'police'), restrict(999, 'police')],
    ] as const) {
      const ruling = given(...kept).record.ask(school(command));
      expect(ruling.verdict).toBe('refused');
      expect(ruling).toEqual(given(...kept).record.ask(school(absent)));
    }
  });
});

describe('showing it to more', () => {
  it('[S5] there is something at that place, whose audience can be changed', () => {
    for (const sequence of [0, 1, 8, 999, -1, 1.5, Number.MAX_VALUE])
      given(...kept)
        .when(police(extend(sequence, 'education')))
        .refused('S5');
    given(...kept)
      .when(chair(extend(first, 'education')))
      .refused('S5');
  });
  it('[S5] nor does anything but their own words exist there for somebody at the door or gone', () => {
    given(...shared)
      .when(acts('housing')(restrict(first, 'police')))
      .refused('S5');
    given(...shared, hv(leave()))
      .when(hv(restrict(first, 'police')))
      .refused('S5');
    given(...shared, police(leave()))
      .when(police(restrict(first, 'health')))
      .accepted();
  });
  it('[S6] only by its agency, or a chair who may see it', () => {
    given(...kept)
      .when(hv(extend(first, 'education')))
      .refused('S6');
    given(...kept)
      .when(constable(extend(first, 'education')))
      .accepted();
    given(opened(), police(contribution('c1', { restrictedTo: ['chair', 'hv'] })))
      .when(chair(extend(first, 'education')))
      .accepted();
  });
  it('[S7] not what everyone may see already', () =>
    void given(...shared)
      .when(police(extend(first, 'education')))
      .refused('S7'));
  it('[S16] the row carries what it reveals, and those newly included have the thing from then on', () => {
    const extended = given(...kept, hv(ask('q1', { contributionId: 'c1', question: 'Which partner?' })))
      .when(police(extend(first, 'school')))
      .then({ type: 'AudienceExtended', audience: ['constable', 'hv', 'police', 'school'] })
      .shows(secret, 'school')
      .shows('Which partner?', 'school')
      .hides(secret, 'chair');
    expect(extended.print('full', 'school')).toContain(secret);
    given(...kept, police(extend(first, 'school')))
      .when(police(correction('c1', { statement: 'Not him' })))
      .accepted()
      .shows('Not him', 'school')
      .hides('Not him', 'chair');
    given(...kept, police(extend(first, 'school')))
      .when(school(acknowledge('c1')))
      .accepted();
    given(...kept)
      .when(police(extend(first, 'health')))
      .then();
  });
  it('[S19] nothing said about it that was kept to fewer goes with it', () => {
    given(
      ...kept,
      hv(ask('q1', { contributionId: 'c1', question: 'Between us?', restrictedTo: ['police'] })),
      chair({ type: 'InviteParticipant', participant: people.nurse }),
    )
      .when(police(extend(first, 'school')))
      .accepted()
      .shows(secret, 'school')
      .shows('Between us?', 'school');
    const apart = [
      opened(),
      police(contribution('c1', { statement: secret, restrictedTo: ['health', 'sw'] })),
      hv(ask('q1', { contributionId: 'c1', question: 'Between us?', restrictedTo: ['police'] })),
      hv(ask('q2', { contributionId: 'c1' })),
      police(answer('q2', { answer: 'For you alone', restrictedTo: ['health'] })),
    ] as const;
    given(...apart)
      .when(police(extend(first, 'school')))
      .accepted()
      .shows(secret, 'school')
      .hides('Between us?', 'school', 'sw')
      .hides('For you alone', 'school', 'sw');
  });
  it('[S8] such a part stays kept', () => {
    const proposed = [
      opened(),
      sw(propose('d1', { restrictedTo: ['police', 'health'] })),
      police(position('d1', 'dissent', { reason: secret, restrictedTo: ['police'] })),
    ] as const;
    given(...proposed)
      .when(police(extend(10, 'school')))
      .refused('S8');
    given(...proposed)
      .when(sw(extend(first, 'school')))
      .accepted()
      .shows('Enquire jointly', 'school')
      .hides(secret, 'school', 'hv', 'chair');
  });
  it('[S9] and a question does not reach people who may not see what it is about', () => {
    given(...kept, hv(ask('q1', { contributionId: 'c1' })))
      .when(hv(extend(10, 'school')))
      .refused('S9');
    given(
      opened(),
      police(contribution('c1', { restrictedTo: ['health', 'school'] })),
      hv(ask('q1', { contributionId: 'c1', restrictedTo: ['police'] })),
    )
      .when(hv(extend(10, 'school')))
      .accepted();
  });
});

describe('what the procedure keeps to some sectors', () => {
  const convenedWith = (extra: object) => ({
    convening: {
      participants: [...[...usual, 'solicitor' as const].map((name) => people[name]), { ...people.advocate, ...extra }],
    },
    procedure: { ...conference, admission: 'direct' as const },
  });
  const advice = [
    ...opened('solicitor', 'deputy', 'constable'),
    sw(
      propose('l1', {
        matterId: 'legal-advice',
        options: [],
        proposal: 'PRIVILEGED',
        restrictedTo: ['chair', 'solicitor'],
      }),
    ),
    solicitor(disagree('g1', { kind: 'decision', decisionId: 'l1' })),
  ];
  const row = 12;
  const before = [convenedWith({}), advice] as const;

  it('[S31] is shown to nobody of another, by sector or by name, by whoever asks and in whatever row of it', () => {
    for (const to of ['police', 'hv', 'school', 'advocate'])
      for (const [who, sequence] of [
        [sw, row],
        [chair, row],
        [solicitor, row + 1],
        [chair, row + 1],
      ] as const)
        given(...before)
          .when(who(extend(sequence, 'legal', to)))
          .refused('S31', { because: expect.stringContaining('say that as a contribution') as string })
          .hides('PRIVILEGED', 'police', 'hv', 'school', 'advocate');
    given(...before, sw(extend(row, 'deputy')))
      .when(deputy(extend(row + 2, 'police')))
      .refused('S31');
    given(
      convenedWith({ agencyId: 'csc', agencyName: 'Northmoor Social Care', sector: 'childrens-social-care' }),
      advice,
    )
      .when(sw(extend(row, 'advocate')))
      .refused('S31');
  });
  it('[S31] and to more of its own, until all of them have it', () => {
    given(...before).now.hides('PRIVILEGED', 'deputy');
    given(...before)
      .when(sw(extend(row, 'childrens-social-care', 'legal')))
      .accepted()
      .shows('PRIVILEGED', 'deputy', 'minutes', 'solicitor')
      .hides('PRIVILEGED', 'police', 'hv');
    given(...before, sw(extend(row, 'deputy')))
      .when(sw(restrict(row, 'police')))
      .accepted()
      .hides('PRIVILEGED', 'police', 'solicitor');
  });
});

describe('keeping it to fewer afterwards', () => {
  it('[S17] those no longer included have it no more, and the record lists who had seen it', () => {
    given(...shared, minuteTaker(departure('school')))
      .when(police(restrict(first, 'health')))
      .then({ type: 'RestrictedAfterwards', covers: [first], alreadySeenBy: ['chair', 'minutes', 'sw', 'school'] })
      .shows(secret, 'hv', 'police')
      .hides(secret, 'chair', 'sw', 'minutes')
      .and((_, after) =>
        expect(after.print('full', 'police')).toContain('Already seen by Ruth, Grace, Tom and Martin.'),
      );
    given(...shared)
      .when(police(restrict(first, 'health')))
      .accepted()
      .hides('alreadySeenBy":["', 'chair');
  });
  it('[S17] those who had left before it, and those at the door, had not', () => {
    given(opened(), hv(leave()), police(contribution('c1')))
      .when(police(restrict(first + 1, 'sw')))
      .accepted()
      .and(({ restrictions }) => expect(restrictions[0]?.alreadySeenBy).toEqual(['chair', 'minutes', 'school']));
    given(opened(), police(contribution('c1')), chair(close()))
      .when(police(restrict(first, 'sw')))
      .accepted()
      .and(({ restrictions }) =>
        expect(restrictions[0]?.alreadySeenBy).toEqual(['chair', 'deputy', 'minutes', 'hv', 'school', 'housing']),
      );
  });
  it('[S17] a leaving reported later than it happened does not unsee what the window still showed', () =>
    void given(...shared, minuteTaker(departure('hv', { happenedAt: minute(8) })))
      .when(police(restrict(first, 'sw')))
      .accepted()
      .and(({ restrictions }) => expect(restrictions[0]?.alreadySeenBy).toContain('hv')));
  it('[S17] the first row stands for the whole thing and all that is said about it, then and later', () => {
    const about = [
      ...shared,
      hv(ask('q1', { contributionId: 'c1', question: 'Which partner?' })),
      police(correction('c1', { statement: 'Two partners' })),
    ] as const;
    given(...about)
      .when(police(restrict(first, 'health')))
      .accepted()
      .hides(secret, 'chair')
      .hides('Which partner?', 'chair')
      .hides('Two partners', 'chair');
    given(...about, police(restrict(first, 'health')))
      .when(police(answer('q1', { answer: 'The last' })))
      .accepted()
      .hides('The last', 'chair')
      .shows('The last', 'hv');
  });
  it('[S17] a later row stands for itself', () =>
    void given(...shared, police(correction('c1', { statement: 'Her name' })))
      .when(police(restrict(first + 1, 'health')))
      .accepted()
      .hides('Her name', 'chair')
      .shows(secret, 'chair'));
  it('[S18] it never lets more people in: not into a part kept to fewer, nor by naming somebody from outside', () => {
    given(...kept)
      .when(police(restrict(first, 'education')))
      .accepted()
      .hides(secret, 'school', 'chair', 'hv');
    const apart = [
      ...shared,
      hv(ask('q1', { contributionId: 'c1', question: 'Between us?', restrictedTo: ['police'] })),
    ] as const;
    given(...apart)
      .when(police(restrict(first, 'education', 'health', 'police')))
      .accepted()
      .hides('Between us?', 'school')
      .hides(secret, 'chair')
      .shows(secret, 'school');
    const positioned = [
      opened(),
      sw(propose('d1')),
      police(position('d1', 'dissent', { reason: secret, restrictedTo: ['health'] })),
    ] as const;
    given(...positioned)
      .when(police(restrict(first + 1, 'education')))
      .accepted()
      .hides(secret, 'school', 'chair');
    given(...positioned)
      .when(sw(restrict(first, 'education', 'health', 'police')))
      .accepted()
      .hides(secret, 'school');
    given(...positioned)
      .when(chair(restrict(first + 1, 'education')))
      .refused('S5');
  });
  it('[S6] a position is its own agency’s to keep, not the proposer’s', () => {
    const positioned = [opened(), sw(propose('d1')), police(position('d1', 'dissent', { reason: secret }))] as const;
    given(...positioned)
      .when(sw(restrict(first + 1, 'health')))
      .refused('S6');
    given(...positioned)
      .when(constable(acts('constable')(arrive()).command))
      .accepted();
    given(...positioned)
      .when(police(restrict(first + 1, 'health')))
      .accepted()
      .hides(secret, 'chair');
  });
  it('[S20] what was revealed obeys what was narrowed since, row by row', () => {
    const extended = [
      ...kept,
      police(correction('c1', { statement: 'Her name' })),
      police(extend(first, 'school')),
    ] as const;
    given(...extended).now.shows('Her name', 'school');
    given(...extended)
      .when(police(restrict(first + 1, 'health')))
      .accepted()
      .hides('Her name', 'school')
      .shows(secret, 'school')
      .shows('Her name', 'hv');
    given(...extended)
      .when(police(restrict(first, 'health')))
      .accepted()
      .hides(secret, 'school')
      .hides('Her name', 'school');
    given(...extended, police(restrict(first, 'health')))
      .when(police(extend(first, 'school')))
      .accepted()
      .shows(secret, 'school')
      .hides(secret, 'chair');
  });
  it('[S17] the row that showed it to more stands for the whole thing too', () =>
    void given(...kept, police(extend(first, 'school')))
      .when(police(restrict(first + 1, 'health')))
      .accepted()
      .hides(secret, 'school')
      .shows(secret, 'hv'));
  it('[S18] why it was shown to others once is not shown to those who get it later, nor by narrowing', () => {
    const twice = [
      ...kept,
      police({ ...extend(first, 'sw'), why: 'Tom asked' }),
      police(extend(first, 'school')),
    ] as const;
    given(...twice)
      .now.hides('Tom asked', 'school')
      .shows('Tom asked', 'sw', 'hv');
    given(...twice)
      .when(police(restrict(first + 1, 'school', 'health')))
      .accepted()
      .hides('Tom asked', 'school')
      .shows(secret, 'school');
    given(...twice, police(restrict(first, 'health')))
      .when(police(extend(first, 'sw')))
      .accepted()
      .hides('Tom asked', 'sw')
      .shows(secret, 'sw');
  });
  it('[S22] a gap does not name an action by words kept from the reader', () =>
    void given(
      opened(),
      chair(agree('t1', { owner: { participantId: 'police' } })),
      police({ type: 'AmendAction', actionId: 't1', what: secret, why: 'Wider' }),
    )
      .when(police(restrict(first + 1, 'health')))
      .accepted()
      .and((meeting) => {
        expect(JSON.stringify(gaps(meeting, 'school'))).not.toContain(secret);
        expect(JSON.stringify(gaps(meeting, 'school'))).toContain('an action');
        expect(JSON.stringify(gaps(meeting, 'hv'))).toContain(secret);
      }));
  it('[S18] nothing changes when nobody loses sight', () =>
    void given(...kept)
      .when(police(restrict(first, 'health')))
      .then());
  it('[S26] those who never had it do not learn that it was narrowed', () =>
    void given(...kept)
      .when(police(restrict(first, 'constable')))
      .accepted()
      .hides('RestrictedAfterwards', 'chair', 'school')
      .shows('RestrictedAfterwards', 'hv', 'police'));
  it('[S17] of an action marked for the family, those in the room who had seen it are listed too', () =>
    void given(
      convened([...usual, 'father'], {
        ...convened(usual).procedure,
        rolesAdmitted: ['chair', 'deputy-chair', 'minute-taker', 'member', 'family'],
      }),
      opened('father'),
      police(contribution('c1', { mayShareWithFamily: true })),
      police(contribution('c2')),
    )
      .when(police(restrict(first + 1, 'health')))
      .accepted()
      .hides('c1', 'father')
      .and(({ restrictions }, after) => {
        expect(restrictions[0]?.alreadySeenBy).toContain('father');
        given(...shared)
          .when(police(restrict(first, 'health')))
          .accepted();
        expect(after.record.readBy('father').length).toBeGreaterThan(0);
      }));
});
