/** Agreeing the minutes: circulated, amended, confirmed by each agency, and made final; a change after that begins the next version. */
import { isForProfessionals } from '../documents/catalogue.js';
import { isAnnex, whichDocument, type WhichDocument } from '../documents/which.js';
import { countsForAgency, type Attendee, type Meeting } from '../meeting.js';
import { authorOf, whenHappened, type By } from '../record.js';
import { accept, ofFinerKind, refuse, type Refused } from '../ruling.js';
import type {
  Catalogue,
  Hearing,
  KeptWords,
  OnCommand,
  OnEvent,
  OnThePhone,
  Past,
  Reports,
  Rights,
  Topic,
} from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { annexProblem, annexReaders } from './annex.js';
import { editionProblem, notApproved, type NarrativeApproved } from './narrative.js';
import { saidOtherwise, type MaybeSpoken } from './spoken.js';
import { isolated } from '../printed.js';
import {
  lastFinal,
  minutesVersion,
  printedSince,
  lastConfirmation,
  standsConfirmed,
  changedSince,
} from './minutes-progress.js';
import { circulationProblem } from './circulating.js';

export interface CirculateMinutes extends Reports {
  readonly type: 'CirculateMinutes';
  readonly edition: string;
  readonly to: readonly string[];
}

export interface ConfirmMinutes extends OnThePhone {
  readonly type: 'ConfirmMinutes';
  /** The last row whoever confirms has read. */
  readonly upTo?: number;
}

export interface FinaliseMinutes {
  readonly type: 'FinaliseMinutes';
  /** The last row whoever makes them final has read. */
  readonly upTo?: number;
}

export type MinutesCommand = CirculateMinutes | ConfirmMinutes | FinaliseMinutes;

export type MinutesCirculated = Past<CirculateMinutes, 'MinutesCirculated', { readonly version: number }>;

/** `upTo` is the last row of what was confirmed; records begun before it was kept lack it. */
export type MinutesConfirmed = Past<
  Omit<ConfirmMinutes, 'upTo'>,
  'MinutesConfirmed',
  { readonly agencyId: string; readonly version: number; readonly upTo?: number }
>;

/**
 * `sequence` and `headHash` are those of the last row before it; hash, signature and key are empty in a ruling that is not the server's,
 * and neither it nor a record from before words were kept says which were.
 */
export type MinutesFinalised = Past<
  Omit<FinaliseMinutes, 'upTo'>,
  'MinutesFinalised',
  {
    readonly version: number;
    readonly sequence: number;
    readonly headHash: string;
    readonly signature: string;
    readonly publicKey: string;
  } & Partial<KeptWords>
>;

export type MinutesEvent = MinutesCirculated | MinutesConfirmed | MinutesFinalised;

export interface Circulation {
  readonly which: WhichDocument;
  readonly to: readonly string[];
  readonly at: Instant;
  readonly by: By;
  readonly sequence: number;
  readonly version: number;
}

export interface Confirmation extends MaybeSpoken {
  readonly agencyId: string;
  readonly participantId: string;
  readonly version: number;
  readonly upTo: number;
}

/** Something the minutes print that was recorded after they were last made final. */
export interface Change {
  readonly sequence: number;
  readonly at: Instant;
  readonly by: By;
  readonly what: string;
  readonly why?: string;
}

export interface Final {
  readonly version: number;
  readonly sequence: number;
  /** Last row the version holds. */
  readonly upTo: number;
  readonly headHash: string;
  readonly signature: string;
  readonly publicKey: string;
  readonly at: Instant;
  readonly by: By;
  /** What is kept of it, word for word; records begun before that was kept lack it. */
  readonly words?: KeptWords;
  /** What changed since the version before it. */
  readonly changes: readonly Change[];
}

const keepers = { prefix: 'N2', who: 'recorder', phases: ['closed'] } as const;

export interface MinutesBegins {
  readonly circulations: Circulation[];
  /** Restricted annexes circulated: apart from the minutes, whose standing they do not change. */
  readonly annexesCirculated: Circulation[];
  readonly confirmations: Confirmation[];
  readonly finals: Final[];
  /** Rows that change what the minutes print, whenever they were recorded, and to whom each was kept then. */
  readonly printed: { readonly sequence: number; readonly audience?: readonly string[] }[];
  /** Rows an amendment can be about though they belong to no thing: what the minutes print, and who came and went. */
  readonly amendable: Set<number>;
  /** What the minutes print and was recorded after they were last final. */
  readonly changedSinceFinal: Change[];
}

const rights: Rights<MinutesCommand> = {
  CirculateMinutes: keepers,
  ConfirmMinutes: { prefix: 'N2', who: 'attending', phases: ['closed'] },
  FinaliseMinutes: keepers,
};

export const hasAttended = ({ stays }: Attendee): boolean => stays.length > 0;

/** Whether the minutes were circulated to anybody; given an agency, to somebody of it. */
export const isCirculated = ({ circulations, participants }: Meeting, agencyId?: string): boolean =>
  circulations.some(
    ({ which, to }) =>
      isForProfessionals(which) &&
      (agencyId === undefined || to.some((one) => participants.get(one)?.facts.agencyId === agencyId)),
  );

const agencyAttended = ({ participants }: Meeting, agencyId: string): boolean =>
  [...participants.values()].some((one) => one.facts.agencyId === agencyId && countsForAgency(one) && hasAttended(one));

