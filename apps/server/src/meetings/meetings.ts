/** Every meeting this server is busy with; the others rest in the log. */
import { EVERY_MEETING } from '#event-log';
import { personIdsIn, type Instant, type Refusal } from '#meeting';
import type { CommandAnswer, CommandMessage } from '#wire';
import { report } from '../operator-log.js';
import type { Limits } from '../settings-shape.js';
import { asked, type Asker } from './asked.js';
import type { Identity } from './identity.js';
import type { Log } from './log.js';
import { MeetingRecord, type Placed } from './meeting-record.js';
import type { Signer } from './finalising.js';
import { MeetingTurns, type Announce, type Shortened } from './meeting-turns.js';
import type { Places } from './places.js';
import { unknownPerson } from './refusals.js';

interface Open {
  readonly record: MeetingRecord;
  readonly turns: MeetingTurns;
}

export interface MeetingsParts {
  readonly log: Log;
  readonly limits: Limits;
  readonly clock: () => Instant;
  /** Whom this service knows. */
  readonly people: { areKnown(personIds: readonly string[]): Promise<boolean> };
  /** Told of every write whether it was stored. */
  readonly wrote?: (stored: boolean) => void;
  /** Vouches for minutes made final. */
  readonly sign?: Signer;
  /** Told what every command given by somebody signed in was answered. */
  readonly answered?: (message: CommandMessage, identity: Identity, answer: CommandAnswer) => void;
}

export class Meetings {
  /** In the order of last use. */
  readonly #open = new Map<string, Open>();
  readonly #listeners: Announce[] = [];
  readonly #shortened: Shortened[] = [];
  readonly #pinned: ((meetingId: string) => boolean)[] = [];
  readonly #stopFollowing: () => void;

  constructor(private readonly parts: MeetingsParts) {
    this.#stopFollowing = parts.log.follow(({ meetingId }) => this.hear(meetingId));
  }

  /** Hears of rows once they are stored, before the command is answered. */
  onRecorded(listener: Announce): void {
    this.#listeners.push(listener);
  }

  /** Hears when the log turned out to lack rows this server had told of, once what is left is read. */
  onShortened(listener: Shortened): void {
    this.#shortened.push(listener);
  }

  /** Meetings that must stay in memory, because somebody follows them. */
  keepWhile(pinned: (meetingId: string) => boolean): void {
    this.#pinned.push(pinned);
  }

  command(message: CommandMessage, identity: Identity): Promise<CommandAnswer> {
    const answered = this.given(message, identity);
    answered.then(
      (answer) => this.parts.answered?.(message, identity, answer),
      () => undefined,
    );
    return answered;
  }

  /** Nearly every command names nobody anew, and goes to its meeting in the order it came. */
  private given({ meetingId, commandId, command }: CommandMessage, identity: Identity): Promise<CommandAnswer> {
    const personIds = personIdsIn(command);
    return personIds.length === 0
      ? this.ask(meetingId, commandId, command, { identity })
      : this.naming(personIds).then((besides) => this.ask(meetingId, commandId, command, { identity }, besides));
  }

  private async naming(personIds: readonly string[]): Promise<Refusal | undefined> {
    return (await this.parts.people.areKnown(personIds)) ? undefined : unknownPerson;
  }

  ask(
    meetingId: string,
    commandId: string,
    command: CommandMessage['command'],
    asker: Asker,
    besides?: Refusal,
  ): Promise<CommandAnswer> {
    const asking = asked(commandId, command, asker, besides);
    this.open(meetingId).turns.command(asking.asked);
    return asking.answered;
  }

  /** Looks at a meeting when nothing in it is unstored; `record.meeting` is undefined for one that does not exist. */
  look<T>(meetingId: string, look: (record: MeetingRecord) => T): Promise<T> {
    return this.open(meetingId).turns.look(look);
  }

  close(): void {
    this.#stopFollowing();
  }

  private hear(meetingId: string): void {
    if (meetingId === EVERY_MEETING) for (const { turns } of this.#open.values()) turns.catchUpSoon();
    else this.#open.get(meetingId)?.turns.catchUpSoon();
  }

  private open(meetingId: string): Open {
    const known = this.#open.get(meetingId);
    const record = known?.record ?? new MeetingRecord(meetingId, this.parts.limits.commandsRemembered);
    const open = known ?? {
      record,
      turns: new MeetingTurns(record, {
        ...this.parts,
        announce: (...heard) => this.announce(...heard),
        shortened: (...heard) => this.shortened(...heard),
      }),
    };
    this.#open.delete(meetingId);
    this.#open.set(meetingId, open);
    if (!known) this.closeSome(meetingId);
    return open;
  }

  private announce(record: MeetingRecord, placed: readonly Placed[], before: Places): void {
    for (const listener of this.#listeners) listener(record, placed, before);
  }

  private shortened(record: MeetingRecord, held: number): void {
    report('the database has lost entries of a meeting that were recorded and acknowledged', {
      meetingId: record.meetingId,
      rowsHeld: held,
      rowsFound: record.upTo,
    });
    for (const listener of this.#shortened) listener(record, held);
  }

  /** Lets go of those used longest ago, beyond what may be kept; a meeting that proved not to exist goes first. */
  private closeSome(justOpened: string): void {
    const resting = [...this.#open].filter(
      ([meetingId, { turns }]) => meetingId !== justOpened && turns.idle && !this.isPinned(meetingId),
    );
    let rows = resting.reduce((sum, [, { record }]) => sum + record.upTo, 0);
    let count = resting.length;
    for (const [meetingId, { record }] of resting) {
      const { foldsCached, rowsCached } = this.parts.limits;
      if (record.upTo > 0 && count <= foldsCached && rows <= rowsCached) continue;
      this.#open.delete(meetingId);
      count -= 1;
      rows -= record.upTo;
    }
  }

  private isPinned(meetingId: string): boolean {
    return this.#pinned.some((pinned) => pinned(meetingId));
  }
}
