/** How long a window waits before it comes back to a server that let go of it: longer each time, or it would be let go of again at once. */
const shortestMs = 2_000;
const longestMs = 60_000;

export class Pauses {
  #next = shortestMs;
  #upSince = 0;
  #letGo = false;

  /** @param now milliseconds, here and below. */
  up(now: number): void {
    this.#upSince = now;
  }

  /** The server said why it ends the line. */
  letGo(): void {
    this.#letGo = true;
  }

  /** @returns milliseconds to wait now that the line is closed; a line that held for a while begins anew. */
  take(now: number): number {
    if (!this.#letGo) return 0;
    this.#letGo = false;
    if (now - this.#upSince > longestMs) this.#next = shortestMs;
    const pause = this.#next;
    this.#next = Math.min(longestMs, pause * 2);
    return pause;
  }
}
