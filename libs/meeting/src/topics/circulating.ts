/** Who may be given the minutes to read here. */
import { aboutDocument, isForProfessionals } from '../documents/catalogue.js';
import { isAnnex, type WhichDocument } from '../documents/which.js';
import { isInvited, isProfessional, type Attendee, type Meeting } from '../meeting.js';
import { refuse, type Refused } from '../ruling.js';
import { notInCircle, oneAtATime } from './annex.js';
import { isolated } from '../printed.js';
import type { CirculateMinutes } from './minutes.js';

/** Whether a document may be put before this person; what is for professionals is for them alone, an agency's for its own. */
export function recipientProblem(which: WhichDocument, person: Attendee): string | undefined {
  const { forWhom } = aboutDocument(which);
  const name = isolated(person.facts.name);
  if ('agencyId' in which && person.facts.agencyId !== which.agencyId)
    return `That edition is for another agency than ${name}’s. Give them their own agency’s, or the full minutes.`;
  return isProfessional(person) || forWhom === 'family'
    ? undefined
    : `${name} is not there for an agency, and that edition is for professionals only. Give them an edition made for them.`;
}

export function circulationProblem(
  meeting: Meeting,
  which: WhichDocument,
  { to }: CirculateMinutes,
): Refused | undefined {
  if (!isForProfessionals(which) && !isAnnex(which))
    return refuse(
      'N82',
      'Only the full minutes and an agency’s own are circulated to be read here. Make this one for whoever it is for, and record that it was given out.',
    );
  if (to.length === 0) return refuse('N37', 'Choose at least one person to circulate the minutes to.');
  const several = oneAtATime(meeting, which, to);
  if (several) return several;
  for (const participantId of to) {
    const person = meeting.participants.get(participantId);
    if (!person || !isInvited(person))
      return refuse(
        'N37',
        'One of the people named is not in this meeting. Choose from those invited, or record a distribution for somebody outside it.',
      );
    if (isAnnex(which)) {
      const outside = notInCircle(meeting, which, person);
      if (outside) return outside;
      continue;
    }
    const problem = recipientProblem(which, person);
    if (problem) return refuse('N38', problem);
  }
  return undefined;
}
