/** Attendance: who came, how and when, with what authority. A dropped connection changes none of it. */
import {
  isAttending,
  isInvited,
  keepsRecord,
  phaseOf,
  type Attendee,
  type Meeting,
  type Mode,
  type Stay,
} from '../meeting.js';
import { authorOf, whenHappened, type By, type Recorded } from '../record.js';
import { accept, refuse, refuseUnknown, type Refused, type Ruling } from '../ruling.js';
import { isBefore } from '../times.js';
import type { Lists, OnCommand, OnEvent, Past, Reports, Rights } from '../topic.js';
import type { Instant, Participant } from '../vocabulary.js';
import { newAttendee } from './convening.js';
import { noteListing } from './hiding.js';
import { finalProblem } from './final.js';
import { endStay, newcomerProblem, newcomersMark, openStay, seat } from './invitation.js';
import { addedAfterwards, leftBeforeArriving, overlapProblem, stayAfterClosingProblem } from './stays.js';
import { chairWasTakenFrom, endChairRequest, keptInProblem } from './succession.js';

export interface Arrive extends Reports {
  readonly type: 'Arrive';
  readonly mode: Mode;
  readonly confidentialityAccepted: boolean;
  /** A personal link to the family, or a conflict of interest, in their own words. */
  readonly knowsFamily?: string;
}
export interface AdmitParticipant extends Reports {
  readonly type: 'AdmitParticipant';
  readonly participantId: string;
}
export interface DeclineEntry {
  readonly type: 'DeclineEntry';
  readonly participantId: string;
  readonly why: string;
}
/** We rang the number their agency gave; a known voice; they rang in, and nobody has checked. */
export const waysKnown = ['rang-them', 'known-voice', 'rang-in'] as const;
export type KnownBy = (typeof waysKnown)[number];

export interface RecordArrival extends Reports, Lists {
  readonly type: 'RecordArrival';
  readonly participantId?: string;
  /** A walk-in, not invited before. */
  readonly participant?: Participant;
  readonly mode: Mode;
  /** Absent, the statement was read to them. */
  readonly confidentialityAccepted?: boolean;
  /** How we know that it is them, on the telephone; absent, not said. */
  readonly knownBy?: KnownBy;
}
/** Somebody on the telephone was rung back at the number their agency gave, and it is them. */
export interface RecordRungBack extends Reports {
  readonly type: 'RecordRungBack';
  readonly participantId: string;
}
export interface RecordDeparture extends Reports {
  readonly type: 'RecordDeparture';
  readonly participantId: string;
}
export interface Leave extends Reports {
  readonly type: 'Leave';
}
export interface ConfirmAuthority {
  readonly type: 'ConfirmAuthority';
  readonly participantId: string;
  readonly mayDecide: boolean;
}
export type AttendanceCommand =
  | Arrive
  | AdmitParticipant
  | DeclineEntry
  | RecordArrival
  | RecordDeparture
  | Leave
  | RecordRungBack
  | ConfirmAuthority;

export type Arrived = Past<
  Arrive,
  'Arrived',
  {
    readonly participantId: string;
    readonly admitted: boolean;
    /** Who gave out the link they came in by, where it was a further one for a place used before. */
    readonly byLinkOf?: string;
  }
>;
export type ParticipantAdmitted = Past<AdmitParticipant, 'ParticipantAdmitted'>;
export type EntryDeclined = Past<DeclineEntry, 'EntryDeclined'>;
/** Why an arrival or a departure was recorded afterwards, where attendance was put right. */
interface PutRight {
  readonly why?: string;
}
export type ArrivalRecorded = Past<RecordArrival, 'ArrivalRecorded', PutRight>;
export type DepartureRecorded = Past<RecordDeparture, 'DepartureRecorded', PutRight>;
export type Left = Past<Leave, 'Left', { readonly participantId: string }>;
export type RungBackRecorded = Past<RecordRungBack, 'RungBackRecorded'>;
export type AuthorityConfirmed = Past<ConfirmAuthority, 'AuthorityConfirmed'>;
export type AttendanceEvent =
  | Arrived
  | ParticipantAdmitted
  | EntryDeclined
  | ArrivalRecorded
  | DepartureRecorded
  | Left
  | RungBackRecorded
  | AuthorityConfirmed;

