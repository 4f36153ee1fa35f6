/** A thousand meetings over bad lines: everyone ends with what they may see, and nobody is ever sent anything else. */
import { run, type Finding } from './run.js';

const seeds = 1_000;
const perTest = 100;

describe('over lines that lose, repeat, delay and reorder, on two servers', () => {
  for (let first = 0; first < seeds; first += perTest) {
    it(`[W89] seeds ${first} to ${first + perTest - 1}: every copy equals the server's for that reader, and no withheld word is in any frame`, async () => {
      const found: Record<number, readonly Finding[]> = {};
      let rows = 0;
      let secretRows = 0;
      for (let seed = first; seed < first + perTest; seed++) {
        const outcome = await run(seed);
        if (outcome.findings.length > 0) found[seed] = outcome.findings;
        rows += outcome.rows.length;
        secretRows += outcome.secretRows;
      }
      expect(found).toEqual({});
      // The runs must be about something: meetings with rows, many of them for few eyes.
      expect(rows).toBeGreaterThan(perTest * 15);
      expect(secretRows).toBeGreaterThan(perTest * 2);
    }, 120_000);
  }
});
