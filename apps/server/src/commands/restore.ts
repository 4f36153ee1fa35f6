/** `npm run restore -- FILE`: puts a backup into an empty place, if every record in it verifies. */
import { openKeys, restore } from '#event-log';
import { readSettings } from '../settings.js';
import { serverMigrations } from '../storage/migrations.js';
import { noteHere } from './noting.js';
import { fileNamed, options, print, program, tell } from './program.js';
import { keyMustBeThere, withExistingStorage } from './storage.js';

program(async () => {
  const {
    positionals: [file = ''],
  } = options('npm run restore -- FILE', {}, 1);
  const settings = readSettings(process.env);
  const { databaseUrl, dataFolder, keyFile } = settings;
  await keyMustBeThere(settings, 'A backup opens only with the key it was written under.');
  const { keys } = await openKeys(keyFile);
  const report = await restore(fileNamed(file), { databaseUrl, dataFolder, keys, migrations: serverMigrations });
  if (report.outcome === 'restored') {
    await withExistingStorage((storage) => noteHere(storage, settings, { what: 'restored', who: 'program:restore' }));
    print(`Restored and verified: ${report.meetings} meetings, ${report.events} rows.`);
    return true;
  }
  tell(report.because);
  for (const { meetingId, because } of report.faults) tell(`Meeting ${meetingId}: ${because}`);
  return false;
});