const whileItLasts = ['before-opening', 'open', 'adjourned'] as const;
const recorders = { prefix: 'A', who: 'recorder', phases: whileItLasts } as const;

export const rights = {
  Arrive: { prefix: 'A', who: 'invited', phases: whileItLasts, family: true, observer: true },
  AdmitParticipant: recorders,
  DeclineEntry: recorders,
  // once the meeting is closed, with the time they came: a stay that was missed
  RecordArrival: { ...recorders, phases: [...whileItLasts, 'closed'] },
  RecordDeparture: recorders,
  Leave: { prefix: 'A', who: 'invited', phases: whileItLasts, family: true, observer: true },
  RecordRungBack: { ...recorders, phases: [...whileItLasts, 'closed'] },
  ConfirmAuthority: { prefix: 'A', who: 'chair', phases: whileItLasts },
} satisfies Rights<AttendanceCommand>;

const nobody = () => refuseUnknown('A9', 'There is no such person in this meeting.');
const entersDirectly = (meeting: Meeting, attendee: Attendee) =>
  meeting.procedure.admission === 'direct' ||
  keepsRecord(attendee) ||
  chairWasTakenFrom(meeting, attendee.participantId);

const byLinkOf = (meeting: Meeting, { participantId }: Attendee): { byLinkOf?: string } => {
  const giver = meeting.enteredBy.get(participantId);
  return giver === undefined ? {} : { byLinkOf: giver };
};

const confidentialityRefused = () =>
  refuse(
    'A14',
    'What is said here is confidential. Without accepting that, nobody can be let in; you can still send what you know to the chair.',
  );

export const onCommand: OnCommand<AttendanceCommand, AttendanceEvent> = {
  Arrive: (meeting, command, { actor }) => {
    if (!command.confidentialityAccepted) return confidentialityRefused();
    const isHere = isAttending(actor) || actor.standing.state === 'waiting';
    // Somebody whose arrival was recorded for them may still have a link to the family to tell of.
    if (isHere && (command.knowsFamily ?? actor.knowsFamily) === actor.knowsFamily) return accept();
    return accept({
      ...command,
      type: 'Arrived',
      participantId: actor.participantId,
      admitted: isAttending(actor) || entersDirectly(meeting, actor),
      ...byLinkOf(meeting, actor),
    });
  },
  AdmitParticipant: (meeting, command) => {
    const waiting = meeting.participants.get(command.participantId);
    if (!waiting) return nobody();
    if (isAttending(waiting)) return accept();
    if (waiting.standing.state !== 'waiting') return refuse('A15', 'They are not waiting to come in.');
    return accept({ ...command, type: 'ParticipantAdmitted' });
  },
  DeclineEntry: (meeting, command, { actor }) => {
    const declined = meeting.participants.get(command.participantId);
    if (!declined || !isInvited(declined)) return nobody();
    if (declined.participantId === meeting.chairId)
      return refuse('A10', 'The chair cannot be declined entry. Somebody else must take the chair first.');
    if (isAttending(declined))
      return refuse('A16', 'They are already in the meeting. Record that they left, or withdraw the invitation.');
    return keptInProblem(meeting, declined.participantId, actor) ?? accept({ ...command, type: 'EntryDeclined' });
  },
  RecordArrival: (meeting, command, { actor }) => {
    if ((command.participantId === undefined) === (command.participant === undefined))
      return refuse('A17', 'Say who arrived: somebody invited, or a new person with their details.');
    if (command.confidentialityAccepted === false) return confidentialityRefused();
    const late = lateArrivalProblem(meeting, command);
    if (late) return late;
    if (command.participant)
      return (
        newcomerProblem(meeting, command.participant) ??
        newcomersMark(meeting, command.participant, actor) ??
        accept({ ...command, type: 'ArrivalRecorded' })
      );
    return arrivalOfInvited(meeting, command);
  },
  RecordDeparture: (meeting, command) => {
    const leaving = meeting.participants.get(command.participantId);
    if (!leaving) return nobody();
    if (!isAttending(leaving)) return refuse('A18', 'They are not in the meeting now.');
    return leftTooEarly(leaving, command) ?? accept({ ...command, type: 'DepartureRecorded' });
  },
  Leave: (_meeting, command, { actor }) => {
    if (!isAttending(actor) && actor.standing.state !== 'waiting')
      return refuse('A18', 'You are not in the meeting now.');
    return leftTooEarly(actor, command) ?? accept({ ...command, type: 'Left', participantId: actor.participantId });
  },
  RecordRungBack: (meeting, command) => {
    const rung = meeting.participants.get(command.participantId);
    if (!rung || !isInvited(rung)) return nobody();
    if (onThePhone(rung) === undefined)
      return refuse('A73', 'They were not recorded as here by phone. Record their arrival by phone first.');
    return isUnchecked(rung) ? accept({ ...command, type: 'RungBackRecorded' }) : accept();
  },
  ConfirmAuthority: (meeting, command) => {
    const one = meeting.participants.get(command.participantId);
    if (!one || !isInvited(one)) return nobody();
    return one.mayDecide === command.mayDecide ? accept() : accept({ ...command, type: 'AuthorityConfirmed' });
  },
};

