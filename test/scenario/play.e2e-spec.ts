import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { play } from '../../apps/server/src/commands/scenario/player.js';
import { readScenario, type Scenario } from '../../apps/server/src/commands/scenario/scenario-file.js';
import type { Transport } from '../../apps/server/src/commands/scenario/seat.js';
import { startPostgres } from '../../libs/event-log/src/testing/index.js';
import { withThrowAwayServer } from '../../apps/server/src/commands/scenario/throw-away-server.js';

const folder = fileURLToPath(new URL('../scenarios', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string): Scenario => readScenario(readFileSync(join(folder, file), 'utf8'));

const transports: readonly Transport[] = ['websocket', 'polling'];

let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

const databases: Readonly<Record<string, () => Promise<string | undefined>>> = {
  SQLite: () => Promise.resolve(undefined),
  PostgreSQL: () => postgres.newDatabase(),
};

describe.each(Object.keys(databases))('scenarios through real sockets, on %s', (name) => {
  describe.each(transports)('over %s alone', (transport) => {
    it.each(files)(
      '[W104] %s plays from first to last step',
      async (file) => {
        const scenario = read(file);
        const report = await withThrowAwayServer(
          (stage) => play(scenario, { ...stage, transport }),
          await databases[name]?.(),
        );
        const refused = scenario.steps.filter(({ expect }) => expect !== 'accepted').length;
        expect(report).toEqual({
          title: scenario.title,
          steps: scenario.steps.length,
          accepted: scenario.steps.length - refused,
          refused,
          failures: [],
        });
      },
      60_000,
    );
  });
});

describe('a scenario that does not come as expected', () => {
  it('[W104] is reported, from convening on', async () => {
    const scenario = read('bruised-baby.json');
    const reports = await withThrowAwayServer(async (stage) => [
      await play({ ...scenario, convene: { ...scenario.convene, procedureId: 'no-such-procedure' } }, stage),
      await play({ ...scenario, convene: { ...scenario.convene, place: 7 } }, stage),
      await play(
        {
          ...scenario,
          steps: [{ who: 'nobody', does: 'Leave', with: {}, expect: 'accepted' }, ...scenario.steps.slice(0, 2)],
          expect: { views: { paed: { lacks: ['Mia'] } } },
        },
        stage,
      ),
    ]);
    expect(reports.map(({ failures }) => failures)).toEqual([
      [expect.stringMatching(/^Convening was refused by M5/u)],
      [expect.stringMatching(/^Convening was refused by W13/u)],
      [
        expect.stringMatching(/^Step 1 \(nobody: Leave\) should be accepted and was refused/u),
        'What was sent to paed should not contain “Mia”.',
      ],
    ]);
  }, 60_000);
});
