/** A county's working day: three hundred meetings of ten people at once, each with somebody speaking every ten seconds. */
import type { Measured, Promised, Trial } from '../figure.js';
import { paced, type Speaker } from '../load/paced.js';
import { progress } from '../report.js';
import { startBaseline } from '../sides/baseline.js';
import { startQuorate } from '../sides/quorate.js';
import type { Side } from '../sides/side.js';
import { each } from '../sides/sockets.js';
import { percentile } from '../statistics.js';
import { timesThat } from './compare.js';
import { interleavedInTurns } from './interleaved.js';
import { withSides } from './rooms.js';

const meetings = 300;
const people = 10;
const turnsPerRun = 5;
const pace = { perSecond: (meetings * 6) / 60, seconds: 3 };
const mebibyte = 2 ** 20;

const p99: Promised = { name: `${meetings} meetings of ${people}: p99 against the relay`, limit: 2, holds: 'at most' };
const memory: Promised = {
  name: `${meetings} meetings of ${people}: most resident memory of the server, MiB`,
  limit: 1_024,
  holds: 'at most',
};

export const manyMeetings: Trial = {
  promised: [p99, memory],
  measure: (runs) =>
    withSides([() => startQuorate('sqlite'), () => startBaseline('relay')], async (sides) => {
      const counties: County[] = [];
      for (const side of sides) counties.push(await countyOn(side));
      const [ours = [], relays = []] = await interleavedInTurns(counties, runs, turnsPerRun, workingHour);
      for (const { speakers } of counties) for (const { gathering } of speakers) gathering.disband();
      return [timesThat(p99, timesOf('Quorate', ours), timesOf('relay', relays)), memoryOf(ours)];
    }),
};

interface County {
  readonly side: Side;
  /** Meeting after meeting, in each the next person. */
  readonly speakers: readonly Speaker[];
  /** Whose turn it is. */
  next: number;
}
interface Hour {
  readonly times: readonly number[];
  readonly memory: number;
}

async function countyOn(side: Side): Promise<County> {
  progress(`  ${side.name}: ${meetings} meetings gather`);
  const gatherings = await each(Array.from({ length: meetings }), 4, () => side.gather(people));
  const speakers = Array.from({ length: people }).flatMap((_, place) =>
    gatherings.flatMap((gathering) => gathering.seats.slice(place, place + 1).map((seat) => ({ seat, gathering }))),
  );
  await paced(speakers, { perSecond: 100, seconds: 3 });
  return { side, speakers, next: 0 };
}

/** Goes on with whoever is next. */
async function workingHour(county: County): Promise<Hour> {
  const { side, speakers, next } = county;
  const times = await paced([...speakers.slice(next), ...speakers.slice(0, next)], pace);
  county.next = (next + times.length) % speakers.length;
  return { times, memory: (await side.peakMemory()) / mebibyte };
}

const timesOf = (name: string, runs: readonly (readonly Hour[])[]) => ({
  name,
  unit: 'ms',
  values: runs.map((hours) =>
    percentile(
      hours.flatMap(({ times }) => times),
      0.99,
    ),
  ),
});

const memoryOf = (runs: readonly (readonly Hour[])[]): Measured => ({
  promised: memory,
  values: runs.map((hours) => Math.max(...hours.map((hour) => hour.memory))),
  detail: `with ${meetings * people} sockets`,
});
