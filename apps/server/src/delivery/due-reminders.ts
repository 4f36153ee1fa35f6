/** Whom a meeting has to remind, and of what: computed from its record, the same at every look. */
import {
  addWorkingDays,
  isInvited,
  londonDate,
  makesAgencyAttend,
  maySee,
  minutesVersion,
  standsConfirmed,
  type AgreedAction,
  type Attendee,
  type CalendarDate,
  type Flag,
  type Meeting,
} from '#meeting';
import type { ReminderKind } from './delivery-row.js';

export interface Reminder {
  readonly kind: ReminderKind;
  readonly participantId: string;
  /** The same for the same occasion, so that nobody is reminded of it twice. */
  readonly about: string;
}

export interface Reminders {
  readonly due: readonly Reminder[];
  /** Whether time alone can make another one due. */
  readonly pending: boolean;
}

/** Nobody is reminded of what is longer ago than this, such as when reminders are first switched on. */
const longestAgoDays = 30;
const day = 86_400_000;
const none: Reminders = { due: [], pending: false };

/** @param days working days after circulation, and before an action is due. */
export function remindersOf(meeting: Meeting, now: number, days: number): Reminders {
  if (meeting.status.phase === 'cancelled') return none;
  const found = [...meeting.actions.values()].map((action) => ofAction(meeting, action, now, days));
  if (meeting.status.phase === 'closed')
    found.push(ofMinutes(meeting, now, days), ofFlags(meeting, now, meeting.status.closedAt));
  return { due: found.flatMap(({ due }) => due), pending: found.some(({ pending }) => pending) };
}

/** Whether `days` working days from one date reach another; false where the calendar does not say. */
function reaches({ procedure: { calendar } }: Meeting, from: CalendarDate, days: number, to: CalendarDate): boolean {
  const answer = addWorkingDays(calendar, from, days, 'day-0');
  return answer.ok && answer.date >= to;
}

const dateOf = (instant: string | number): CalendarDate => londonDate(new Date(instant).toISOString());

/** The owner, by name; a post that nobody has been named for cannot be written to. */
function ofAction(meeting: Meeting, action: AgreedAction, now: number, days: number): Reminders {
  const owner = 'participantId' in action.owner ? meeting.participants.get(action.owner.participantId) : undefined;
  const open = action.state.state === 'agreed' || action.state.state === 'accepted';
  const due = Date.parse(action.due);
  if (!owner || !open || !isInvited(owner) || !maySee(owner.participantId, action) || now > due + longestAgoDays * day)
    return none;
  const about = JSON.stringify([action.actionId, action.due]);
  const reminder = (kind: ReminderKind): Reminder => ({ kind, participantId: owner.participantId, about });
  if (now > due) return { due: [reminder('action-overdue')], pending: false };
  const dueDate = dateOf(action.due);
  // whoever has just agreed to something due tomorrow need not be reminded of it
  const shortFromTheFirst = reaches(meeting, dateOf(lastChangedAt(action)), days, dueDate);
  const soon = !shortFromTheFirst && reaches(meeting, dateOf(now), days, dueDate);
  return { due: soon ? [reminder('action-due')] : [], pending: true };
}

/** When it was agreed, or last changed: it then had its owner and its date. */
const lastChangedAt = ({ at, changes }: AgreedAction): string => changes.at(-1)?.at ?? at;

/** Reminds those to whom the minutes in hand were circulated, while their agency attended and has not confirmed them; a new circulation reminds anew. */
function ofMinutes(meeting: Meeting, now: number, days: number): Reminders {
  const version = minutesVersion(meeting);
  const attended = new Set(
    [...meeting.participants.values()]
      .filter(({ role, stays }) => makesAgencyAttend(role) && stays.length > 0)
      .map(({ facts }) => facts.agencyId),
  );
  const asked = (person: Attendee | undefined): person is Attendee =>
    person !== undefined &&
    isInvited(person) &&
    makesAgencyAttend(person.role) &&
    attended.has(person.facts.agencyId) &&
    !standsConfirmed(meeting, person.facts.agencyId);
  const current = meeting.circulations.filter((one) => one.version === version);
  const lastTo = new Map(
    current.flatMap(({ to, sequence }) => to.map((participantId) => [participantId, sequence] as const)),
  );
  const found = current
    .filter(({ at }) => now <= Date.parse(at) + longestAgoDays * day)
    .map(({ to, at, sequence }): Reminders => {
      const people = to
        .filter((participantId) => lastTo.get(participantId) === sequence)
        .map((participantId) => meeting.participants.get(participantId))
        .filter(asked);
      if (people.length === 0) return none;
      if (!hasPassed(meeting, dateOf(at), days, dateOf(now))) return { due: [], pending: true };
      return {
        due: people.map(({ participantId }) => ({
          kind: 'confirm-minutes',
          participantId,
          about: JSON.stringify([version, sequence]),
        })),
        pending: false,
      };
    });
  return { due: found.flatMap(({ due }) => due), pending: found.some(({ pending }) => pending) };
}

/** Reminds whoever was asked about the record and has not answered, in one message for all they were asked; a further question reminds again. */
function ofFlags(meeting: Meeting, now: number, closedAt: string): Reminders {
  const asked = new Map<string, Flag[]>();
  for (const flag of meeting.flags.values())
    asked.set(flag.ofParticipantId, [...(asked.get(flag.ofParticipantId) ?? []), flag]);
  const due = [...asked].flatMap(([participantId, flags]): Reminder[] => {
    const person = meeting.participants.get(participantId);
    const open = flags.filter((flag) => !flag.answer && maySee(participantId, flag));
    const since = Math.max(Date.parse(closedAt), ...open.map(({ at }) => Date.parse(at)));
    if (open.length === 0 || !person || !isInvited(person) || now > since + longestAgoDays * day) return [];
    // the newest question counts, answered or not: an answer is no new occasion
    return [
      {
        kind: 'answer-flag',
        participantId,
        about: JSON.stringify(['flags', Math.max(...flags.map(({ sequence }) => sequence))]),
      },
    ];
  });
  return { due, pending: false };
}

function hasPassed(
  { procedure: { calendar } }: Meeting,
  from: CalendarDate,
  days: number,
  today: CalendarDate,
): boolean {
  const answer = addWorkingDays(calendar, from, days, 'day-0');
  return answer.ok && today >= answer.date;
}
