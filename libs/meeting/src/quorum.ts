/** Quorum: derived from who is attending, never commanded. People and agencies count, never connections. */
import { countsForAgency, isAttending, type Attendee, type Meeting } from './meeting.js';
import type { QuorumRule } from './procedure.js';
import { covers, timesNow, type Times } from './stay-times.js';
import { isBefore } from './times.js';
import type { Instant, Participant, Sector } from './vocabulary.js';

export interface QuorumNow {
  readonly quorate: boolean;
  readonly missing: readonly Sector[];
  /** How many more agencies the procedure's minimum asks for. */
  readonly agenciesShort: number;
}

/**
 * The quorum now.
 * @param alsoAgencies agencies counted although gone, for having taken their position before they went.
 */
export function quorumOf(meeting: Meeting, alsoAgencies: ReadonlySet<string> = new Set()): QuorumNow {
  const people = [...meeting.participants.values()];
  return judged(
    meeting.procedure.quorum,
    people.filter((one) => counts(meeting, one, alsoAgencies)).map(({ facts }) => facts),
  );
}

/** The quorum these people make. */
function judged(rule: QuorumRule, counted: readonly Participant[]): QuorumNow {
  const missing = rule.requiredSectors.filter((sector) => !counted.some((facts) => standsFor(rule, facts, sector)));
  const agencies = new Set(counted.map(({ agencyId }) => agencyId)).size;
  const agenciesShort = Math.max(0, (rule.minimumAgencies ?? 0) - agencies);
  return { quorate: missing.length === 0 && agenciesShort === 0, missing, agenciesShort };
}

function counts(meeting: Meeting, one: Attendee, alsoAgencies: ReadonlySet<string>): boolean {
  if (!mayCount(meeting, one)) return false;
  return isAttending(one) || (alsoAgencies.has(one.facts.agencyId) && one.stays.length > 0);
}

/** Whether somebody counts where they are there. */
function mayCount({ procedure: { quorum } }: Meeting, one: Attendee): boolean {
  if (!countsForAgency(one)) return false;
  return (!quorum.authorityNeeded || one.mayDecide) && (!quorum.directContactNeeded || one.facts.directContact);
}

/** Agencies that nobody is there for, and that count all the same, for having taken their position before they went. */
export function countedThoughGone(meeting: Meeting, alsoAgencies: ReadonlySet<string>): string[] {
  const people = [...meeting.participants.values()].filter((one) => counts(meeting, one, alsoAgencies));
  const here = new Set(people.filter(isAttending).map(({ facts }) => facts.agencyId));
  return [...new Set(people.map(({ facts }) => facts.agencyId))].filter((agencyId) => !here.has(agencyId));
}

/** One person as a quorum was reckoned with them: kept with the decision, so that what is put right later is told from what was so. */
export interface Reckoned {
  readonly facts: Participant;
  readonly mayCount: boolean;
  readonly wasThere: boolean;
  /** Their stays as they were recorded then. */
  readonly stays: readonly Times[];
}

export const reckonedNow = (meeting: Meeting): Map<string, Reckoned> =>
  new Map(
    [...meeting.participants.values()].map((one) => [
      one.participantId,
      {
        facts: one.facts,
        mayCount: mayCount(meeting, one),
        wasThere: isAttending(one),
        stays: one.stays.map(timesNow),
      },
    ]),
  );

/**
 * The quorum at a moment by attendance as it is recorded now, everything else as it was then.
 * @param then everybody as they were reckoned with.
 * @param alsoAgencies agencies counted although gone.
 * @returns nothing where nobody's being there was put right since.
 */
export function quorumAt(
  meeting: Meeting,
  at: Instant,
  then: ReadonlyMap<string, Reckoned>,
  alsoAgencies: ReadonlySet<string>,
): QuorumNow | undefined {
  const people = [...meeting.participants.values()].map((one) => ({
    past: then.get(one.participantId) ?? unknownThen(meeting, one),
    is: isThereAt(one.stays.map(timesNow), at),
    everCame: one.stays.length > 0,
  }));
  if (people.every(({ past, is }) => isThereAt(past.stays, at) === is)) return undefined;
  const counted = people.filter(({ past, is, everCame }) => {
    const wasThere = isThereAt(past.stays, at) === is ? past.wasThere : is;
    return past.mayCount && (wasThere || (alsoAgencies.has(past.facts.agencyId) && everCame));
  });
  return judged(
    meeting.procedure.quorum,
    counted.map(({ past }) => past.facts),
  );
}

/** Somebody who was in no list then counts as they are recorded now. */
const unknownThen = (meeting: Meeting, one: Attendee): Reckoned => ({
  facts: one.facts,
  mayCount: mayCount(meeting, one),
  wasThere: false,
  stays: [],
});

const isThereAt = (stays: readonly Times[], at: Instant): boolean => stays.some((stay) => covers(stay, at));

/** Whether somebody makes a required sector present: being of it, or counting as it. */
export function standsFor(
  { countsAs = [] }: QuorumRule,
  facts: Pick<Participant, 'sector' | 'discipline'>,
  sector: Sector,
): boolean {
  if (facts.sector === sector) return true;
  return countsAs.some(
    (rule) =>
      rule.as === sector && rule.sector === facts.sector && (!rule.discipline || rule.discipline === facts.discipline),
  );
}

/** Since when the quorum has been as it is; undefined before anything changed it. */
export const quorumSince = (meeting: Meeting): Instant | undefined => meeting.quorumChanges.at(-1)?.at;

/** Notes a change of quorum after an event, and ends the ground proceeded on once the quorum is back. */
export function noteQuorum(meeting: Meeting, at: Instant): void {
  const { quorate, missing } = quorumOf(meeting);
  meeting.quorumReckonings.push({ at, quorate, missing, reckoned: reckonedNow(meeting) });
  const last = meeting.quorumChanges.at(-1);
  if (last && last.quorate === quorate && last.missing.join() === missing.join()) return;
  meeting.quorumChanges.push({ at, quorate, missing });
  if (quorate && meeting.cover) {
    // An arrival reported late may lie before the ground was given.
    meeting.cover.endedAt = isBefore(at, meeting.cover.since) ? meeting.cover.since : at;
    meeting.cover = undefined;
  }
}

/** Whether the recorded ground covers what is missing. A shortfall in number alone is covered by any ground. */
export const isCovered = (meeting: Meeting, { missing }: QuorumNow): boolean =>
  meeting.cover !== undefined && missing.every((sector) => meeting.cover?.missing.some((one) => one.sector === sector));
