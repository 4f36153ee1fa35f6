/** How the quorum stood while the meeting was open, by attendance as it was put right since. */
import type { Meeting, QuorumChange, QuorumReckoning } from './meeting.js';
import { quorumAt, type QuorumNow } from './quorum.js';
import { timesNow } from './stay-times.js';
import { isBefore } from './times.js';
import type { Instant } from './vocabulary.js';

export interface PutRightFrom {
  readonly at: Instant;
  /** The quorum by attendance put right since; absent, from then on it is what the list of changes says. */
  readonly quorum?: QuorumNow;
}

type Outcome = Pick<QuorumChange, 'quorate' | 'missing'>;
const isSame = (one: Outcome, other: Outcome): boolean =>
  one.quorate === other.quorate && one.missing.join() === other.missing.join();

/** The opening, each change on record, and each coming and going as it is recorded now: between them nothing changes. */
function moments(meeting: Meeting, openedAt: Instant): Instant[] {
  const { status } = meeting;
  const stays = [...meeting.participants.values()].flatMap((one) => one.stays.map(timesNow));
  const all = [
    openedAt,
    ...meeting.quorumReckonings.map(({ at }) => at),
    ...stays.flatMap(({ arrivedAt, leftAt }) => (leftAt ? [arrivedAt, leftAt] : [arrivedAt])),
  ];
  const whileOpen = all.filter(
    (at) => !isBefore(at, openedAt) && (status.phase !== 'closed' || isBefore(at, status.closedAt)),
  );
  return [...new Set(whileOpen)].sort((one, other) => Date.parse(one) - Date.parse(other));
}

/** Nothing where it is what was reckoned then. */
function putRightAt(meeting: Meeting, at: Instant, then: QuorumReckoning): QuorumNow | undefined {
  const now = quorumAt(meeting, at, then.reckoned, new Set());
  return now && !isSame(now, then) ? now : undefined;
}

/** From when to when the quorum was another by attendance put right since, in order; none where it changes nothing. */
export function quorumCoursePutRight(meeting: Meeting): PutRightFrom[] {
  const { status, quorumReckonings } = meeting;
  if (!('openedAt' in status)) return [];
  const course: PutRightFrom[] = [];
  for (const at of moments(meeting, status.openedAt)) {
    const then = quorumReckonings.findLast((one) => !isBefore(at, one.at));
    const quorum = then && putRightAt(meeting, at, then);
    const last = course.at(-1)?.quorum;
    if (quorum ? !last || !isSame(last, quorum) : last) course.push({ at, ...(quorum ? { quorum } : {}) });
  }
  return course;
}
