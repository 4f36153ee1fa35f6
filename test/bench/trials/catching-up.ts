/** Coming in late: the whole of a long meeting, against a relay that has the same rows in memory and merely sends them. */
import type { Socket } from 'socket.io-client';
import type { RecordedMessage, ServerToClient } from '#wire';
import type { Promised, Trial } from '../figure.js';
import { fillTo } from '../load/fill.js';
import { startBaseline, type Baseline } from '../sides/baseline.js';
import type { Seat } from '../sides/gathering.js';
import { startQuorate } from '../sides/quorate.js';
import { connect } from '../sides/sockets.js';
import { median } from '../statistics.js';
import { timesThat } from './compare.js';
import { interleaved } from './interleaved.js';

const events = 2_000;
const timesPerRun = 10;

const follow: Promised = {
  name: `following a meeting of ${events} events from zero against the same bytes bare`,
  limit: 3,
  holds: 'at most',
};

/** One way to get all the rows; `restore` makes it possible again. */
interface Source {
  receive(): Promise<RecordedMessage[]>;
  restore(): Promise<void>;
}

export const catchingUp: Trial = {
  promised: [follow],
  async measure(runs) {
    const quorate = await startQuorate('sqlite');
    const relay = await startBaseline('relay');
    try {
      const gathering = await quorate.gather(2);
      await fillTo(events, gathering);
      const [, late] = gathering.seats;
      if (!late) return [];
      await late.leave();
      const recorded = fromQuorate(late);
      const pages = await recorded.receive();
      await recorded.restore();
      const bareSource = await fromRelay(relay, pages);
      const [ours, bare] = await interleaved([recorded, bareSource], runs, timeOf);
      bareSource.end();
      gathering.disband();
      return [timesThat(follow, series('Quorate', ours), series('relay', bare))];
    } finally {
      await Promise.all([quorate.stop(), relay.stop()]);
    }
  },
};

const series = (name: string, values: readonly number[] = []) => ({ name, unit: 'ms', values });

async function timeOf(source: Source): Promise<number> {
  const times: number[] = [];
  while (times.length < timesPerRun) {
    const start = performance.now();
    await source.receive();
    times.push(performance.now() - start);
    await source.restore();
  }
  return median(times);
}

function fromQuorate(late: Seat): Source {
  return {
    receive: () => receive(late.socket, () => late.follow(0)),
    restore: () => late.leave(),
  };
}

interface BareWords {
  keep: (page: RecordedMessage, answer: (answer: unknown) => void) => void;
  replay: (answer: (answer: unknown) => void) => void;
}

async function fromRelay(relay: Baseline, pages: readonly RecordedMessage[]): Promise<Source & { end(): void }> {
  const socket = await connect<BareWords>(relay.url);
  for (const page of pages) await socket.emitWithAck('keep', page);
  const replay = async () => {
    await socket.emitWithAck('replay');
    return lastOf(pages);
  };
  return { receive: () => receive(socket, replay), restore: async () => undefined, end: () => socket.disconnect() };
}

const lastOf = (pages: readonly RecordedMessage[]): number => pages.at(-1)?.events.at(-1)?.sequence ?? 0;

/** Everything up to the sequence that asking is answered with; the answer may come before the rows or after. */
async function receive<Words extends object>(
  socket: Socket<ServerToClient, Words>,
  ask: () => Promise<number>,
): Promise<RecordedMessage[]> {
  const pages: RecordedMessage[] = [];
  let upTo = Number.POSITIVE_INFINITY;
  let complete = () => {};
  const completed = new Promise<void>((resolve) => (complete = resolve));
  const look = () => lastOf(pages) >= upTo && complete();
  const onRecorded = (page: RecordedMessage) => {
    pages.push(page);
    look();
  };
  (socket as Socket<ServerToClient>).on('recorded', onRecorded);
  upTo = await ask();
  look();
  await completed;
  (socket as Socket<ServerToClient>).off('recorded', onRecorded);
  return pages;
}
