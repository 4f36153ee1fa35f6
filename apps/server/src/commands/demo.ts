/** `npm run demo`: plays the demo meeting at human pace into the running server, to be watched in other windows. */
import { Sayable } from '#event-log';
import { readSettings } from '../settings.js';
import { playDemo } from './demo/play-demo.js';
import { options, print, program } from './program.js';

const usage = 'npm run demo [-- --url ADDRESS] [--pace 0.5]';

program(async () => {
  const { values } = options(usage, { url: { type: 'string' }, pace: { type: 'string' } }, 0);
  const pace = Number(values.pace ?? '1');
  if (!(pace >= 0 && pace <= 100))
    throw new Sayable(`The pace is a number: 1 for human pace, 2 for half as fast, 0 for no pauses.\nUsage: ${usage}`);
  const { url, host, port } = readSettings(process.env);
  await playDemo((values.url ?? url ?? `http://${host}:${port}`).replace(/\/+$/u, ''), pace, print);
  return true;
});
