import type { ExportedRow } from '#event-log';
import type { Measured } from '../bench/figure.js';
import { pause, type ChildServer } from '../bench/sides/child-server.js';
import type { Gathering } from '../bench/sides/gathering.js';
import { gatherAt } from '../bench/sides/quorate-people.js';
import { clearPlace, newPlace, startAt, tokenFor, type QuoratePlace } from '../bench/sides/quorate-process.js';
import { rowsIn, unsoundIn } from './ledger.js';
import { tally } from './tally.js';
import { Writer } from './writer.js';

const meetings = 3;
const people = 3;
const answerWithin = 30_000;

/** A Quorate in use: meetings in which everybody writes all the time, while something is done to it. */
export class Scene {
  readonly #writers: Writer[] = [];
  readonly #gatherings: Gathering[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #unsound = 0;

  private constructor(
    readonly place: QuoratePlace,
    private server: ChildServer,
  ) {}

  static async open(databaseUrl?: string): Promise<Scene> {
    const place = await newPlace(databaseUrl);
    const scene = new Scene(place, await startAt(place));
    const address = { url: place.url, token: await tokenFor(place) };
    for (let meeting = 0; meeting < meetings; meeting += 1) {
      const gathering = await gatherAt(address, people, { reconnection: true });
      scene.#gatherings.push(gathering);
      scene.#writers.push(...gathering.seats.map((seat) => new Writer(seat)));
    }
    scene.#writing = Promise.all(scene.#writers.map((writer) => writer.writeUntilStopped()));
    // heard of where it is awaited, and not while the server is being started
    scene.#writing.catch(() => undefined);
    return scene;
  }

  /** Ends when something more has been acknowledged. */
  async goesOn(): Promise<void> {
    const before = this.acknowledged.length;
    const deadline = performance.now() + answerWithin;
    while (this.acknowledged.length === before) {
      if (performance.now() > deadline)
        throw new Error(`Nothing was acknowledged any more. The server said:\n${this.server.output}`);
      await Promise.race([pause(5), this.#writing]);
    }
  }

  /** Kills the server where it stands, looks at what it left, and starts it again. */
  async killServer(): Promise<void> {
    await this.server.stop('SIGKILL');
    await this.verify();
    this.server = await startAt(this.place);
  }

  async verify(): Promise<void> {
    this.#unsound += await unsoundIn(this.place, this.meetingIds);
  }

  /**
   * Lets everybody finish, and compares what they were told with what is there. Where the database itself `mayLose` what
   * it acknowledged, nobody may be left believing it.
   */
  async conclude(name: string, mayLose = false): Promise<Measured[]> {
    for (const writer of this.#writers) writer.stop();
    await this.#writing;
    for (const writer of this.#writers) await writer.window.readAll();
    await this.server.stop();
    await this.verify();
    const rows = await rowsIn(this.place, this.meetingIds);
    const found = tally(
      rows,
      this.acknowledged,
      this.#writers.flatMap(({ announced }) => announced),
    );
    const askedAgain = this.#writers.reduce((sum, writer) => sum + writer.askedAgain, 0);
    const untold = this.untold(rows);
    const restarts = this.#writers.reduce((sum, { window }) => sum + window.restarts, 0);
    const detail = `${this.acknowledged.length} acknowledged, ${rows.length} rows, asked again ${askedAgain} times, ${found.acknowledgedAndLost} lost, begun again ${restarts} times`;
    const none = (what: string, value: number): Measured => ({
      promised: { name: `${name}: ${what}`, limit: 0, holds: 'at most' },
      values: [value],
      detail,
    });
    return [
      ...(mayLose
        ? [none('lost, and not told to whoever wrote it', untold)]
        : [
            none('acknowledged and lost', found.acknowledgedAndLost),
            none('announced and lost', found.announcedAndLost),
          ]),
      none('recorded twice', found.recordedTwice),
      none('chains not intact', this.#unsound),
    ];
  }

  async clear(): Promise<void> {
    for (const gathering of this.#gatherings) gathering.disband();
    await this.server.stop('SIGKILL');
    await clearPlace(this.place);
  }

  /** How much was acknowledged, is not there, and is not among what its writer was shown as missing. */
  private untold(rows: readonly ExportedRow[]): number {
    const stored = new Set(rows.map(({ commandId }) => commandId));
    return this.#writers
      .flatMap(({ acknowledged, window }) => {
        const shown = new Set(window.missing.map(({ commandId }) => commandId));
        return acknowledged.filter(({ commandId }) => !shown.has(commandId));
      })
      .filter(({ commandId }) => !stored.has(commandId)).length;
  }

  private get meetingIds(): string[] {
    return this.#gatherings.map(({ meetingId }) => meetingId);
  }

  private get acknowledged() {
    return this.#writers.flatMap(({ acknowledged }) => acknowledged);
  }
}
