/** `npm run restore -- FILE`: puts a backup into an empty place, if every record in it verifies. */
import { openKeys, type MeetingFault } from '#event-log';
import { readSettings } from '../settings.js';
import { restoring } from '../storage/restoring.js';
import { noteHere } from './noting.js';
import { fileNamed, options, print, program, tell } from './program.js';
import { keyMustBeThere, withExistingStorage } from './storage.js';

function tellOf(faults: readonly MeetingFault[]): void {
  for (const { meetingId, because } of faults) tell(`Meeting ${meetingId}: ${because}`);
}

program(async () => {
  const {
    values,
    positionals: [file = ''],
  } = options('npm run restore -- FILE [--with-damaged]', { 'with-damaged': { type: 'boolean', default: false } }, 1);
  const settings = readSettings(process.env);
  await keyMustBeThere(settings, 'A backup opens only with the key it was written under.');
  const { keys } = await openKeys(settings.keyFile);
  const { report, ended } = await restoring(fileNamed(file), settings, keys, values['with-damaged']);
  if (report.outcome === 'restored') {
    await withExistingStorage((storage) => noteHere(storage, settings, { what: 'restored', who: 'program:restore' }));
    print(`Restored and verified: ${report.meetings} meetings, ${report.events} rows.`);
    if (ended)
      print(
        `Ended: ${ended.links} links, ${ended.sessions} sessions and ${ended.tokens} tokens that the backup brought back. Give out new ones.`,
      );
    tellOf(report.faults ?? []);
    return true;
  }
  tell(report.because);
  tellOf(report.faults);
  if (report.faults.length > 0)
    tell('To put it in place all the same, with those meetings shut and the others open, add --with-damaged.');
  return false;
});
