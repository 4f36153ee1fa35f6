import { startPostgres } from '../../../libs/event-log/src/testing/postgres.js';
import { gatherAt } from './quorate-people.js';
import { clearPlace, newPlace, startAt, tokenFor, type DatabaseKind } from './quorate-process.js';
import type { Side } from './side.js';

/** Starts Quorate with an empty database: a SQLite file, or a PostgreSQL of its own. */
export async function startQuorate(database: DatabaseKind): Promise<Side> {
  const postgres = database === 'postgres' ? await startPostgres() : undefined;
  const place = await newPlace(await postgres?.newDatabase());
  const server = await startAt(place);
  const address = { url: place.url, token: await tokenFor(place) };
  return {
    name: `Quorate on ${database}`,
    gather: (people) => gatherAt(address, people),
    peakMemory: () => server.peakMemory(),
    async stop() {
      await server.stop();
      await postgres?.stop();
      await clearPlace(place);
    },
  };
}
