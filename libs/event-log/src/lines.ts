import type { DataSource } from 'typeorm';
import { faultOf } from './refused.js';

/** How long whatever else waits may be silent once a short question went unanswered: longer than any stall of a disk. */
const silentFor = 5_000;

interface Line {
  readonly connection: { readonly stream: { readonly bytesRead: number; destroy(): unknown } };
}

interface Pool {
  on(event: 'acquire' | 'remove', heard: (line: Line) => void): unknown;
  on(event: 'release', heard: (error: unknown, line: Line) => void): unknown;
}

/**
 * The connections to PostgreSQL. A machine that dies, or a network that drops what passes, ends none of them: they
 * fall silent, and without this everybody would wait for as long as the operating system does.
 */
export class Lines {
  readonly #idle = new Set<Line>();
  readonly #busy = new Set<Line>();

  constructor(private readonly source: DataSource) {
    const pool = (source.driver as unknown as { readonly master: Pool }).master;
    pool.on('acquire', (line) => {
      this.#idle.delete(line);
      this.#busy.add(line);
    });
    pool.on('release', (_error, line) => {
      this.#busy.delete(line);
      this.#idle.add(line);
    });
    pool.on('remove', (line) => {
      this.#idle.delete(line);
      this.#busy.delete(line);
    });
  }

  /** A short question. Not answered within so many milliseconds, its line is cut and it throws a `StorageFault`. */
  async askWithin(milliseconds: number, sql: string, parameters: unknown[]): Promise<unknown[]> {
    const runner = this.source.createQueryRunner();
    let line: Line | undefined;
    const tooLate = setTimeout(() => {
      line?.connection.stream.destroy();
      this.doubt();
    }, milliseconds);
    try {
      line = (await runner.connect()) as Line;
      return (await runner.query(sql, parameters)) as unknown[];
    } catch (error) {
      throw faultOf(error);
    } finally {
      clearTimeout(tooLate);
      await runner.release();
    }
  }

  /** Nobody loses anything by an idle line that is made anew; one that is in use is given time to say something. */
  private doubt(): void {
    for (const line of this.#idle) line.connection.stream.destroy();
    const waiting = [...this.#busy].map((line) => ({ line, heard: line.connection.stream.bytesRead }));
    setTimeout(() => {
      for (const { line, heard } of waiting)
        if (this.#busy.has(line) && line.connection.stream.bytesRead === heard) line.connection.stream.destroy();
    }, silentFor).unref();
  }
}
