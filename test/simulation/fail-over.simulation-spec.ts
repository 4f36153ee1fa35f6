/** Meetings under which the database moves to a replica that lacks the last rows, again and again, over bad lines and on two servers. */
import { run, type Finding } from './run.js';

const seeds = 100;
const perTest = 50;
const longest = 120_000;
/** Likelihood of a fail-over at each of a run’s steps. */
const failOvers = 0.07;

describe('a database that loses its last rows under two servers', () => {
  for (let first = 0; first < seeds; first += perTest) {
    it(
      `[E94] seeds ${first} to ${first + perTest - 1}: every copy ends as the record now is, no withheld word is in any frame, and what was acknowledged and lost is shown to its sender`,
      async () => {
        const found: Record<number, readonly Finding[]> = {};
        let told = 0;
        for (let seed = first; seed < first + perTest; seed++) {
          const outcome = await run(seed, failOvers);
          if (outcome.findings.length > 0) found[seed] = outcome.findings;
          told += outcome.toldMissing;
        }
        expect(found).toEqual({});
        // the runs must be about something: entries that were lost, and told
        expect(told).toBeGreaterThan(perTest);
      },
      longest,
    );
  }
});
