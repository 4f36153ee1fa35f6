/** `npm run bench`: measures every figure Quorate promises and says which hold. See README.md beside this file. */
import type { Measured, Trial } from './figure.js';
import { readOptions, type Options } from './options.js';
import { progress, report } from './report.js';
import { browser } from './trials/browser.js';
import { catchingUp } from './trials/catching-up.js';
import { documents } from './trials/documents.js';
import { history } from './trials/history.js';
import { manyMeetings } from './trials/many-meetings.js';
import { fiftyWriters, tenWriters } from './trials/many-writers.js';
import { oneWriter } from './trials/one-writer.js';

const trials: readonly Trial[] = [
  browser,
  oneWriter,
  tenWriters,
  fiftyWriters,
  manyMeetings,
  history,
  catchingUp,
  documents,
];

/** The bench ends by itself even when something hangs; its servers end with it. */
const longest = 20 * 60_000;

function wanted({ promised }: Trial, { only }: Options): boolean {
  return promised.some(({ name }) => name.toLowerCase().includes(only));
}

async function measureAll(options: Options): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const trial of trials.filter((one) => wanted(one, options))) {
    progress(trial.promised.map(({ name }) => name).join('\n'));
    measured.push(...(await trial.measure(options.runs)));
  }
  return measured.filter(({ promised }) => promised.name.toLowerCase().includes(options.only));
}

const options = readOptions();
setTimeout(() => {
  progress('The bench took too long and was stopped.');
  process.exit(1);
}, longest).unref();
process.exit(report(await measureAll(options), options.json) ? 0 : 1);
