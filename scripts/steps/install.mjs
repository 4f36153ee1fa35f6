import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { lackingToolchain, withHeaders } from './machine.mjs';
import { inRoot } from './root.mjs';
import { say, stop } from './say.mjs';
import { npm, quietly } from './shell.mjs';

const stamp = inRoot('node_modules', '.quorate-installed');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const lock = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');

export const isInstalled = () => read(stamp) === lock();

/** Makes node_modules what package-lock.json says, if it is not. */
export function ensureInstalled() {
  if (isInstalled()) return;
  if (installedByHand()) return writeFileSync(stamp, lock());
  const lacking = lackingToolchain();
  if (lacking) say(`${lacking} Trying without.`);
  say('Installing packages. The first time takes a few minutes: the database driver is compiled.');
  // the tools that build it are dev dependencies, wanted in production too
  const { ok, output } = quietly(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], withHeaders(process.env));
  if (!ok)
    stop(
      `${output.trim()}\n\nInstalling did not succeed; what npm said stands above. ${lacking ?? 'Check the connection to the npm registry.'} Then start again.`,
    );
  writeFileSync(stamp, lock());
}

/** Whether somebody has run npm themselves and everything wanted here is there in its version. */
function installedByHand() {
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(read(inRoot('node_modules', '.package-lock.json')) || '{}').packages ?? {};
  return (
    Object.entries(wanted).every(
      ([path, { version, optional, link }]) =>
        path === '' || link || (optional && !there[path]) || there[path]?.version === version,
    ) && Object.keys(there).every((path) => wanted[path])
  );
}
