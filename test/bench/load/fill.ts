import type { Gathering } from '../sides/gathering.js';
import { each } from '../sides/sockets.js';
import { statementAt } from '../texts.js';
import { Arrivals } from './arrivals.js';

/** Lets everybody in the meeting speak until it has at least so many events and all have heard them. */
export async function fillTo(events: number, gathering: Gathering): Promise<void> {
  const arrivals = new Arrivals([gathering]);
  const say = async (turn: number) =>
    gathering.seats[turn % gathering.seats.length]?.say(arrivals.send(gathering.seats.length), statementAt(turn)) ?? 0;
  const upTo = await say(0);
  await each(
    Array.from({ length: Math.max(0, events - upTo) }, (_, turn) => turn),
    10,
    say,
  );
  await arrivals.settle();
}
