/** Open sockets by session: they keep it alive, and end with it. */
import { reportFault } from '../operator-log.js';
import type { Sessions } from '../sign-in/sessions.js';
import type { WireSocket } from '../meetings/wire-socket.js';

/** How often ended sessions are looked for, and those in use written down. */
const lookEvery = 5_000;
const keepEvery = 60_000;
/** How far the clocks of two servers may differ. */
const clocksApart = 60_000;

export class OpenSockets {
  readonly #bySession = new Map<string, Set<WireSocket>>();
  readonly #timers: NodeJS.Timeout[];
  #lookedAt: number;

  constructor(
    private readonly sessions: Sessions,
    private readonly clock: () => number,
  ) {
    this.#lookedAt = clock();
    const often = (work: () => Promise<void>, every: number) =>
      setInterval(() => void work().catch((error: unknown) => reportFault('sessions', error)), every).unref();
    this.#timers = [often(() => this.endThoseOver(), lookEvery), often(() => this.keep(), keepEvery)];
  }

  add(socket: WireSocket): void {
    const { sessionId } = socket.data.session;
    const sockets = this.#bySession.get(sessionId) ?? new Set();
    this.#bySession.set(sessionId, sockets.add(socket));
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

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.keep();
  }

  private async endThoseOver(): Promise<void> {
    const now = this.clock();
    for (const [sessionId, [socket]] of this.#bySession) {
      if (socket && this.sessions.isOver(socket.data.session)) this.end(sessionId);
    }
    if (this.#bySession.size > 0)
      for (const sessionId of await this.sessions.endedSince(this.#lookedAt - clocksApart)) this.end(sessionId);
    // only now: what could not be asked is asked again
    this.#lookedAt = now;
  }

  /** Writes down that whoever has a window open is here. */
  async keep(): Promise<void> {
    for (const sessionId of this.#bySession.keys()) this.sessions.seen(sessionId);
    await this.sessions.keep();
  }
}
