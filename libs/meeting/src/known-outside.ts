/** Whom and what somebody may name in a command: to a family member, advocate or observer nothing exists but what they have been told of. */
import { isProfessional, type Attendee, type Meeting } from './meeting.js';

/** Whether this person may speak of that child. */
export const knowsChild = (meeting: Meeting, _actor: Attendee, childId: string): boolean =>
  meeting.children.has(childId);

/** Whether this person may speak of that adult, or other child, spoken about. */
export const knowsPerson = (meeting: Meeting, actor: Attendee, aboutId: string): boolean =>
  isProfessional(actor) && meeting.people.has(aboutId);

/** Those a family member, advocate or observer has been told of: the chair as convened, and themselves. */
export const peopleToldTo = ({ chairId, chairChanges }: Meeting, { participantId }: Attendee): ReadonlySet<string> =>
  new Set([chairChanges[0]?.formerChairId ?? chairId, participantId]);
