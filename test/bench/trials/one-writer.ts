/** One writer at a steady pace in a meeting of fifty: what Quorate's care costs a message when nothing else is going on. */
import type { Promised, Trial } from '../figure.js';
import { paced } from '../load/paced.js';
import { startBaseline } from '../sides/baseline.js';
import { startQuorate } from '../sides/quorate.js';
import { percentile } from '../statistics.js';
import { timesThat } from './compare.js';
import { interleavedInTurns } from './interleaved.js';
import { withRooms, type Room } from './rooms.js';

const people = 50;
const turnsPerRun = 4;
const pace = { perSecond: 20, seconds: 2 };

const shares = { p50: 0.5, p99: 0.99 };
type Share = keyof typeof shares;
/** Limits on what one person may cost others have a price of their own. */
const limits = { p50: 2, p99: 3 } as const;
const databases = ['sqlite', 'postgres'] as const;

const promise = (database: (typeof databases)[number], share: Share): Promised => ({
  name: `one writer, ${people} clients, ${database}: ${share} against the relay`,
  limit: limits[share],
  holds: 'at most',
});
const compared = databases.flatMap((database) =>
  (['p50', 'p99'] as const).map((share) => ({ database, share, promised: promise(database, share) })),
);

export const oneWriter: Trial = {
  promised: compared.map(({ promised }) => promised),
  measure: (runs) =>
    withRooms(
      [() => startBaseline('relay'), () => startQuorate('sqlite'), () => startQuorate('postgres')],
      people,
      async (rooms) => {
        const [relay, sqlite, postgres] = await interleavedInTurns(rooms, runs, turnsPerRun, speakAlone);
        const times = { sqlite, postgres };
        return compared.map(({ database, share, promised }) =>
          timesThat(promised, series(database, share, times[database]), series('relay', share, relay)),
        );
      },
    ),
};

function speakAlone({ gathering }: Room): Promise<number[]> {
  return paced(
    gathering.seats.slice(0, 1).map((seat) => ({ seat, gathering })),
    pace,
  );
}

const series = (name: string, share: Share, runs: readonly number[][][] = []) => ({
  name,
  unit: 'ms',
  values: runs.map((turns) => percentile(turns.flat(), shares[share])),
});
