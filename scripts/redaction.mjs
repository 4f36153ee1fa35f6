/** `npm run redaction [-- MEETINGS]`: looks for secrets where they may not be, in everything that can leave so many random meetings; ends with 1 where it finds one. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from './steps/jest.mjs';
import { prepareTools } from './steps/prepare.mjs';
import { inRoot } from './steps/root.mjs';
import { say, stop } from './steps/say.mjs';

const [asked = '500'] = process.argv.slice(2);
const meetings = Number(asked);
if (!Number.isInteger(meetings) || meetings < 1 || meetings > 100_000)
  stop('Say how many meetings, from 1 to 100000: npm run redaction -- 500');
prepareTools();

/** Side by side, each with meetings of its own. */
const processes = Math.min(2, meetings);
const shown = 20;
const scratch = mkdtempSync(join(tmpdir(), 'quorate-redaction-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** The same test as `npm test` runs, with more meetings; it says what it found in a file. */
function look(part) {
  const from = 1 + Math.floor((meetings * part) / processes);
  const until = 1 + Math.floor((meetings * (part + 1)) / processes);
  const report = join(scratch, `${part}.json`);
  const env = {
    ...process.env,
    REDACTION_FROM: String(from),
    REDACTION_MEETINGS: String(until - from),
    REDACTION_REPORT: report,
  };
  const child = spawn(process.execPath, jest('test/redaction/redaction.spec.ts', '--runInBand'), {
    cwd: inRoot(),
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (data) => {
    told = (told + data).slice(-20_000);
  });
  return new Promise((settle) => child.on('close', (code) => settle({ code, told, report: readReport(report) })));
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

say(`Looking into everything that can leave ${meetings} random meetings. This takes a second or two each.`);
const ends = await Promise.all(Array.from({ length: processes }, (_, part) => look(part)));
const reports = ends.flatMap(({ report }) => report ?? []);
const sum = (name) => reports.reduce((total, report) => total + report[name], 0);
const leaks = reports.flatMap((report) => report.leaks);
const forms = [...new Set(reports.flatMap(({ found }) => Object.keys(found)))];
console.log(`${sum('meetings')} meetings, ${sum('files')} files, ${sum('secrets')} words that are somebody’s secret.`);
console.log(
  `Found where they may be: ${forms.map((form) => `${form} ${reports.reduce((total, { found }) => total + found[form], 0)}`).join(', ')}.`,
);
console.log(`${leaks.length} secrets where they may not be.`);
for (const leak of leaks.slice(0, shown)) console.log(leak);
const well = ends.every(({ code }) => code === 0) && reports.length === processes;
if (!well && leaks.length === 0) for (const { told } of ends) say(told);
process.exit(well && leaks.length === 0 ? 0 : 1);
