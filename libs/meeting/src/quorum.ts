/** Quorum: derived from who is attending, never commanded. People and agencies count, never connections. */
import { countsForAgency, isAttending, type Attendee, type Meeting } from './meeting.js';
import type { QuorumRule } from './procedure.js';
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
  const rule = meeting.procedure.quorum;
  const counted = [...meeting.participants.values()].filter((one) => counts(meeting, one, alsoAgencies));
  const missing = rule.requiredSectors.filter((sector) => !counted.some(({ facts }) => standsFor(rule, facts, sector)));
  const agencies = new Set(counted.map(({ facts }) => facts.agencyId)).size;
  const agenciesShort = Math.max(0, (rule.minimumAgencies ?? 0) - agencies);
  return { quorate: missing.length === 0 && agenciesShort === 0, missing, agenciesShort };
}

function counts({ procedure: { quorum } }: Meeting, one: Attendee, alsoAgencies: ReadonlySet<string>): boolean {
  const { agencyId, directContact } = one.facts;
  if (!countsForAgency(one)) return false;
  if (!isAttending(one) && !(alsoAgencies.has(agencyId) && one.stays.length > 0)) return false;
  return (!quorum.authorityNeeded || one.mayDecide) && (!quorum.directContactNeeded || directContact);
}

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
