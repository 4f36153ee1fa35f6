/** One meeting, live: follows its rows, sends commands, and keeps what is unsent on the device until it is answered. */
import { batch, signal, type Signal } from '@preact/signals';
import {
  decideIn,
  isOfFinerKind,
  mayBeSentAgain,
  type Command,
  type Entry,
  type Meeting,
  type MeetingCommand,
  type Refusal,
} from '#meeting';
import type { CommandAnswer, SessionAnswer } from '#wire';
import { get } from '../http.js';
import { announce } from '../shell/announcer.js';
import { asTyped, shownRow } from './as-typed.js';
import { SavingAloud, sayLine } from './aloud.js';
import { Copy } from './copy.js';
import { DeviceStore, savedPlace, wipeDevice } from './device-store.js';
import { Drafts, isDrafts } from './drafts.js';
import { openLine, type LineState, type OpenLine } from './line.js';
import { notable, quorumInWords } from './notable.js';
import { Outbox, type Sent } from './outbox.js';
import { sisterWindows } from './sisters.js';
import { SavedCommands, keptSaved, type SavedCommand } from './saved-commands.js';
import { isKept, type Kept } from './unsent.js';

const answerWithinMs = 10_000;
const pauseBeforeAskingAgainMs = 2_000;
/** Says: not now. Any other is final, and one that is shut waits for somebody to put it right. */
const isPassing = (refusal: Refusal): boolean => refusal.kind === 'passing' && !isOfFinerKind(refusal, 'shut');

export interface Live {
  readonly meetingId: string;
  /** Grows whenever the fold has changed; reading it is what makes a screen follow. */
  readonly revision: Signal<number>;
  readonly line: Signal<LineState>;
  /** Why the server let go of the line, while it is down. */
  readonly released: Signal<string>;
  /** How many devices each connected person has. */
  readonly connected: Signal<ReadonlyMap<string, number>>;
  /** Why this person is no longer in the room, or why there is no such room. */
  readonly gone: Signal<string | undefined>;
  /** Invited, but given nothing to see: whoever has left. */
  readonly outside: Signal<boolean>;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  /** As it is shown: what is typed in it stands in isolates. */
  meeting(): Meeting | undefined;
  /** The rows, as they are shown. */
  entries(): readonly Entry[];
  /** Sends a command; `decideIn` on this copy only warns. */
  send(command: Command): string;
  stop(): void;
}

export async function followMeeting(meetingId: string, session: SessionAnswer, me: string): Promise<Live> {
  const store = await DeviceStore.open(session, meetingId);
  const kept = await store.load();
  const savedStore = await DeviceStore.open(session, meetingId + savedPlace);
  const saved = new SavedCommands(me);
  saved.restore(keptSaved(await savedStore.load()), Date.now());
  const line = openLine(session.slot, async () => {
    const answer = await get<SessionAnswer>('/api/session', session.slot);
    return answer.ok || answer.status !== 401;
  });
  const live = new FollowedMeeting(meetingId, session, me, store, line, isKept(kept) ? kept : undefined, {
    saved,
    store: savedStore,
  });
  return live;
}

/** A name listed twice is somebody on two devices. */
function devices(connected: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const participantId of connected) counts.set(participantId, (counts.get(participantId) ?? 0) + 1);
  return counts;
}

class FollowedMeeting implements Live {
  readonly revision = signal(0);
  readonly connected = signal<ReadonlyMap<string, number>>(new Map());
  readonly gone = signal<string | undefined>(undefined);
  readonly outside = signal(false);
  readonly line: Signal<LineState>;
  readonly released: Signal<string>;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly #copy: Copy;
  readonly #aloud = new SavingAloud();
  readonly #stopSayingLine: () => void;
  #announcedUpTo = Infinity;
  #quorum = '';
  #frame = 0;
  /** Only the answer to the last question counts. */
  #asking = 0;
  /** Rows of this copy are known to be gone from the record, until it is read anew. */
  #restarted = false;
  #looked = 0;

