/** Every meeting this server is busy with; the others rest in the log. */
import { EVERY_MEETING } from '#event-log';
import { isOfFinerKind, personIdsIn, type Instant, type Refusal } from '#meeting';
import type { CommandAnswer, CommandMessage } from '#wire';
import { report } from '../operator-log.js';
import type { Limits } from '../settings-shape.js';
import { givenCommand, type Giver } from './given-command.js';
import type { Identity } from '../sign-in/identity.js';
import type { Log } from './log.js';
import { MeetingRecord, type Placed } from './meeting-record.js';
import type { KeepWords, Signer } from './finalising.js';
import { MeetingTurns } from './meeting-turns.js';
import type { Announce, Shortened } from './telling.js';
import { refusalFor } from '../refusal-for.js';
import { noSuchMeeting, unknownPerson } from '../refusals.js';
import type { Places } from '../readers/places.js';
import { MeetingUnsound, type UnsoundMeetings } from '../soundness/unsound.js';

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
  /** Waited for between storing and telling; throws nothing. */
  readonly beforeTelling?: () => void | Promise<void>;
  /** Vouches for minutes made final. */
  readonly sign?: Signer;
  /** Keeps the words of what is made final. */
  readonly keepWords?: KeepWords;
  /** Told what every command given by somebody signed in was answered. */
  readonly answered?: (message: CommandMessage, identity: Identity, answer: CommandAnswer) => void;
  readonly unsound?: Pick<UnsoundMeetings, 'isShut' | 'stillShut' | 'judged'>;
  /** Whether somebody may know of a meeting, asked when the meeting itself cannot be read. */
  readonly mayOpen?: (meetingId: string, identity: Identity) => Promise<boolean>;
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
    const answered = this.giveAs(message, identity).then((answer) => this.toldTo(identity, message.meetingId, answer));
    answered.then(
      (answer) => this.parts.answered?.(message, identity, answer),
      () => undefined,
    );
    return answered;
  }

  /** That a meeting is shut is told to those who may open it; to anybody else there is none. */
  private async toldTo(identity: Identity, meetingId: string, answer: CommandAnswer): Promise<CommandAnswer> {
    if (answer.accepted || !isOfFinerKind(answer.refusal, 'shut') || (await this.mayOpen(meetingId, identity)))
      return answer;
    return { accepted: false, refusal: noSuchMeeting };
  }

  /** Commands go to their meeting in the order they came; only one that names somebody by `personId`, as few do, is looked into first. */
  private giveAs({ meetingId, commandId, command }: CommandMessage, identity: Identity): Promise<CommandAnswer> {
    const personIds = personIdsIn(command);
    return personIds.length === 0
      ? this.give(meetingId, commandId, command, { identity })
      : this.naming(personIds).then((objection) => this.give(meetingId, commandId, command, { identity }, objection));
  }

  private async naming(personIds: readonly string[]): Promise<Refusal | undefined> {
    return (await this.parts.people.areKnown(personIds)) ? undefined : unknownPerson;
  }

  give(
    meetingId: string,
    commandId: string,
    command: CommandMessage['command'],
    giver: Giver,
    objection?: Refusal,
  ): Promise<CommandAnswer> {
    const { given, answered } = givenCommand(commandId, command, giver, objection);
    if (!this.parts.unsound?.isShut(meetingId)) this.open(meetingId).turns.command(given);
    else
      this.unlessShut(meetingId).then(
        ({ turns }) => turns.command(given),
        (error: unknown) => given.answer({ accepted: false, refusal: refusalFor(error, 'command') }),
      );
    return answered;
  }

  /**
   * Looks at a meeting when nothing in it is unstored; `record.meeting` is undefined for one that does not exist.
   * Throws `MeetingUnsound` for one that is shut: to a stranger `reader` it says what is said of one that never was.
   */
  async look<T>(meetingId: string, look: (record: MeetingRecord) => T, reader?: Identity): Promise<T> {
    try {
      const shut = this.parts.unsound?.isShut(meetingId);
      return await (shut ? await this.unlessShut(meetingId) : this.open(meetingId)).turns.look(look);
    } catch (error) {
      if (!(error instanceof MeetingUnsound) || !reader || (await this.mayOpen(meetingId, reader))) throw error;
      throw new MeetingUnsound(meetingId, noSuchMeeting);
    }
  }

  /** Lets whoever looks from now on see what the log holds by then. */
  catchUpSoon(meetingId: string): void {
    this.#open.get(meetingId)?.turns.catchUpSoon();
  }

  close(): void {
    this.#stopFollowing();
  }

  private async mayOpen(meetingId: string, identity: Identity): Promise<boolean> {
    return (await this.parts.mayOpen?.(meetingId, identity)) ?? false;
  }

  /** Lets go of a meeting that is shut, since what is held may not be what is stored, and opens it when it verifies again. */
  private async unlessShut(meetingId: string): Promise<Open> {
    this.#open.delete(meetingId);
    const unsound = await this.parts.unsound?.stillShut(meetingId);
    if (unsound) throw unsound;
    return this.open(meetingId);
  }

  private hear(meetingId: string): void {
    if (meetingId === EVERY_MEETING) for (const { turns } of this.#open.values()) turns.catchUpSoon();
    else this.catchUpSoon(meetingId);
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
        judged: async (error) => (await this.parts.unsound?.judged(meetingId, error)) ?? error,
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
    const neverWere = resting.filter(([, { record }]) => record.upTo === 0);
    for (const [meetingId, { record }] of new Set([...neverWere, ...resting])) {
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
