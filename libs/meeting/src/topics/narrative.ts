/** Narrative: what the minute-taker writes beside the record, section by section, for one edition; never in place of what was recorded. */
import {
  hasReaders,
  isAgencyIn,
  isInside,
  seenBy,
  sightOf,
  type Attendee,
  type Meeting,
  type Thread,
} from '../meeting.js';
import { authorOf, type By, type Recorded } from '../record.js';
import { accept, isRefused, refuse, refuseUnknown, type Refused, type Ruling } from '../ruling.js';
import { isEdition } from '../documents/catalogue.js';
import { agencyOf, documentName, sameDocument, whichDocument, type WhichDocument } from '../documents/which.js';
import { sectionIds } from '../documents/parts.js';
import type { Catalogue, OnCommand, OnEvent, Past, Restrictable, Rights, Stamped, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { noteReaders } from './note.js';
import { agencyMembers, inherit, joinThread, openThread, stampFor } from './thread.js';
import { hasSomethingToSee } from '../to-see.js';

export interface WriteSection extends Restrictable {
  readonly type: 'WriteSection';
  readonly sectionId: string;
  readonly edition: string;
  /** Empty, it takes back what was written. */
  readonly text: string;
  /** The version the writer had before them; 0 where nothing was written yet. */
  readonly basedOnVersion: number;
}
export type NarrativeCommand = WriteSection;
/** `continues` is the sequence of the first version, from the second on. */
export type SectionWritten = Past<
  WriteSection,
  'SectionWritten',
  { readonly version: number; readonly continues?: number }
>;
/** What stands written when the minutes are made final, carried into the record: drafts may be destroyed before it. */
export type NarrativeApproved = Stamped & {
  readonly type: 'NarrativeApproved';
  readonly edition: string;
  readonly sectionId: string;
  readonly restrictedTo?: readonly string[];
  readonly text: string;
  readonly version: number;
  /** Sequence of the row its first version was written in. */
  readonly begunAs: number;
  readonly writtenAt: Instant;
  readonly writtenBy: By;
};
export type NarrativeEvent = SectionWritten | NarrativeApproved;

interface Written {
  readonly text: string;
  readonly version: number;
  readonly sequence: number;
  readonly at: Instant;
  readonly by: By;
}

/** What stands written for one section of one edition, for the same readers; every earlier version stays. */
export interface Narrative {
  readonly which: WhichDocument;
  readonly sectionId: string;
  /** Sequence of the row its first version was written in. */
  readonly begunAs: number;
  /** The version that stands in the record itself; 0 while it is a draft alone. */
  approvedVersion: number;
  /** To whom it was kept when it was begun, in the writer's words. */
  readonly restrictedTo?: readonly string[];
  text: string;
  version: number;
  sequence: number;
  at: Instant;
  by: By;
  readonly earlier: Written[];
  readonly thread: Thread;
}

export const whileMinuted = ['open', 'adjourned', 'closed'] as const;
export interface NarrativeBegins {
  /** What is written beside the record, by edition and section; a text kept to fewer readers under a key of its own. */
  readonly narratives: Map<string, Narrative>;
}

const rights: Rights<NarrativeCommand> = {
  WriteSection: { prefix: 'N2', who: 'recorder', phases: whileMinuted },
};

export const sectionProblem = (sectionId: string): Refused | undefined =>
  (sectionIds as readonly string[]).includes(sectionId)
    ? undefined
    : refuse('N24', 'The minutes have no such section. Choose one from the list; what you wrote is not lost.');

export const noSuchEdition = (): Refused =>
  refuseUnknown('N25', 'There is no such edition of the minutes. Choose one from the list; nothing has been recorded.');

/** Whether there is such a document; what has left is recorded even where nobody is there to read it any more. */
export function knownDocumentProblem(meeting: Meeting, which: WhichDocument): Refused | undefined {
  if (which.kind === 'unknown') return noSuchEdition();
  const agencyId = agencyOf(which);
  return agencyId === undefined || isAgencyIn(meeting, agencyId)
    ? undefined
    : refuse(
        'N25',
        'No agency of that name is in this meeting, so it has no edition. Choose one of the agencies that were invited.',
      );
}

/** Whether it is one that can be made: there is such a document, and for an agency’s somebody is there for that agency. */
export function documentProblem(meeting: Meeting, which: WhichDocument): Refused | undefined {
  const agencyId = agencyOf(which);
  const unread = agencyId !== undefined && isAgencyIn(meeting, agencyId) && !hasReaders(meeting, agencyId);
  return unread
    ? refuse(
        'N25',
        'No professional of that agency is in this meeting, so it has no edition of its own. Make a copy for a person by name instead.',
      )
    : knownDocumentProblem(meeting, which);
}

/** The same of an edition of the minutes, and of nothing beside it. */
export const editionProblem = (meeting: Meeting, which: WhichDocument): Refused | undefined =>
  isEdition(which) ? documentProblem(meeting, which) : noSuchEdition();

const sorted = (people: Iterable<string>): string[] => [...new Set(people)].sort();

/** Those who keep the record, and whoever acts. */
export const keepersAnd = (meeting: Meeting, ...others: readonly string[]): string[] =>
  sorted([...noteReaders(meeting), ...others]);

/** `full` is for every professional; any other edition for those who keep the record, an agency's for its people too. */
function audienceOf(
  meeting: Meeting,
  which: WhichDocument,
  restrictedTo: readonly string[] | undefined,
  actor: Attendee,
): Stamped | Refused {
  const own = stampFor(meeting, restrictedTo, actor.facts.agencyId, actor);
  if (which.kind === 'full' || isRefused(own)) return own;
  const readers = keepersAnd(meeting, actor.participantId, ...agencyMembers(meeting, agencyOf(which) ?? ''));
  return { audience: own.audience ? readers.filter((one) => own.audience?.includes(one)) : readers };
}

const asWritten = ({ text, version, sequence, at, by }: Narrative): Written => ({ text, version, sequence, at, by });

/** The last version this person may see; a later one kept from them does not exist for them. */
function lastSeen(meeting: Meeting, narrative: Narrative, actor: Attendee): Written | undefined {
  const sees = sightOf(meeting, actor.participantId);
  return [...narrative.earlier, asWritten(narrative)].findLast(({ sequence }) =>
    sees({ thread: narrative.thread, sequence }),
  );
}

const sameReaders = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one === other || (!!one && !!other && sorted(one).join() === sorted(other).join());

/** Whether a text is for those the writer writes for. One kept to fewer since is no longer for those it was begun for: a new text for them stands beside it. */
function isForSameReaders(
  meeting: Meeting,
  { restrictedTo, thread }: Narrative,
  command: WriteSection,
  actor: Attendee,
): boolean {
  if (!meeting.narrowed.has(thread.rows[0]?.sequence ?? 0)) return sameReaders(restrictedTo, command.restrictedTo);
  const asked =
    command.restrictedTo && audienceOf(meeting, whichDocument(command.edition), command.restrictedTo, actor);
  return !!asked && !isRefused(asked) && sameReaders(thread.audience, asked.audience);
}

/** What stands there for these readers, as far as the writer may see; to somebody else's eyes alone, another text may stand beside it. */
const standing = (meeting: Meeting, command: WriteSection, actor: Attendee): Narrative | undefined =>
  [...meeting.narratives].find(
    ([key, one]) =>
      documentName(one.which) === command.edition &&
      one.sectionId === command.sectionId &&
      isForSameReaders(meeting, one, command, actor) &&
      seenBy(actor, meeting.narratives, key) &&
      lastSeen(meeting, one, actor),
  )?.[1];

function stale(meeting: Meeting, current: Written | undefined, actor: Attendee): Refused {
  if (!current)
    return refuse('N26', 'Nothing has been written there yet. Read the minutes again, and write from what you find.', {
      current: { version: 0, text: '' },
    });
  if (!isInside(meeting, actor))
    return refuse('N26', 'Somebody has written there since you began. Come back in, read it, and save again.');
  const author = meeting.participants.get(authorOf(current.by) ?? '')?.facts.name ?? 'Somebody';
  const { version, text, by, at } = current;
  return refuse(
    'N26',
    `${author} has written there since you began. Read version ${version}, put the two together and save again; what you wrote is not lost.`,
    { current: { version, text, by, at } },
  );
}

/** The next version of what stands there, or the first. */
function written(
  meeting: Meeting,
  command: WriteSection,
  narrative: Narrative | undefined,
  actor: Attendee,
): Ruling<SectionWritten> {
  if (!narrative) {
    const stamp = audienceOf(meeting, whichDocument(command.edition), command.restrictedTo, actor);
    return isRefused(stamp) ? stamp : accept({ ...command, type: 'SectionWritten', version: 1, ...stamp });
  }
  const { thread, version } = narrative;
  return accept({
    ...command,
    type: 'SectionWritten',
    version: version + 1,
    continues: thread.rows[0]?.sequence ?? narrative.sequence,
    ...inherit(thread),
  });
}

const onCommand: OnCommand<NarrativeCommand, NarrativeEvent> = {
  WriteSection: (meeting, command, { actor }) => {
    const problem = sectionProblem(command.sectionId) ?? editionProblem(meeting, whichDocument(command.edition));
    if (problem) return problem;
    const narrative = standing(meeting, command, actor);
    const current = narrative && lastSeen(meeting, narrative, actor);
    const { version, text } = current ?? { version: 0, text: '' };
    if (command.basedOnVersion !== version) return stale(meeting, current, actor);
    return command.text.trim() === text.trim() ? accept() : written(meeting, command, narrative, actor);
  },
};

const onEvent: OnEvent<NarrativeEvent> = {
  SectionWritten: (meeting, event, entry) => {
    const begun = event.continues === undefined ? undefined : meeting.threads.get(event.continues);
    const narrative = begun && [...meeting.narratives.values()].find(({ thread }) => thread === begun);
    if (narrative) return continueNarrative(meeting, narrative, event, entry);
    const { text, version } = event;
    const { sequence, at, by } = entry;
    return beginNarrative(meeting, { ...event, begunAs: sequence }, { text, version, sequence, at, by }, entry);
  },
  NarrativeApproved: (meeting, event, entry) => {
    const { text, version, begunAs, writtenAt: at, writtenBy: by } = event;
    const approved: Written = { text, version, sequence: entry.sequence, at, by };
    const known = [...meeting.narratives.values()].find((one) => one.begunAs === begunAs);
    if (!known) beginNarrative(meeting, event, approved, entry);
    else if (version > known.version) takeVersion(meeting, known, approved, entry);
    else joinThread(meeting, known.thread, entry);
    for (const one of meeting.narratives.values()) if (one.begunAs === begunAs) one.approvedVersion = version;
  },
};

function beginNarrative(
  meeting: Meeting,
  {
    edition,
    sectionId,
    restrictedTo,
    begunAs,
  }: Pick<NarrativeApproved, 'edition' | 'sectionId' | 'restrictedTo' | 'begunAs'>,
  written: Written,
  entry: Recorded<NarrativeEvent>,
): void {
  const agencyId = meeting.participants.get(authorOf(written.by) ?? '')?.facts.agencyId ?? '';
  const key = `${edition}/${sectionId}`;
  const thread = openThread(meeting, entry, agencyId);
  const begins: Narrative = {
    which: whichDocument(edition),
    sectionId,
    ...written,
    begunAs,
    approvedVersion: 0,
    earlier: [],
    thread,
    ...(restrictedTo ? { restrictedTo } : {}),
  };
  meeting.narratives.set(meeting.narratives.has(key) ? `${key}#${begunAs}` : key, begins);
}

/** A version shown only later takes its place among the earlier ones. */
function continueNarrative(
  meeting: Meeting,
  narrative: Narrative,
  { text, version }: SectionWritten,
  entry: Recorded<NarrativeEvent>,
): void {
  const { sequence, at, by } = entry;
  takeVersion(meeting, narrative, { text, version, sequence, at, by }, entry);
}

function takeVersion(meeting: Meeting, narrative: Narrative, written: Written, entry: Recorded<NarrativeEvent>): void {
  joinThread(meeting, narrative.thread, entry);
  if (written.version > narrative.version) {
    narrative.earlier.push(asWritten(narrative));
    Object.assign(narrative, written);
  } else narrative.earlier.push(written);
  narrative.earlier.sort((one, other) => one.version - other.version);
}

/** What was written and does not stand in the record itself: what is there to see, and what was taken back since it did. */
export const notApproved = (meeting: Meeting): NarrativeApproved[] =>
  [...meeting.narratives.values()]
    .filter((one) => one.version > one.approvedVersion && (one.approvedVersion > 0 || hasSomethingToSee(one.text)))
    .map(({ which, sectionId, restrictedTo, text, version, begunAs, at, by, thread }) => ({
      type: 'NarrativeApproved',
      edition: documentName(which),
      sectionId,
      ...(restrictedTo ? { restrictedTo } : {}),
      text,
      version,
      begunAs,
      writtenAt: at,
      writtenBy: by,
      ...inherit(thread),
    }));

/** What stands written for a section of an edition: as a rule one text, and beside it any kept to fewer readers. What was taken back is left out. */
export const narrativesIn = (meeting: Meeting, which: WhichDocument, sectionId: string): Narrative[] =>
  [...meeting.narratives.values()].filter(
    (one) => sameDocument(one.which, which) && one.sectionId === sectionId && hasSomethingToSee(one.text),
  );

const begin = (): NarrativeBegins => ({ narratives: new Map() });

const catalogue: Catalogue<NarrativeEvent> = {
  SectionWritten: {
    class: 'draft',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'summary', afterwards: 'the narrative of a section was changed' },
    familyCopies: 'none',
    changes: [],
  },
  NarrativeApproved: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'summary' },
    familyCopies: 'none',
    changes: [],
  },
};

export const narrativeTopic: Topic<NarrativeCommand, NarrativeEvent, NarrativeBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
