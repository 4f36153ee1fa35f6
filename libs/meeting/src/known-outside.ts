/** Whom and what somebody may name in a command: to a family member, advocate or observer nothing exists but what they have been told of. */
import { isProfessional, type Attendee, type Meeting } from './meeting.js';

/** The children somebody outside the agencies is told of: those they are parent or carer to, or whose parent or carer they speak for; unsaid, none. */
export function childrenOf({ participants }: Meeting, { role, facts }: Attendee): readonly string[] {
  if (role === 'family') return facts.parentOrCarerTo ?? [];
  const person = role === 'advocate' ? participants.get(facts.speaksFor ?? '') : undefined;
  return person?.role === 'family' ? (person.facts.parentOrCarerTo ?? []) : [];
}

/** Whether this person may speak of that child. */
export const knowsChild = (meeting: Meeting, actor: Attendee, childId: string): boolean =>
  meeting.children.has(childId) && (isProfessional(actor) || childrenOf(meeting, actor).includes(childId));

/** Whether this person may speak of that adult, or other child, spoken about. */
export const knowsPerson = (meeting: Meeting, actor: Attendee, aboutId: string): boolean =>
  isProfessional(actor) && meeting.people.has(aboutId);

/** Those a family member, advocate or observer has been told of: the chair as convened, and themselves. */
export const peopleToldTo = ({ chairId, chairChanges }: Meeting, { participantId }: Attendee): ReadonlySet<string> =>
  new Set([chairChanges[0]?.formerChairId ?? chairId, participantId]);
