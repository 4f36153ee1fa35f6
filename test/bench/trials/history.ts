/** A long meeting must cost no more than a short one. */
import type { Promised, Trial } from '../figure.js';
import { fillTo } from '../load/fill.js';
import { paced } from '../load/paced.js';
import { pause } from '../sides/child-server.js';
import type { Gathering } from '../sides/gathering.js';
import { startQuorate } from '../sides/quorate.js';
import type { Side } from '../sides/side.js';
import { median } from '../statistics.js';
import { timesThat } from './compare.js';
import { withSides } from './rooms.js';

const people = 10;
const long = 5_000;
const short = 50;
const pace = { perSecond: 20, seconds: 6 };

const p50: Promised = {
  name: `p50 in a meeting of ${long} events against one of ${short}`,
  limit: 1.15,
  holds: 'at most',
};

export const history: Trial = {
  promised: [p50],
  measure: (runs) =>
    withSides([() => startQuorate('sqlite')], async ([quorate]) => {
      if (!quorate) return [];
      const old = await quorate.gather(people);
      await fillTo(long, old);
      const pairs: Pair[] = [];
      while (pairs.length < runs) pairs.push(await besides(old, quorate));
      const series = (name: keyof Pair) => ({ name, unit: 'ms', values: pairs.map((pair) => median(pair[name])) });
      return [timesThat(p50, series('long'), series('short'))];
    }),
};

interface Pair {
  readonly long: number[];
  readonly short: number[];
}

/** Both meetings at once and out of step, so that whatever slows the machine slows both; the short one is new each time. */
async function besides(old: Gathering, quorate: Side): Promise<Pair> {
  const fresh = await quorate.gather(people);
  await fillTo(short, fresh);
  const halfAStep = 500 / pace.perSecond;
  const [longTimes, shortTimes] = await Promise.all([speakIn(old), pause(halfAStep).then(() => speakIn(fresh))]);
  fresh.disband();
  return { long: longTimes, short: shortTimes };
}

const speakIn = (gathering: Gathering) =>
  paced(
    gathering.seats.slice(0, 1).map((seat) => ({ seat, gathering })),
    pace,
  );
