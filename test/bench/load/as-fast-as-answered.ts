import type { Gathering } from '../sides/gathering.js';
import { mean } from '../statistics.js';
import { statementAt } from '../texts.js';
import { Arrivals } from './arrivals.js';

export interface Rush {
  /** From sending until all had received it, in milliseconds. */
  readonly times: readonly number[];
  readonly answeredPerSecond: number;
  readonly deliveriesPerSecond: number;
}

/** Several rushes of the same length, as one. */
export function together(rushes: readonly Rush[]): Rush {
  return {
    times: rushes.flatMap(({ times }) => times),
    answeredPerSecond: mean(rushes.map(({ answeredPerSecond }) => answeredPerSecond)),
    deliveriesPerSecond: mean(rushes.map(({ deliveriesPerSecond }) => deliveriesPerSecond)),
  };
}

/** The first so many people of a meeting speak, each again as soon as they are answered. */
export async function asFastAsAnswered(gathering: Gathering, writers: number, seconds: number): Promise<Rush> {
  const arrivals = new Arrivals([gathering]);
  const start = performance.now();
  const end = start + seconds * 1_000;
  let answered = 0;
  const write = async (index: number) => {
    for (; performance.now() < end; answered += 1) {
      await gathering.seats[index]?.say(arrivals.send(gathering.seats.length), statementAt(answered + index));
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, index) => write(index)));
  await arrivals.settle();
  const elapsed = (performance.now() - start) / 1_000;
  return { times: arrivals.times, answeredPerSecond: answered / elapsed, deliveriesPerSecond: arrivals.deliveries / elapsed };
}
