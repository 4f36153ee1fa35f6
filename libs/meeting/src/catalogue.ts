/** The catalogue: every question the program asks of an event by its type, answered once, in the event's own topic. */
import type { Event, EventOf, EventType } from './commands-and-events.js';
import type { Catalogued, Changes } from './topic.js';
import { topics } from './topics.js';

export const catalogue = Object.assign({}, ...topics.map((topic) => topic.catalogue)) as {
  readonly [K in EventType]: Catalogued<EventOf<K>>;
};
export const eventTypes = Object.keys(catalogue) as EventType[];

/** What is said of this event; nothing of one that a later version recorded. */
export const catalogued = ({ type }: { readonly type: string }): Catalogued<Event> | undefined =>
  Object.hasOwn(catalogue, type) ? (catalogue[type as EventType] as Catalogued<Event>) : undefined;

/** Whether this may be otherwise after the event. */
export const mayChange = (event: Event, what: Changes): boolean => catalogued(event)?.changes.includes(what) === true;

/** Whether it makes up what is printed of a thing in a family’s copy; what else is said about it never leaves the professionals. */
export const shapesCopies = (event: Event): boolean => {
  const { familyCopies = 'none' } = catalogued(event) ?? {};
  return familyCopies === 'part' || familyCopies === 'part and letters';
};
