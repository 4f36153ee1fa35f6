/** Three sentences: given what happened, when somebody asks for this, then these events or this refusal. */
import type { Event } from '../commands-and-events.js';
import { decide, fold } from '../decider.js';
import type { Meeting } from '../meeting.js';
import type { Procedure } from '../procedure.js';
import type { Entry, Recorded } from '../record.js';
import type { Ruling } from '../ruling.js';
import type { ConveneMeeting } from '../topics/convening.js';
import type { MeetingCommand } from '../commands-and-events.js';
import { gaps, type Gap, type GapKind } from '../judgements/gaps.js';
import { asPlainText } from '../minutes/document.js';
import type { MinutesOptions } from '../minutes/minutes.js';
import { outsideStream } from '../outside-stream.js';
import { visibleTo, viewerOf } from '../visibility.js';
import { arrive, open } from './commands.js';
import { acts, dean, leo, mia, people, type Name } from './people.js';
import { discussion } from './procedure.js';
import { type DocumentName } from '../documents/which.js';
import { minutes } from './named.js';

export interface Step {
  readonly who: string;
  readonly command: MeetingCommand;
}
export interface Convening {
  readonly convening: Partial<ConveneMeeting>;
  readonly procedure: Procedure;
}
type Steps = Step | Convening | readonly Step[];

/** Minutes after five on a Friday; each step takes one. */
export const minute = (count: number): string =>
  new Date(Date.parse('2026-11-20T17:00:00.000Z') + count * 60_000).toISOString();

/** Convened with these people under this procedure, instead of the usual ones. */
export const convened = (names: readonly Name[], procedure: Procedure = discussion): Convening => ({
  convening: { participants: names.map((name) => people[name]) },
  procedure,
});
export const usual: readonly Name[] = [
  'chair',
  'deputy',
  'minutes',
  'sw',
  'police',
  'constable',
  'hv',
  'school',
  'housing',
];
export const arrived = (...names: Name[]): Step[] => names.map((name) => acts(name)(arrive()));
/** The quorum is in the room, and the chair has opened. */
export const opened = (...also: Name[]): Step[] => [
  ...arrived('chair', 'minutes', 'sw', 'police', 'hv', 'school', ...also),
  acts('chair')(open()),
];

export const convene = (extra: Partial<ConveneMeeting> = {}): ConveneMeeting => ({
  type: 'ConveneMeeting',
  procedureId: 'strategy-discussion',
  meetingKind: 'strategy-discussion',
  reference: 'NM-1',
  concern: 'Bruising',
  children: [mia, leo],
  people: [dean],
  scheduledFor: minute(60),
  place: 'Room 4',
  participants: usual.map((name) => people[name]),
  ...extra,
});

/** A record as a server would keep it: every accepted command's events, stamped in order. */
export class Record {
  readonly rows: Recorded[] = [];
  meeting: Meeting | undefined;
  #minutes = 0;

  constructor({ convening, procedure }: Convening) {
    const ruling = decide(undefined, convene(convening), {
      actor: { participantId: 'convener' },
      now: minute(0),
      procedure,
    });
    if (ruling.verdict === 'refused') throw new Error(`Not convened: ${ruling.refusal.rule}`);
    this.#append('convener', ruling.events);
  }

