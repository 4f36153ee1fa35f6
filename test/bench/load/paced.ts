import { pause } from '../sides/child-server.js';
import type { Gathering, Seat } from '../sides/gathering.js';
import { statementAt } from '../texts.js';
import { Arrivals } from './arrivals.js';

/** One who speaks, and the meeting they are heard in. */
export interface Speaker {
  readonly seat: Seat;
  readonly gathering: Gathering;
}

export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Says one thing after another at a steady pace, the speakers taking turns, whether or not the one before has been
 * answered. Gives the times from sending until all had received it, in milliseconds.
 */
export async function paced(speakers: readonly Speaker[], { perSecond, seconds }: Pace): Promise<number[]> {
  const arrivals = new Arrivals([...new Set(speakers.map(({ gathering }) => gathering))]);
  const start = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let turn = 0; turn < perSecond * seconds; turn += 1) {
    await pause(start + (turn * 1_000) / perSecond - performance.now());
    const speaker = speakers[turn % speakers.length];
    if (speaker) answers.push(speaker.seat.say(arrivals.send(speaker.gathering.seats.length), statementAt(turn)));
  }
  await Promise.all(answers);
  await arrivals.settle();
  return arrivals.times;
}
