/** Verifies every meeting once a day, one after another and with pauses, on one server at a time; after a restart it goes on where it stopped. */
import type { Database, EventLog } from '#event-log';
import { reportFault } from '../operator-log.js';
import { keepFactUnlessChanged, readFact } from '../storage/facts.js';
import type { UnsoundMeetings } from './unsound.js';

export interface RoundParts {
  readonly database: Database;
  readonly log: Pick<EventLog, 'meetings'>;
  readonly unsound: Pick<UnsoundMeetings, 'isSound' | 'load' | 'meetingIds'>;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Milliseconds to wait after a look that took so many: at most a tenth of the time is spent looking. */
  readonly pauseAfter?: (took: number) => number;
}

/** The fact that says how far the round has come. */
const progressFact = 'soundness round';
const day = 24 * 3_600_000;
/** The first look waits, because a server that starts has enough to do. */
const restAtStart = 60_000;
/** How often a server that rests asks how far the others have come. */
const longestRest = 10 * 60_000;
const restAfterFault = 60_000;
/** After so long without moving on, a server counts as gone and another goes on in its stead. */
const goneAfter = 10 * 60_000;
const shortestPause = 200;

interface Progress {
  /** The last meeting looked at; empty between two rounds. */
  readonly after: string;
  readonly begunAt: number;
  readonly server: string;
  readonly movedAt: number;
}

export class SoundnessRound {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly parts: RoundParts) {}

  start(): void {
    this.goOnIn(restAtStart);
  }

  async close(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** One look at one meeting, if it is this server's turn. @returns how many milliseconds to wait before the next. */
  async step(): Promise<number> {
    const { database, unsound, clock } = this.parts;
    const text = await readFact(database, progressFact);
    const now = clock();
    const progress = progressIn(text, now);
    const resting = restAt(progress, database.server, now);
    if (resting !== undefined) return this.rest(resting);
    const underWay = roundUnderWay(progress);
    const moved = await this.progressAfter(underWay, now);
    if (!(await keepFactUnlessChanged(database, progressFact, text, JSON.stringify(moved)))) return longestRest;
    if (!underWay) await this.lookAgain();
    if (moved.after === '') return longestRest;
    await unsound.isSound(moved.after);
    return this.pauseAfter(clock() - now);
  }

  /** Where the round comes to next; without one under way, where a new one begins. */
  private async progressAfter(underWay: Progress | undefined, now: number): Promise<Progress> {
    const { database, log } = this.parts;
    const [next = ''] = await log.meetings(underWay?.after ?? '', 1);
    return { after: next, begunAt: underWay?.begunAt ?? now, server: database.server, movedAt: now };
  }

  /** Looks at the meetings already found unsound: one that lost its last row is in no list of meetings any more. */
  private async lookAgain(): Promise<void> {
    const { unsound } = this.parts;
    for (const meetingId of unsound.meetingIds) await unsound.isSound(meetingId);
  }

  private pauseAfter(took: number): number {
    return this.parts.pauseAfter?.(took) ?? Math.max(shortestPause, 9 * took);
  }

  /** Reads what other servers have found, and then rests. */
  private async rest(milliseconds: number): Promise<number> {
    await this.parts.unsound.load();
    return milliseconds;
  }

  private goOnIn(milliseconds: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.step()
        .catch((error: unknown) => (reportFault('soundness', error), restAfterFault))
        .then((pause) => this.goOnIn(pause));
    }, milliseconds).unref();
  }
}

/** @returns milliseconds to rest where it is another server's turn or the next round is not due; undefined where this server goes on. */
function restAt(progress: Progress | undefined, server: string, now: number): number | undefined {
  if (!progress) return undefined;
  if (progress.server !== server && now - progress.movedAt < goneAfter) return longestRest;
  const nextRound = progress.begunAt + day;
  return progress.after === '' && now < nextRound ? Math.min(nextRound - now, longestRest) : undefined;
}

const roundUnderWay = (progress: Progress | undefined): Progress | undefined =>
  progress?.after === '' ? undefined : progress;

/** The progress as stored; a time in the future was written before the clock was set back, and counts as long ago. */
function progressIn(text: string | undefined, now: number): Progress | undefined {
  if (text === undefined) return undefined;
  const progress = JSON.parse(text) as Progress;
  return progress.begunAt <= now && progress.movedAt <= now ? progress : { ...progress, begunAt: 0, movedAt: 0 };
}
