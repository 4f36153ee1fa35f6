/** The minutes as the rows make them, and where those in the file say something else. */
import {
  fold,
  minutes,
  withoutRestricted,
  type Entry,
  type Meeting,
  type MinutesDocument,
  type Section,
} from '#meeting';
import { canonicalJson } from './canonical-json.js';
import type { Finding } from './finding.js';
import { isRedacted, type ExportedRow } from './row.js';

const full = { kind: 'full' } as const;

/** What the rules fold: a row without what it says is one this reader may not see. */
const entryOf = ({ sequence, at, by, event }: ExportedRow): Entry =>
  (event === undefined ? { sequence, event: { type: 'Withheld' } } : { sequence, at, by, event }) as Entry;

// the fold keeps what it is given, and these rows are also what is signed
const entriesOf = (rows: readonly ExportedRow[]): Entry[] => structuredClone(rows.map(entryOf));

/** The meeting as its reader has it; `undefined` where the convening is withheld. */
export const meetingOfRows = (rows: readonly ExportedRow[]): Meeting | undefined => fold(entriesOf(rows));

/**
 * Without restricted words: those stand in the rows, which are the proof, and in no minutes. `null` where the convening is
 * withheld: without it there is no meeting to write about. Throws on rows that no meeting could have.
 */
export function minutesOfRows(rows: readonly ExportedRow[]): MinutesDocument | null {
  const [first] = rows;
  if (!first || isRedacted(first)) return null;
  const entries = entriesOf(rows);
  const meeting = fold(entries);
  const printed = meeting ? withoutRestricted(entriesOf(rows), meeting, full) : entries;
  return JSON.parse(canonicalJson(minutes(printed, full))) as MinutesDocument;
}

/** Compared by what they say, section by section and block by block. */
export function minutesFindings(given: MinutesDocument | null, made: MinutesDocument | null): Finding[] {
  if (canonicalJson(given) === canonicalJson(made)) return [];
  if (!given) return [finding('The file holds no minutes, though its rows make some.')];
  if (!made) return [finding('The file holds minutes, though the rows that would make them are withheld.')];
  const { sections: givenSections, ...givenFront } = given;
  const { sections: madeSections, ...madeFront } = made;
  const front = differingNames(givenFront, madeFront);
  const told = [
    ...(front.length > 0
      ? [finding(`The minutes are not those of the log: their ${front.join(', ')} is not what the rows say.`)]
      : []),
    ...sectionFindings(sectionsIn(givenSections), madeSections),
  ];
  // they differ, whether or not it can be said where
  return told.length > 0
    ? told
    : [finding('The minutes are not those of the log: they hold something that the rows do not make.')];
}

const finding = (because: string): Finding => ({ code: 'minutes', because });

const differingNames = (one: object, other: object): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => written(one, name) !== written(other, name))
    .sort();

// absent is not the same as `null`
const written = (of: object, name: string): string =>
  Object.hasOwn(of, name) ? canonicalJson((of as { [name: string]: unknown })[name]) : '';

/** What a file gives for sections may be anything. */
const sectionsIn = (sections: unknown): Partial<Section>[] =>
  (Array.isArray(sections) ? sections : []).filter(
    (section): section is Partial<Section> => typeof section === 'object' && section !== null,
  );

function sectionFindings(given: readonly Partial<Section>[], made: readonly Section[]): Finding[] {
  const known = new Set(made.map(({ sectionId }) => sectionId));
  const added = given
    .filter(({ sectionId }) => !known.has(sectionId as string))
    .map(({ title }) =>
      finding(`The minutes are not those of the log: the section “${String(title)}” is not in them.`),
    );
  const changed = made.flatMap((section) =>
    sectionFinding(
      given.find(({ sectionId }) => sectionId === section.sectionId),
      section,
    ),
  );
  if (added.length + changed.length > 0) return [...changed, ...added];
  return canonicalJson(given) === canonicalJson(made)
    ? []
    : [finding('The minutes are not those of the log: their sections stand in another order, or one stands twice.')];
}

function sectionFinding(given: Partial<Section> | undefined, made: Section): Finding[] {
  if (!given) return [finding(`The minutes are not those of the log: the section “${made.title}” is missing.`)];
  if (canonicalJson(given) === canonicalJson(made)) return [];
  const blocks: readonly unknown[] = Array.isArray(given.blocks) ? given.blocks : [];
  const at = made.blocks.findIndex((block, index) => canonicalJson(blocks[index] ?? null) !== canonicalJson(block));
  const where =
    at >= 0
      ? `at block ${at + 1} of ${made.blocks.length}`
      : blocks.length > made.blocks.length
        ? `after block ${made.blocks.length}`
        : 'in its title';
  return [finding(`The minutes are not those of the log: the section “${made.title}” differs ${where}.`)];
}
