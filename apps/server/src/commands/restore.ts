/** `npm run restore -- FILE`: puts a backup into an empty place, if every record in it verifies. */
import { openKeys } from '#event-log';
import { readSettings } from '../settings.js';
import { restoring } from '../storage/restoring.js';
import { noteHere } from './noting.js';
import { fileNamed, options, print, program, tell } from './program.js';
import { keyMustBeThere, withExistingStorage } from './storage.js';

program(async () => {
  const {
    positionals: [file = ''],
  } = options('npm run restore -- FILE', {}, 1);
  const settings = readSettings(process.env);
  await keyMustBeThere(settings, 'A backup opens only with the key it was written under.');
  const { keys } = await openKeys(settings.keyFile);
  const { report, ended } = await restoring(fileNamed(file), settings, keys);
  if (report.outcome === 'restored') {
    await withExistingStorage((storage) => noteHere(storage, settings, { what: 'restored', who: 'program:restore' }));
    print(`Restored and verified: ${report.meetings} meetings, ${report.events} rows.`);
    if (ended)
      print(
        `Ended: ${ended.links} links, ${ended.sessions} sessions and ${ended.tokens} tokens that the backup brought back. Give out new ones.`,
      );
    return true;
  }
  tell(report.because);
  for (const { meetingId, because } of report.faults) tell(`Meeting ${meetingId}: ${because}`);
  return false;
});
