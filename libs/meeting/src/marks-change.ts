/** When a row may change what others read of rows before it: somebody is marked, or whoever a mark means is listed. */
import { mayChange } from './catalogue.js';
import type { Event } from './commands-and-events.js';
import { hidingFrom } from './finding.js';
import { carriesPeople } from './without-finding.js';
import type { Meeting } from './meeting.js';

/** Whether others may read rows before it otherwise from now on. */
export const mayChangeHiding = (meeting: Meeting, event: Event): boolean =>
  meeting.hiding && (mayChange(event, 'who hides') || carriesPeople(event));

/** Whether a row may take what somebody could be found by from a professional who has it on their screen. */
export function mayTakeFrom(meeting: Meeting, participantId: string, event: Event): boolean {
  const reader = meeting.participants.get(participantId);
  return mayChangeHiding(meeting, event) && reader !== undefined && (hidingFrom(meeting, reader)?.finds.size ?? 0) > 0;
}
