/** `npm run export -- --scenario FILE --out DIR [--as participantId]`: plays a meeting written as data, and writes every edition, paper and file it has. */
import { mkdir } from 'node:fs/promises';
import { Sayable } from '#event-log';
import { exportAll, type Exported } from './export-all.js';
import { fileNamed, options, print, program, tell } from './program.js';
import { play } from './scenario/player.js';
import { readScenarioFile } from './scenario/read-scenario-file.js';
import { withThrowAwayServer } from './scenario/throw-away-server.js';

const usage = 'npm run export -- --scenario FILE --out DIR [--as PARTICIPANT]';

program(async () => {
  const {
    values: { scenario: file, out, as },
  } = options(usage, { scenario: { type: 'string' }, out: { type: 'string' }, as: { type: 'string' } }, 0);
  if (file === undefined || out === undefined)
    throw new Sayable(`Say which scenario is played and which folder the files go into.\nUsage: ${usage}`);
  const scenario = await readScenarioFile(file);
  const folder = fileNamed(out);
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new Sayable(`The folder ${folder} cannot be made. Check its name and who may write there.`);
  });
  let exported: Exported | undefined;
  const { failures } = await withThrowAwayServer((stage) =>
    play(scenario, stage, async (table) => {
      exported = await exportAll(table, folder, as, print);
    }),
  );
  for (const failure of failures) tell(failure);
  if (!exported) throw new Sayable('The meeting was never convened, so there is nothing to write.');
  for (const { name, because } of exported.refused) tell(`${name} was not written: ${because}`);
  print(`${exported.written.length} files in ${folder}`);
  // copies for one person leave out what is not for them; whoever runs the meeting has everything
  return failures.length === 0 && (as !== undefined || exported.refused.length === 0);
});
