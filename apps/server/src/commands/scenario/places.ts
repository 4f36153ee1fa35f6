/**
 * Places in the record as a scenario counts them: convening is 1, and every row its steps lead to is the next. Links the
 * player is given to seat people stand in the record too, and are passed over.
 */
import { documentName, isAnnex, isWithheld, whichDocument, type Entry, type EventType } from '#meeting';

const ofSeating: ReadonlySet<EventType> = new Set<EventType>(['LinkGiven', 'LinkAsked', 'LinkAgreed', 'LinkOpened']);
const placeFields: ReadonlySet<string> = new Set(['sequence', 'sequences', 'reliesOn']);

/** Whether a step names a place, so that the record has to be looked at before it is sent. */
export function namesAPlace(value: unknown, field = ''): boolean {
  if (typeof value === 'string') return isAnnex(whichDocument(value));
  if (typeof value !== 'object' || value === null) return typeof value === 'number' && placeFields.has(field);
  return Object.entries(value).some(([inner, held]) => namesAPlace(held, Array.isArray(value) ? field : inner));
}

/** The same with every place as the record numbers it; one the record has not reached stays beyond its end. */
export function asRecorded(value: unknown, rows: readonly Entry[]): unknown {
  const own = rows.filter((row) => isWithheld(row) || !ofSeating.has(row.event.type)).map(({ sequence }) => sequence);
  const recorded = (place: number): number => own[place - 1] ?? place + rows.length;
  return withPlaces(value, '', recorded);
}

function withPlaces(value: unknown, field: string, recorded: (place: number) => number): unknown {
  if (typeof value === 'number') return placeFields.has(field) ? recorded(value) : value;
  if (typeof value === 'string') {
    const which = whichDocument(value);
    return isAnnex(which) ? documentName({ ...which, sequence: recorded(which.sequence) }) : value;
  }
  if (Array.isArray(value)) return value.map((held) => withPlaces(held, field, recorded));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, withPlaces(held, inner, recorded)]));
}
