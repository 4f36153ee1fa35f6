/** `npm start`: installs if needed, builds if needed, serves. Needs nothing but Node itself. */
import { pathToFileURL } from 'node:url';
import { endWithParent } from './steps/end-with-parent.mjs';
import { unsupported } from './steps/machine.mjs';
import { prepare } from './steps/prepare.mjs';
import { inRoot } from './steps/root.mjs';
import { say } from './steps/say.mjs';

const unsupportedNode = unsupported(process.versions.node);
if (unsupportedNode) say(unsupportedNode);
prepare();
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent();
// in this process, so that Ctrl-C and a service manager's signals reach the server itself
await import(pathToFileURL(inRoot('dist', 'apps', 'server', 'src', 'main.js')).href);
