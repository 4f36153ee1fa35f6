/** `npm test`: linter, types, build, and every suite in order; the last line says how many passed and failed. Names of suites run only those. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from './steps/jest.mjs';
import { prepare, prepareTools } from './steps/prepare.mjs';
import { inRoot } from './steps/root.mjs';
import { say } from './steps/say.mjs';
import { beside, openly } from './steps/shell.mjs';

/** Cheapest first. Suites that start databases, servers or browsers run one at a time, each in a process of its own. */
const suites = [
  { name: 'rules', files: 'spec', workers: 2 },
  { name: 'contracts', files: 'contract', workers: 1 },
  { name: 'simulation', files: 'simulation-spec', workers: 2 },
  { name: 'journeys', files: 'e2e-spec', workers: 1 },
  { name: 'browser', files: 'browser-spec', workers: 1 },
];
const node = process.execPath;
const tool = (...parts) => inRoot('node_modules', ...parts);
const scratch = mkdtempSync(join(tmpdir(), 'quorate-tests-'));
let passed = 0;
let failed = 0;

// the last line of all, alone on stdout, for whoever counts; also when it ends before its time
process.on('exit', (code) => writeSync(1, `${passed} passed, ${code !== 0 && failed === 0 ? 1 : failed} failed\n`));

/** A check that is not a test counts as one: the linter, the compiler. */
function check(name, ok) {
  say(ok ? `${name}: passed` : `${name}: FAILED`);
  if (ok) passed += 1;
  else failed += 1;
}

function runSuite({ name, files, workers }) {
  say(`\n${name}`);
  const results = join(scratch, `${name}.json`);
  const ended = openly(
    node,
    jest(`\\.${files}\\.tsx?$`, `--maxWorkers=${workers}`, '--passWithNoTests', '--json', `--outputFile=${results}`),
  );
  count(name, ended, results);
}

/** A suite that could not run, and a test that was left out, are failures. */
function count(name, ended, results) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(results, 'utf8'),
    );
    const notPassed = numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites;
    passed += numPassedTests;
    failed += notPassed === 0 && !ended ? 1 : notPassed;
  } catch {
    check(`${name} (the runner itself)`, false);
  }
}

/** Every project: the whole, each library with its own boundaries, the browser client. */
function projects() {
  const own = ['libs', 'apps'].flatMap((folder) =>
    readdirSync(inRoot(folder)).map((name) => join(folder, name, 'tsconfig.json')),
  );
  return ['tsconfig.json', ...own].filter((path) => {
    try {
      return readFileSync(inRoot(path)).length > 0;
    } catch {
      return false;
    }
  });
}

const linter = { name: 'linter', args: [tool('eslint', 'bin', 'eslint.js'), '.'] };
const unused = { name: 'unused code', args: [tool('knip', 'bin', 'knip.js'), '--no-progress'] };
const layout = {
  name: 'layout',
  args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
};
const typesOf = (path) => ({
  name: `types, ${path}`,
  args: [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', path],
});

/** One after another; the linter and the compiler may each have a core. */
async function checkInOrder(checks) {
  for (const { name, args } of checks) check(name, await beside(node, args));
}

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !suites.some((suite) => suite.name === name));
if (unknown) {
  say(`There is no suite “${unknown}”. The suites are ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
prepareTools();
if (asked.length === 0) {
  await Promise.all([checkInOrder([linter, unused, layout]), checkInOrder(projects().map(typesOf))]);
}
prepare();
for (const suite of suites) if (asked.length === 0 || asked.includes(suite.name)) runSuite(suite);
rmSync(scratch, { recursive: true, force: true });
process.exit(failed === 0 && passed > 0 ? 0 : 1);