function arrivalOfInvited(meeting: Meeting, command: RecordArrival): Ruling<ArrivalRecorded> {
  const arriving = meeting.participants.get(command.participantId ?? '');
  if (!arriving || !isInvited(arriving)) return nobody();
  // how they are known may be said once they are in
  const isNews = !isAttending(arriving) || (command.knownBy !== undefined && isUnchecked(arriving));
  return isNews ? accept({ ...command, type: 'ArrivalRecorded' }) : accept();
}

/** The last stay, where somebody else recorded that they are there by telephone. */
function onThePhone({ stays, participantId }: Attendee): Stay | undefined {
  const last = stays.findLast(({ added }) => !added);
  return last?.mode === 'phone' && authorOf(last.recordedBy) !== participantId ? last : undefined;
}

/** On the telephone, and nobody has said that it is really them: they rang in, or it was not said how they are known. */
export function isUnchecked(one: Attendee): boolean {
  const stay = onThePhone(one);
  return stay !== undefined && (stay.knownBy ?? 'rang-in') === 'rang-in' && !stay.rungBack;
}

const leftTooEarly = ({ standing }: Attendee, { happenedAt }: Reports): Refused | undefined =>
  happenedAt && isBefore(happenedAt, standing.state === 'attending' ? standing.since : happenedAt)
    ? leftBeforeArriving()
    : undefined;

/** Once the meeting is closed nobody arrives any more: it says when they had come. */
function lateArrivalProblem(
  meeting: Meeting,
  { participantId, participant, happenedAt }: RecordArrival,
): Refused | undefined {
  if (phaseOf(meeting) !== 'closed') return undefined;
  const arriving = meeting.participants.get(participantId ?? participant?.participantId ?? '');
  return (
    finalProblem(meeting) ??
    stayAfterClosingProblem(meeting, happenedAt) ??
    (arriving && happenedAt ? overlapProblem(meeting, arriving.stays, { arrivedAt: happenedAt }) : undefined)
  );
}

interface Coming {
  readonly mode: Mode;
  readonly arrivedAt: Instant;
  readonly recordedBy: By;
  readonly byLinkOf?: string;
  readonly knownBy?: KnownBy;
  readonly why?: string;
}
function comeIn(attendee: Attendee, coming: Coming): void {
  attendee.standing = { state: 'attending', since: coming.arrivedAt, mode: coming.mode };
  attendee.stays.push({ ...coming, corrections: [] });
}

