/** Circles: exactly those people some rows are kept to, and the annex that holds what is kept to them. */
import { audienceOfRow, nameIn, type Meeting } from './meeting.js';
import type { Event } from './commands-and-events.js';
import type { Recorded } from './record.js';
import type { Printed } from './topic.js';
import { findingsIn } from './finding.js';
import { sameDocument, whichDocument, type Annex, type WhichDocument } from './documents/which.js';
import { listInWords } from './words.js';

export interface Circle {
  readonly annex: Annex;
  /** Everybody in it, by participantId, sorted. */
  readonly people: readonly string[];
  /** Rows kept to exactly them, in order; the first one names the annex. */
  readonly sequences: readonly number[];
  /** Those whose annex it is to hold what they could be found by: by childId, aboutId or participantId. */
  readonly finding?: readonly string[];
}

/** What was written for one edition is kept to its readers by being in that edition, unless its writer kept it to some of them. */
const isWords = (event: Event, printed: Printed): boolean =>
  event.type === 'SectionWritten' || event.type === 'NarrativeApproved'
    ? whichDocument(event.edition).kind === 'full' || event.restrictedTo !== undefined
    : printed !== 'never printed';

/**
 * Called for every row: what is kept to some from its first moment. Rows that no minutes print say nothing in them: raw capture,
 * the keepers’ own work on the papers, and who hides from whom.
 */
export function noteKept(meeting: Meeting, row: Recorded, printed: Printed): void {
  if (printed === 'never printed') meeting.neverPrinted.add(row.sequence);
  if (row.event.audience && isWords(row.event, printed)) meeting.kept.set(row.sequence, row);
}

/** A row whose words are, or were once, kept to some. */
const keptRow = ({ kept, threads }: Meeting, sequence: number): Recorded | undefined =>
  kept.get(sequence) ?? threads.get(sequence)?.rows.find((one) => one.sequence === sequence);

/** Who a row is kept to, as later shown to more or kept to fewer; absent, no professional is kept from it. */
export function keptTo(meeting: Meeting, sequence: number): readonly string[] | undefined {
  const narrowed = meeting.narrowed.get(sequence);
  const stamped = meeting.kept.get(sequence)?.event.audience;
  if (!narrowed && !stamped) return undefined;
  const thread = meeting.threads.get(sequence);
  return (thread && audienceOfRow(meeting, { thread, sequence })) ?? narrowed ?? stamped;
}

/** Whatever was written for one edition, kept to fewer than its readers it is words like any other. */
const narrowedWords = (meeting: Meeting): number[] =>
  [...meeting.narrowed.keys()].filter(
    (sequence) => keptRow(meeting, sequence) !== undefined && !meeting.neverPrinted.has(sequence),
  );

const annexFrom = (sequence: number, ofFinding = false): Annex => ({ kind: 'annex', sequence, ofFinding });

/** Every circle of this meeting, as far as whoever folded it knows; in the order of their first rows. */
export function circlesOf(meeting: Meeting): Circle[] {
  const circles = new Map<string, { people: readonly string[]; sequences: number[] }>();
  const kept = [...new Set([...meeting.kept.keys(), ...narrowedWords(meeting)])].sort((one, other) => one - other);
  for (const sequence of kept) {
    const people = [...(keptTo(meeting, sequence) ?? [])].sort();
    if (people.length === 0) continue;
    const circle = circles.get(people.join()) ?? { people, sequences: [] };
    circle.sequences.push(sequence);
    circles.set(people.join(), circle);
  }
  const ofWords = [...circles.values()].map(({ people, sequences }): Circle => ({
    annex: annexFrom(sequences[0] as number),
    people,
    sequences,
  }));
  return meeting.hiding ? withFindings(meeting, ofWords) : ofWords;
}

/**
 * Beside them, for each row that said who hides, the professionals whom they do not hide from. The words of that row and where to
 * find whoever it marked are one annex only where nobody of that circle is one of those they hide from.
 */
function withFindings(meeting: Meeting, ofWords: readonly Circle[]): Circle[] {
  const apart = new Map(findingsIn(meeting).map((one) => [one.sequence, one]));
  const joined = ofWords.map((circle) => {
    const found = apart.get(circle.annex.sequence);
    if (!found || !circle.people.every((one) => found.readers.includes(one))) return circle;
    apart.delete(found.sequence);
    return { ...circle, finding: found.listedIds };
  });
  const ofFindings = [...apart.values()].map(({ sequence, listedIds, readers }): Circle => ({
    annex: annexFrom(
      sequence,
      ofWords.some(({ annex }) => annex.sequence === sequence),
    ),
    people: readers,
    sequences: [],
    finding: listedIds,
  }));
  return [...joined, ...ofFindings.filter(({ people }) => people.length > 0)];
}

/** Whether it is an annex of where to find whoever hides, and holds no restricted words. */
export const isOfFindings = ({ finding, sequences }: Circle): boolean =>
  finding !== undefined && sequences.length === 0;

/** The circles this person is in: of any other they are told nothing. */
export const circlesFor = (meeting: Meeting, participantId: string): Circle[] =>
  circlesOf(meeting).filter(({ people }) => people.includes(participantId));

/** The circle whose annex it is, whoever asks. */
export const circleOf = (meeting: Meeting, which: WhichDocument): Circle | undefined =>
  which.kind === 'annex' ? circlesOf(meeting).find(({ annex }) => sameDocument(annex, which)) : undefined;

/** The same for one person; a circle that they are not in does not exist for them. */
export function circleFor(meeting: Meeting, which: WhichDocument, participantId: string): Circle | undefined {
  const circle = circleOf(meeting, which);
  return circle?.people.includes(participantId) ? circle : undefined;
}

/** “DC Vane and I. Calloway”, in the order they were asked to the meeting; each as it is `written` where that stands. */
export const peopleInWords = (
  meeting: Meeting,
  people: readonly string[],
  written: (name: string) => string = (name) => name,
): string => listInWords(inOrder(meeting, people).map((participantId) => written(nameIn(meeting, participantId))));

export const inOrder = ({ participants }: Meeting, people: readonly string[]): string[] =>
  [...participants.keys()].filter((participantId) => people.includes(participantId));