  ask({ who, command }: Step): Ruling<Event> {
    this.#minutes += 1;
    const ruling = decide(this.meeting, command, { actor: { participantId: who }, now: minute(this.#minutes) });
    if (ruling.verdict === 'accepted') this.#append(who, ruling.events);
    return ruling;
  }

  /** What one person is sent of it, as they stand now. */
  readBy(participantId: string): Entry[] {
    const viewer = this.meeting && viewerOf(this.meeting, participantId);
    if (viewer?.place === 'lay' || viewer?.place === 'observer') return [...outsideStream(this.rows, participantId)];
    return viewer ? this.rows.flatMap((row) => visibleTo(viewer, row) ?? []) : [];
  }

  #append(who: string, events: readonly Event[]): void {
    const rows = events.map((event, index): Recorded => ({
      sequence: this.rows.length + index + 1,
      at: minute(this.#minutes),
      by: { participantId: who },
      event,
    }));
    // Through JSON, as over the wire: the fold never shares an object with the ruling.
    const stored = JSON.parse(JSON.stringify(rows)) as Recorded[];
    this.rows.push(...stored);
    this.meeting = fold(JSON.parse(JSON.stringify(stored)) as Recorded[], this.meeting);
  }
}

/** What stands after the third sentence, for a fourth. */
export class After {
  constructor(readonly record: Record) {}

  get meeting(): Meeting {
    if (!this.record.meeting) throw new Error('There is no meeting.');
    return this.record.meeting;
  }

  gaps(kind: GapKind): Gap[] {
    return gaps(this.meeting).filter(({ gap }) => gap === kind);
  }
  leavesGap(kind: GapKind, match: object = {}): this {
    expect(this.gaps(kind)).toContainEqual(expect.objectContaining(match));
    return this;
  }
  leavesNoGap(kind: GapKind): this {
    expect(this.gaps(kind)).toEqual([]);
    return this;
  }
  and(check: (meeting: Meeting, after: this) => void): this {
    check(this.meeting, this);
    return this;
  }
  /** An edition as one person's own rows make it; without a reader, as all rows do. */
  print(edition: DocumentName = 'full', reader?: string, options: MinutesOptions = {}): string {
    return asPlainText(minutes(reader === undefined ? this.record.rows : this.record.readBy(reader), edition, options));
  }

  /** Whether these words are anywhere in what somebody is sent. */
  isSent(participantId: string, words: string): boolean {
    return JSON.stringify(this.record.readBy(participantId)).includes(words);
  }
  shows(words: string, ...readers: string[]): this {
    for (const reader of readers) expect([reader, this.isSent(reader, words)]).toEqual([reader, true]);
    return this;
  }
  hides(words: string, ...readers: string[]): this {
    for (const reader of readers) expect([reader, this.isSent(reader, words)]).toEqual([reader, false]);
    return this;
  }
}

/** The ruling on the second sentence. */
export class Judged {
  constructor(
    private readonly ruling: Ruling<Event>,
    private readonly record: Record,
  ) {}

  /** These events and no others, each with at least these fields; none, when nothing changes. */
  then(...events: (Partial<Event> & { type: Event['type'] })[]): After {
    expect(this.ruling).toEqual(expect.objectContaining({ verdict: 'accepted' }));
    const recorded = this.ruling.verdict === 'accepted' ? this.ruling.events : [];
    expect(recorded).toHaveLength(events.length);
    expect(recorded).toMatchObject(events);
    return new After(this.record);
  }

  accepted(): After {
    expect(this.ruling).toEqual(expect.objectContaining({ verdict: 'accepted' }));
    return new After(this.record);
  }

  refused(rule: string, refusal: object = {}): After {
    expect(this.ruling).toMatchObject({ verdict: 'refused', refusal: { rule, ...refusal } });
    return new After(this.record);
  }
}

export class Given {
  constructor(readonly record: Record) {}

  when(step: Step): Judged {
    return new Judged(this.record.ask(step), this.record);
  }
  /** Nothing more is asked: what stands is looked at. */
  get now(): After {
    return new After(this.record);
  }
}

/** @throws Error when a step that is only the setting is refused. */
export function given(...steps: Steps[]): Given {
  const [first, ...rest] = steps;
  const isConvening = first !== undefined && 'convening' in first;
  const record = new Record(isConvening ? first : convened(usual));
  for (const step of (isConvening ? rest : steps).flat() as Step[]) {
    const ruling = record.ask(step);
    if (ruling.verdict === 'refused')
      throw new Error(`Given ${step.who} ${step.command.type}: ${ruling.refusal.rule}, ${ruling.refusal.because}`);
  }
  return new Given(record);
}
