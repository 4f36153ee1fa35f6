/** `npm run verify`: reads every record from its first row, and says whether anything was changed, reordered or cut. */
import type { EventLog } from '#event-log';
import { options, print, program } from './program.js';
import { withExistingStorage } from './storage.js';

const pageOfMeetings = 500;

program(async () => {
  options('npm run verify', {}, 0);
  return withExistingStorage(({ log }) => verified(log));
});

async function verified(log: EventLog): Promise<boolean> {
  const seen = { meetings: 0, rows: 0, unsound: 0 };
  for await (const meetingId of everyMeeting(log)) {
    const verdict = await log.verify(meetingId);
    seen.meetings += 1;
    seen.rows += verdict.rows;
    if (verdict.sound) continue;
    seen.unsound += 1;
    for (const { because } of verdict.faults) print(`Meeting ${meetingId}: ${because}`);
  }
  print(`${seen.meetings} meetings, ${seen.rows} rows: ${seen.unsound === 0 ? 'every record is whole and unchanged.' : `${seen.unsound} of the records do not verify.`}`);
  return seen.unsound === 0;
}

async function* everyMeeting(log: EventLog): AsyncGenerator<string> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: string[] = await log.meetings(after, pageOfMeetings);
    yield* page;
    after = page.at(-1);
  }
}
