/** Where in the minutes words would stand, for a copy that says only where they are. */
import { catalogued } from '../catalogue.js';
import type { Event } from '../commands-and-events.js';
import type { Meeting } from '../meeting.js';
import type { Recorded } from '../record.js';
import { sectionIds, type SectionId } from '../documents/parts.js';

const isSection = (word: string): word is SectionId => (sectionIds as readonly string[]).includes(word);

/** The section of the thing that a row answers or takes back. */
function homeOfSubject(meeting: Meeting, event: Event): SectionId | undefined {
  if (event.type === 'SpokenTakenBack') {
    const spoken = meeting.threads.get(event.sequence)?.rows[0];
    return spoken && homeOf(meeting, spoken);
  }
  if (event.type !== 'AmendmentAnswered') return undefined;
  const asked = meeting.amendments.get(event.amendmentId)?.sectionId ?? '';
  return isSection(asked) ? asked : 'summary';
}

/** In which section of the minutes a row’s words would stand. */
export function homeOf(meeting: Meeting, { event }: Recorded): SectionId | undefined {
  if ('sectionId' in event && isSection(event.sectionId)) return event.sectionId;
  const subject = homeOfSubject(meeting, event);
  if (subject) return subject;
  if ('contributionId' in event && meeting.contributions.get(event.contributionId ?? '')?.receivedOutside)
    return 'received-outside';
  const printed = catalogued(event)?.minutes ?? 'never printed';
  return printed === 'never printed' ? undefined : printed.section;
}
