/** One meeting, live: follows its rows, sends commands, and keeps what is unsent on the device until it is answered. */
import { batch, computed, signal, type Signal } from '@preact/signals';
import { decide, isOfFinerKind, mayBeSentAgain, type Command, type Entry, type Meeting, type Refusal } from '#meeting';
import type { CommandAnswer, SessionAnswer } from '#wire';
import { get } from '../http.js';
import { announce } from '../shell/announcer.js';
import { asTyped, shownRow } from './as-typed.js';
import { SavingAloud, sayLine, sayOutdated } from './aloud.js';
import { Copy } from './copy.js';
import { DeviceStore, savedPlace, wipeDevice } from './device-store.js';
import { Drafts, isDrafts } from './drafts.js';
import { openLine, type LineState, type OpenLine } from './line.js';
import type { Live } from './live.js';
import { notable, quorumInWords } from './notable.js';
import { Outbox, type Sent } from './outbox.js';
import { sisterWindows, type Sisters } from './sisters.js';
import { SavedCommands, keptSaved, type SavedCommand } from './saved-commands.js';
import { isKept, type Kept } from './unsent.js';

const answerWithinMs = 10_000;
const pauseBeforeAskingAgainMs = 2_000;
const endsBeforeTheRest =
  'This page is older than what was recorded last, and shows the record only up to there. Load it again to see the rest.';
/** Says: not now. Any other is final, and one that is shut waits for somebody to put it right. */
const isPassing = (refusal: Refusal): boolean => refusal.kind === 'passing' && !isOfFinerKind(refusal, 'shut');

export async function followMeeting(meetingId: string, session: SessionAnswer, me: string): Promise<Live> {
  const store = await DeviceStore.open(session, meetingId);
  const kept = await store.load();
  const savedStore = await DeviceStore.open(session, meetingId + savedPlace);
  const saved = new SavedCommands(me);
  saved.restore(keptSaved(await savedStore.load()), Date.now());
  const open = openLine(session.slot, async () => {
    const answer = await get<SessionAnswer>('/api/session', session.slot);
    return answer.ok || answer.status !== 401;
  });
  return new FollowedMeeting({
    meetingId,
    session,
    me,
    open,
    store,
    kept: isKept(kept) ? kept : undefined,
    recorded: { saved, store: savedStore },
    sisters: sisterWindows(session, meetingId),
  });
}

/** Where something is kept on this device. */
type Place = Pick<DeviceStore, 'save'>;

/** What following a meeting stands on. */
export interface Following {
  readonly meetingId: string;
  readonly session: SessionAnswer;
  /** The participant this person is. */
  readonly me: string;
  readonly open: OpenLine;
  readonly store: Place;
  /** What lay there. */
  readonly kept: Kept | undefined;
  /** What this device has been told is recorded. */
  readonly recorded: { readonly saved: SavedCommands; readonly store: Place };
  readonly sisters: Sisters | undefined;
}

/** A name listed twice is somebody on two devices. */
function devices(connected: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const participantId of connected) counts.set(participantId, (counts.get(participantId) ?? 0) + 1);
  return counts;
}

export class FollowedMeeting implements Live {
  readonly meetingId: string;
  readonly revision = signal(0);
  readonly connected = signal<ReadonlyMap<string, number>>(new Map());
  readonly gone = signal<string | undefined>(undefined);
  readonly outside = signal(false);
  readonly line: Signal<LineState>;
  readonly released: Signal<string>;
  readonly #stopped = signal(false);
  /** That the server has rows it cannot read, where it says so. */
  readonly #incomplete = signal<string | undefined>(undefined);
  readonly outdated = computed(() =>
    this.#stopped.value ? endsBeforeTheRest : (this.#incomplete.value ?? this.#with.open.behind.value),
  );
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly #with: Following;
  readonly #copy: Copy;
  readonly #aloud = new SavingAloud();
  readonly #stopSaying: readonly (() => void)[];
  #announcedUpTo = Infinity;
  #quorum = '';
  #frame = 0;
  /** Only the answer to the last question counts. */
  #asking = 0;
  /** Rows of this copy are known to be gone from the record, until it is read anew. */
  #restarted = false;
  #looked = 0;

  constructor(following: Following) {
    const { meetingId, me, open, kept, sisters } = following;
    this.#with = following;
    this.meetingId = meetingId;
    this.line = open.state;
    this.released = open.released;
    this.#stopSaying = [sayLine(this.line), sayOutdated(this.outdated)];
    this.#copy = new Copy(me);
    this.#copy.beginAgain();
    this.drafts = new Drafts(isDrafts(kept?.drafts) ? kept.drafts : {}, () => this.#keep(), sisters);
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
    return this.outbox.add(command, this.#warningOf(command));
  }

  /** What a copy that ends before the record cannot say is left to the server. */
  #warningOf(command: Command): string | undefined {
    if (this.#copy.stoppedAt !== undefined) return undefined;
    const ruling = decide(this.#copy.meeting, command, {
      actor: { participantId: this.#with.me },
      now: new Date().toISOString(),
    });
    return ruling.verdict === 'refused' ? ruling.refusal.because : undefined;
  }

  stop(): void {
    const { open } = this.#with;
    cancelAnimationFrame(this.#frame);
    open.socket.emit('leave', { meetingId: this.meetingId }, () => undefined);
    open.close();
    this.drafts.stop();
    for (const stop of this.#stopSaying) stop();
  }

  #listen(): void {
    const { socket } = this.#with.open;
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
    if (!this.#with.open.socket.connected) return;
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
    this.#incomplete.value = answer.incomplete?.because;
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
    // what a server cannot read of the record is not missing from it
    if (this.#incomplete.peek() !== undefined) return;
    const { saved } = this.#with.recorded;
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
    this.#stopped.value = this.#copy.stoppedAt !== undefined;
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
    for (const { sentence, passing } of notable(fresh, meeting, this.#with.me)) announce(sentence, passing);
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
    if (!this.#with.open.socket.connected) throw new Error('The line is down.');
    return question(this.#with.open.socket.timeout(answerWithinMs));
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
    this.#with.recorded.saved.add({ commandId, command, madeAt, upTo });
    this.#with.recorded.saved.witness(this.#copy.entries);
    this.#keepSaved();
  }

  /** Nothing that is recorded stays on the device of a family member, an advocate or an observer. */
  #keepSaved(): void {
    if (!this.meeting() || this.#copy.isLay) return;
    const { saved, store } = this.#with.recorded;
    store.save((before) => saved.written(keptSaved(before), Date.now()));
  }

  #keep(): void {
    this.#with.store.save((before) => {
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
    wipeDevice(this.#with.session, this.meetingId);
  }
}
