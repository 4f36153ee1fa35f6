/** To whom an amendment of the minutes goes: with the entry it is about, and to the chair who answers it. */
import { keptTo } from '../circles.js';
import { audienceOfRow, type Attendee, type Meeting } from '../meeting.js';
import { isRefused, refuse, refuseUnknown, type Refused } from '../ruling.js';
import type { Stamped } from '../topic.js';
import type { RequestAmendment } from './minutes.js';
import { stampFor } from './thread.js';

/** Whoever it is kept to, the chair answers it; about one entry it goes where that entry goes, and no further. */
export function amendmentStamp(
  meeting: Meeting,
  { sequence, restrictedTo }: RequestAmendment,
  actor: Attendee,
): Stamped | Refused {
  const asked = restrictedTo && [...restrictedTo, meeting.chairId];
  const own = stampFor(meeting, asked, actor.facts.agencyId, actor);
  if (isRefused(own) || sequence === undefined) return own;
  // a row kept by no stamp, such as who hides from whom, answers like one that is not there
  if (!meeting.amendable.has(sequence) && !meeting.threads.has(sequence)) return nothingThere();
  const readers = readersOf(meeting, sequence);
  if (!readers) return own;
  if (!readers.includes(actor.participantId)) return nothingThere();
  if (!readers.includes(meeting.chairId)) return notForTheChair();
  return { audience: own.audience?.filter((one) => readers.includes(one)) ?? readers };
}

/** Who may see one row; absent, every professional. Who came and when stands in rows that belong to no thing. */
function readersOf(meeting: Meeting, sequence: number): readonly string[] | undefined {
  const thread = meeting.threads.get(sequence);
  return thread ? audienceOfRow(meeting, { thread, sequence }) : keptTo(meeting, sequence);
}

const nothingThere = () =>
  refuseUnknown(
    'N156',
    'There is nothing at that place in the record that can be amended. Choose an entry you can see, or leave it out.',
  );

const notForTheChair = () =>
  refuse(
    'N157',
    'The chair, who answers, may not see that entry. Correct it with its agency, or show it to the chair first.',
  );
