/** Editions: made for somebody, opened, given out. Each is recorded before the first byte leaves, so that it is known who holds what. */
import { aboutDocument, isForFamilies } from '../documents/catalogue.js';
import type { FileFormat } from '../documents/forms.js';
import { isAnnex, sameDocument, whichDocument, type WhichDocument } from '../documents/which.js';
import { audienceOfRow, isProfessional, keepsRecord, sightOf, type Attendee, type Meeting } from '../meeting.js';
import { whenHappened, type By } from '../record.js';
import { accept, refuse, refuseAs, type Refused } from '../ruling.js';
import type { Length } from '../documents/parts.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Rights, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { annexProblem, annexReaders, notInCircle, onlyInside } from './annex.js';
import { receiverProblem, type ForWhom } from './for-whom.js';
import { madeForProblem, readingProblem } from './made-for.js';
import { documentProblem, keepersAnd, knownDocumentProblem, whileMinuted } from './narrative.js';

/** One check of the procedure's before an edition goes to a family member or a child. */
export interface ReleaseCheck {
  readonly checkId: string;
  readonly met: boolean;
  readonly why?: string;
}

/** The row a child’s words stand in, and why the family is to have them. */
export interface Release {
  readonly sequence: number;
  readonly why: string;
}

export interface MakeEdition extends ForWhom {
  readonly type: 'MakeEdition';
  /** An edition, a paper such as `read-back`, or one of the loose files. */
  readonly edition: string;
  readonly format: FileFormat;
  readonly length?: Length;
  /** Somebody in the meeting for whom it is made, if it is nobody else. */
  readonly recipientId?: string;
  readonly checks?: readonly ReleaseCheck[];
  /** A child’s words released into the family’s copy by name. */
  readonly releases?: readonly Release[];
  /** A version that was made final, as it was kept; without one, the version in hand. */
  readonly version?: number;
}
export interface OpenEdition {
  readonly type: 'OpenEdition';
  readonly edition: string;
  readonly format: FileFormat;
  readonly version?: number;
}
export interface RecordDistribution extends Reports {
  readonly type: 'RecordDistribution';
  readonly edition: string;
  /** A participantId, the aboutId or childId of somebody listed, or the name of somebody outside the meeting. */
  readonly to: string;
  readonly how: string;
  readonly format?: FileFormat;
  /** Said where the name is like that of somebody listed: it is somebody else. */
  readonly notListed?: boolean;
}
/** Recorded by the server when a document is asked for. */
export type AskedEditionCommand = MakeEdition | OpenEdition;
export type EditionCommand = AskedEditionCommand | RecordDistribution;

export type EditionMade = Past<MakeEdition, 'EditionMade'>;
export type EditionOpened = Past<OpenEdition, 'EditionOpened', { readonly participantId: string }>;
export type DistributionRecorded = Past<RecordDistribution, 'DistributionRecorded'>;
export type EditionEvent = EditionMade | EditionOpened | DistributionRecorded;

interface Handled {
  readonly which: WhichDocument;
  readonly at: Instant;
  readonly by: By;
  readonly sequence: number;
}
export interface MadeEdition extends Handled, ForWhom {
  readonly format: FileFormat;
  readonly length: Length;
  readonly recipientId?: string;
  readonly checks: readonly ReleaseCheck[];
  /** Last row it was made from. */
  readonly upTo: number;
}
export interface OpenedEdition extends Handled {
  readonly format: FileFormat;
  readonly participantId: string;
}
export interface Distribution extends Handled {
  readonly to: string;
  readonly how: string;
  readonly format?: FileFormat;
}

const keepers = { prefix: 'N2', who: 'recorder', phases: whileMinuted } as const;
const anybody = { ...keepers, who: 'invited' } as const;
export interface EditionBegins {
  readonly editionsMade: MadeEdition[];
  readonly editionsOpened: OpenedEdition[];
  readonly distributions: Distribution[];
}

/** A restricted annex is made and given out by anybody of its circle: those who keep the record need not be in it. */
const rights: Rights<EditionCommand> = {
  MakeEdition: anybody,
  OpenEdition: anybody,
  RecordDistribution: anybody,
};

