import type { Gathering } from '../sides/gathering.js';
import { statementAt } from '../texts.js';
import { Arrivals } from './arrivals.js';

export interface Rush {
  /** From sending until all had received it, in milliseconds. */
  readonly times: readonly number[];
  readonly answered: number;
  /** Rows received, by whomever. */
  readonly deliveries: number;
  /** Until the last had been received. */
  readonly seconds: number;
}

/** Several rushes as one. */
export function together(rushes: readonly Rush[]): Rush {
  const sum = (value: (rush: Rush) => number) => rushes.reduce((total, rush) => total + value(rush), 0);
  return {
    times: rushes.flatMap(({ times }) => times),
    answered: sum(({ answered }) => answered),
    deliveries: sum(({ deliveries }) => deliveries),
    seconds: sum(({ seconds }) => seconds),
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
  return {
    times: arrivals.times,
    answered,
    deliveries: arrivals.deliveries,
    seconds: (performance.now() - start) / 1_000,
  };
}
