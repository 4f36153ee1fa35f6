import fc from 'fast-check';
import { fold } from '../decider.js';
import { saidOfEarlier, standingPositions } from '../topics/standing.js';
import { distinct } from '../testing/any.js';
import { anySteps } from '../testing/any-steps.js';
import { agree, amend, decideOn, position, propose, tellFamily } from '../testing/commands.js';
import { convened, given, minute, opened, usual } from '../testing/given.js';
import { chair, hv, police, school, sw } from '../testing/people.js';
import { conference } from '../testing/procedure.js';
import { asPlainText } from './document.js';
import { messagesInForce } from './for-family.js';
import { versionInForce } from './sections/decisions.js';
import { entriesOnScreen, minutes } from '../testing/named.js';

type Kept = ReturnType<typeof given>['record'];
/** What the chair has before them, as it is on their screen. */
function readAloud(record: Kept) {
  const rows = entriesOnScreen(record.readBy('chair'), record.meeting!, 'read-back');
  return { meeting: fold(rows)!, text: asPlainText(minutes(rows, 'read-back')) };
}

/** Every text that is to be heard before anybody leaves. */
function toBeHeard(record: Kept): string[] {
  const { meeting } = readAloud(record);
  const decisions = [...meeting.decisions.values()].filter(({ supersededBy }) => !supersededBy);
  const positions = decisions.flatMap((one) => {
    const { version } = versionInForce(one);
    return [...standingPositions(one, version), ...saidOfEarlier(one, version)];
  });
  return [
    ...[...meeting.actions.values()].map(({ what }) => what),
    ...positions.flatMap(({ reason }) => reason ?? []),
    ...messagesInForce(meeting).flatMap(({ told, what }) => (told && what ? [what] : [])),
  ];
}

describe('what is read back', () => {
  it('[N160] holds every action, every position with its reason, every dissent and every family message, however many', () =>
    fc.assert(
      fc.property(anySteps(40), (steps) => {
        const { record } = given(
          convened([...usual, 'solicitor', 'father'], { ...conference, admission: 'direct' }),
          opened('father'),
        );
        for (const step of distinct(steps, 'said')) record.ask(step);
        const { text } = readAloud(record);
        expect(toBeHeard(record).filter((words) => !text.includes(words))).toEqual([]);
      }),
      { numRuns: 60 },
    ));
  it('[N160] cuts none of sixty actions, nor a reason, and says how long it takes', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      chair(agree(`t${index}`, { what: `Task number ${index} of sixty`, due: minute(600 + index) })),
    );
    const { record } = given(
      opened(),
      chair(propose('d1')),
      police(position('d1', 'dissent', { reason: 'Too early' })),
      hv(position('d1', 'reservation', { reason: 'Only with a medical' })),
      school(position('d1', 'not-ours')),
      chair(decideOn('d1')),
      ...many,
      sw({ type: 'CompleteAction', actionId: 't3' }),
      chair(tellFamily({ byParticipantId: 'sw', what: 'That both are seen tonight' })),
    );
    const { text } = readAloud(record);
    expect(many.filter((_, index) => !text.includes(`Task number ${index} of sixty`))).toEqual([]);
    for (const heard of [
      'Northmoor Police dissents on section-47: Too early.',
      'Northmoor Community Health agrees with a reservation on section-47: Only with a medical.',
      'Hillside Primary says: not for our agency to say on section-47.',
      'Northmoor Social Care decided it: section-47.',
      'Tom tells the family: That both are seen tonight.',
    ])
      expect(text).toContain(heard);
    expect(text).toMatch(/Task number 3 of sixty, by .*\. Done\./);
    expect(text).toMatch(/Read aloud, this takes about \d+ minutes\./);
  });
});

describe('a position on an earlier version', () => {
  const amended = [
    opened(),
    chair(propose('d1')),
    police(position('d1', 'dissent', { reason: 'Too early' })),
    hv(position('d1', 'agree')),
    chair(amend('d1', 1)),
    hv(position('d1', 'agree', { version: 2 })),
  ] as const;

  it('[D32] is said of that version and is no position on this one, on every paper', () => {
    const { record } = given(...amended, chair(decideOn('d1', 2)));
    const { text } = readAloud(record);
    expect(text).toContain('Nobody dissents.');
    expect(text).toContain(
      'Said of version 1, and not of this one: Northmoor Police dissents on section-47: Too early.',
    );
    expect(text).toContain('Northmoor Community Health agrees on version 2 of section-47.');
    const after = given(...amended, chair(decideOn('d1', 2))).now;
    for (const options of [{}, { length: 'summary' }] as const)
      for (const edition of ['full', 'agency-police', 'agency-hillside'] as const)
        expect(after.print(edition, undefined, options)).toContain(
          'Said of version 1: Northmoor Police (Karim) dissents: Too early.',
        );
    expect(after.print()).toMatch(
      /No position taken: Northmoor Police \(said of version 1: dissents\) and Hillside Primary/,
    );
    expect(after.print('tonight-csc')).toContain(
      'Northmoor Police, on section-47 (said of version 1, and not of this one)',
    );
    expect(after.print('court-index')).toMatch(/on version 1: dissent: Too early[\s\S]*on version 2: agree/);
    expect(after.print('decision-letter')).not.toContain('Too early');
  });
  it('[D32] counts in no tally and owes nothing', () => {
    const bare = given(opened(), chair(propose('d1')), police(position('d1', 'dissent')), chair(amend('d1', 1)));
    bare.now.leavesNoGap('dissent-reason');
    given(...amended)
      .when(chair(decideOn('d1', 2)))
      .accepted()
      .and(({ decisions }) =>
        expect(decisions.get('d1')?.decided?.takenOn.positions).toMatchObject([
          { agencyId: 'community-health', position: 'agree' },
        ]),
      );
  });
});

describe('who decides', () => {
  it('[D33] has said where their agency stands by deciding, in records of before that was kept too', () => {
    const { record } = given(opened(), chair(propose('d1')), chair(decideOn('d1')));
    const older = record.rows.map((row) => {
      if (row.event.type !== 'MatterDecided') return row;
      const { decidedByAgencyId: _kept, ...takenOn } = row.event.takenOn;
      return { ...row, event: { ...row.event, takenOn: { ...takenOn, noPositionTaken: ['csc', 'police'] } } };
    });
    const text = asPlainText(minutes(older, 'full'));
    expect(text).toContain('Northmoor Social Care: decided it');
    expect(text).toContain('No position taken: Northmoor Police');
    expect(text).not.toMatch(/No position taken: .*Social Care/);
  });
  it('[D33] and where they had said something else, that is printed', () =>
    void given(
      opened(),
      chair(propose('d1')),
      sw(position('d1', 'dissent', { reason: 'X' })),
      chair(decideOn('d1')),
    ).now.and((_, after) => expect(after.print()).not.toContain('decided it')));
});

describe('not for us to say', () => {
  it('[D28] is an answer, neither agreeing nor dissenting, and is printed in words', () =>
    void given(opened(), chair(propose('d1')), school(position('d1', 'not-ours')))
      .when(chair(decideOn('d1')))
      .accepted()
      .leavesNoGap('dissent-reason')
      .and(({ decisions }, after) => {
        expect(decisions.get('d1')?.decided?.takenOn.noPositionTaken).toEqual(['police', 'community-health']);
        expect(after.print()).toContain('Hillside Primary (Martin) says: not for our agency to say.');
      }));
});
