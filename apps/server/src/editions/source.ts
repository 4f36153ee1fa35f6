/** What a file is made of: the rows its maker and every reader of it may see, as the record stood when the making of it was recorded. */
import { createHash } from 'node:crypto';
import {
  agencyOf,
  agencyOnPaper,
  annexPointers,
  asOnPaper,
  circleFor,
  documentName,
  documentIn,
  entriesForEdition,
  entriesForRecord,
  hidingFromAll,
  isInvited,
  isForFamilies,
  isLoose,
  mayBePrinted,
  minutes,
  mustNotReach,
  peopleInWords,
  printed,
  printedIn,
  printedRows,
  whichDocument,
  type AnnexPointer,
  type Attendee,
  type Copy,
  type DocumentFormat,
  type Entry,
  type Instant,
  type MakeEdition,
  type MinutesDocument,
  type Meeting,
  type MinutesOptions,
  type Printable,
  type Refusal,
  type WhichDocument,
} from '#meeting';
import type { Stamp } from '#documents';
import { redact, type ExportedRow } from '#proof';
import { noLongerIn, noSuchAddress, noSuchMeeting } from '../refusals.js';
import type { MeetingRecord } from '../turns/meeting-record.js';
import { wordingOf, type Wording } from './wording.js';
import type { EditionWork, Work } from './work.js';

/** The making as it was recorded: what, by whom, and the row that says so. */
export interface Making {
  readonly wanted: MakeEdition;
  readonly makerId: string;
  readonly sequence: number;
  readonly fictional: boolean;
  /** The time it is, by which it is judged what may be known yet: the last row may be stamped later. */
  readonly now: Instant;
}

/** Everything but what only the log knows: the hash at the last row, and for a record the rows themselves. */
export interface Source {
  readonly upTo: number;
  readonly wording: Wording;
  readonly work: (hash: string, rows: readonly ExportedRow[], printed?: Printed) => Work;
}

/** What is printed where it is not made from the rows, and whose words a final is in where it is. */
export interface Printed {
  readonly document?: MinutesDocument;
  readonly wordedBy?: string;
}

/** Somebody removed since it was recorded has nothing made for them. */
export function sourceOf(record: MeetingRecord, making: Making): Source | { readonly refusal: Refusal } {
  const { meeting, rows } = record;
  const maker = meeting?.participants.get(making.makerId);
  if (!meeting || !maker) return { refusal: noSuchMeeting };
  if (!isInvited(maker)) return { refusal: noLongerIn };
  const upTo = making.sequence - 1;
  const asked = whichDocument(making.wanted.edition);
  // a loose file is made from the rows that the full minutes are made from
  const which = isLoose(asked) ? ({ kind: 'full' } as const) : documentIn(meeting, asked);
  const entries = which ? entriesOf(rows.slice(0, upTo), meeting, { asked, which }, making) : [];
  if (!which || entries.length === 0) return { refusal: noSuchAddress };
  const material = { record, meeting, making, maker, entries, asked, which, upTo };
  return { upTo, wording: wordingFor(material), work: workOn(material) };
}

export const copyOf = ({ recipientId, ...wanted }: MakeEdition): Copy => ({
  ...(recipientId === undefined ? {} : { recipientId }),
  outside: isForOutside(wanted),
});

/** The signed record holds rows, and those whole; every document is made without what stands in a restricted annex. */
function entriesOf(
  rows: readonly Entry[],
  meeting: Meeting,
  { asked, which }: { readonly asked: WhichDocument; readonly which: Printable },
  { wanted, makerId }: Making,
): Entry[] {
  const { recipientId, outside } = copyOf(wanted);
  return asked.kind === 'record'
    ? entriesForRecord(rows, meeting, makerId, { recipientId, outside })
    : entriesForEdition(rows, meeting, which, makerId, recipientId, { outside });
}

interface Material {
  readonly record: MeetingRecord;
  readonly meeting: Meeting;
  readonly making: Making;
  readonly maker: Attendee;
  readonly entries: readonly Entry[];
  /** What was asked for; */
  readonly asked: WhichDocument;
  /** and the document whose rows it is made from. */
  readonly which: Printable;
  readonly upTo: number;
}

const pointersFor = ({ record, meeting, making, which, upTo }: Material): AnnexPointer[] =>
  annexPointers(record.rows.slice(0, upTo), meeting, which, making.makerId, copyOf(making.wanted));

/** A loose file and the signed record are made from the rows, whatever has become final. */
function wordingFor(material: Material): Wording {
  const { record, meeting, making, asked, which, entries } = material;
  if (isLoose(asked)) return { kind: 'from the record' };
  const { makerId, wanted } = making;
  return wordingOf({
    rows: record.rows,
    meeting,
    which,
    entries,
    makerId,
    wanted,
    outside: isForOutside(wanted),
    annexes: pointersFor(material),
  });
}

/** The document as this program makes it of these rows. */
export const madeOf = ({
  entries,
  which,
  options,
}: Pick<EditionWork, 'entries' | 'which' | 'options'>): MinutesDocument =>
  minutes(printedRows(entries), which, options);

