/** What family members, advocates and observers are told of an event that is theirs. */
import { catalogued } from './catalogue.js';
import { authorOf, type By, type Recorded } from './record.js';
import { tell } from './told.js';
import type { LayReader } from './topic.js';

/** Who else wrote or did something is not told. */
const author = (by: By, { participantId }: LayReader): By =>
  authorOf(by) === participantId ? { participantId } : { program: 'meeting' };

/** The row in those of its fields that this reader may have. */
export function toldOutside({ sequence, at, by, event }: Recorded, reader: LayReader, isOwn: boolean): Recorded {
  const outside = catalogued(event)?.outside ?? 'nothing';
  if (outside === 'nothing') throw new RangeError(`${event.type} is told to nobody outside the agencies.`);
  const fields = isOwn ? (outside.toItsAuthor ?? outside.told) : outside.told;
  return { sequence, at, by: author(by, reader), event: tell(fields, event, reader) };
}
