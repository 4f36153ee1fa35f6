import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** Runs a program with its output kept, to be shown only when it fails. */
export function quietly(program, args, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' });
  return { ok: status === 0 && !error, output: `${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}` };
}

/** Runs a program whose output is for whoever watches: all of it on stderr. */
export function openly(program, args, env = process.env) {
  const { status, error } = spawnSync(program, args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  return status === 0 && !error;
}

export const npm = 'npm';
