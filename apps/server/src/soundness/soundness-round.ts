/** Looks at every meeting once a day, one after another and never in a hurry, on one server at a time, and goes on where it stopped. */
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
  /** Milliseconds of waiting after a look that took so many: a tenth of the time is spent at most. */
  readonly pauseAfter?: (took: number) => number;
}

/** The fact that says how far the round has come. */
const placeFact = 'soundness round';
const day = 24 * 3_600_000;
/** Nobody waits for the first look, and a start has enough to do. */
const restAtStart = 60_000;
/** How often a server that rests asks how far the others have come. */
const longestRest = 10 * 60_000;
const restAfterFault = 60_000;
/** A server that has not moved on for so long is gone, and another goes on in its place. */
const goneAfter = 10 * 60_000;
const shortestPause = 200;

interface Place {
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
    const text = await readFact(database, placeFact);
    const now = clock();
    const place = placeIn(text, now);
    const resting = restAt(place, database.server, now);
    if (resting !== undefined) return this.rest(resting);
    const underWay = roundUnderWay(place);
    const moved = await this.placeAfter(underWay, now);
    if (!(await keepFactUnlessChanged(database, placeFact, text, JSON.stringify(moved)))) return longestRest;
    if (!underWay) await this.lookAgain();
    if (moved.after === '') return longestRest;
    await unsound.isSound(moved.after);
    return this.pauseAfter(clock() - now);
  }

  /** Where the round comes to next; without one under way, where a new one begins. */
  private async placeAfter(underWay: Place | undefined, now: number): Promise<Place> {
    const { database, log } = this.parts;
    const [next = ''] = await log.meetings(underWay?.after ?? '', 1);
    return { after: next, begunAt: underWay?.begunAt ?? now, server: database.server, movedAt: now };
  }

  /** One whose last trace was removed is in no list of meetings any more, so those found unsound are looked at by themselves. */
  private async lookAgain(): Promise<void> {
    const { unsound } = this.parts;
    for (const meetingId of unsound.meetingIds) await unsound.isSound(meetingId);
  }

  private pauseAfter(took: number): number {
    return this.parts.pauseAfter?.(took) ?? Math.max(shortestPause, 9 * took);
  }

  /** Meanwhile it hears what other servers have found. */
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
function restAt(place: Place | undefined, server: string, now: number): number | undefined {
  if (!place) return undefined;
  if (place.server !== server && now - place.movedAt < goneAfter) return longestRest;
  const nextRound = place.begunAt + day;
  return place.after === '' && now < nextRound ? Math.min(nextRound - now, longestRest) : undefined;
}

const roundUnderWay = (place: Place | undefined): Place | undefined => (place?.after === '' ? undefined : place);

/** A place in the future was written before the clock was set back, and holds nobody up. */
function placeIn(text: string | undefined, now: number): Place | undefined {
  if (text === undefined) return undefined;
  const place = JSON.parse(text) as Place;
  return place.begunAt <= now && place.movedAt <= now ? place : { ...place, begunAt: 0, movedAt: 0 };
}
