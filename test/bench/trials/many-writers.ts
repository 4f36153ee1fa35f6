/** Many writing at once, each as fast as they are answered. Here Quorate gains what the others cannot: a group is one commit and one frame. */
import type { Promised, Trial } from '../figure.js';
import { asFastAsAnswered, type Rush } from '../load/as-fast-as-answered.js';
import { startBaseline } from '../sides/baseline.js';
import { startQuorate } from '../sides/quorate.js';
import { median } from '../statistics.js';
import { timesThat } from './compare.js';
import { interleaved } from './interleaved.js';
import { withRooms } from './rooms.js';

const seconds = 4;

const p50: Promised = { name: 'ten writers, 20 clients: p50 against the relay', limit: 1.5, holds: 'at most' };
const deliveries: Promised = { name: 'fifty writers, 50 clients: deliveries per second against the relay', limit: 2, holds: 'at least' };
const stored: Promised = { name: 'fifty writers, 50 clients: events stored per second against the naive gateway', limit: 5, holds: 'at least' };

const relay = () => startBaseline('relay');
const naive = () => startBaseline('naive');
const quorate = () => startQuorate('sqlite');

export const tenWriters: Trial = {
  promised: [p50],
  measure: (runs) =>
    withRooms([quorate, relay], 20, async (rooms) => {
      const [ours, theirs] = await interleaved(rooms, runs, ({ gathering }) => asFastAsAnswered(gathering, 10, seconds));
      const series = of(({ times }) => median(times), 'ms');
      return [timesThat(p50, series('Quorate', ours), series('relay', theirs))];
    }),
};

export const fiftyWriters: Trial = {
  promised: [deliveries, stored],
  measure: (runs) =>
    withRooms([quorate, relay, naive], 50, async (rooms) => {
      const [ours, relays, naives] = await interleaved(rooms, runs, ({ gathering }) => asFastAsAnswered(gathering, 50, seconds));
      const delivered = of(({ deliveriesPerSecond }) => deliveriesPerSecond, 'deliveries/s');
      const answered = of(({ answeredPerSecond }) => answeredPerSecond, 'events/s');
      return [
        timesThat(deliveries, delivered('Quorate', ours), delivered('relay', relays)),
        timesThat(stored, answered('Quorate', ours), answered('naive gateway', naives)),
      ];
    }),
};

/** What is looked at in each run. */
const of = (value: (rush: Rush) => number, unit: string) => (name: string, rushes: readonly Rush[] = []) => ({ name, unit, values: rushes.map(value) });