/** Everything but an annex of their own is made and given out by those who keep the record. */
const keeperProblem = (meeting: Meeting, which: WhichDocument, actor: Attendee): Refused | undefined =>
  keepsRecord(actor) || (aboutDocument(which).madeBy === 'its circle' && annexReaders(meeting, which, actor))
    ? undefined
    : refuseAs('right', 'N21', 'Only the chair, the deputy or the minute-taker does this.');

/** Whether there is such a document to be made, and this person may know of it. */
const askedProblem = (meeting: Meeting, which: WhichDocument, actor: Attendee): Refused | undefined =>
  isAnnex(which) ? annexProblem(meeting, which, actor) : documentProblem(meeting, which);

/** Who sees that a copy was made, opened or given out; of an annex, its circle and nobody else. */
const registerReaders = (
  meeting: Meeting,
  which: WhichDocument,
  actor: Attendee,
  ...others: string[]
): readonly string[] => annexReaders(meeting, which, actor) ?? keepersAnd(meeting, actor.participantId, ...others);

/** A loose file has the one form it has; an edition or a paper those of a document. */
function formatProblem(which: WhichDocument, format: FileFormat | undefined): Refused | undefined {
  const { forms } = aboutDocument(which);
  return format === undefined || forms.includes(format)
    ? undefined
    : refuse(
        'N84',
        `That is not made as ${format}. Choose ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(forms)}.`,
      );
}

/** An earlier version is given as it was kept, or not at all. */
function versionProblem({ finals }: Meeting, which: WhichDocument, version: number | undefined): Refused | undefined {
  if (version === undefined) return undefined;
  if (!aboutDocument(which).isKept)
    return refuse(
      'N207',
      'Earlier versions are kept of the full minutes, the agencies’ own and restricted annexes only. Leave out the version, and make the one in hand.',
    );
  return finals.some((final) => final.version === version && final.words)
    ? undefined
    : refuse(
        'N207',
        `No version ${version} of these minutes was made final and kept. Leave out the version, and make the one in hand.`,
      );
}

/** Before an edition goes to a family member or a child, every check of the procedure is met or given its reason. */
function releaseProblem(
  { procedure }: Meeting,
  which: WhichDocument,
  { checks = [] }: MakeEdition,
): Refused | undefined {
  const asked = aboutDocument(which).release ? (procedure.minutes?.releaseChecks ?? []) : [];
  if (checks.some(({ checkId }) => !asked.some((one) => one.checkId === checkId)))
    return refuse('N53', 'One of the checks is not one this procedure asks for that edition. Leave it out.');
  const settled = (checkId: string) =>
    checks.some((one) => one.checkId === checkId && (one.met || one.why !== undefined));
  const unmet = asked.filter(({ checkId }) => !settled(checkId));
  return unmet.length === 0
    ? undefined
    : refuse(
        'N52',
        `Before this leaves the agencies, settle each of these or say why not: ${unmet.map(({ label }) => label).join('; ')}.`,
        { unmet: unmet.map(({ checkId }) => checkId) },
      );
}

/** Words are released one by one, and only what every professional may see and whoever recorded it did not keep from the family. */
function wordsProblem(
  meeting: Meeting,
  which: WhichDocument,
  { releases = [] }: MakeEdition,
  actor: Attendee,
): Refused | undefined {
  if (releases.length === 0) return undefined;
  if (which.kind !== 'family')
    return refuse('N58', 'A child’s words are released into the family’s copy only. Leave them out of this one.');
  const sees = sightOf(meeting, actor.participantId);
  const canBeReleased = ({ sequence }: Release) =>
    meeting.voices.some(
      (voice) =>
        voice.sequence === sequence &&
        !voice.takenBack &&
        voice.words !== undefined &&
        voice.mayShareWithFamily !== false &&
        sees(voice) &&
        !audienceOfRow(meeting, voice),
    );
  return releases.every(canBeReleased)
    ? undefined
    : refuse(
        'N58',
        'At one of those places there are no words of a child that can be released. Choose words that every agency may see and that were not kept from the family.',
      );
}

/** Whether an edition was circulated, distributed or made for this person, as far as is recorded. */
const wasGiven = (meeting: Meeting, which: WhichDocument, { participantId }: Attendee): boolean =>
  [...meeting.circulations, ...meeting.annexesCirculated].some(
    (one) => sameDocument(one.which, which) && one.to.includes(participantId),
  ) || meeting.distributions.some((one) => sameDocument(one.which, which) && one.to === participantId);

