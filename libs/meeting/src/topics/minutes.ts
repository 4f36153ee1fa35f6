/** Agreeing the minutes: circulated, amended, confirmed by each agency, and made final; a change after that begins the next version. */
import { aboutDocument, isForProfessionals } from '../documents/catalogue.js';
import { isAnnex, whichDocument, type WhichDocument } from '../documents/which.js';
import { countsForAgency, isInvited, isProfessional, phaseOf, type Attendee, type Meeting } from '../meeting.js';
import type { Event } from '../commands-and-events.js';
import { authorOf, whenHappened, type By, type Recorded } from '../record.js';
import { accept, ofFinerKind, refuse, type Refused } from '../ruling.js';
import type { MinutesState } from '../views/document.js';
import type {
  Catalogue,
  Hearing,
  KeptWords,
  OnCommand,
  OnEvent,
  OnThePhone,
  Past,
  Printed,
  Reports,
  Rights,
  Topic,
} from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { annexProblem, annexReaders, notInCircle, oneAtATime } from './annex.js';
import { editionProblem, notApproved, type NarrativeApproved } from './narrative.js';
import { saidOtherwise, type MaybeSpoken } from './spoken.js';
import { isolated } from '../printed.js';

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

const lastFinal = (meeting: Meeting): Final | undefined => meeting.finals.at(-1);

/** The version in hand: 1 until first made final, and the next as soon as anything printed changes after that. */
export const minutesVersion = (meeting: Meeting): number =>
  meeting.finals.length + (meeting.finals.length === 0 || meeting.changedSinceFinal.length > 0 ? 1 : 0);

/** How far the version in hand has come. */
export function minutesState(meeting: Meeting): MinutesState {
  if (phaseOf(meeting) !== 'closed') return 'forming';
  if (meeting.finals.length > 0 && meeting.changedSinceFinal.length === 0) return 'final';
  return meeting.circulations.some(({ version }) => version === minutesVersion(meeting)) ? 'circulated' : 'draft';
}

/** How many things that the minutes print for this reader were recorded after a row. */
export const printedSince = ({ printed, narrowed }: Meeting, after: number, readerId: string): number =>
  printed.filter(
    ({ sequence, audience }) => sequence > after && (narrowed.get(sequence) ?? audience)?.includes(readerId) !== false,
  ).length;

/** The last confirmation of an agency that it did not take back. */
export const lastConfirmation = ({ confirmations }: Meeting, agencyId: string): Confirmation | undefined =>
  confirmations.findLast((one) => one.agencyId === agencyId && !one.takenBack);

/** Whether what an agency confirmed last is what the minutes still say to whoever confirmed it: nobody is asked about what they may not read. */
export function standsConfirmed(meeting: Meeting, agencyId: string): boolean {
  const last = lastConfirmation(meeting, agencyId);
  return last !== undefined && printedSince(meeting, last.upTo, last.participantId) === 0;
}

/** Whether a document may be put before this person; what is for professionals is for them alone, an agency's for its own. */
export function recipientProblem(which: WhichDocument, person: Attendee): string | undefined {
  const { forWhom } = aboutDocument(which);
  const name = isolated(person.facts.name);
  if ('agencyId' in which && person.facts.agencyId !== which.agencyId)
    return `That edition is for another agency than ${name}’s. Give them their own agency’s, or the full minutes.`;
  return isProfessional(person) || forWhom === 'family'
    ? undefined
    : `${name} is not there for an agency, and that edition is for professionals only. Give them an edition made for them.`;
}

function circulationProblem(meeting: Meeting, which: WhichDocument, { to }: CirculateMinutes): Refused | undefined {
  if (!isForProfessionals(which) && !isAnnex(which))
    return refuse(
      'N82',
      'Only the full minutes and an agency’s own are circulated to be read here. Make this one for whoever it is for, and record that it was given out.',
    );
  if (to.length === 0) return refuse('N37', 'Choose at least one person to circulate the minutes to.');
  const several = oneAtATime(meeting, which, to);
  if (several) return several;
  for (const participantId of to) {
    const person = meeting.participants.get(participantId);
    if (!person || !isInvited(person))
      return refuse(
        'N37',
        'One of the people named is not in this meeting. Choose from those invited, or record a distribution for somebody outside it.',
      );
    if (isAnnex(which)) {
      const outside = notInCircle(meeting, which, person);
      if (outside) return outside;
      continue;
    }
    const problem = recipientProblem(which, person);
    if (problem) return refuse('N38', problem);
  }
  return undefined;
}

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

/** A row kept from whoever folds this may be a change too; only the server knows. */
const changedSince = (meeting: Meeting, final: Final): boolean =>
  meeting.changedSinceFinal.length > 0 || [...meeting.withheld].some((sequence) => sequence > final.sequence);

/** Who confirmed is no part of what is confirmed: one agency’s taking it back overtakes no other’s confirmation. */
const takesBackConfirmation = ({ confirmations }: Meeting, event: Event): boolean =>
  event.type === 'SpokenTakenBack' && confirmations.some(({ sequence }) => sequence === event.sequence);

/** Called for every row: what the minutes print overtakes what was confirmed before it and, recorded after they were final, is a change. */
export function noteChange(meeting: Meeting, { sequence, at, by, event }: Recorded, printed: Printed): void {
  if (printed === 'never printed') return;
  const what = printed.afterwards;
  const final = lastFinal(meeting);
  if (what !== undefined || printed.amendable) meeting.amendable.add(sequence);
  if (!what || takesBackConfirmation(meeting, event)) return;
  meeting.printed.push({ sequence, audience: event.audience });
  if (!final || sequence <= final.sequence) return;
  meeting.changedSinceFinal.push({
    sequence,
    at,
    by,
    what,
    ...('why' in event && event.why ? { why: event.why } : {}),
  });
}

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
