/** Open sockets by session: they keep it alive, and end with it. */
import type { Refusal } from '#meeting';
import { signInFirst } from '../refusals.js';
import { reportFault } from '../operator-log.js';
import type { Endings } from '../sign-in/endings.js';
import type { Session } from '../sign-in/session.js';
import type { Sessions } from '../sign-in/sessions.js';
import type { WireSocket } from './wire-socket.js';

/** How often sessions whose time is over are looked for, and those in use written down. */
const lookEvery = 5_000;
const keepEvery = 60_000;

export class OpenSockets {
  readonly #bySession = new Map<string, Set<WireSocket>>();
  readonly #timers: NodeJS.Timeout[];

  constructor(
    private readonly sessions: Sessions,
    private readonly endings: Endings,
    private readonly severalServers: boolean,
  ) {
    const often = (work: () => Promise<void>, every: number) =>
      setInterval(() => void work().catch((error: unknown) => reportFault('sessions', error)), every).unref();
    this.#timers = [often(async () => this.endThoseOver(), lookEvery), often(() => this.keep(), keepEvery)];
  }

  /** From here on what is ended anywhere is ended here. Throws `StorageFault`. */
  serve(): Promise<void> {
    return this.endings.serve({ ended: (sessionId) => this.end(sessionId), lapsed: () => this.lapsed() });
  }

  /** Why somebody signed in is not served now: asked of every request and message, whoever ended their session and where. */
  problemOf(session: Session): Refusal | undefined | Promise<Refusal | undefined> {
    return this.sessions.isOver(session) ? signInFirst : this.endings.problemOf(session.sessionId);
  }

  /** With several servers, one that may have missed who was signed out elsewhere tells nobody anything. */
  get mayTell(): boolean {
    return !this.severalServers || this.endings.isLeased;
  }

  /** Before anybody is told: a server that stood still for a moment looks again, so that no line is cut for it. */
  beforeTelling(): void | Promise<void> {
    return this.mayTell ? undefined : this.endings.lookAgain();
  }

  add(socket: WireSocket): void {
    const { sessionId } = socket.data.session;
    const sockets = this.#bySession.get(sessionId) ?? new Set();
    this.#bySession.set(sessionId, sockets.add(socket));
    // the session may have ended between being looked up and being let in
    if (this.endings.problemOf(sessionId) === signInFirst) socket.disconnect(true);
  }

  remove(socket: WireSocket): void {
    const { sessionId } = socket.data.session;
    const sockets = this.#bySession.get(sessionId);
    if (!sockets?.delete(socket)) return;
    this.sessions.seen(sessionId);
    if (sockets.size === 0) this.#bySession.delete(sessionId);
  }

  /** Signed out: nothing more reaches these windows. */
  end(sessionId: string): void {
    for (const socket of this.#bySession.get(sessionId) ?? []) socket.disconnect(true);
  }

  private lapsed(): void {
    if (this.severalServers) this.letGo();
  }

  /** Nobody knows who is still signed in: the lines are cut, and browsers come back by themselves. */
  letGo(): void {
    for (const sockets of this.#bySession.values()) for (const socket of sockets) socket.conn.close();
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.endings.close();
    await this.keep();
  }

  private endThoseOver(): void {
    for (const [sessionId, [socket]] of this.#bySession) {
      if (socket && this.sessions.isOver(socket.data.session)) this.end(sessionId);
    }
  }

  /** Writes down that whoever has a window open is here. */
  async keep(): Promise<void> {
    for (const sessionId of this.#bySession.keys()) this.sessions.seen(sessionId);
    await this.sessions.keep();
  }
}
