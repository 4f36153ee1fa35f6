/** The server as an operator starts it; asked by a signal, it collects what is no longer used and says what it still holds. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
let asked = 0;

process.on('SIGUSR2', () => {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`\nheld ${(asked += 1)} ${heapUsed + external}\n`);
});

await import('../../apps/server/src/main.js');
