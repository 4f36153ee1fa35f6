import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root } from './root.mjs';
import { say, stop } from './say.mjs';
import { npm, quietly } from './shell.mjs';

const stamp = inRoot('dist', '.quorate-built');
const sources = [
  'apps',
  'libs',
  'test/bench',
  'test/faults',
  'test/hostile',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.base.json',
];
const isTest = /\.(spec|contract|e2e-spec|simulation-spec|browser-spec)\.tsx?$/u;

export const isBuilt = (wanted = fingerprint()) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

/** Builds server and browser client, unless dist was built from these very sources. */
export function ensureBuilt() {
  const wanted = fingerprint();
  if (isBuilt(wanted)) return;
  say('Building.');
  const { ok, output } = quietly(npm, ['run', 'build']);
  if (!ok) stop(`${output.trim()}\n\nBuilding did not succeed; what the compiler said stands above.`);
  writeFileSync(stamp, wanted);
}

/** Contents rather than times: a clone or a checkout gives every file a new time. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(inRoot(source))).sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return isTest.test(path) ? [] : [path];
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => filesIn(join(path, name)));
}