/** What stands against making them final: that they are already, or that whoever does has not read what they say. */
function finalisingProblem(
  meeting: Meeting,
  upTo: number | undefined,
  { actor: { participantId }, head }: Hearing,
): Refused | undefined {
  const final = lastFinal(meeting);
  if (final && !changedSince(meeting, final))
    return refuse('N48', `These minutes are final already, version ${final.version}, and nothing has changed since.`);
  if (upTo !== undefined && printedSince(meeting, upTo, participantId) > 0)
    return refuse(
      'N47',
      'Something the minutes print was recorded after you read them. Read it, then make the minutes final again.',
    );
  return head && head.sequence !== meeting.sequence
    ? refuse('N47', 'Something was recorded meanwhile. Read it, then make the minutes final again.')
    : undefined;
}

const onCommand: OnCommand<MinutesCommand, MinutesEvent | NarrativeApproved> = {
  CirculateMinutes: (meeting, command, { actor }) => {
    const which = whichDocument(command.edition);
    const known = isAnnex(which) ? annexProblem(meeting, which, actor) : editionProblem(meeting, which);
    const problem = known ?? circulationProblem(meeting, which, command);
    if (problem) return problem;
    const audience = annexReaders(meeting, which, actor);
    return accept({
      ...command,
      type: 'MinutesCirculated',
      version: minutesVersion(meeting),
      ...(audience ? { audience } : {}),
    });
  },
  ConfirmMinutes: (meeting, { upTo = meeting.sequence, spokenByParticipantId }, hearing) => {
    const {
      participantId,
      facts: { agencyId, agencyName },
    } = hearing.actor;
    const last = lastConfirmation(meeting, agencyId);
    if (!agencyAttended(meeting, agencyId))
      return refuse(
        'N45',
        `Nobody from ${isolated(agencyName)} was in the meeting, so there is nothing for it to confirm. Make a contribution with what you know.`,
      );
    if (!isCirculated(meeting, agencyId))
      return refuse(
        'N80',
        `The minutes have not been circulated to ${isolated(agencyName)} yet, so there is nothing to confirm. Ask the minute-taker to circulate them, read them, then confirm.`,
      );
    if (last && standsConfirmed(meeting, agencyId) && !saidOtherwise(last, hearing)) return accept();
    if (printedSince(meeting, upTo, participantId) > 0)
      return refuse(
        'N90',
        'Something the minutes print was recorded after you read them. Read it, then confirm again.',
        ofFinerKind('read-first'),
      );
    return accept({
      type: 'MinutesConfirmed',
      agencyId,
      version: minutesVersion(meeting),
      upTo: Math.min(upTo, meeting.sequence),
      ...(spokenByParticipantId === undefined ? {} : { spokenByParticipantId }),
    });
  },
  FinaliseMinutes: (meeting, { upTo }, hearing) => {
    const { head } = hearing;
    const problem = finalisingProblem(meeting, upTo, hearing);
    if (problem) return problem;
    const final: MinutesFinalised = {
      type: 'MinutesFinalised',
      version: meeting.finals.length + 1,
      sequence: meeting.sequence,
      headHash: head?.hash ?? '',
      signature: head?.signature ?? '',
      publicKey: head?.publicKey ?? '',
      ...head?.words,
    };
    return accept<MinutesEvent | NarrativeApproved>(final, ...notApproved(meeting));
  },
};

const onEvent: OnEvent<MinutesEvent> = {
  MinutesCirculated: (meeting, { edition, to, version }, entry) => {
    const which = whichDocument(edition);
    (isAnnex(which) ? meeting.annexesCirculated : meeting.circulations).push({
      which,
      to,
      at: whenHappened(entry),
      by: entry.by,
      sequence: entry.sequence,
      version,
    });
  },
  // one recorded before confirmations said so stood for all that was there
  MinutesConfirmed: (meeting, { agencyId, version, upTo, spokenByParticipantId }, { sequence, at, by }) =>
    void meeting.confirmations.push({
      agencyId,
      participantId: spokenByParticipantId ?? authorOf(by) ?? '',
      spokenByParticipantId,
      at,
      by,
      version,
      sequence,
      upTo: upTo ?? sequence - 1,
    }),
  MinutesFinalised: (
    meeting,
    { version, sequence: upTo, headHash, signature, publicKey, documents, otherDocuments },
    { sequence, at, by },
  ) =>
    void meeting.finals.push({
      version,
      sequence,
      upTo,
      headHash,
      signature,
      publicKey,
      at,
      by,
      ...(documents && otherDocuments !== undefined ? { words: { documents, otherDocuments } } : {}),
      changes: meeting.changedSinceFinal.splice(0),
    }),
};

const begin = (): MinutesBegins => ({
  circulations: [],
  annexesCirculated: [],
  confirmations: [],
  finals: [],
  printed: [],
  amendable: new Set(),
  changedSinceFinal: [],
});

const catalogue: Catalogue<MinutesEvent> = {
  MinutesCirculated: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: 'never printed',
    familyCopies: 'frame',
    changes: [],
  },
  MinutesConfirmed: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'summary' },
    familyCopies: 'none',
    changes: [],
  },
  MinutesFinalised: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'summary' },
    familyCopies: 'frame',
    changes: [],
  },
};

export const minutesTopic: Topic<MinutesCommand, MinutesEvent, MinutesBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
