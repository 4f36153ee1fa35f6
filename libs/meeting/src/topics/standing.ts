/** Where a proposal stands: its current version, the positions that count on it, and what a decision is taken on. */
import { countsForAgency, isAttending, type Meeting } from '../meeting.js';
import type { Matter } from '../procedure.js';
import type { QuorumNow } from '../quorum.js';
import type { Basis, Decision, Position, ProposalVersion } from './decision.js';
import type { Instant } from '../vocabulary.js';
import { voiceOf } from './voice.js';

/** The last version, which is the one positions and the decision are about. */
export function currentVersion(decision: Decision): ProposalVersion {
  const current = decision.versions.at(-1);
  if (!current) throw new Error('A decision always has a first version.');
  return current;
}

/** Positions that stand on a version: the latest of each agency, and the latest of each person in their own name. */
export function standingPositions(decision: Decision, version: number): Position[] {
  const latest = new Map<string, Position>();
  for (const position of decision.positions) {
    if (position.version !== version) continue;
    const holder = position.standing === 'agency' ? `agency ${position.agencyId}` : `person ${position.participantId}`;
    const children = position.childIds ? [...position.childIds].sort().join() : '';
    latest.set(`${holder} ${children}`, position);
    if (!children) for (const key of latest.keys()) if (key.startsWith(`${holder} `) && key !== `${holder} `) latest.delete(key);
  }
  return [...latest.values()];
}

/** Agencies that took their position on the version now before the meeting. */
export const agenciesOnVersion = (decision: Decision): Set<string> =>
  new Set(standingPositions(decision, currentVersion(decision).version).filter(({ standing }) => standing === 'agency').map(({ agencyId }) => agencyId));

/** Freezes quorum, positions and voices; reasons stay with the positions they were given with. */
export function takenOn(meeting: Meeting, decision: Decision, matter: Matter, quorum: QuorumNow): Basis {
  const positions = standingPositions(decision, currentVersion(decision).version)
    .map(({ participantId, agencyId, standing, position, childIds }) => ({ participantId, agencyId, standing, position, ...(childIds ? { childIds } : {}) }));
  const spoken = new Set(positions.filter(({ standing }) => standing === 'agency').map(({ agencyId }) => agencyId));
  const present = [...meeting.participants.values()].filter((one) => isAttending(one) && countsForAgency(one)).map(({ facts }) => facts.agencyId);
  return {
    quorate: quorum.quorate, missing: quorum.missing, freeOfQuorum: matter.freeOfQuorum,
    ...(!quorum.quorate && meeting.cover ? { groundId: meeting.cover.groundId } : {}),
    positions, noPositionTaken: [...new Set(present)].filter((agencyId) => !spoken.has(agencyId)),
    voices: [...meeting.children.keys()].map((childId) => ({ childId, voice: voiceOf(meeting, childId, ({ thread }) => !thread.audience) })),
  };
}

/** When section 47 enquiries were first decided on for any child: what the conference's clock runs from. */
export function section47InitiatedAt(meeting: Meeting): Instant | undefined {
  for (const { matterId, decided, versions } of meeting.decisions.values()) {
    if (matterId !== 'section-47' || !decided) continue;
    const version = versions.find((one) => one.version === decided.version);
    if (version?.options.some(({ option }) => option !== 'none')) return decided.happenedAt ?? decided.at;
  }
  return undefined;
}
