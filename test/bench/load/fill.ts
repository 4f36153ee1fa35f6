import { randomUUID } from 'node:crypto';
import type { Gathering } from '../sides/gathering.js';
import { each } from '../sides/sockets.js';
import { statementAt } from '../texts.js';

/** Lets everybody in the meeting speak until it has at least so many events. */
export async function fillTo(events: number, { seats }: Gathering): Promise<void> {
  const [first] = seats;
  if (!first) throw new RangeError('Nobody is in this meeting.');
  const upTo = await first.say(randomUUID(), statementAt(0));
  await each(Array.from({ length: Math.max(0, events - upTo) }, (_, turn) => turn), 10, async (turn) => {
    await (seats[turn % seats.length] ?? first).say(randomUUID(), statementAt(turn));
  });
}
