/** Attendance: who came, how and when, with what authority. A dropped connection changes none of it. */
import {
  whileItLasts,
  everyPhase,
  isAttending,
  isInvited,
  keepsRecord,
  phaseOf,
  type Attendee,
  type Meeting,
  type Mode,
  type Stay,
  type QuorumChange,
  type QuorumReckoning,
} from '../meeting.js';
import { authorOf, whenHappened, type By, type Recorded } from '../record.js';
import { accept, refuse, refuseUnknown, type Refused, type Ruling } from '../ruling.js';
import { isBefore } from '../times.js';
import { participantOutside } from '../told-outside.js';
import { participantAtTheDoor } from '../told-at-the-door.js';
import type { Catalogue, Lists, OnCommand, OnEvent, Past, Reports, Rights, Topic } from '../topic.js';
import type { Instant, Participant } from '../vocabulary.js';
import { newAttendee } from './convening.js';
import { noteListing } from './hiding.js';
import { finalProblem } from './final.js';
import { endStay, newcomerProblem, newcomersMark, openStay, seat } from './invitation.js';
import { addedAfterwards, leftBeforeArriving, overlapProblem, stayAfterClosingProblem } from './stays.js';
import { chairWasTakenFrom, endChairRequest } from './succession.js';

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

export interface ConfirmAuthority {
  readonly type: 'ConfirmAuthority';
  readonly participantId: string;
  readonly mayDecide: boolean;
}

export type AttendanceCommand = RecordArrival | RecordDeparture | RecordRungBack | ConfirmAuthority;

/** Why an arrival or a departure was recorded afterwards, where attendance was put right. */
interface PutRight {
  readonly why?: string;
}

export type ArrivalRecorded = Past<RecordArrival, 'ArrivalRecorded', PutRight>;

export type DepartureRecorded = Past<RecordDeparture, 'DepartureRecorded', PutRight>;

export type RungBackRecorded = Past<RecordRungBack, 'RungBackRecorded'>;

export type AuthorityConfirmed = Past<ConfirmAuthority, 'AuthorityConfirmed'>;

export type AttendanceEvent = ArrivalRecorded | DepartureRecorded | RungBackRecorded | AuthorityConfirmed;

export const recorders = { prefix: 'A', who: 'recorder', phases: whileItLasts } as const;

export interface AttendanceBegins {
  readonly quorumChanges: QuorumChange[];
  /** Every reckoning of the quorum with those it was reckoned with, in the order of the record. */
  readonly quorumReckonings: QuorumReckoning[];
}

const rights: Rights<AttendanceCommand> = {
  // once the meeting is closed, with the time they came: a stay that was missed
  RecordArrival: { ...recorders, phases: everyPhase },
  RecordDeparture: recorders,
  RecordRungBack: { ...recorders, phases: everyPhase },
  ConfirmAuthority: { prefix: 'A', who: 'chair', phases: whileItLasts },
};

export const nobody = () => refuseUnknown('A9', 'There is no such person in this meeting.');

export const entersDirectly = (meeting: Meeting, attendee: Attendee) =>
  meeting.procedure.admission === 'direct' ||
  keepsRecord(attendee) ||
  chairWasTakenFrom(meeting, attendee.participantId);

export const byLinkOf = (meeting: Meeting, { participantId }: Attendee): { byLinkOf?: string } => {
  const giver = meeting.enteredBy.get(participantId);
  return giver === undefined ? {} : { byLinkOf: giver };
};

export const confidentialityRefused = () =>
  refuse(
    'A14',
    'What is said here is confidential. Without accepting that, nobody can be let in; you can still send what you know to the chair.',
  );

const onCommand: OnCommand<AttendanceCommand, AttendanceEvent> = {
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

export const leftTooEarly = ({ standing }: Attendee, { happenedAt }: Reports): Refused | undefined =>
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

export function comeIn(attendee: Attendee, coming: Coming): void {
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

export function goOut(meeting: Meeting, participantId: string, entry: Recorded<Reports>, why?: string): void {
  const attendee = meeting.participants.get(participantId);
  if (!attendee) return;
  if (participantId === meeting.chairId) endChairRequest(meeting);
  const leftAt = whenHappened(entry);
  endStay(attendee, leftAt, entry.at, why);
  attendee.standing = { state: 'departed', since: leftAt };
}

const onEvent: OnEvent<AttendanceEvent> = {
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
  AuthorityConfirmed: (meeting, { participantId, mayDecide }) => {
    const attendee = meeting.participants.get(participantId);
    if (attendee) attendee.mayDecide = mayDecide;
  },
};

const begin = (): AttendanceBegins => ({ quorumChanges: [], quorumReckonings: [] });

const catalogue: Catalogue<AttendanceEvent> = {
  ArrivalRecorded: {
    class: 'record',
    atTheDoor: {
      participantId: 'told',
      participant: participantAtTheDoor,
      notListed: 'left out',
      mode: 'told',
      confidentialityAccepted: 'told',
      knownBy: 'left out',
      happenedAt: 'told',
      why: 'left out',
    },
    outside: {
      whose: 'own',
      told: {
        participantId: 'told',
        participant: participantOutside,
        notListed: 'left out',
        mode: 'told',
        confidentialityAccepted: 'told',
        knownBy: 'left out',
        happenedAt: 'told',
        why: 'left out',
      },
    },
    minutes: { section: 'attendance', afterwards: 'an arrival was recorded' },
    familyCopies: 'frame',
    changes: ['quorum while open', 'register', 'places', 'people outside'],
  },
  RungBackRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'attendance', afterwards: 'somebody who had been there by telephone was rung back' },
    familyCopies: 'none',
    changes: [],
  },
  DepartureRecorded: {
    class: 'record',
    atTheDoor: { participantId: 'told', happenedAt: 'told', why: 'left out' },
    outside: {
      whose: 'own',
      told: { participantId: 'told', happenedAt: 'told', why: 'left out' },
    },
    minutes: { section: 'attendance', amendable: true },
    familyCopies: 'none',
    changes: ['quorum', 'places'],
  },
  AuthorityConfirmed: {
    class: 'record',
    atTheDoor: { participantId: 'told', mayDecide: 'told' },
    outside: 'nothing',
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: ['quorum'],
  },
};

export const attendanceTopic: Topic<AttendanceCommand, AttendanceEvent, AttendanceBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
