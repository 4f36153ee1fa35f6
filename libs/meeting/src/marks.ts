/** Who must not be found by whom, in words: for those who may know of it, and nobody else. */
import { findingsIn, marked } from './finding.js';
import type { Meeting } from './meeting.js';
import { mayBeSameName } from './names.js';

export interface Mark {
  readonly name: string;
  /** The names of those they hide from; “somebody else” for any whom one of the readers may not know of. */
  readonly from: readonly string[];
}

const nameOf = ({ children, people, participants }: Meeting, listedId: string): string =>
  children.get(listedId)?.name ??
  people.get(listedId)?.name ??
  participants.get(listedId)?.facts.name ??
  'somebody no longer listed';

/** In place of a name that one of those who read it may not know of. */
const somebodyElse = 'somebody else';

const isKnownToAll = ({ listings }: Meeting, readers: readonly string[], listedId: string): boolean =>
  readers.every((reader) => listings.get(listedId)?.audience?.includes(reader) ?? listings.has(listedId));

function markOf(
  meeting: Meeting,
  readers: readonly string[],
  [listedId, from]: readonly [string, readonly string[]],
): Mark {
  const known = from.filter((one) => isKnownToAll(meeting, readers, one)).map((one) => nameOf(meeting, one));
  return {
    name: nameOf(meeting, listedId),
    from: [...new Set(known), ...(known.length < from.length ? [somebodyElse] : [])],
  };
}

/** Those marks that every one of these people may know of. */
export function marksKnownTo(meeting: Meeting, readers: readonly string[]): Mark[] {
  if (!meeting.hiding) return [];
  const known = new Set(
    findingsIn(meeting)
      .filter((one) => readers.every((reader) => one.readers.includes(reader)))
      .flatMap(({ listedIds }) => listedIds),
  );
  return marked(meeting)
    .filter(([listedId]) => known.has(listedId))
    .map((one) => markOf(meeting, readers, one));
}

/** Whom a copy is for: somebody in the meeting, somebody spoken about, or a name typed for somebody who is neither. */
export interface GivenTo {
  readonly to?: string;
  readonly aboutId?: string;
  readonly name?: string;
}

/** Whether somebody who hides hides from whoever a copy is for; in doubt, for whoever hides. */
export function hidesFrom(meeting: Meeting, { from }: Mark, { to, aboutId, name }: GivenTo): boolean {
  const given = name ?? ((to ?? aboutId) ? nameOf(meeting, to ?? aboutId ?? '') : undefined);
  return given !== undefined && from.some((one) => one !== somebodyElse && mayBeSameName(one, given));
}
