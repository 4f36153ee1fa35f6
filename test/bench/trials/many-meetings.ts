/** A county's working day: three hundred meetings of ten people at once, each with somebody speaking every ten seconds. */
import type { Measured, Promised, Trial } from '../figure.js';
import { paced, type Speaker } from '../load/paced.js';
import { progress } from '../report.js';
import { startBaseline } from '../sides/baseline.js';
import type { Gathering } from '../sides/gathering.js';
import { startQuorate } from '../sides/quorate.js';
import type { Side } from '../sides/side.js';
import { each } from '../sides/sockets.js';
import { percentile } from '../statistics.js';
import { timesThat } from './compare.js';
import { interleaved } from './interleaved.js';
import { withSides } from './rooms.js';

const meetings = 300;
const people = 10;
const pace = { perSecond: (meetings * 6) / 60, seconds: 15 };
const mebibyte = 2 ** 20;

const p99: Promised = { name: `${meetings} meetings of ${people}: p99 against the relay`, limit: 2, holds: 'at most' };
const memory: Promised = { name: `${meetings} meetings of ${people}: most resident memory of the server, MiB`, limit: 1_024, holds: 'at most' };

export const manyMeetings: Trial = {
  promised: [p99, memory],
  measure: (runs) =>
    withSides([() => startQuorate('sqlite'), () => startBaseline('relay')], async (sides) => {
      const counties: County[] = [];
      for (const side of sides) counties.push(await countyOn(side));
      const [ours = [], relays = []] = await interleaved(counties, runs, workingDay);
      for (const { gatherings } of counties) for (const gathering of gatherings) gathering.disband();
      return [timesThat(p99, timesOf('Quorate', ours), timesOf('relay', relays)), memoryOf(ours)];
    }),
};

interface County {
  readonly side: Side;
  readonly gatherings: readonly Gathering[];
}
interface Day {
  readonly times: readonly number[];
  readonly memory: number;
}

async function countyOn(side: Side): Promise<County> {
  progress(`  ${side.name}: ${meetings} meetings gather`);
  const county = { side, gatherings: await each(Array.from({ length: meetings }), 4, () => side.gather(people)) };
  await paced(speakersOf(county), { perSecond: 100, seconds: 3 });
  return county;
}

async function workingDay(county: County): Promise<Day> {
  const times = await paced(speakersOf(county), pace);
  return { times, memory: (await county.side.peakMemory()) / mebibyte };
}

/** Meeting after meeting, in each the next person. */
function speakersOf({ gatherings }: County): Speaker[] {
  return Array.from({ length: people }).flatMap((_, place) =>
    gatherings.flatMap((gathering) => gathering.seats.slice(place, place + 1).map((seat) => ({ seat, gathering }))),
  );
}

const timesOf = (name: string, days: readonly Day[]) => ({ name, unit: 'ms', values: days.map(({ times }) => percentile(times, 0.99)) });

const memoryOf = (days: readonly Day[]): Measured => ({ promised: memory, values: days.map((day) => day.memory), detail: `with ${meetings * people} sockets` });