  constructor(
    readonly meetingId: string,
    private readonly session: SessionAnswer,
    private readonly me: string,
    private readonly store: DeviceStore,
    private readonly open: OpenLine,
    kept: Kept | undefined,
    private readonly recorded: { readonly saved: SavedCommands; readonly store: DeviceStore },
  ) {
    this.line = open.state;
    this.released = open.released;
    this.#stopSayingLine = sayLine(this.line);
    this.#copy = new Copy(me);
    this.#copy.beginAgain();
    this.drafts = new Drafts(
      isDrafts(kept?.drafts) ? kept.drafts : {},
      () => this.#keep(),
      sisterWindows(session, meetingId),
    );
    this.outbox = new Outbox(
      (commandId, command) => this.#deliver(commandId, command),
      (sent) => this.#sentChanged(sent),
    );
    this.#listen();
    this.outbox.restore(kept?.outbox ?? []);
  }

  meeting(): Meeting | undefined {
    return this.#copy.shown;
  }
  entries(): readonly Entry[] {
    return this.#copy.shownEntries;
  }

  send(shown: Command): string {
    const command = asTyped(shown);
    const ruling = decideIn(this.#copy.meeting, command as MeetingCommand, {
      actor: { participantId: this.me },
      now: new Date().toISOString(),
    });
    return this.outbox.add(command, ruling.verdict === 'refused' ? ruling.refusal.because : undefined);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.open.socket.emit('leave', { meetingId: this.meetingId }, () => undefined);
    this.open.close();
    this.drafts.stop();
    this.#stopSayingLine();
  }

  #listen(): void {
    const { socket } = this.open;
    socket.on('connect', () => {
      this.#copy.rejoin();
      void this.#follow();
    });
    socket.on('recorded', ({ meetingId, events, reading, hash, restart }) => {
      if (meetingId !== this.meetingId) return;
      if (restart) this.#restart();
      else this.#receive(events, reading, hash);
    });
    socket.on('presence', ({ meetingId, connected }) => {
      if (meetingId === this.meetingId) this.connected.value = devices(connected);
    });
    socket.on('evicted', ({ meetingId, because }) => {
      if (meetingId === this.meetingId) this.#evict(because);
    });
  }

  /** Asks for everything after what this copy has; first entry, reconnection and falling behind are the same question. */
  async #follow(): Promise<void> {
    if (!this.open.socket.connected) return;
    const asking = ++this.#asking;
    const answer = await this.#ask((socket) =>
      socket.emitWithAck('follow', { meetingId: this.meetingId, ...this.#copy.wanted() }),
    ).catch(() => undefined);
    if (asking !== this.#asking) return;
    // Not answered although the line is up: the question still stands.
    if (!answer) return this.#follow();
    if ('restart' in answer) return this.#restart();
    if (!answer.accepted) return this.#turnedAway(answer.refusal);
    if (this.#copy.completeAt(answer.upTo)) void this.#follow();
    this.outside.value = answer.upTo === 0;
    this.#lookForMissing();
    this.#changed([]);
  }

  /** The database has lost rows this copy holds: it is read from the start. */
  #restart(): void {
    this.#restarted = true;
    this.#copy.beginAgain();
    void this.#follow();
  }

  /**
   * Once the record is read anew, what was saved is looked for in it. The numbers of people outside count a stream of
   * their own, which may be told anew for other reasons: only a known loss says something of theirs.
   */
  #lookForMissing(): void {
    const { saved } = this.recorded;
    const { completed, entries, isLay } = this.#copy;
    if (completed !== this.#looked && !this.outside.value) {
      this.#looked = completed;
      if (this.#restarted || !isLay) this.#missing(saved.takeMissing(entries, this.#restarted));
      this.#restarted = false;
    }
    if (saved.witness(entries)) this.#keepSaved();
  }

  #missing(lost: readonly SavedCommand[]): void {
    if (lost.length === 0) return;
    this.outbox.miss(lost);
    this.#keepSaved();
    announce(
      lost.length === 1
        ? 'Something you had saved is missing from the record.'
        : `${lost.length} things you had saved are missing from the record.`,
    );
  }

  #turnedAway(refusal: Refusal): void {
    if (isPassing(refusal)) setTimeout(() => void this.#follow(), pauseBeforeAskingAgainMs);
    // Withdrawn while the line was down: the message that says so never came.
    else if (refusal.kind === 'gone') this.#evict(refusal.because);
    else {
      announce(refusal.because);
      this.gone.value = refusal.because;
    }
  }

  #receive(rows: readonly Entry[], reading: number | undefined, hash: string | undefined): void {
    const { applied, behind, again } = this.#copy.apply(rows, reading, hash);
    this.#lookForMissing();
    if (again) this.#copy.beginAgain();
    if (behind || again) void this.#follow();
    this.#changed(applied);
  }

  #changed(applied: readonly Entry[]): void {
    this.#tell(applied);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.revision.value++;
    });
  }

  /** Rows that were there before this window opened, or come again after a fresh start, are not announced. */
  #tell(applied: readonly Entry[]): void {
    const meeting = this.meeting();
    if (!meeting) return;
    const fresh = applied.filter(({ sequence }) => sequence > this.#announcedUpTo).map(shownRow);
    const quorum = quorumInWords(meeting);
    for (const { sentence, passing } of notable(fresh, meeting, this.me)) announce(sentence, passing);
    if (fresh.length > 0 && quorum !== this.#quorum) announce(quorum);
    this.#quorum = quorum;
    this.#announcedUpTo = Math.max(
      this.#announcedUpTo === Infinity ? 0 : this.#announcedUpTo,
      this.#copy.entries.length,
    );
  }

  #deliver(commandId: string, command: Command): Promise<CommandAnswer> {
    return this.#ask((socket) => socket.emitWithAck('command', { meetingId: this.meetingId, commandId, command }));
  }

  async #ask<T>(
    question: (socket: { emitWithAck: ReturnType<OpenLine['socket']['timeout']>['emitWithAck'] }) => Promise<T>,
  ): Promise<T> {
    if (!this.open.socket.connected) throw new Error('The line is down.');
    return question(this.open.socket.timeout(answerWithinMs));
  }

  #sentChanged(sent: Sent): void {
    // taken out: it has been told what became of it
    if (!this.outbox.entries.value.some(({ commandId }) => commandId === sent.commandId)) return this.#keep();
    if (sent.state === 'not-saved' && sent.refusal) {
      announce(`Not saved. ${sent.refusal.because}`);
      // where it may be stored after all, it is sent again as it was, and not from its form
      if (!mayBeSentAgain(sent.refusal) && this.drafts.giveBack(sent.commandId, sent.refusal.because))
        this.outbox.discard(sent.commandId);
    } else if (sent.state === 'saved') {
      this.#aloud.saved();
      this.#remember(sent);
    } else if (sent.state === 'sending') this.#aloud.sending(sent, this.line.value);
    this.#keep();
  }

  #remember({ commandId, command, madeAt, upTo }: Sent): void {
    this.drafts.answered(commandId);
    if (upTo === undefined) return;
    this.recorded.saved.add({ commandId, command, madeAt, upTo });
    this.recorded.saved.witness(this.#copy.entries);
    this.#keepSaved();
  }

  /** Nothing that is recorded stays on the device of a family member, an advocate or an observer. */
  #keepSaved(): void {
    if (!this.meeting() || this.#copy.isLay) return;
    const { saved, store } = this.recorded;
    store.save((before) => saved.written(keptSaved(before), Date.now()));
  }

  #keep(): void {
    this.store.save((before) => {
      const kept = isKept(before) ? before : undefined;
      return { drafts: this.drafts.written(kept?.drafts), outbox: this.#onDevice(kept?.outbox ?? []) };
    });
  }

  #onDevice(kept: readonly Sent[]): readonly Sent[] {
    return this.outbox.written(kept).filter(({ state }) => state !== 'missing' || !this.#copy.isLay);
  }

  #evict(because: string): void {
    announce(because);
    batch(() => {
      this.#copy.erase();
      this.outbox.stop();
      this.gone.value = because;
      this.revision.value++;
    });
    wipeDevice(this.session, this.meetingId);
  }
}
