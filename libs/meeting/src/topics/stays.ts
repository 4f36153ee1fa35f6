/** Attendance put right: any stay corrected, one that was missed added, until the minutes are final. Both versions are kept. */
import {
  everyPhase,
  isAttending,
  isInvited,
  phaseOf,
  type Attendee,
  type Meeting,
  type Mode,
  type Stay,
} from '../meeting.js';
import type { Recorded } from '../record.js';
import { accept, refuse, refuseUnknown, type Refused, type Ruling } from '../ruling.js';
import { lastStay, timesNow, type Times } from '../stay-times.js';
import { isBefore, isFuture } from '../times.js';
import type { Catalogue, OnCommand, OnEvent, Past, Rights, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import type { ArrivalRecorded, DepartureRecorded } from './attendance.js';
import { finalProblem } from './final.js';
import { openStay } from './invitation.js';

export interface CorrectAttendance {
  readonly type: 'CorrectAttendance';
  readonly participantId: string;
  /** Which of their stays, counted from 1 in the order they were recorded; absent, the one that began last. */
  readonly stay?: number;
  readonly arrivedAt?: Instant;
  readonly leftAt?: Instant;
  readonly why: string;
}
/** A stay that nobody recorded. */
export interface AddStay {
  readonly type: 'AddStay';
  readonly participantId: string;
  readonly arrivedAt: Instant;
  /** Absent, they are still here; once the meeting is closed, they stayed to its end. */
  readonly leftAt?: Instant;
  readonly mode: Mode;
  readonly why: string;
}
export type StayCommand = CorrectAttendance | AddStay;

export type AttendanceCorrected = Past<CorrectAttendance, 'AttendanceCorrected'>;
export type StayAdded = Past<AddStay, 'StayAdded'>;
export type StayEvent = AttendanceCorrected | StayAdded;

const recorders = { prefix: 'A', who: 'recorder', phases: everyPhase } as const;
const rights: Rights<StayCommand> = { CorrectAttendance: recorders, AddStay: recorders };

export const leftBeforeArriving = () => refuse('A20', 'They cannot have left before they arrived. Check both times.');

/** Nobody came once the meeting was closed; whoever was there had come before. */
export function stayAfterClosingProblem({ status }: Meeting, arrivedAt: Instant | undefined): Refused | undefined {
  if (status.phase !== 'closed') return undefined;
  if (!arrivedAt) return refuse('A54', 'The meeting is closed. Say when they had come.');
  return isBefore(arrivedAt, status.closedAt)
    ? undefined
    : refuse('A54', 'The meeting was closed before that time. Say when they had come.');
}

/** Nobody is there twice at once. */
export function overlapProblem(meeting: Meeting, others: readonly Stay[], stay: Times): Refused | undefined {
  const end = ({ leftAt }: Times): number =>
    leftAt !== undefined
      ? Date.parse(leftAt)
      : meeting.status.phase === 'closed'
        ? Date.parse(meeting.status.closedAt)
        : Number.POSITIVE_INFINITY;
  const other = others
    .map(timesNow)
    .find((one) => Date.parse(one.arrivedAt) < end(stay) && Date.parse(stay.arrivedAt) < end(one));
  return other
    ? refuse(
        'A55',
        'They are recorded as there at that time already, by another of their stays. Correct that one, or check both times.',
      )
    : undefined;
}

function timesProblem(meeting: Meeting, others: readonly Stay[], stay: Times, now: Instant): Refused | undefined {
  if ([stay.arrivedAt, stay.leftAt].some((time) => time && isFuture(time, now)))
    return refuse('A3', 'A time of arrival or leaving cannot lie in the future.');
  if (stay.leftAt && isBefore(stay.leftAt, stay.arrivedAt)) return leftBeforeArriving();
  return overlapProblem(meeting, others, stay);
}

const noStay = (count: number) =>
  refuse(
    'A19',
    count === 0
      ? 'There is no arrival to correct. Record the arrival first, or add the stay that was missed.'
      : `They have ${count} ${count === 1 ? 'stay' : 'stays'} on record, and that is none of them. Choose one from the list.`,
  );

/** A leaving of somebody who is here is their departure: they count no longer. */
function put(
  meeting: Meeting,
  attendee: Attendee,
  command: CorrectAttendance & { readonly stay: number },
): Ruling<AttendanceCorrected | DepartureRecorded> {
  const { participantId, arrivedAt, leftAt, why } = command;
  const isHere = isAttending(attendee) && phaseOf(meeting) !== 'closed';
  if (!leftAt || !isHere || attendee.stays[command.stay - 1] !== openStay(attendee.stays))
    return accept({ ...command, type: 'AttendanceCorrected' });
  const departure = { type: 'DepartureRecorded' as const, participantId, happenedAt: leftAt, why };
  if (!arrivedAt) return accept<AttendanceCorrected | DepartureRecorded>(departure);
  const arrival = { type: 'AttendanceCorrected' as const, participantId, stay: command.stay, arrivedAt, why };
  return accept<AttendanceCorrected | DepartureRecorded>(arrival, departure);
}

const nobody = () => refuseUnknown('A9', 'There is no such person in this meeting.');

const onCommand: OnCommand<StayCommand, StayEvent | ArrivalRecorded | DepartureRecorded> = {
  CorrectAttendance: (meeting, command, { now }) => {
    const attendee = meeting.participants.get(command.participantId);
    if (!attendee) return nobody();
    const { stays } = attendee;
    const number = command.stay ?? lastStay(stays);
    const stay = stays[number - 1];
    if (!stay) return noStay(stays.length);
    const { arrivedAt, leftAt } = command;
    if (!arrivedAt && !leftAt) return refuse('A20', 'Say the right time of arrival or of leaving.');
    const before = timesNow(stay);
    const after = { arrivedAt: arrivedAt ?? before.arrivedAt, leftAt: leftAt ?? before.leftAt };
    const others = stays.filter((one) => one !== stay);
    return (
      finalProblem(meeting) ??
      // a leaving is put right whatever was recorded of the arrival
      (arrivedAt ? stayAfterClosingProblem(meeting, arrivedAt) : undefined) ??
      timesProblem(meeting, others, after, now) ??
      put(meeting, attendee, { ...command, stay: number })
    );
  },
  AddStay: (meeting, command, { now, actor }) => {
    const attendee = meeting.participants.get(command.participantId);
    if (!attendee) return nobody();
    if (attendee.participantId === actor.participantId)
      return refuse('A63', 'Nobody adds a stay of their own. Ask another of those who keep the record to add it.');
    const problem =
      finalProblem(meeting) ??
      stayAfterClosingProblem(meeting, command.arrivedAt) ??
      timesProblem(meeting, attendee.stays, command, now);
    if (problem) return problem;
    if (command.leftAt || phaseOf(meeting) === 'closed') return accept({ ...command, type: 'StayAdded' });
    // whoever is still here has arrived
    const { participantId, arrivedAt, mode, why } = command;
    return isInvited(attendee)
      ? accept({ type: 'ArrivalRecorded' as const, participantId, mode, happenedAt: arrivedAt, why })
      : refuse('A56', 'They are not in this meeting any more. Invite them again first, or say when they had left.');
  },
};

/** A stay recorded afterwards changes nothing of how somebody stands to the meeting, nor of what they may read. */
export function addedAfterwards(
  attendee: Attendee,
  stay: Times & { readonly mode: Mode; readonly why?: string },
  { at, by }: Pick<Recorded, 'at' | 'by'>,
): void {
  const { mode, arrivedAt, leftAt, why } = stay;
  attendee.stays.push({ mode, arrivedAt, leftAt, recordedBy: by, added: { why, at }, corrections: [] });
}

const onEvent: OnEvent<StayEvent> = {
  AttendanceCorrected: (meeting, { participantId, stay, arrivedAt, leftAt, why }, { at, by }) => {
    const stays = meeting.participants.get(participantId)?.stays;
    // a row of before stays were said is of the last
    const corrected = stay === undefined ? stays?.at(-1) : stays?.[stay - 1];
    corrected?.corrections.push({ arrivedAt, leftAt, why, at, by });
  },
  StayAdded: (meeting, { participantId, arrivedAt, leftAt, mode, why }, entry) => {
    const attendee = meeting.participants.get(participantId);
    if (attendee) addedAfterwards(attendee, { arrivedAt, leftAt, mode, why }, entry);
  },
};

const begin = () => ({});

const catalogue: Catalogue<StayEvent> = {
  AttendanceCorrected: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'attendance', afterwards: 'attendance was put right' },
    familyCopies: 'none',
    changes: [],
  },
  StayAdded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'attendance', afterwards: 'a stay was added' },
    familyCopies: 'none',
    changes: [],
  },
};

export const staysTopic: Topic<StayCommand, StayEvent, object> = { rights, begin, onCommand, onEvent, catalogue };
