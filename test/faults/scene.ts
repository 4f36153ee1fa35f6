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

  /** Lets everybody finish, and compares what they were told with what is there. */
  async conclude(name: string): Promise<Measured[]> {
    for (const writer of this.#writers) writer.stop();
    await this.#writing;
    await this.server.stop();
    await this.verify();
    const rows = await rowsIn(this.place, this.meetingIds);
    const found = tally(
      rows,
      this.acknowledged,
      this.#writers.flatMap(({ announced }) => announced),
    );
    const askedAgain = this.#writers.reduce((sum, writer) => sum + writer.askedAgain, 0);
    const detail = `${this.acknowledged.length} acknowledged, ${rows.length} rows, asked again ${askedAgain} times`;
    const none = (what: string, value: number): Measured => ({
      promised: { name: `${name}: ${what}`, limit: 0, holds: 'at most' },
      values: [value],
      detail,
    });
    return [
      none('acknowledged and lost', found.acknowledgedAndLost),
      none('announced and lost', found.announcedAndLost),
      none('recorded twice', found.recordedTwice),
      none('chains not intact', this.#unsound),
    ];
  }

  async clear(): Promise<void> {
    for (const gathering of this.#gatherings) gathering.disband();
    await this.server.stop('SIGKILL');
    await clearPlace(this.place);
  }

  private get meetingIds(): string[] {
    return this.#gatherings.map(({ meetingId }) => meetingId);
  }

  private get acknowledged() {
    return this.#writers.flatMap(({ acknowledged }) => acknowledged);
  }
}
