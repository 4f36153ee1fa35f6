/** Every word a document adds to what the record says, in one place, so that all forms of it agree. */
import {
  documentTitle,
  isPaper as isPaperOf,
  momentInWords,
  whichDocument,
  type DocumentName,
  type MinutesDocument,
  type MinutesState,
} from '#meeting';
import type { Stamp } from './stamp.js';

/** “Minutes for Fernshire Police”: a document comes with its name. */
export const editionTitle = (edition: DocumentName, agencyName?: string, circle?: string): string =>
  documentTitle(whichDocument(edition), { agencyName, circle });

const stateNames: Record<MinutesState, string> = {
  forming: 'still forming, the meeting has not closed',
  draft: 'draft',
  circulated: 'circulated for comment',
  final: 'final',
};
export const versionInWords = ({ version, state }: Pick<MinutesDocument, 'version' | 'state'>): string =>
  `Version ${version}, ${stateNames[state]}`;

export const fictionalMark = 'FICTIONAL';
export const fictionalSentence = 'FICTIONAL: made from a demonstration. Nobody in it exists.';
export const emptySection = 'Nothing is recorded here.';
export const emptyTable = 'None.';
export const untitled = 'Without a title';
export const columnName = (number: number): string => `Column ${number}`;
/** What stands above one row of a table too wide for a page: “Actions, 2 of 12”. */
export const rowName = (caption: string, number: number, of: number): string =>
  `${caption || 'Entry'}, ${number} of ${of}`;
export const quotedWords = (text: string): string => `“${text}”`;
export const whoseWords = (of: string): string => `— ${of}`;
export const besideTheRecord = (by: string, at: string): string =>
  `Written beside the record by ${by}, ${momentInWords(at)}`;
export const factName = (name: string): string => `${name}:`;
export const bullet = '•';

/** “Entries 3, 5–8 of the record”: runs of consecutive sequences together. */
export function sourcesInWords(sources: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const sequence of [...new Set(sources)].sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === sequence) last[1] = sequence;
    else runs.push([sequence, sequence]);
  }
  const named = runs
    .map(([first, last]) =>
      first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first}–${last}`,
    )
    .join(', ');
  return `${new Set(sources).size === 1 ? 'Entry' : 'Entries'} ${named} of the record`;
}

const shortHash = (hash: string | undefined): string => (hash ? hash.slice(0, 12) : 'unsealed');
const nameOf = ({ edition, length }: MinutesDocument, { agencyName, circle }: Stamp): string =>
  `${editionTitle(edition, agencyName, circle)}${length === 'summary' ? ', in summary' : ''}`;

export const finalInWords = ({ version, sequence, headHash }: NonNullable<Stamp['final']>): string =>
  `Version ${version} was made final at entry ${sequence}, fingerprint ${headHash}`;

/** Another version of the program may word the same record otherwise. */
export const wordedInWords = (program: string): string => `anew from the record, by ${program}`;

/** What is handed out on the night is one page to be taken in at a glance. */
export const isPaper = ({ edition }: MinutesDocument): boolean => isPaperOf(whichDocument(edition));

/** All that a paper says of itself besides what stands at its head and foot. */
const ofPapers: ReadonlySet<string> = new Set(['Meeting', 'From the record']);

/** What the first page says of this copy. */
export const aboutThisCopy = (document: MinutesDocument, stamp: Stamp): { name: string; value: string }[] =>
  allOfThisCopy(document, stamp).filter(({ name }) => !isPaper(document) || ofPapers.has(name));

function allOfThisCopy(document: MinutesDocument, stamp: Stamp): { name: string; value: string }[] {
  return [
    { name: 'Edition', value: nameOf(document, stamp) },
    { name: 'Made for', value: stamp.recipient },
    { name: 'Handling', value: document.classification },
    { name: 'Standing', value: versionInWords(document) },
    {
      name: 'Meeting',
      value: document.closedAt
        ? `${document.reference}, closed ${momentInWords(document.closedAt)}`
        : document.reference,
    },
    { name: 'Made', value: momentInWords(stamp.madeAt) },
    ...(stamp.sequence === undefined
      ? []
      : [{ name: 'From the record', value: `up to entry ${stamp.sequence}, sealed ${stamp.headHash || 'not yet'}` }]),
    ...(stamp.final ? [{ name: 'Made final', value: finalInWords(stamp.final) }] : []),
    ...(stamp.wordedBy === undefined ? [] : [{ name: 'Worded', value: wordedInWords(stamp.wordedBy) }]),
  ];
}

/** The lines at the head and foot of every page. */
export interface Running {
  readonly handling: string;
  readonly fictional: boolean;
  readonly what: string;
  readonly whose: string;
  readonly name: string;
}

export const runningWords = (document: MinutesDocument, stamp: Stamp): Running => ({
  handling: document.classification,
  fictional: stamp.fictional === true,
  name: `${nameOf(document, stamp)}, ${document.reference}`,
  what: `${nameOf(document, stamp)}, ${document.reference}. ${versionInWords(document)}.`,
  whose: `Made for ${stamp.recipient}.${stamp.sequence === undefined ? '' : ` Entry ${stamp.sequence}, ${shortHash(stamp.headHash)}.`}`,
});

export const page = { before: 'Page ', between: ' of ' } as const;