/** What left by hand is recorded whoever has it; here nobody opens what is not for them. */
function readerProblem(meeting: Meeting, which: WhichDocument, actor: Attendee): Refused | undefined {
  if (isForFamilies(which))
    return refuse(
      'N83',
      'That copy is given out to whoever it is for, and is not opened here. Ask the minute-taker to make it for them.',
    );
  return readingProblem(meeting, which, actor);
}

const onCommand: OnCommand<EditionCommand, EditionEvent> = {
  MakeEdition: (meeting, command, { actor }) => {
    const which = whichDocument(command.edition);
    return (
      keeperProblem(meeting, which, actor) ??
      askedProblem(meeting, which, actor) ??
      formatProblem(which, command.format) ??
      versionProblem(meeting, which, command.version) ??
      madeForProblem(meeting, which, command, actor) ??
      releaseProblem(meeting, which, command) ??
      wordsProblem(meeting, which, command, actor) ??
      accept({ ...command, type: 'EditionMade', audience: registerReaders(meeting, which, actor) })
    );
  },
  OpenEdition: (meeting, command, { actor }) => {
    const which = whichDocument(command.edition);
    const problem =
      askedProblem(meeting, which, actor) ??
      formatProblem(which, command.format) ??
      versionProblem(meeting, which, command.version) ??
      readerProblem(meeting, which, actor);
    if (problem) return problem;
    if (!wasGiven(meeting, which, actor))
      return refuse('N54', 'That edition has not been given to you. Ask the minute-taker to circulate it to you.');
    return accept({
      ...command,
      type: 'EditionOpened',
      participantId: actor.participantId,
      audience: registerReaders(meeting, which, actor),
    });
  },
  RecordDistribution: (meeting, command, { actor }) => {
    const which = whichDocument(command.edition);
    const known = isAnnex(which) ? annexProblem(meeting, which, actor) : knownDocumentProblem(meeting, which);
    const problem = keeperProblem(meeting, which, actor) ?? known ?? formatProblem(which, command.format);
    if (problem) return problem;
    const person = meeting.participants.get(command.to);
    if (isAnnex(which)) {
      const refused = person ? notInCircle(meeting, which, person) : onlyInside();
      if (refused) return refused;
    }
    const unclear = receiverProblem(meeting, command, actor);
    if (unclear) return unclear;
    // what has left is recorded whoever has it; who may open it here is asked then
    const receiver = person && isProfessional(person) ? [person.participantId] : [];
    return accept({
      ...command,
      type: 'DistributionRecorded',
      audience: registerReaders(meeting, which, actor, ...receiver),
    });
  },
};

const onEvent: OnEvent<EditionEvent> = {
  EditionMade: (
    meeting,
    { edition, format, length = 'full', recipientId, externalRecipient, aboutId, childId, notListed, checks = [] },
    { sequence, at, by },
  ) =>
    void meeting.editionsMade.push({
      which: whichDocument(edition),
      format,
      length,
      recipientId,
      externalRecipient,
      aboutId,
      childId,
      notListed,
      checks,
      at,
      by,
      sequence,
      upTo: sequence - 1,
    }),
  EditionOpened: (meeting, { edition, format, participantId }, { sequence, at, by }) =>
    void meeting.editionsOpened.push({ which: whichDocument(edition), format, participantId, at, by, sequence }),
  DistributionRecorded: (meeting, { edition, to, how, format }, entry) =>
    void meeting.distributions.push({
      which: whichDocument(edition),
      to,
      how,
      format,
      at: whenHappened(entry),
      by: entry.by,
      sequence: entry.sequence,
    }),
};

const begin = (): EditionBegins => ({ editionsMade: [], editionsOpened: [], distributions: [] });

const catalogue: Catalogue<EditionEvent> = {
  EditionMade: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: 'never printed',
    familyCopies: 'none',
    changes: [],
  },
  EditionOpened: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: 'never printed',
    familyCopies: 'none',
    changes: [],
  },
  DistributionRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: 'never printed',
    familyCopies: 'none',
    changes: [],
  },
};

export const editionTopic: Topic<EditionCommand, EditionEvent, EditionBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
