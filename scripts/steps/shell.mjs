import { spawn, spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** Runs a program with its output kept, to be shown only when it fails. */
export function quietly(program, args, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  return { ok: status === 0 && !error, output: `${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}` };
}

/** Runs a program whose output is for whoever watches: all of it on stderr. */
export function openly(program, args, env = process.env) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  return status === 0 && !error;
}

/** The same for programs that may run beside others: its output is shown on stderr when it has ended, so that two do not mix. */
export function beside(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
    const ended = (ok) => {
      process.stderr.write(Buffer.concat(said));
      resolve(ok);
    };
    child.once('error', () => ended(false));
    child.once('close', (status) => ended(status === 0));
  });
}

export const npm = 'npm';
export const npx = 'npx';
