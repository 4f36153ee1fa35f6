/** How many bytes one person may write into one meeting, and all of them together: a record grows for ever, and is read by everybody. */
import { isProfessional, type By, type Event, type Instant, type Refusal } from '#meeting';
import type { Limits } from '../settings-shape.js';
import type { MeetingRecord } from '../turns/meeting-record.js';
import { meetingFull, tooMuchByYou, tooMuchInAMinute } from '../refusals.js';
import { rowSize } from './row-size.js';

export type ByteLimits = Pick<
  Limits,
  | 'bytesPerMeeting'
  | 'bytesPerPerson'
  | 'bytesPerPersonPerMinute'
  | 'bytesPerPersonOutside'
  | 'bytesPerPersonOutsidePerMinute'
>;

/** Rows no larger than this go on in a meeting that is full: who is here, what is decided, what is done. */
const smallRow = 1_500;

/** What stands against storing these events, by their size alone; a meeting that is being convened has the size of a message. */
export function budgetProblem(
  record: MeetingRecord,
  by: By,
  now: Instant,
  events: readonly Event[],
  limits: ByteLimits,
): Refusal | undefined {
  if (!record.meeting) return undefined;
  const sizes = events.map(rowSize);
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const { person, minute } = isOutside(record, by)
    ? { person: limits.bytesPerPersonOutside, minute: limits.bytesPerPersonOutsidePerMinute }
    : { person: limits.bytesPerPerson, minute: limits.bytesPerPersonPerMinute };
  if (record.spent.inMinuteOf(by, now) + size > minute) return tooMuchInAMinute;
  if (record.spent.by(by) + size > person) return tooMuchByYou;
  const isLarge = sizes.some((one) => one > smallRow);
  return isLarge && record.spent.inAll + size > limits.bytesPerMeeting ? meetingFull : undefined;
}

/** A family member, an advocate or an observer. */
function isOutside({ meeting }: MeetingRecord, by: By): boolean {
  const attendee = 'participantId' in by ? meeting?.participants.get(by.participantId) : undefined;
  return attendee !== undefined && !isProfessional(attendee);
}
