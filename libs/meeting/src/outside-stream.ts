/**
 * The stream of each family member, advocate and observer: an allow-list numbered by itself, told by the record and the reader
 * alone. What somebody could have been sent, because they were attending by the arrivals recorded then while it was theirs,
 * keeps its number, and is withheld there once it is taken back, or stands there without what somebody could be found by. What they never could have been sent has none.
 */
import { catalogued, mayChange, shapesCopies } from './catalogue.js';
import type { Event } from './commands-and-events.js';
import { fold } from './decider.js';
import { childrenOf, peopleToldTo } from './known-outside.js';
import { hidingFrom } from './finding.js';
import { mayChangeHiding } from './marks-change.js';
import { audienceOfRow, isAttending, isProfessional, type Attendee, type Meeting, type Thread } from './meeting.js';
import type { Entry, Recorded } from './record.js';
import type { Whose } from './topic.js';
import { namesTold } from './topics/owner.js';
import { visibleTo, type Viewer } from './visibility.js';

/** What stands under one number at a time: a contribution or action however it is corrected, or a row by itself. */
type Key = string;
/** Numbers of one reader’s stream at which something changed. */
type Numbers = readonly number[];

/** The thing whose words an event makes up, if it makes up any. */
function thingIn(event: Event): Key | undefined {
  if (!shapesCopies(event)) return undefined;
  if ('contributionId' in event) return `contribution ${event.contributionId}`;
  return 'actionId' in event ? `action ${event.actionId}` : undefined;
}
const keyOf = ({ event, sequence }: Recorded): Key => thingIn(event) ?? `row ${sequence}`;

function keyAt(meeting: Meeting, sequence: number): Key {
  const first = meeting.threads.get(sequence)?.rows[0];
  return (first && thingIn(first.event)) ?? `row ${sequence}`;
}

/** Everything that a row may give to somebody or take from them. */
function touchedBy(row: Recorded, meeting: Meeting): Key[] {
  const { event } = row;
  if (event.type === 'RestrictedAfterwards') return event.covers.map((sequence) => keyAt(meeting, sequence));
  if (event.type === 'AudienceExtended') return event.reveals.map(({ sequence }) => keyAt(meeting, sequence));
  return [keyOf(row)];
}

/** Whether a reader may have every row that makes up a thing: what is corrected for fewer people is not as it stood. */
const isWhole = (meeting: Meeting, thread: Thread, participantId: string): boolean =>
  thread.rows
    .filter(({ event }) => shapesCopies(event))
    .every(({ sequence }) => audienceOfRow(meeting, { thread, sequence })?.includes(participantId) ?? true);

/** A contribution or action as it stands, in the place and under the rules of its first row; nothing once it is withdrawn. */
function asItStands(meeting: Meeting, event: Event, participantId: string): Recorded | undefined {
  const thing =
    'contributionId' in event && event.contributionId !== undefined
      ? meeting.contributions.get(event.contributionId)
      : 'actionId' in event
        ? meeting.actions.get(event.actionId)
        : undefined;
  const first = thing?.thread.rows[0];
  if (!thing || !first || !isWhole(meeting, thing.thread, participantId)) return undefined;
  if ('says' in thing) {
    if (thing.withdrawal) return undefined;
    return { ...first, event: { ...first.event, ...thing.says, sharedWith: thing.sharedWith } as Event };
  }
  const { what, owner, agencyId, due, sharedWith } = thing;
  return { ...first, event: { ...first.event, what, owner, agencyId, due, sharedWith } as Event };
}

/** One reader’s stream, row by row. */
class OutsideStream {
  readonly entries: Entry[] = [];
  /** The number under which each thing stands now. */
  readonly #shown = new Map<Key, number>();
  /** The last row about each thing that may be theirs. */
  readonly #rows = new Map<Key, Recorded>();
  /** What came while they were not in the meeting. */
  readonly #waiting = new Set<Key>();
  #isIn = false;

  constructor(
    readonly participantId: string,
    earlier: readonly Recorded[],
  ) {
    for (const row of earlier) this.await(keyOf(row), row);
  }

  /** @returns the numbers at which something changed. */
  take(row: Recorded, meeting: Meeting, reader: Attendee): Numbers {
    const changed: number[] = [];
    // their own leaving is the last row that reaches them
    const isHeard = this.#isIn || isAttending(reader);
    this.#isIn = isAttending(reader);
    for (const key of touchedBy(row, meeting)) {
      if (isToldOutside(row.event) || thingIn(row.event)) this.await(key, row);
      const number = this.taken(key, meeting, reader);
      if (number !== undefined) changed.push(number);
    }
    if (mayChangeHiding(meeting, row.event)) changed.push(...this.judgedAnew(meeting, reader));
    for (const key of isHeard ? this.inOrder() : []) {
      const number = this.given(key, meeting, reader);
      if (number !== undefined) changed.push(number);
    }
    if (isHeard) this.#waiting.clear();
    return changed;
  }

