/** Whether a document may be made for whom it is asked: nobody gets what is not for them by another name. */
import { isForFamilies } from '../documents/catalogue.js';
import { isAnnex, type WhichDocument } from '../documents/which.js';
import { isInvited, type Attendee, type Meeting } from '../meeting.js';
import { refuse, type Refused } from '../ruling.js';
import { notInCircle, onlyInside } from './annex.js';
import type { MakeEdition } from './edition.js';
import { familyProblem, outsideProblem } from './for-whom.js';
import { recipientProblem } from './circulating.js';

/** Whom it is made for: themselves unless they say; somebody in the meeting who may have it, somebody listed, or somebody outside it. */
export const madeForProblem = (
  meeting: Meeting,
  which: WhichDocument,
  command: MakeEdition,
  actor: Attendee,
): Refused | undefined =>
  namingProblem(which, command) ??
  outwardProblem(meeting, which, command, actor) ??
  inwardProblem(meeting, which, command);

/** One recipient at most is named, and for an annex nobody outside the meeting. */
function namingProblem(which: WhichDocument, command: MakeEdition): Refused | undefined {
  const { recipientId, externalRecipient, aboutId, childId, notListed } = command;
  if (isAnnex(which) && (externalRecipient ?? aboutId ?? childId) !== undefined) return onlyInside();
  const named = [recipientId, externalRecipient, aboutId, childId].filter((one) => one !== undefined);
  if (named.length > 1)
    return refuse('N50', 'Say one recipient: somebody in this meeting, somebody listed, or somebody outside it.');
  if (notListed !== undefined && externalRecipient === undefined)
    return refuse('N50', 'That somebody is not listed is said of a name. Write their name, or leave it out.');
  return undefined;
}

/** Whether it may go to the family, or to somebody outside the meeting. */
function outwardProblem(
  meeting: Meeting,
  which: WhichDocument,
  command: MakeEdition,
  actor: Attendee,
): Refused | undefined {
  const { aboutId, childId } = command;
  if (isForFamilies(which)) return familyProblem(meeting, which, command, actor);
  return aboutId !== undefined || childId !== undefined
    ? refuse('N51', 'That edition is for professionals only. Give the family an edition made for them.')
    : outsideProblem(meeting, which, command, actor);
}

/** Whether somebody in the meeting may have it. */
function inwardProblem(meeting: Meeting, which: WhichDocument, { recipientId }: MakeEdition): Refused | undefined {
  if (recipientId === undefined) return undefined;
  const person = meeting.participants.get(recipientId);
  if (!person || !isInvited(person))
    return refuse(
      'N50',
      'The person it is made for is not in this meeting. Choose them from the list, or write their name as somebody outside it.',
    );
  return readingProblem(meeting, which, person);
}

/** Whether this person may read it here. */
export function readingProblem(meeting: Meeting, which: WhichDocument, person: Attendee): Refused | undefined {
  if (isAnnex(which)) return notInCircle(meeting, which, person);
  const problem = recipientProblem(which, person);
  return problem === undefined ? undefined : refuse('N51', problem);
}
