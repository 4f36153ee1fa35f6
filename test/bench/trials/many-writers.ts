/** Many writing at once, each as fast as they are answered. Here Quorate gains what the others cannot: a group is one commit and one frame. */
import type { Promised, Trial } from '../figure.js';
import { asFastAsAnswered, together, type Rush } from '../load/as-fast-as-answered.js';
import { startBaseline } from '../sides/baseline.js';
import { startQuorate } from '../sides/quorate.js';
import { median } from '../statistics.js';
import { timesThat } from './compare.js';
import { interleavedInTurns } from './interleaved.js';
import { withRooms, type Room } from './rooms.js';

const turnsPerRun = 4;
const secondsPerTurn = 1;

const p50: Promised = { name: 'ten writers, 20 clients: p50 against the relay', limit: 1.5, holds: 'at most' };
const deliveries: Promised = {
  name: 'fifty writers, 50 clients: deliveries per second against the relay',
  limit: 1.6,
  holds: 'at least',
};
const stored: Promised = {
  name: 'fifty writers, 50 clients: events stored per second against the naive gateway',
  limit: 5,
  holds: 'at least',
};

const relay = () => startBaseline('relay');
const naive = () => startBaseline('naive');
const quorate = () => startQuorate('sqlite');

export const tenWriters: Trial = {
  promised: [p50],
  measure: (runs) =>
    withRooms([quorate, relay], 20, async (rooms) => {
      const [ours, theirs] = await rushes(rooms, runs, 10);
      const series = of(({ times }) => median(times), 'ms');
      return [timesThat(p50, series('Quorate', ours), series('relay', theirs))];
    }),
};

export const fiftyWriters: Trial = {
  promised: [deliveries, stored],
  measure: (runs) =>
    withRooms([quorate, relay, naive], 50, async (rooms) => {
      const [ours, relays, naives] = await rushes(rooms, runs, 50);
      const delivered = of(({ deliveries, seconds }) => deliveries / seconds, 'deliveries/s');
      const answered = of(({ answered: given, seconds }) => given / seconds, 'events/s');
      return [
        timesThat(deliveries, delivered('Quorate', ours), delivered('relay', relays)),
        timesThat(stored, answered('Quorate', ours), answered('naive gateway', naives)),
      ];
    }),
};

/** The rush of each run, for each side. */
async function rushes(rooms: readonly Room[], runs: number, writers: number): Promise<Rush[][]> {
  const sides = await interleavedInTurns(rooms, runs, turnsPerRun, ({ gathering }) =>
    asFastAsAnswered(gathering, writers, secondsPerTurn),
  );
  return sides.map((ofSide) => ofSide.map(together));
}

/** What is looked at in each run. */
const of =
  (value: (rush: Rush) => number, unit: string) =>
  (name: string, rushes: readonly Rush[] = []) => ({ name, unit, values: rushes.map(value) });