  /** A mark holds for what was told before it too. */
  private judgedAnew(meeting: Meeting, reader: Attendee): Numbers {
    return [...this.#shown.keys()].flatMap((key) => this.taken(key, meeting, reader) ?? []);
  }

  /** What waits, in the order of the record. */
  private inOrder(): Key[] {
    const place = (key: Key): number => this.#rows.get(key)?.sequence ?? 0;
    return [...this.#waiting].sort((one, other) => place(one) - place(other));
  }

  private await(key: Key, row: Recorded): void {
    this.#rows.set(key, row);
    this.#waiting.add(key);
  }

  /**
   * Takes back what stands under a number and is theirs no longer, or no longer so. A row that is still theirs, with less of it or
   * more, stays at its number: the meeting itself begins with one.
   */
  private taken(key: Key, meeting: Meeting, reader: Attendee): number | undefined {
    const number = this.#shown.get(key);
    const shown = number === undefined ? undefined : this.entries[number - 1];
    if (number === undefined || !shown) {
      if (this.#rows.has(key)) this.#waiting.add(key);
      return undefined;
    }
    const now = this.viewOf(key, meeting, reader);
    if (now && JSON.stringify(now.event) === JSON.stringify(shown.event)) {
      this.#waiting.delete(key);
      return undefined;
    }
    if (now && !thingIn(now.event)) {
      this.entries[number - 1] = { ...now, sequence: number };
      this.#waiting.delete(key);
      return number;
    }
    this.entries[number - 1] = { sequence: number, event: { type: 'Withheld' } };
    this.#shown.delete(key);
    this.#waiting.add(key);
    return number;
  }

  /** Gives what is theirs and does not stand in the stream yet. */
  private given(key: Key, meeting: Meeting, reader: Attendee): number | undefined {
    const now = this.#shown.has(key) ? undefined : this.viewOf(key, meeting, reader);
    if (!now) return undefined;
    const number = this.entries.length + 1;
    this.entries.push({ ...now, sequence: number });
    this.#shown.set(key, number);
    return number;
  }

  private viewOf(key: Key, meeting: Meeting, reader: Attendee): Recorded | undefined {
    const row = this.#rows.get(key);
    if (!row) return undefined;
    const isThing = thingIn(row.event) !== undefined;
    const standing = isThing ? asItStands(meeting, row.event, this.participantId) : row;
    const view = standing && visibleTo(viewerInTheRoom(meeting, reader), standing);
    // at the time of the row that made it so
    return view && 'at' in view ? { ...view, at: row.at } : undefined;
  }
}

/** How they stand to the record while they are in the meeting. */
const viewerInTheRoom = (meeting: Meeting, reader: Attendee): Viewer => ({
  participantId: reader.participantId,
  agencyId: reader.facts.agencyId,
  place: reader.role === 'observer' ? 'observer' : 'lay',
  narrowed: meeting.narrowed,
  children: childrenOf(meeting, reader),
  names: namesTold(meeting, reader),
  toldOf: peopleToldTo(meeting, reader),
  hiding: hidingFrom(meeting, reader),
});

/** The streams of everybody outside the agencies in one meeting, made with its fold. */
export class OutsideStreams {
  readonly #streams = new Map<string, OutsideStream>();
  /** Rows that are for everybody in the meeting, for those who come to it later. */
  readonly #forAll: Recorded[] = [];

  /**
   * Takes the next row; `meeting` has it folded in, and nothing after it.
   * @returns at which numbers whose stream changed; nothing where none did.
   */
  take(row: Recorded, meeting: Meeting): ReadonlyMap<string, Numbers> | undefined {
    let changed: Map<string, Numbers> | undefined;
    for (const stream of this.streamsIn(meeting, row)) {
      const reader = meeting.participants.get(stream.participantId);
      if (!reader || isProfessional(reader)) continue;
      const numbers = stream.take(row, meeting, reader);
      if (numbers.length > 0) (changed ??= new Map()).set(stream.participantId, numbers);
    }
    if (isForWhoeverComes(row.event)) this.#forAll.push(row);
    return changed;
  }

  /** Everything one reader could have been sent, numbered from 1. */
  of(participantId: string): readonly Entry[] {
    return this.#streams.get(participantId)?.entries ?? [];
  }

  private streamsIn({ participants }: Meeting, { event }: Recorded): Iterable<OutsideStream> {
    if (mayChange(event, 'people outside'))
      for (const one of participants.values())
        if (!isProfessional(one) && !this.#streams.has(one.participantId))
          this.#streams.set(one.participantId, new OutsideStream(one.participantId, this.#forAll));
    return this.#streams.values();
  }
}

const forWhoeverComes: ReadonlySet<Whose> = new Set<Whose>(['shared-with-all', 'their-child', 'told-of-before']);

/** Whether a row may be somebody’s who was not in the meeting yet. */
function isForWhoeverComes(event: Event): boolean {
  const outside = catalogued(event)?.outside ?? 'nothing';
  return outside !== 'nothing' && forWhoeverComes.has(outside.whose);
}

const isToldOutside = (event: Event): boolean => (catalogued(event)?.outside ?? 'nothing') !== 'nothing';

/** The whole stream of one reader: the same as row by row. */
export function outsideStream(rows: readonly Recorded[], participantId: string): readonly Entry[] {
  const streams = new OutsideStreams();
  let meeting: Meeting | undefined;
  for (const row of rows) {
    meeting = fold([row], meeting);
    if (meeting) streams.take(row, meeting);
  }
  return streams.of(participantId);
}
