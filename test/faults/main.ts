/** `npm run faults`: breaks Quorate under load, again and again, and compares what people were told with what is stored. */
import { parseArgs } from 'node:util';
import { startPostgres, type TestPostgres } from '../../libs/event-log/src/testing/postgres.js';
import type { Measured } from '../bench/figure.js';
import { progress, report } from '../bench/report.js';
import { pause } from '../bench/sides/child-server.js';
import { Scene } from './scene.js';
import { PostgresPair } from './standby.js';

/** How often something is acknowledged before a fail-over, and after the standby stopped receiving. */
const rowsBefore = 40;
const rowsLost = 20;
const kills = 30;
const restarts = 10;
/** The program ends by itself even when something hangs; its servers end with it. */
const longest = 15 * 60_000;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const share = values.quick ? 0.1 : 1;

/** Breaks it so often, each time at another moment of its work. */
async function breakOften(
  name: string,
  times: number,
  databaseUrl: string | undefined,
  strike: (scene: Scene) => Promise<void>,
): Promise<Measured[]> {
  progress(name);
  const scene = await Scene.open(databaseUrl);
  try {
    for (let time = 0; time < times; time += 1) {
      await scene.goesOn();
      await pause(20 + ((time * 67) % 500));
      await strike(scene);
    }
    await scene.goesOn();
    return await scene.conclude(name);
  } finally {
    await scene.clear();
  }
}

/** The primary crashes and its standby takes over at the same address, while the server and everybody writing go on. */
async function failOver(synchronous: boolean): Promise<Measured[]> {
  const name = `PostgreSQL failed over to a standby that is ${synchronous ? 'synchronous' : 'behind'}`;
  progress(name);
  const pair = await PostgresPair.start({ synchronous });
  try {
    const scene = await Scene.open(pair.url);
    try {
      await goOnFor(scene, rowsBefore);
      if (!synchronous) {
        pair.stopReceiving();
        await goOnFor(scene, rowsLost);
      }
      await pair.failOver();
      await scene.verify();
      await goOnFor(scene, rowsBefore);
      return await scene.conclude(name, !synchronous);
    } finally {
      await scene.clear();
    }
  } finally {
    await pair.stop();
  }
}

async function goOnFor(scene: Scene, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await scene.goesOn();
}

async function breakAll(postgres: TestPostgres): Promise<Measured[]> {
  const killed = async (database: string, databaseUrl?: string) =>
    breakOften(`${database}, server killed ${kills * share} times`, kills * share, databaseUrl, (scene) =>
      scene.killServer(),
    );
  return [
    ...(await killed('SQLite')),
    ...(await killed('PostgreSQL', await postgres.newDatabase())),
    ...(await breakOften(
      `PostgreSQL itself crashed ${restarts * share} times`,
      restarts * share,
      await postgres.newDatabase(),
      async (scene) => {
        await postgres.restart('immediate');
        await scene.verify();
      },
    )),
    ...(await failOver(true)),
    ...(await failOver(false)),
  ];
}

setTimeout(() => {
  progress('The faults program took too long and was stopped.');
  process.exit(1);
}, longest).unref();
const postgres = await startPostgres();
const measured = await breakAll(postgres).finally(() => postgres.stop());
process.exit(report(measured, values.json) ? 0 : 1);
