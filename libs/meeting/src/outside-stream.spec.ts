import fc from 'fast-check';
import { shapesCopies } from './catalogue.js';
import type { Event } from './commands-and-events.js';
import { fold } from './decider.js';
import { isAttending, isProfessional, type Meeting, type Thread } from './meeting.js';
import { OutsideStreams, outsideStream } from './outside-stream.js';
import { isWithheld, type Entry, type Recorded } from './record.js';
import { distinct } from './testing/any.js';
import { anySteps } from './testing/any-steps.js';
import { agree, arrive, contribution, correction, leave, restrict, withdrawal } from './testing/commands.js';
import { convened, given, opened, usual, type Record as Kept, type Step } from './testing/given.js';
import { chair, father, hv } from './testing/people.js';
import { conference } from './testing/procedure.js';
import { viewerOf, visibleTo, type Viewer } from './visibility.js';

const room = [
  convened([...usual, 'father', 'mother', 'advocate', 'observer'], { ...conference, admission: 'direct' }),
  opened('advocate', 'observer'),
] as const;
const marked = (statement: string, contributionId = 'c1') =>
  hv(contribution(contributionId, { statement, mayShareWithFamily: true }));
const amended = (what: string) => chair({ type: 'AmendAction', actionId: 't1', what, why: 'It changed' });

/** What stands at each number: the words, or what kind of row. */
const told = ({ record }: { readonly record: Kept }, reader = 'father'): string[] =>
  outsideStream(record.rows, reader).map(wordsOf);
const wordsOf = ({ event }: Entry): string =>
  'statement' in event ? event.statement : 'what' in event && event.what ? event.what : event.type;

describe('the stream of somebody outside the agencies', () => {
  it('[W207] words unticked, corrected, withdrawn or restricted before somebody comes never reach them, and have no number', () => {
    for (const taken of [
      hv(correction('c1', { mayShareWithFamily: false })),
      hv(withdrawal('c1')),
      hv(restrict(11, 'police')),
    ])
      expect(told(given(...room, marked('Told too early'), taken, father(arrive())))).toEqual([
        'MeetingConvened',
        'MeetingOpened',
        'Arrived',
      ]);
    expect(told(given(...room, marked('Three'), hv(correction('c1', { statement: 'Two' })), father(arrive())))).toEqual(
      ['MeetingConvened', 'MeetingOpened', 'Two', 'Arrived'],
    );
  });
  it('[W207] from somebody who had them they are withheld at their number, and corrected words come under a new one', () => {
    const had = [...room, father(arrive()), marked('Three')] as const;
    const after = (...steps: Step[]) => told(given(...had, ...steps)).slice(3);
    expect(after()).toEqual(['Three']);
    expect(after(hv(correction('c1', { mayShareWithFamily: false })))).toEqual(['Withheld']);
    expect(after(hv(withdrawal('c1')))).toEqual(['Withheld']);
    expect(after(hv(restrict(12, 'police')))).toEqual(['Withheld']);
    expect(after(hv(correction('c1', { statement: 'Two' })))).toEqual(['Withheld', 'Two']);
    expect(after(hv(correction('c1', { source: 'The book' })))).toEqual(['Three']);
    expect(after(hv(correction('c1', { mayShareWithFamily: false })), marked('Four', 'c2'))).toEqual([
      'Withheld',
      'Four',
    ]);
    expect(
      after(hv(correction('c1', { mayShareWithFamily: false })), hv(correction('c1', { mayShareWithFamily: true }))),
    ).toEqual(['Withheld', 'Three']);
  });
  it('[W207] what is taken back while they are out of the room is withheld, and what is corrected is there when they return', () => {
    const left = [...room, father(arrive()), marked('Three'), father(leave())] as const;
    expect(told(given(...left, hv(withdrawal('c1')))).slice(3)).toEqual(['Withheld', 'Left']);
    expect(told(given(...left, hv(correction('c1', { statement: 'Two' })))).slice(3)).toEqual(['Withheld', 'Left']);
    expect(told(given(...left, hv(correction('c1', { statement: 'Two' })), father(arrive()))).slice(3)).toEqual([
      'Withheld',
      'Left',
      'Two',
      'Arrived',
    ]);
  });
  it('[W207] an action marked for them is there as it stands', () => {
    const had = [...room, father(arrive()), chair(agree('t1', { what: 'See Leo', mayShareWithFamily: true }))] as const;
    expect(told(given(...had, amended('See Leo today'))).slice(3)).toEqual(['Withheld', 'See Leo today']);
    expect(told(given(...had, amended('See Leo today')), 'mother')).toEqual([]);
    expect(told(given(...had, amended('See Leo today')), 'observer')).not.toContain('See Leo today');
  });
  it('[W207] a correction kept to some professionals takes the whole entry back', () => {
    const had = [...room, father(arrive()), marked('Three')] as const;
    const kept = hv({ ...correction('c1', { statement: 'Two' }), restrictedTo: ['health'] });
    expect(told(given(...had, kept)).slice(3)).toEqual(['Withheld']);
  });
});

type Shown = Map<string, number>;

function takeBack(stream: Entry[], shown: Shown, theirs: ReadonlyMap<string, Recorded>): void {
  for (const [key, number] of shown) {
    const now = theirs.get(key);
    if (JSON.stringify(now?.event) === JSON.stringify(stream[number - 1]?.event)) continue;
    // a row by itself that is still theirs stays, with less of it or more
    if (now && key.startsWith('row ')) {
      stream[number - 1] = { ...now, sequence: number };
      continue;
    }
    stream[number - 1] = { sequence: number, event: { type: 'Withheld' } };
    shown.delete(key);
  }
}

