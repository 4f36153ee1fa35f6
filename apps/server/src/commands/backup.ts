/** `npm run backup -- FILE`: one file with everything recorded, taken while the server goes on. */
import { backup } from '#event-log';
import { noteHere, programRun } from './noting.js';
import { fileNamed, options, print, program } from './program.js';
import { withExistingStorage } from './storage.js';

program(async () => {
  const {
    positionals: [file = ''],
  } = options('npm run backup -- FILE', {}, 1);
  return withExistingStorage(async (storage, settings) => {
    const { database } = storage;
    const { keyFile } = settings;
    const report = await backup(database, fileNamed(file));
    print(
      `${report.file}: ${report.meetings} meetings, ${report.events} rows, ${report.bytes.toLocaleString('en-GB')} bytes. It is of no use without the key; keep a copy of ${keyFile} in another place.`,
    );
    await noteHere(storage, settings, programRun('backup'));
    return true;
  });
});
