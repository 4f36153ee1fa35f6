/** What one writer’s window has read of the record: it goes on by hash, begins again when told to, and lists what of its own is gone. */
import type { Command, Entry } from '#meeting';
import type { RecordedMessage } from '#wire';
import { SavedCommands, type SavedCommand } from '../../apps/web/src/live/saved-commands.js';
import { pause } from '../bench/sides/child-server.js';
import type { Seat } from '../bench/sides/gathering.js';

const answerWithin = 5_000;
const beforeAskingAgain = 100;
const readWithin = 30_000;

export class ReadingWindow {
  readonly missing: SavedCommand[] = [];
  /** Times it was told to begin again. */
  restarts = 0;
  /** It looks only after it was told to begin again: then it does not matter whose a withheld row was. */
  readonly #saved = new SavedCommands('nobody');
  #entries: Entry[] = [];
  #hash: string | undefined;
  /** How far the record goes that is being read anew. */
  #anewUpTo: number | undefined;

  constructor(private readonly seat: Seat) {
    const { socket } = seat;
    socket.on('recorded', (message) => (message.restart ? void this.beginAgain() : this.take(message)));
    socket.on('connect', () => void this.follow().catch(() => undefined));
  }

  acknowledged(commandId: string, command: Command, upTo: number): void {
    this.#saved.add({ commandId, command, madeAt: new Date().toISOString(), upTo });
    this.#saved.witness(this.#entries);
  }

  /** Ends when everything there is has been read. */
  async readAll(): Promise<void> {
    const deadline = performance.now() + readWithin;
    while (!(await this.follow().catch(() => false))) {
      if (performance.now() > deadline) throw new Error('A window did not come to the end of the record.');
      await pause(beforeAskingAgain);
    }
  }

  /** @returns whether this window has, by now, all there is. */
  private async follow(): Promise<boolean> {
    const { meetingId, socket } = this.seat;
    const held = { meetingId, after: this.#entries.length, hash: this.#hash };
    const answer = await socket.timeout(answerWithin).emitWithAck('follow', held);
    if ('restart' in answer) return this.beginAgain();
    if (!answer.accepted) return false;
    if (this.#anewUpTo !== undefined) this.#anewUpTo = answer.upTo;
    this.lookForMissing();
    return this.#entries.length >= answer.upTo;
  }

  private async beginAgain(): Promise<boolean> {
    this.restarts += 1;
    this.#entries = [];
    this.#hash = undefined;
    this.#anewUpTo = Infinity;
    return this.follow();
  }

  private take({ events, hash }: RecordedMessage): void {
    for (const entry of events) if (entry.sequence === this.#entries.length + 1) this.#entries.push(entry);
    if (events.at(-1)?.sequence === this.#entries.length) this.#hash = hash;
    this.lookForMissing();
  }

  private lookForMissing(): void {
    if (this.#anewUpTo !== undefined && this.#entries.length < this.#anewUpTo) return;
    if (this.#anewUpTo !== undefined) this.missing.push(...this.#saved.takeMissing(this.#entries, true));
    this.#anewUpTo = undefined;
    this.#saved.witness(this.#entries);
  }
}
