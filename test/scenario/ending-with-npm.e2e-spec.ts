/** What npm starts ends in order when npm is ended: the shell between them passes no signal on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const step = pathToFileURL(join(process.cwd(), 'scripts/steps/end-with-parent.mjs')).href;
const program = `
  import { endWithParent } from '${step}';
  endWithParent(20);
  process.on('SIGTERM', () => { console.log('ended in order'); process.exit(0); });
  setTimeout(() => process.exit(1), 20_000);
  console.log('running');
`;

it('[E152] a server whose shell is ended ends in order', async () => {
  const node = `'${process.execPath}' --input-type=module -e '${program.replaceAll("'", `'\\''`)}'`;
  // something after it, so that the shell stays and waits as npm’s does
  const shell = spawn('sh', ['-c', `${node}; true`], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  shell.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said === 'running\n') shell.kill('SIGTERM');
  });
  await once(shell.stdout, 'end');
  expect(said).toBe('running\nended in order\n');
}, 30_000);
