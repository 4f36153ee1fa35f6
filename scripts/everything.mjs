/** The tests, then the sweeps that are too long for them; a sweep counts as one. The last line says how many passed and failed. */
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { inRoot } from './steps/root.mjs';
import { notTried, say } from './steps/say.mjs';
import { npm } from './steps/shell.mjs';

const minute = 60_000;
/** Whoever waits for all of this waits no longer. */
const longest = 88 * minute;
const testsWithin = 45 * minute;
/** What there is always time for, then what fits into the rest. */
const sweeps = [
  { args: ['redaction', '--', '120'], within: 12 * minute },
  { args: ['hostile'], within: 12 * minute },
  { args: ['faults'], within: 18 * minute },
  { args: ['versions'], within: 30 * minute, ifItFits: true },
];
const began = performance.now();
let passed = 0;
let failed = 0;

// the last line of all, alone on stdout, for whoever counts; also when it ends before its time
process.on('exit', (code) => writeSync(1, `${passed} passed, ${code !== 0 && failed === 0 ? 1 : failed} failed\n`));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/** Runs one command with all it says on stderr; what stood in its own output is returned. */
function run(args, within) {
  return new Promise((resolve) => {
    const child = spawn(npm, args, {
      cwd: inRoot(),
      stdio: ['ignore', 'pipe', 2],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    let told = '';
    child.stdout.on('data', (bytes) => {
      told += bytes;
      process.stderr.write(bytes);
    });
    const end = () => stop(child);
    const tooLong = setTimeout(end, within);
    process.on('exit', end);
    const ended = (status) => {
      clearTimeout(tooLong);
      process.off('exit', end);
      resolve({ status, ok: status === 0, told });
    };
    child.once('error', () => ended(1));
    child.once('close', ended);
  });
}

/** What it started ends with it. */
function stop(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function test() {
  const { ok, told } = await run(['test', '--silent'], testsWithin);
  const [, well, badly] = /(\d+) passed, (\d+) failed\s*$/u.exec(told) ?? [];
  passed += Number(well ?? 0);
  failed += Number(badly ?? 0);
  if (!ok && !Number(badly)) failed += 1;
}

async function sweep({ args, within, ifItFits }) {
  const left = longest - (performance.now() - began);
  if (ifItFits && left < within) return say(`${args[0]}: no time left for it`);
  say(`\n${args[0]}`);
  const { ok, status } = await run(['run', '--silent', ...args], within);
  if (status === notTried) return say(`${args[0]}: could not be tried here`);
  say(`${args[0]}: ${ok ? 'passed' : 'FAILED'}`);
  if (ok) passed += 1;
  else failed += 1;
}

await test();
for (const one of sweeps) await sweep(one);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
