import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, isBuilt } from './build.mjs';
import { ensureInstalled, isInstalled } from './install.mjs';
import { checkNode } from './machine.mjs';
import { root } from './root.mjs';
import { say } from './say.mjs';

/** Named after the clone, so that two clones do not wait for each other. */
const lock = join(tmpdir(), `quorate-preparing-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);

/** Installs and builds what is not yet; `npm start` and `npm run demo` in two windows do it once between them. */
export function prepare() {
  checkNode();
  if (isInstalled() && isBuilt()) return;
  alone(() => {
    ensureInstalled();
    ensureBuilt();
  });
}

/** The same without building. */
export function prepareTools() {
  checkNode();
  if (!isInstalled()) alone(ensureInstalled);
}

function alone(work) {
  let told = false;
  while (!taken()) {
    if (!told) say('Another window is installing or building. Waiting for it.');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  process.on('exit', release);
  work();
  release();
}

function taken() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isRunning(holder())) rmSync(lock, { force: true });
    return false;
  }
}

const holder = () => {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
};

function isRunning(pid) {
  // just made, its number not written yet
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function release() {
  if (holder() === process.pid) rmSync(lock, { force: true });
}
