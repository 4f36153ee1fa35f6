/** `npm run scenario`, `export`, `token`, `demo`, `verify`, `public-key`, `backup`, `restore`, `security`, `bench`, `faults`, `hostile`: the built program of that name, its arguments passed through. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { prepare } from './steps/prepare.mjs';
import { inRoot } from './steps/root.mjs';
import { stop } from './steps/say.mjs';

const [name = '', ...args] = process.argv.slice(2);
const ofTests = ['bench', 'faults', 'hostile'];
const ofServer = ['scenario', 'export', 'token', 'demo', 'verify', 'public-key', 'backup', 'restore', 'security'];

if (![...ofServer, ...ofTests].includes(name))
  stop(`There is no command “${name}”. The commands are ${[...ofServer, ...ofTests].join(', ')}.`);
prepare();
const file = ofTests.includes(name)
  ? inRoot('dist', 'test', name, 'main.js')
  : inRoot('dist', 'apps', 'server', 'src', 'commands', `${name}.js`);
if (!existsSync(file)) stop(`The program ${file} was not built.`);
process.argv = [process.argv[0], file, ...args];
await import(pathToFileURL(file).href);
