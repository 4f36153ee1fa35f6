/** The makers of documents, asked by the name a document has on the wire: specs read as people speak of them. */
import { circleFor as circleOfWhich, type Circle } from '../circles.js';
import { documentIn } from '../documents/catalogue.js';
import { documentName, whichDocument, type DocumentName, type Printable } from '../documents/which.js';
import { asOnPaper } from '../finding.js';
import type { Meeting } from '../meeting.js';
import type { Entry } from '../record.js';
import { narrativesIn as narrativesInWhich } from '../topics/narrative.js';
import type { MinutesDocument } from '../minutes/document.js';
import * as rows from '../minutes/edition-entries.js';
import { minutes as minutesOfRows, minutesOf as minutesOfFold, type Folded } from '../minutes/minutes.js';
import { minutesOnScreen as onScreen, type OnScreen } from '../minutes/on-screen.js';
import type { MinutesOptions } from '../minutes/options.js';

type Rest<F extends (...asked: never[]) => unknown> =
  Parameters<F> extends [unknown, unknown, unknown, ...infer R] ? R : never;

type Named = DocumentName | Printable;

/** Names of specs are names of documents; one that is none makes what it stands for fail. */
const printable = (name: Named): Printable => (typeof name === 'string' ? (whichDocument(name) as Printable) : name);

export const minutes = (entries: readonly Entry[], name: Named, options?: MinutesOptions): MinutesDocument =>
  minutesOfRows(entries, printable(name), options);
export const minutesOf = (meeting: Meeting, name: Named, options?: MinutesOptions): MinutesDocument =>
  minutesOfFold(meeting, printable(name) as Folded, options);
export const minutesOnScreen = (meeting: Meeting, name: Named, ...rest: RestOfTwo<typeof onScreen>) =>
  onScreen(meeting, printable(name) as OnScreen, ...rest);
export const entriesForEdition = (
  entries: readonly Entry[],
  meeting: Meeting,
  name: Named,
  ...rest: Rest<typeof rows.entriesForEdition>
): Entry[] => rows.entriesForEdition(entries, meeting, printable(name), ...rest);
export const entriesOnScreen = (entries: readonly Entry[], meeting: Meeting, name: Named): Entry[] =>
  rows.entriesOnScreen(entries, meeting, printable(name));
export const annexPointers = (
  entries: readonly Entry[],
  meeting: Meeting,
  name: Named,
  ...rest: Rest<typeof rows.annexPointers>
) => rows.annexPointers(entries, meeting, printable(name), ...rest);
export const mustNotReach = (meeting: Meeting, name: Named, ...rest: RestOfTwo<typeof rows.mustNotReach>) =>
  rows.mustNotReach(meeting, printable(name), ...rest);
export const nameOnPaper = (meeting: Meeting, name: Named): DocumentName =>
  documentName(asOnPaper(meeting, printable(name)));
export const circleFor = (meeting: Meeting, name: string | Printable, participantId: string): Circle | undefined =>
  circleOfWhich(meeting, typeof name === 'string' ? whichDocument(name) : name, participantId);
export const narrativesIn = (meeting: Meeting, name: string, sectionId: string) =>
  narrativesInWhich(meeting, whichDocument(name), sectionId);
export function documentNameIn(meeting: Meeting, word: string): DocumentName | undefined {
  const which = documentIn(meeting, whichDocument(word));
  return which && documentName(which);
}

type RestOfTwo<F extends (...asked: never[]) => unknown> =
  Parameters<F> extends [unknown, unknown, ...infer R] ? R : never;
