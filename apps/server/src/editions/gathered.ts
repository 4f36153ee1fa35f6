/** A file being made at its own pace and kept until its reader has taken it, so that a slow reader holds up nobody’s turn. */

export interface Gathered {
  /** The bytes as they come, each given once; throws what making them failed with. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Resolves when the file is made, has failed, or is no longer wanted. */
  readonly made: Promise<void>;
}

/** How many bytes are kept, of every file together. */
export interface Kept {
  bytes: number;
}

/** Begins at once. Aborted, what is kept is let go of. */
export function gathered(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal, kept: Kept): Gathered {
  const gathering = new Gathering(pieces, signal, kept);
  return { bytes: gathering.taken(), made: gathering.gather() };
}

class Gathering {
  readonly #pieces: Uint8Array[] = [];
  #ended = false;
  /** Nobody reads any more. */
  #over = false;
  #failure: { readonly error: unknown } | undefined;
  /** Wakes the reader who waits for the next piece. */
  #wake: () => void = () => undefined;

  constructor(
    private readonly source: AsyncIterable<Uint8Array>,
    private readonly signal: AbortSignal,
    private readonly kept: Kept,
  ) {
    if (signal.aborted) this.letGo();
    else signal.addEventListener('abort', () => this.letGo(), { once: true });
  }

  async gather(): Promise<void> {
    try {
      for await (const piece of this.source) {
        if (this.signal.aborted || this.#over) break;
        this.#pieces.push(piece);
        this.kept.bytes += piece.byteLength;
        this.#wake();
      }
    } catch (error) {
      this.#failure = { error };
    }
    this.#ended = true;
    this.#wake();
  }

  async *taken(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const piece = this.#pieces.shift();
        if (piece) {
          this.kept.bytes -= piece.byteLength;
          yield piece;
        } else if (this.signal.aborted) throw this.signal.reason;
        else if (this.#failure) throw this.#failure.error;
        else if (this.#ended) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      this.letGo();
    }
  }

  private letGo(): void {
    this.#over = true;
    for (const { byteLength } of this.#pieces.splice(0)) this.kept.bytes -= byteLength;
    this.#wake();
  }
}
