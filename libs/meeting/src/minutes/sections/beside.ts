/** What stands beside what the record generates: the minute-taker’s narrative, amendments asked for, and questions about a moment with their answers. */
import { nameIn, type Meeting } from '../../meeting.js';
import type { Amendment } from '../../topics/amendment.js';
import type { Flag } from '../../topics/flag.js';
import { narrativesIn, type Narrative } from '../../topics/narrative.js';
import { authorOf } from '../../record.js';
import type { Printable } from '../../documents/which.js';
import type { Block, Section } from '../document.js';
import { momentInWords, sentence } from '../../words.js';
import { heading, paragraph } from './manner.js';

/** Text written for one edition enters no other; kept to some readers, it enters only the copies made of rows that hold it for them. */
const isForThisCopy =
  ({ narrowed }: Meeting, which: Printable) =>
  ({ restrictedTo, sequence }: Narrative): boolean =>
    which.kind === 'full' || (!restrictedTo && !narrowed.has(sequence));

const narrativeBlocks = (meeting: Meeting, which: Printable, sectionId: string): Block[] =>
  narrativesIn(meeting, which, sectionId)
    .filter(isForThisCopy(meeting, which))
    .map((one) => narrativeBlock(meeting, one));

export const narrativeBlock = (meeting: Meeting, { text, by, at, sequence }: Narrative): Block => ({
  kind: 'narrative',
  text,
  by: nameIn(meeting, authorOf(by) ?? ''),
  at,
  sources: [sequence],
});

export function amendmentBlock(meeting: Meeting, one: Amendment): Block {
  const { participantId, at, text, why, answer, sequence, about } = one;
  const asked = `Amendment ${about === undefined ? '' : `of entry ${about} `}asked for by ${nameIn(meeting, participantId)}, ${momentInWords(at)}: ${sentence(text)} Why: ${sentence(why)}`;
  const answered = answer
    ? `${answer.accepted ? 'Accepted' : 'Refused'}, ${momentInWords(answer.at)}: ${sentence(answer.why)}`
    : 'Not yet answered.';
  return paragraph(`${asked} ${answered}`, answer ? [sequence, answer.sequence] : [sequence]);
}

const amendmentBlocks = (meeting: Meeting, sectionId: string, placed: ReadonlySet<Amendment>): Block[] =>
  [...meeting.amendments.values()]
    .filter((one) => one.sectionId === sectionId && !placed.has(one))
    .map((one) => amendmentBlock(meeting, one));

const copied = (sections: readonly Section[]): { sectionId: string; title: string; blocks: Block[] }[] =>
  sections.map((section) => ({ ...section, blocks: [...section.blocks] }));

/**
 * Each accepted amendment of one entry under that entry, so that nobody reads the one without the other.
 * @returns those placed, too: one whose entry is not printed here stands in its section.
 */
export function withAmended(
  meeting: Meeting,
  sections: readonly Section[],
  amendments: readonly Amendment[],
): { readonly sections: Section[]; readonly placed: ReadonlySet<Amendment> } {
  const amended = copied(sections);
  const placed = new Set<Amendment>();
  for (const one of [...amendments].reverse()) {
    const { about, answer } = one;
    if (about === undefined || !answer?.accepted) continue;
    const home = amended.find(({ blocks }) => endOf(blocks, meeting, about) !== undefined);
    if (!home) continue;
    home.blocks.splice(endOf(home.blocks, meeting, about) ?? 0, 0, amendmentBlock(meeting, one));
    placed.add(one);
  }
  return { sections: amended, placed };
}

export function flagBlock(meeting: Meeting, { ofParticipantId, question, by, answer, sequence }: Flag): Block {
  const asked = `Asked of ${nameIn(meeting, ofParticipantId)} by ${nameIn(meeting, authorOf(by) ?? '')}: ${sentence(question)}`;
  const answered = answer
    ? `Answer from ${nameIn(meeting, authorOf(answer.by) ?? '')}: ${sentence(answer.text)}`
    : 'Not yet answered.';
  return paragraph(`${asked} ${answered}`, answer ? [sequence, answer.sequence] : [sequence]);
}

/** Where what is printed about a row ends: behind its block, and those after it that are about the same thing or cite nothing of their own. */
function endOf(blocks: readonly Block[], meeting: Meeting, about: number): number | undefined {
  const first = blocks.findIndex(({ sources }) => sources?.includes(about));
  if (first < 0) return undefined;
  const thing = new Set(meeting.threads.get(about)?.rows.map(({ sequence }) => sequence) ?? [about]);
  const end = blocks.findIndex(
    ({ kind, sources }, index) =>
      index > first && (kind === 'heading' || sources?.every((sequence) => !thing.has(sequence))),
  );
  return end < 0 ? blocks.length : end;
}

/** Each question stands where what it asks about is printed; those about what is not printed come last of all. */
function withFlags(meeting: Meeting, sections: readonly Section[]): Section[] {
  const placed = copied(sections);
  const homeless: Block[] = [];
  for (const flag of [...meeting.flags.values()].reverse()) {
    const home = placed.find(({ blocks }) => endOf(blocks, meeting, flag.about) !== undefined);
    if (home) home.blocks.splice(endOf(home.blocks, meeting, flag.about) ?? 0, 0, flagBlock(meeting, flag));
    else homeless.unshift(flagBlock(meeting, flag));
  }
  const last = placed.find(({ sectionId }) => sectionId === 'outstanding') ?? placed.at(-1);
  if (homeless.length > 0) last?.blocks.push(heading('Asked about the record'), ...homeless);
  return placed;
}

/** Sections that hold nothing but what was written beside them. */
const unprinted = (sections: readonly Section[], titles: Readonly<Record<string, string>>): Section[] =>
  Object.entries(titles)
    .filter(([sectionId]) => !sections.some((one) => one.sectionId === sectionId))
    .map(([sectionId, title]) => ({ sectionId, title, blocks: [] }));

/**
 * The sections with what stands beside them, which follows what the record says and replaces none of it.
 * @param titles of every section there can be: one written beside without being printed gets a place of its own at the end.
 */
export function withNarrative(
  meeting: Meeting,
  which: Printable,
  sections: readonly Section[],
  titles: Readonly<Record<string, string>>,
  forProfessionals: boolean,
): Section[] {
  const flagged = forProfessionals ? withFlags(meeting, sections) : sections;
  const { sections: amended, placed } = withAmended(
    meeting,
    flagged,
    forProfessionals ? [...meeting.amendments.values()] : [],
  );
  const written = [...amended, ...unprinted(amended, titles)].map((section) => ({
    ...section,
    blocks: [
      ...section.blocks,
      ...narrativeBlocks(meeting, which, section.sectionId),
      ...(forProfessionals ? amendmentBlocks(meeting, section.sectionId, placed) : []),
    ],
  }));
  return written.filter(({ blocks }, index) => index < sections.length || blocks.length > 0);
}
