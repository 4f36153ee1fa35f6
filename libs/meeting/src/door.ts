/** What a professional who has not arrived is told: that the meeting is, who is asked and how it stands; nobody’s reasons, and nothing that is said in it. */
import { catalogued } from './catalogue.js';
import type { Event } from './commands-and-events.js';
import { tell, type Fields } from './told.js';

/** The event as it is told at the door; `undefined` where it is not. An event of a later version is not. */
export function atTheDoor(event: Event): Event | undefined {
  const fields = catalogued(event)?.atTheDoor ?? 'nothing';
  return fields === 'nothing' ? undefined : tell(fields as Fields<Event>, event, undefined);
}
