import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { stop } from './say.mjs';

const oldestNode = 20;

/** What npm cannot install for us. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode)
    stop(
      `Quorate needs Node.js ${oldestNode} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and start again.`,
    );
}

/** What compiling the database driver lacks here, with how to get it; nothing where a ready-made driver is downloaded instead. */
export function lackingToolchain() {
  if (process.platform === 'win32') return undefined;
  const lacking = [
    ['g++', 'c++', 'clang++'].some(isThere) ? '' : 'a C++ compiler',
    ['make', 'gmake'].some(isThere) ? '' : 'make',
    ['python3', 'python'].some(isThere) ? '' : 'Python 3',
  ].filter(Boolean);
  if (lacking.length === 0) return undefined;
  const how =
    process.platform === 'darwin' ? 'xcode-select --install' : 'on Debian or Ubuntu: apt-get install g++ make python3';
  return `This machine lacks ${new Intl.ListFormat('en-GB').format(lacking)}, with which the database driver is compiled (${how}).`;
}

const isThere = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));

/** Node's own headers, where they came with Node: then compiling downloads nothing. */
export function withHeaders(env) {
  const prefix = dirname(dirname(process.execPath));
  const configured = Object.keys(env).some((name) => name.toLowerCase() === 'npm_config_nodedir');
  return configured || !existsSync(join(prefix, 'include', 'node', 'node.h'))
    ? env
    : { ...env, npm_config_nodedir: prefix };
}