/** Whoever was not in the list while they met reads nothing through having been there; whoever was in it once stands as before. */
function seatArrived(meeting: Meeting, participant: Participant, { at, by }: Recorded): void {
  const former = meeting.participants.get(participant.participantId);
  const newcomer = newAttendee(participant, at, { walkIn: true, letInBy: by });
  if (phaseOf(meeting) !== 'closed') return seat(meeting, newcomer);
  const standing = { state: 'recorded-afterwards' } as const;
  seat(meeting, former ? { ...former, facts: participant } : { ...newcomer, standing });
}

function goOut(meeting: Meeting, participantId: string, entry: Recorded<Reports>, why?: string): void {
  const attendee = meeting.participants.get(participantId);
  if (!attendee) return;
  if (participantId === meeting.chairId) endChairRequest(meeting);
  const leftAt = whenHappened(entry);
  endStay(attendee, leftAt, entry.at, why);
  attendee.standing = { state: 'departed', since: leftAt };
}

export const onEvent: OnEvent<AttendanceEvent> = {
  Arrived: (meeting, { participantId, mode, admitted, knowsFamily, byLinkOf: giver }, entry) => {
    const attendee = meeting.participants.get(participantId);
    if (!attendee) return;
    meeting.usedPlaces.add(participantId);
    attendee.knowsFamily = knowsFamily ?? attendee.knowsFamily;
    if (isAttending(attendee)) return;
    const coming = { mode, arrivedAt: whenHappened(entry), recordedBy: entry.by, byLinkOf: giver };
    if (admitted) comeIn(attendee, coming);
    else attendee.standing = { state: 'waiting', since: whenHappened(entry), mode };
  },
  ParticipantAdmitted: (meeting, { participantId }, entry) => {
    const attendee = meeting.participants.get(participantId);
    if (attendee?.standing.state !== 'waiting') return;
    const { mode } = attendee.standing;
    const coming = { mode, arrivedAt: whenHappened(entry), recordedBy: entry.by, ...byLinkOf(meeting, attendee) };
    comeIn(attendee, coming);
  },
  EntryDeclined: (meeting, { participantId, why }, { at }) => {
    const attendee = meeting.participants.get(participantId);
    if (attendee) attendee.standing = { state: 'declined', since: at, why };
  },
  ArrivalRecorded: (meeting, { participantId, participant, mode, knownBy, notListed, why }, entry) => {
    if (participant) {
      seatArrived(meeting, participant, entry);
      noteListing(meeting, participant.participantId, { sequence: entry.sequence, notListed }, participant);
    }
    const attendee = meeting.participants.get(participantId ?? participant?.participantId ?? '');
    if (!attendee) return;
    const coming = { mode, arrivedAt: whenHappened(entry) };
    if (phaseOf(meeting) === 'closed') return addedAfterwards(attendee, coming, entry);
    const stay = isAttending(attendee) ? openStay(attendee.stays) : undefined;
    if (stay) stay.knownBy = knownBy ?? stay.knownBy;
    else comeIn(attendee, { ...coming, recordedBy: entry.by, knownBy, why });
  },
  RungBackRecorded: (meeting, { participantId }, entry) => {
    const stay = meeting.participants.get(participantId)?.stays.findLast(({ added }) => !added);
    if (stay) stay.rungBack = { at: whenHappened(entry), by: entry.by };
  },
  DepartureRecorded: (meeting, { participantId, why }, entry) => goOut(meeting, participantId, entry, why),
  Left: (meeting, { participantId }, entry) => goOut(meeting, participantId, entry),
  AuthorityConfirmed: (meeting, { participantId, mayDecide }) => {
    const attendee = meeting.participants.get(participantId);
    if (attendee) attendee.mayDecide = mayDecide;
  },
};