function give(stream: Entry[], shown: Shown, theirs: ReadonlyMap<string, Recorded>): void {
  for (const [key, entry] of theirs) {
    if (shown.has(key)) continue;
    shown.set(key, stream.length + 1);
    stream.push({ ...entry, sequence: stream.length + 1 });
  }
}

/** The same in the plainest words: everything looked at anew after every row. */
function plainly(rows: readonly Recorded[], participantId: string): Entry[] {
  const stream: Entry[] = [];
  const shown: Shown = new Map();
  let wasIn = false;
  for (let upTo = 1; upTo <= rows.length; upTo += 1) {
    const meeting = fold(rows.slice(0, upTo));
    const reader = meeting?.participants.get(participantId);
    if (!meeting || !reader || isProfessional(reader)) continue;
    const theirs = everythingFor(meeting, rows.slice(0, upTo), participantId);
    takeBack(stream, shown, theirs);
    if (wasIn || isAttending(reader)) give(stream, shown, theirs);
    wasIn = isAttending(reader);
  }
  return stream;
}

function everythingFor(meeting: Meeting, rows: readonly Recorded[], participantId: string): Map<string, Recorded> {
  const reader = meeting.participants.get(participantId);
  const place = reader?.role === 'observer' ? 'observer' : 'lay';
  const viewer = { ...viewerOf(meeting, participantId), place } as Viewer;
  const found: { key: string; row: Recorded; view: Recorded }[] = [];
  const note = (key: string, row: Recorded, standing: Recorded): void => {
    const view = visibleTo(viewer, standing);
    if (view && !isWithheld(view)) found.push({ key, row, view });
  };
  for (const row of rows) if (!shapesCopies(row.event)) note(`row ${row.sequence}`, row, row);
  for (const [thingId, thread, event] of things(meeting)) {
    const shaping = thread.rows.filter((row) => shapesCopies(row.event));
    const mayHaveAll = shaping.every(
      ({ sequence }) =>
        (meeting.narrowed.get(sequence) ?? thread.apart?.get(sequence) ?? thread.audience)?.includes(participantId) ??
        true,
    );
    if (mayHaveAll) note(thingId, shaping.at(-1) as Recorded, { ...(shaping[0] as Recorded), event });
  }
  return new Map(
    found
      .sort((one, other) => one.row.sequence - other.row.sequence)
      .map(({ key, row, view }) => [key, { ...view, at: row.at }]),
  );
}

const things = (meeting: Meeting): [string, Thread, Event][] => [
  ...[...meeting.contributions.values()]
    .filter(({ withdrawal: taken }) => !taken)
    .map(({ contributionId, says, sharedWith, thread }): [string, Thread, Event] => [
      `c ${contributionId}`,
      thread,
      { ...thread.rows[0]?.event, ...says, sharedWith } as Event,
    ]),
  ...[...meeting.actions.values()].map(
    ({ actionId, thread, what, owner, agencyId, due, sharedWith }): [string, Thread, Event] => [
      `a ${actionId}`,
      thread,
      { ...thread.rows[0]?.event, what, owner, agencyId, due, sharedWith } as Event,
    ],
  ),
];

/** A row by itself that stands where it stood, told anew. */
const isRowAnew = (now: Recorded, before: Entry): boolean =>
  !isWithheld(before) && now.event.type === before.event.type && !shapesCopies(now.event);

/** Comings and goings of those outside the agencies, among everything else anybody does. */
const comesOrGoes = fc.record({
  who: fc.constantFrom('father', 'mother', 'advocate', 'observer'),
  command: fc.constantFrom(arrive(), leave()),
});
const steps = fc
  .array(fc.oneof({ weight: 1, arbitrary: comesOrGoes }, { weight: 3, arbitrary: anySteps(4) }), { maxLength: 16 })
  .map((some) => some.flat() as Step[]);
const readers = ['father', 'mother', 'advocate', 'observer'];

describe('whatever happens in a meeting', () => {
  it('[W207] the stream row by row is the one worked out anew after every row, and what it was before with some of it withheld', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...readers), fc.nat(60), (some, reader, cut) => {
        const { record } = given(...room, father(contribution('c4')), marked('WORD', 'c3'));
        for (const step of distinct(some, 'said')) record.ask(step);
        const whole = outsideStream(record.rows, reader);
        expect(whole).toEqual(plainly(record.rows, reader));
        const before = outsideStream(record.rows.slice(0, cut), reader);
        before.forEach((entry, index) => {
          const now = whole[index];
          expect(
            now && (isWithheld(now) || JSON.stringify(now) === JSON.stringify(entry) || isRowAnew(now, entry)),
          ).toBe(true);
        });
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
  it('[W207] a window that hears every row holds what is read anew', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...readers), (some, reader) => {
        const { record } = given(...room);
        for (const step of some) record.ask(step);
        const streams = new OutsideStreams();
        const held: Entry[] = [];
        let meeting: Meeting | undefined;
        for (const row of record.rows) {
          meeting = fold([row], meeting);
          for (const number of (meeting && streams.take(row, meeting)?.get(reader)) ?? [])
            held[number - 1] = streams.of(reader)[number - 1] as Entry;
        }
        expect(held).toEqual(outsideStream(record.rows, reader));
      }),
      { numRuns: 40 },
    );
  });
});
