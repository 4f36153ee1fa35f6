/** The court index: every row of the record the maker may see, in order, in a line; a row kept from them as withheld. */
import type { Event } from '../../commands-and-events.js';
import { fold } from '../../decider.js';
import { nameIn, type Meeting } from '../../meeting.js';
import type { PositionTaken } from '../../topics/position.js';
import { authorOf, isWithheld, type Entry, type Recorded } from '../../record.js';
import type { Section } from '../document.js';
import type { AnnexPointer } from '../edition-entries.js';
import { paragraph } from '../sections/manner.js';
import { seeAnnex } from '../sections/pointers.js';
import { counted, momentInWords } from '../../words.js';
import { closed } from '../../printed.js';

const longest = 100;

/** The first of these that a row has says what it is about. */
const telling = [
  'statement',
  'proposal',
  'what',
  'words',
  'wishesAndFeelings',
  'observedCues',
  'whatHelps',
  'question',
  'answer',
  'text',
  'response',
  'how',
  'outcome',
  'note',
  'explanation',
  'summary',
  'rationale',
  'concern',
  'reason',
  'because',
  'why',
  'involvement',
  'responsibilities',
  'place',
  'edition',
  'position',
] as const;

/** “ContributionMade” as “contribution made”. */
export const kindInWords = (type: string): string => type.replace(/(?<=.)([A-Z])/g, ' $1').toLowerCase();

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longest
    ? line
    : `${closed(line.slice(0, line.lastIndexOf(' ', longest) + 1 || longest).trimEnd())} …`;
}

/** For whom somebody on the telephone took it down; whose words a contribution is stands in the minutes. */
export const spokenIn = (event: Event): string | undefined =>
  event.type !== 'ContributionMade' && 'spokenByParticipantId' in event ? event.spokenByParticipantId : undefined;
/** Of what is put right neither version stands here, nor a reason that may name it; where a child is stands in the full minutes alone. */
function whomAlone(meeting: Meeting, event: Event): string | undefined {
  if (event.type === 'ParticipantCorrected') return nameIn(meeting, event.participantId);
  if (event.type === 'PersonCorrected') return meeting.people.get(event.aboutId)?.name ?? '';
  return event.type === 'WhereaboutsRecorded' ? (meeting.children.get(event.childId)?.name ?? '') : undefined;
}

const positionInWords = ({ version, position, reason }: PositionTaken): string =>
  `on version ${version}: ${position}${reason ? `: ${reason}` : ''}`;

function about(meeting: Meeting, { event }: Recorded): string {
  // What was written for one edition enters no other: that it was written, and for which, is all.
  if (event.type === 'SectionWritten' || event.type === 'NarrativeApproved')
    return `${event.edition}, ${event.sectionId}, version ${event.version}`;
  const whom = whomAlone(meeting, event);
  if (whom !== undefined) return whom;
  const fields: Readonly<{ [field: string]: unknown }> = { ...('changes' in event ? event.changes : {}), ...event };
  if (event.type === 'PositionTaken') return short(positionInWords(event));
  const text = telling
    .map((field) => fields[field])
    .find((value): value is string => typeof value === 'string' && value !== '');
  if (text !== undefined) return short(text);
  if ('participantId' in event && event.participantId) return nameIn(meeting, event.participantId);
  return 'participant' in event && event.participant ? event.participant.name : '';
}

function rowOf(meeting: Meeting, entry: Entry, whom: string | undefined): string[] {
  if (isWithheld(entry) && whom !== undefined)
    return [String(entry.sequence), ...Array<string>(3).fill('withheld'), seeAnnex(whom)];
  if (isWithheld(entry)) return [String(entry.sequence), ...Array<string>(4).fill('withheld')];
  const { sequence, at, by, event } = entry;
  const author = authorOf(by);
  const speaker = spokenIn(event);
  const happened = 'happenedAt' in event && event.happenedAt ? `, of ${momentInWords(event.happenedAt)}` : '';
  return [
    String(sequence),
    `${momentInWords(at)}${happened}`,
    author ? `${nameIn(meeting, author)}${speaker ? `, for ${nameIn(meeting, speaker)}` : ''}` : 'a program',
    kindInWords(event.type),
    about(meeting, entry),
  ];
}

/** What was shown to the maker later stands at its own place. */
function asRevealed(entries: readonly Entry[]): Entry[] {
  const revealed = new Map(
    entries
      .flatMap((entry) => (!isWithheld(entry) && entry.event.type === 'AudienceExtended' ? entry.event.reveals : []))
      .map((row) => [row.sequence, row]),
  );
  return entries.map((entry) => (isWithheld(entry) ? (revealed.get(entry.sequence) ?? entry) : entry));
}

export function courtIndex(entries: readonly Entry[], annexes: readonly AnnexPointer[] = []): Section[] {
  const meeting = fold(entries);
  if (!meeting) return [];
  const rows = asRevealed(entries);
  const withheld = rows.filter(isWithheld).length;
  const pointedTo = new Map(annexes.flatMap(({ whom, sequences }) => sequences.map((one) => [one, whom] as const)));
  return [
    {
      sectionId: 'summary',
      title: 'Index of the record',
      blocks: [
        paragraph(
          `${counted(rows.length, 'entry', 'entries')}, of which ${withheld} ${withheld === 1 ? 'is' : 'are'} withheld from its maker or its reader.`,
        ),
        {
          kind: 'table',
          caption: 'Entries in the order they were recorded',
          head: ['No.', 'Entered', 'By', 'Kind', 'In short'],
          rows: rows.map((entry) => rowOf(meeting, entry, pointedTo.get(entry.sequence))),
        },
      ],
    },
  ];
}
