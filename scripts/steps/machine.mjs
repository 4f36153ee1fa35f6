import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { stop } from './say.mjs';

const oldestNode = 20;
/** Those the suite runs under, as `engines` in package.json says. */
export const supportedNode = [22, 24];
const supported = new Intl.ListFormat('en-GB').format(supportedNode.map(String));

const majorOf = (version) => Number(version.split('.')[0]);

/** What npm cannot install for us. */
export function checkNode() {
  if (majorOf(process.versions.node) < oldestNode)
    stop(
      `Quorate needs Node.js ${supported}; this is ${process.versions.node}. Install one of them from https://nodejs.org and start again.`,
    );
}

/** What is said of a version of Node nobody tries Quorate under; nothing of one that is supported. */
export const unsupported = (version) =>
  supportedNode.includes(majorOf(version))
    ? undefined
    : `Node.js ${version} is not supported: Quorate is tried under ${supported}. It starts all the same.`;

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
