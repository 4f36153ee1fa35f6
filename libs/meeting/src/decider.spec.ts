import { eventTypes } from './catalogue.js';
import { commandTypes, decide, evolve, fold, mayGive, rights } from './decider.js';
import {
  agree,
  arrive,
  cancel,
  close,
  contribution,
  decideOn,
  departure,
  disagree,
  leave,
  note,
  open,
  position,
  propose,
  search,
  tellFamily,
  voice,
  extend,
  answer,
  acknowledge,
  onAction,
  correction,
  confirm,
  withdrawal,
  withdraw,
  adjourn,
} from './testing/commands.js';
import { arrived, convened, given, minute, opened, type Step } from './testing/given.js';
import {
  acts,
  advocate,
  chair,
  deputy,
  father,
  housing,
  hv,
  minuteTaker,
  observer,
  police,
  sw,
} from './testing/people.js';
import { conference } from './testing/procedure.js';
import type { Command, MeetingCommand } from './commands-and-events.js';
import type { Given } from './testing/given.js';
import { topics } from './topics.js';

const closedMeeting = () => given(opened(), chair(close()));
const future = minute(600);

describe('who may, when, and of what time', () => {
  it.each<[string, Step]>([
    ['A1', observer({ type: 'AnswerInvitation', answer: 'will-attend' })],
    ['A1', police({ type: 'AdmitParticipant', participantId: 'hv' })],
    ['A1', minuteTaker({ type: 'ConfirmAuthority', participantId: 'hv', mayDecide: false })],
    ['M1', police({ type: 'MoveToItem', itemId: 'welcome' })],
    ['M1', police({ type: 'AddPerson', person: { aboutId: 'x', name: 'X', relationship: 'uncle' } })],
    ['M1', minuteTaker({ type: 'TakeTheChair', reason: 'gone' })],
    ['C1', observer(contribution('c1'))],
    ['C1', police(note('n1'))],
    ['C1', father(search())],
    ['C1', housing(acknowledge('c1'))],
    ['V1', minuteTaker(voice('mia'))],
    ['F1', police(tellFamily())],
    ['F1', minuteTaker({ type: 'RecordAnalysis', text: 'Worse' })],
    ['D1', police({ type: 'AmendProposal', decisionId: 'd1', basedOnVersion: 1, options: [], proposal: 'x' })],
    ['D1', housing(position('d1'))],
    ['D1', observer(position('d1'))],
    ['G1', minuteTaker(disagree('g1', { kind: 'conduct' }))],
    ['T1', police(agree('t1'))],
    ['T1', father(onAction('AcceptAction', 't1'))],
    ['L1', deputy(close())],
    ['S1', father(extend(1, 'police'))],
  ])(
    '[A1] [M1] [C1] [V1] [F1] [D1] [G1] [T1] [L1] [S1] refuses somebody without the right, here %s: %j',
    (rule, step) =>
      void given(
        convened(['chair', 'deputy', 'minutes', 'sw', 'police', 'hv', 'school', 'housing', 'father', 'observer'], {
          ...conference,
          admission: 'direct',
        }),
        opened('deputy'),
      )
        .when(step)
        .refused(rule),
  );

  it.each<[string, () => Given, Step]>([
    ['A2', closedMeeting, police(arrive())],
    ['M2', closedMeeting, chair(open())],
    ['M2', () => given(opened()), chair(cancel())],
    ['C2', closedMeeting, minuteTaker(note('n1'))],
    ['C2', closedMeeting, police(answer('q1'))],
    ['V2', () => given(), chair(voice('mia'))],
    ['F2', closedMeeting, chair(tellFamily())],
    ['D2', closedMeeting, chair(propose('d1'))],
    ['G2', () => given(), chair(disagree('g1', { kind: 'conduct' }))],
    ['T2', () => given(chair(cancel())), chair(agree('t1'))],
    ['L2', () => given(), chair(close())],
    ['S2', () => given(chair(cancel())), chair(extend(1, 'police'))],
    ['A2', () => given(chair(cancel())), police(arrive())],
  ])(
    '[A2] [M2] [C2] [V2] [F2] [D2] [G2] [T2] [L2] [S2] refuses what this phase does not take, and says when it can be done, here %s',
    (rule, setting, step) =>
      void setting()
        .when(step)
        .refused(rule, { because: expect.stringContaining('This can be done') as string }),
  );

  it.each<[string, Step]>([
    ['A3', housing(arrive({ happenedAt: future }))],
    ['M3', chair({ type: 'AdjournMeeting', reason: 'Fire', happenedAt: future })],
    ['C3', police(contribution('c1', { happenedAt: future }))],
    [
      'V3',
      chair({ type: 'RecordVoiceNotHeard', childId: 'mia', why: 'Asleep', planToHear: 'Later', happenedAt: future }),
    ],
    ['F3', chair(tellFamily({ happenedAt: future }))],
    ['D3', chair(propose('d1', { happenedAt: future }))],
    ['G3', police(disagree('g1', { kind: 'conduct' }, { happenedAt: future }))],
    ['T3', chair(agree('t1', { happenedAt: future }))],
    ['L3', chair(close({ happenedAt: future }))],
  ])(
    '[A3] [M3] [C3] [V3] [F3] [D3] [G3] [T3] [L3] refuses to record what has not happened yet, here %s',
    (rule, step) => void given(opened()).when(step).refused(rule),
  );

  it('[A3] half a minute of difference between two clocks is no future', () =>
    void given(opened())
      .when(housing(arrive({ happenedAt: new Date(Date.parse(minute(8)) + 20_000).toISOString() })))
      .accepted());

  it('[A4] somebody withdrawn or declined can do nothing more, not even come in', () => {
    given(opened(), chair({ type: 'WithdrawInvitation', participantId: 'police', reason: 'Conflict' }))
      .when(police(contribution('c1')))
      .refused('A4');
    given(opened(), chair({ type: 'DeclineEntry', participantId: 'housing', why: 'Not for us' }))
      .when(housing(arrive()))
      .refused('A4');
  });

  it.each<[string, () => Given]>([
    ['before opening', () => given(chair(contribution('h1', { onBehalfOfAgencyId: 'homes' })))],
    ['while open', () => given(opened(), chair(contribution('h1', { onBehalfOfAgencyId: 'homes' })))],
    [
      'adjourned',
      () =>
        given(
          opened(),
          chair(contribution('h1', { onBehalfOfAgencyId: 'homes' })),
          chair({ type: 'AdjournMeeting', reason: 'Fire' }),
        ),
    ],
    ['closed', () => given(opened(), chair(contribution('h1', { onBehalfOfAgencyId: 'homes' })), chair(close()))],
  ])('[A5] somebody invited who never came can report, search and answer for their agency %s', (_phase, setting) => {
    for (const command of [contribution('c1'), search(), confirm('h1'), correction('h1'), withdrawal('h1')])
      setting().when(housing(command)).accepted();
    setting()
      .when(housing({ type: 'AnswerInvitation', answer: 'apologies' }))
      .accepted();
  });

  it('[A5] and can answer for their own actions before arriving and after leaving', () => {
    given(opened('housing'), chair(agree('t1', { owner: { participantId: 'housing' } })), housing(leave()))
      .when(housing(onAction('AcceptAction', 't1')))
      .then({ type: 'ActionAccepted' });
    given(chair(agree('t1', { owner: { participantId: 'housing' } })))
      .when(housing(onAction('CompleteAction', 't1')))
      .then({ type: 'ActionCompleted' });
  });

  it('[M1] the chair who has left does nothing more as chair until they return', () => {
    const gone = [opened(), minuteTaker(departure('chair'))].flat();
    given(gone)
      .when(chair({ type: 'AdjournMeeting', reason: 'Fire' }))
      .refused('M1', { because: expect.stringContaining('Come back in') as string });
    given(gone, chair(arrive()))
      .when(chair({ type: 'AdjournMeeting', reason: 'Fire' }))
      .accepted();
  });

  it('[D1] a family member takes a personal position only while in the room', () => {
    const room = [convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school', 'advocate'], conference)] as const;
    const step = advocate(position('d1', 'dissent', { standing: 'personal' }));
    const waiting = given(
      ...room,
      arrived('chair', 'minutes'),
      ...(['sw', 'police', 'hv'] as const).map((who) =>
        minuteTaker({ type: 'RecordArrival', participantId: who, mode: 'phone' }),
      ),
      chair(open()),
      chair(propose('d1')),
      advocate(arrive()),
    );
    waiting.when(step).refused('D1', { because: expect.stringContaining('Arrive first') as string });
    given(
      ...room,
      arrived('chair', 'minutes'),
      ...(['sw', 'police', 'hv', 'advocate'] as const).map((who) =>
        minuteTaker({ type: 'RecordArrival', participantId: who, mode: 'phone' }),
      ),
      chair(open()),
      chair(propose('d1')),
    )
      .when(step)
      .accepted();
  });

  it('[W1] to a stranger and to a program there is no such meeting', () => {
    given(opened())
      .when(acts('stranger')(contribution('c1')))
      .refused('W1');
    const { meeting } = given(opened()).now;
    expect(decide(meeting, contribution('c1'), { actor: { program: 'case-system' }, now: minute(9) })).toMatchObject({
      refusal: { rule: 'W1' },
    });
    expect(decide(undefined, contribution('c1'), { actor: { participantId: 'police' }, now: minute(9) })).toMatchObject(
      { refusal: { rule: 'W1' } },
    );
  });

  it.each(['Conduct', '__proto__', 'constructor'])(
    '[W2] refuses a command this version does not know: %s',
    (type) =>
      void given(opened())
        .when({ who: 'chair', command: { type } as never })
        .refused('W2'),
  );
});

describe('the tables', () => {
  it('[M4] convening happens once', () => {
    const { meeting } = given().now;
    expect(
      decide(meeting, { type: 'ConveneMeeting' } as Command, { actor: { participantId: 'chair' }, now: minute(1) }),
    ).toMatchObject({ refusal: { rule: 'M4' } });
  });

  it('[M25] every command but convening has a right, and no phase takes anything once cancelled', () => {
    expect(commandTypes).toEqual(['ConveneMeeting', ...Object.keys(rights)]);
    expect(Object.values(rights).every(({ phases }) => !(phases as readonly string[]).includes('cancelled'))).toBe(
      true,
    );
    // two topics of one name would hide one another
    for (const table of ['rights', 'onCommand', 'onEvent', 'catalogue'] as const) {
      const named = topics.flatMap((topic) => Object.keys(topic[table]));
      expect([table, named.filter((one, index) => named.indexOf(one) !== index)]).toEqual([table, []]);
    }
    const handled = (table: 'onCommand' | 'onEvent') => topics.flatMap((topic) => Object.keys(topic[table])).sort();
    expect(handled('onCommand')).toEqual(Object.keys(rights).sort());
    expect(handled('onEvent')).toEqual([...eventTypes].sort());
  });

  const everybody = convened(
    ['chair', 'deputy', 'minutes', 'sw', 'police', 'hv', 'school', 'father', 'advocate', 'observer', 'housing'],
    { ...conference, admission: 'direct' },
  );
  const inTheRoom = [everybody, ...opened('father', 'deputy')] as const;
  const phases = {
    'before it opens': given(everybody, ...arrived('chair', 'police', 'father')),
    'while it is open': given(...inTheRoom),
    'with somebody withdrawn': given(...inTheRoom, chair(withdraw('hv')), police(leave())),
    'while it is adjourned': given(...inTheRoom, chair(adjourn())),
    'once it is closed': given(...inTheRoom, chair(close())),
    'once it is cancelled': given(everybody, chair(cancel())),
  };
  it.each(Object.keys(phases) as (keyof typeof phases)[])(
    '[A80] whether somebody may give a command %s is what would be ruled, for every command and everybody here',
    (phase) => {
      const { meeting } = phases[phase].now;
      const right = (type: MeetingCommand['type']) => rights[type].prefix;
      const mayNot = (participantId: string, type: MeetingCommand['type']): boolean => {
        try {
          const ruling = decide(meeting, { type } as MeetingCommand, { actor: { participantId }, now: minute(90) });
          return (
            ruling.verdict === 'refused' && ['A4', `${right(type)}1`, `${right(type)}2`].includes(ruling.refusal.rule)
          );
        } catch {
          // with nothing in it, it came as far as its topic
          return false;
        }
      };
      for (const type of Object.keys(rights) as MeetingCommand['type'][])
        for (const participantId of [...(meeting?.participants.keys() ?? [])])
          expect([type, participantId, meeting && mayGive(meeting, participantId, type)]).toEqual([
            type,
            participantId,
            !mayNot(participantId, type),
          ]);
      expect(meeting && mayGive(meeting, 'a stranger', 'MakeContribution')).toBe(false);
    },
  );

  it('[M26] a row already folded, or of an unknown type, changes nothing', () => {
    const { record } = given(opened(), police(contribution('c1')));
    const before = structuredClone(record.meeting);
    for (const row of record.rows) evolve(record.meeting, row);
    expect(record.meeting).toEqual(before);
    expect(
      evolve(structuredClone(before), {
        sequence: 99,
        at: minute(9),
        by: { program: 'later' },
        event: { type: 'SomethingLater' } as never,
      }),
    ).toEqual({ ...before, sequence: 99 });
  });

  it('[M26] the same rows make the same meeting, however often they are folded', () => {
    const { record } = given(
      opened(),
      police(contribution('c1')),
      chair(propose('d1')),
      hv(position('d1')),
      chair(decideOn('d1')),
      sw(acknowledge('c1')),
    );
    expect(fold(record.rows)).toEqual(record.meeting);
    expect(fold([...record.rows, ...record.rows])).toEqual(record.meeting);
  });
});
