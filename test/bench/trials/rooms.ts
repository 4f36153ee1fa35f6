import { asFastAsAnswered } from '../load/as-fast-as-answered.js';
import type { Gathering } from '../sides/gathering.js';
import type { Side } from '../sides/side.js';

/** A meeting of as many people on each of the sides to be compared. */
export interface Room<S extends Side = Side> {
  readonly side: S;
  readonly gathering: Gathering;
}

const warmUpSeconds = 1.5;

/** Starts each side in turn, does the work, and stops them all whatever happens. */
export async function withSides<T>(
  starters: readonly (() => Promise<Side>)[],
  work: (sides: readonly Side[]) => Promise<T>,
): Promise<T> {
  const sides: Side[] = [];
  try {
    for (const start of starters) sides.push(await start());
    return await work(sides);
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
}

/** The same with a meeting on each side in which enough has been said for the compiler to have done its work. */
export function withRooms<T>(
  starters: readonly (() => Promise<Side>)[],
  people: number,
  work: (rooms: readonly Room[]) => Promise<T>,
): Promise<T> {
  return withSides(starters, async (sides) => {
    const rooms: Room[] = [];
    for (const side of sides) {
      const gathering = await side.gather(people);
      await asFastAsAnswered(gathering, Math.min(10, people), warmUpSeconds);
      rooms.push({ side, gathering });
    }
    try {
      return await work(rooms);
    } finally {
      for (const { gathering } of rooms) gathering.disband();
    }
  });
}