function workOn(material: Material): Source['work'] {
  const { record, meeting, making, maker, entries, asked, which, upTo } = material;
  const { meetingId, rows } = record;
  const madeAt = rows[upTo]?.at ?? record.lastAt;
  const [convening] = entries;
  if (asked.kind === 'record' && convening)
    return (_hash, exported) => ({
      kind: 'record',
      reference: meeting.reference,
      convening,
      parts: { meetingId, madeAt, ...asSeen(exported, entries, rows, readerOf(meeting, making, maker)) },
    });
  if (isLoose(asked) && asked.kind !== 'record') {
    const file = asked.kind;
    return () => ({ kind: 'file', file, entries, meetingId, madeAt });
  }
  const options: MinutesOptions = {
    ...printedIn(optionsOf(meeting, making)),
    annexes: pointersFor(material),
    circle: circleFor(meeting, which, making.makerId),
    mustNotReach: mustNotReach(meeting, which, making.makerId, copyOf(making.wanted)),
  };
  return (headHash, _rows, { document, wordedBy } = {}) => ({
    kind: 'edition',
    ...(document ? { document } : {}),
    entries,
    which: asOnPaper(meeting, which),
    sign: signOf(record.meetingId, which, making),
    format: wantedFormat(making),
    options,
    stamp: {
      ...stampOf(meeting, which, { maker, making }, { upTo, headHash, madeAt }),
      ...(wordedBy === undefined ? {} : { wordedBy }),
    },
  });
}

/** Copies for two people are told apart by their names on disk, which say neither who has one nor how many there are. */
function signOf(meetingId: string, which: Printable, { wanted }: Making): string | undefined {
  const { recipientId, aboutId, childId, externalRecipient } = wanted;
  const whose = recipientId ?? aboutId ?? childId ?? externalRecipient;
  return whose === undefined || !isForFamilies(which)
    ? undefined
    : createHash('sha256').update(`${meetingId}/${whose}`).digest('hex').slice(0, 4);
}

const wantedFormat = ({ wanted: { format } }: Making): DocumentFormat => format as DocumentFormat;

/** Whoever has no place in the meeting: a copy for them holds only what no professional is kept from. */
const isForOutside = ({ externalRecipient, aboutId, childId }: Omit<MakeEdition, 'recipientId'>): boolean =>
  externalRecipient !== undefined || aboutId !== undefined || childId !== undefined;

function recipientOf(
  { participants, people, children }: Meeting,
  { wanted: { recipientId, externalRecipient, aboutId, childId, notListed } }: Making,
): MinutesOptions['recipient'] {
  const person = recipientId === undefined ? undefined : participants.get(recipientId);
  if (person) return { participantId: person.participantId, name: person.facts.name };
  const [spokenAbout, child] = [people.get(aboutId ?? ''), children.get(childId ?? '')];
  if (spokenAbout) return { aboutId: spokenAbout.aboutId, name: spokenAbout.name };
  if (child) return { childId: child.childId, name: child.name };
  return externalRecipient === undefined ? undefined : { name: externalRecipient, ...(notListed ? { notListed } : {}) };
}

function optionsOf(meeting: Meeting, making: Making): MinutesOptions {
  const recipient = recipientOf(meeting, making);
  const { length = 'full', releases } = making.wanted;
  return { length, now: making.now, ...(recipient ? { recipient } : {}), ...(releases ? { releases } : {}) };
}

/** For whom somebody comes who hides is in no paper, nor at its foot. */
const inWords = (meeting: Meeting, which: Printable, { participantId, facts }: Attendee): string =>
  mayBePrinted(hidingFromAll(meeting, isForFamilies(which)), participantId, 'local')
    ? `${printed(facts.name)}, ${printed(agencyOnPaper(meeting, facts).agencyName)}`
    : printed(facts.name);

/** As many names as the foot of a page has room for. */
const namesMax = 8;

const circleInWords = (meeting: Meeting, people: readonly string[]): string =>
  people.length > namesMax
    ? `${people.length} people, named on its first page`
    : peopleInWords(meeting, people, printed);

function stampOf(
  meeting: Meeting,
  which: Printable,
  { maker, making }: { readonly maker: Attendee; readonly making: Making },
  at: { upTo: number; headHash: string; madeAt: string },
): Stamp {
  const { recipientId } = making.wanted;
  const person = recipientId === undefined ? undefined : meeting.participants.get(recipientId);
  const agencyId = agencyOf(which);
  const circle = circleFor(meeting, which, making.makerId);
  const agency = [...meeting.participants.values()].find(({ facts }) => facts.agencyId === agencyId)?.facts;
  const other = recipientOf(meeting, making)?.name;
  return {
    recipient: person
      ? inWords(meeting, which, person)
      : other === undefined
        ? inWords(meeting, which, maker)
        : printed(other),
    // the professionals’ numbers and seal are not for a family or a child
    ...(isForFamilies(which) ? {} : { sequence: at.upTo, headHash: at.headHash }),
    madeAt: at.madeAt,
    ...(agency ? { agencyName: printed(agencyOnPaper(meeting, agency).agencyName) } : {}),
    ...(circle ? { circle: circleInWords(meeting, circle.people) } : {}),
    ...(making.fictional ? { fictional: true } : {}),
  };
}

/** Whose reading of the record a file is: whom it is for, otherwise its maker. */
function readerOf({ participants }: Meeting, { wanted }: Making, maker: Attendee): string {
  if (isForOutside(wanted)) return 'outside';
  const { recipientId } = wanted;
  const { facts } = (recipientId === undefined ? undefined : participants.get(recipientId)) ?? maker;
  return documentName({ kind: 'agency', agencyId: facts.agencyId });
}

/** Rows kept from this reader, wholly or in part, leave without what they say: only a row shown as it was recorded fits its digest. */
function asSeen(
  exported: readonly ExportedRow[],
  entries: readonly Entry[],
  rows: readonly unknown[],
  reader: string,
): { edition: string; rows: ExportedRow[] } {
  const seen = exported.map((row, index) => (entries[index] === rows[index] ? row : redact(row)));
  return { edition: seen.every(({ event }) => event !== undefined) ? 'full' : reader, rows: seen };
}
