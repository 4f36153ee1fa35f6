/** `npm run versions`: the rules, both databases and one journey under each supported version of Node, which npm fetches; ends with 1 where one fails. */
import { supportedNode } from './steps/machine.mjs';
import { prepare } from './steps/prepare.mjs';
import { jest } from './steps/jest.mjs';
import { notTried, say } from './steps/say.mjs';
import { npx, openly, quietly } from './steps/shell.mjs';

const parts = [
  { name: 'rules', specs: '\\.spec\\.tsx?$', workers: 2 },
  { name: 'contracts', specs: '\\.contract\\.ts$', workers: 1 },
  { name: 'one journey', specs: 'test/scenario/play\\.e2e-spec\\.ts$', workers: 1 },
];

/** Runs something under the newest Node of a major version, in a folder of npm’s own. */
const under = (major, args) => ['--yes', '--package', `node@${major}`, '--', 'node', ...args];

/** Fetched once; later runs find it where npm keeps it. */
function fetch(major) {
  const { ok, output } = quietly(npx, under(major, ['--version']));
  say(ok ? `Node.js ${output.trim()} is there.` : `Node.js ${major} could not be fetched. ${output.trim()}`);
  return ok;
}

/** @returns what did not pass. */
function tried(major) {
  say(`\nNode.js ${major}`);
  return parts
    .filter(({ specs, workers }) => !openly(npx, under(major, jest(specs, `--maxWorkers=${workers}`))))
    .map(({ name }) => `${name} under Node.js ${major}`);
}

prepare();
if (!supportedNode.map(fetch).every(Boolean)) process.exit(notTried);
const failed = supportedNode.flatMap(tried);
console.log(
  failed.length === 0 ? `Passed under Node.js ${supportedNode.join(' and ')}.` : `Did not pass: ${failed.join(', ')}.`,
);
process.exit(failed.length === 0 ? 0 : 1);
