/** The names of editions and papers, and which of them there are in a meeting. */
import { circlesOf, isAnnex } from '../circles.js';
import { isAgencyIn, type Meeting } from '../meeting.js';
import { fixedEditions, type DocumentName } from './document.js';

const agencyPrefixes = ['agency-', 'tonight-'] as const;

/** The agency an edition or paper is for; absent, it is not an agency’s. */
export function agencyOf(name: string): string | undefined {
  const prefix = agencyPrefixes.find((one) => name.startsWith(one));
  return prefix && name.slice(prefix.length);
}

/** Editions made of what no professional is kept from, by an allow-list. */
export const isForFamilies = (name: DocumentName): boolean =>
  name === 'family' || name === 'child' || name === 'decision-letter';

/** The word as the name of a document of this meeting: a fixed one, one of an agency that is in it, or the annex of a circle; who may know of it is asked elsewhere. */
export function documentNameIn(meeting: Meeting, word: string): DocumentName | undefined {
  if (word === 'read-back' || (fixedEditions as readonly string[]).includes(word)) return word as DocumentName;
  if (isAnnex(word)) return circlesOf(meeting).find(({ annex }) => annex === word)?.annex;
  const agencyId = agencyOf(word);
  return agencyId !== undefined && isAgencyIn(meeting, agencyId) ? (word as DocumentName) : undefined;
}
