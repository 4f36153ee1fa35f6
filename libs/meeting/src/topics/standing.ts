/** Where a proposal stands: its current version, the positions that count on it, and what a decision is taken on. */
import {
  audienceOfRow,
  countsForAgency,
  isAttending,
  seenBy,
  type Attendee,
  type Meeting,
  type Sees,
} from '../meeting.js';
import type { Matter } from '../procedure.js';
import { countedThoughGone, isCovered, quorumAt, type QuorumNow } from '../quorum.js';
import type { DecisionBasis, Decision, ProposalVersion } from './decision.js';
import type { FrozenPosition, Position } from './position.js';
import { authorOf } from '../record.js';
import type { Instant } from '../vocabulary.js';
import { voiceOf } from './voice.js';

/** The last version, which is the one positions and the decision are about. */
export function currentVersion(decision: Decision): ProposalVersion {
  const current = decision.versions.at(-1);
  if (!current) throw new Error('A decision always has a first version.');
  return current;
}

/**
 * Positions that stand on a version: the latest of each agency, and the latest of each person in their own name.
 * @param sees the reader's sight, where only what they may see counts.
 */
export function standingPositions(
  { positions, thread, decided }: Pick<Decision, 'positions' | 'thread' | 'decided'>,
  version: number,
  sees: Sees = () => true,
): Position[] {
  const latest = new Map<string, Position>();
  for (const position of positions) {
    if (position.version !== version || !sees({ thread, sequence: position.sequence })) continue;
    if (position.takenBack && !isFrozen(position, decided)) continue;
    const holder = holderOf(position);
    const children = position.childIds ? [...position.childIds].sort().join() : '';
    latest.set(`${holder} ${children}`, position);
    if (!children)
      for (const key of latest.keys()) if (key.startsWith(`${holder} `) && key !== `${holder} `) latest.delete(key);
  }
  return [...latest.values()];
}

const holderOf = ({ standing, agencyId, participantId }: Position): string =>
  standing === 'agency' ? `agency ${agencyId}` : `person ${participantId}`;

/**
 * The last word on an earlier version of those who have none on this one: said of that version, and no position on this one.
 * @param sees as for `standingPositions`.
 */
export function saidOfEarlier(decision: Decision, version: number, sees: Sees = () => true): Position[] {
  const heard = new Set(standingPositions(decision, version, sees).map(holderOf));
  const earlier: Position[] = [];
  for (const former of decision.versions.filter((one) => one.version < version).reverse()) {
    const found = standingPositions(decision, former.version, sees).filter((one) => !heard.has(holderOf(one)));
    found.forEach((one) => heard.add(holderOf(one)));
    earlier.push(...found);
  }
  return earlier;
}

/** What was taken back after a decision it was part of: what the decision froze stays. */
export const isFrozen = ({ version, sequence, takenBack }: Position, decided: Decision['decided']): boolean =>
  decided?.version === version && sequence < decided.sequence && (takenBack?.sequence ?? 0) > decided.sequence;

export const isSettled = (decision: Decision): boolean => decision.decided !== undefined;

/** Agencies that took their position on the version now before the meeting, or on the one given. */
export const agenciesOnVersion = (decision: Decision, version = currentVersion(decision).version): Set<string> =>
  agenciesIn(standingPositions(decision, version));

const agenciesIn = (positions: readonly FrozenPosition[]): Set<string> =>
  new Set(positions.filter(({ standing }) => standing === 'agency').map(({ agencyId }) => agencyId));

/** The quorum a decision would have had by attendance as put right since; nothing where it is what the decision says. */
export function quorumPutRight(meeting: Meeting, decision: Decision): QuorumNow | undefined {
  const { decided } = decision;
  if (!decided) return undefined;
  const { happenedAt, at, version, reckoned, takenOn: frozen } = decided;
  const now = quorumAt(meeting, happenedAt ?? at, reckoned, agenciesOnVersion(decision, version));
  return now && (now.quorate !== frozen.quorate || now.missing.join() !== frozen.missing.join()) ? now : undefined;
}

/**
 * Freezes quorum, positions and voices; reasons stay with the positions they were given with.
 * What some who see the decision may not see is left out of it: neither stated nor denied.
 */
export function takenOn(
  meeting: Meeting,
  decision: Decision,
  { matter, quorum, decider }: { matter: Matter; quorum: QuorumNow; decider: Attendee },
): DecisionBasis {
  const { thread } = decision;
  const decidedByAgencyId = decider.facts.agencyId;
  const standing = standingPositions(decision, currentVersion(decision).version);
  const positions = standing.filter(({ sequence }) => !thread.apart?.has(sequence)).map(asFrozen);
  const spoken = agenciesIn(standing);
  const present = [...meeting.participants.values()]
    .filter((one) => isAttending(one) && countsForAgency(one))
    .map(({ facts }) => facts.agencyId);
  // who counts for a position kept to some would say to everybody that there is one
  const gone = countedThoughGone(meeting, agenciesIn(positions));
  return {
    quorate: quorum.quorate,
    missing: quorum.missing,
    freeOfQuorum: matter.freeOfQuorum,
    ...(!quorum.quorate && meeting.cover && isCovered(meeting, quorum) ? { groundId: meeting.cover.groundId } : {}),
    ...(gone.length > 0 ? { countedThoughGone: gone } : {}),
    positions,
    noPositionTaken: [...new Set(present)].filter(
      (agencyId) => !spoken.has(agencyId) && agencyId !== decidedByAgencyId,
    ),
    decidedByAgencyId,
    voices: [...meeting.children.keys()].map((childId) => ({
      childId,
      voice: voiceOf(meeting, childId, seenByAllOf(meeting, thread.audience)),
    })),
  };
}

type Decided = NonNullable<Decision['decided']>;

/** Whose word the decision is; of one recorded before that was kept, the agency of whoever decided. */
const decidingAgency = ({ participants }: Meeting, { takenOn: basis, by }: Decided): string | undefined =>
  basis.decidedByAgencyId ?? participants.get(authorOf(by) ?? '')?.facts.agencyId;

/** Agencies that were there and said nothing of what was decided; who decides has said it by deciding. */
export const tookNoPosition = (meeting: Meeting, decided: Decided): string[] =>
  decided.takenOn.noPositionTaken.filter((agencyId) => agencyId !== decidingAgency(meeting, decided));

/** The agency that decided and took no other position on what it decided. */
export function decidedAsItsPosition(meeting: Meeting, decision: Decision): string | undefined {
  const { decided } = decision;
  const agencyId = decided && decidingAgency(meeting, decided);
  const stands = [...(decided?.takenOn.positions ?? []), ...standingPositions(decision, decided?.version ?? 0)];
  return stands.some((one) => one.standing === 'agency' && one.agencyId === agencyId) ? undefined : agencyId;
}

const asFrozen = ({ participantId, agencyId, standing, position, childIds }: Position): FrozenPosition => ({
  participantId,
  agencyId,
  standing,
  position,
  ...(childIds ? { childIds } : {}),
});

/** What everyone of an audience (absent, every professional) may see. */
const seenByAllOf =
  (meeting: Meeting, readers: readonly string[] | undefined): Sees =>
  (row) => {
    const audience = audienceOfRow(meeting, row);
    return !audience || (readers !== undefined && readers.every((reader) => audience.includes(reader)));
  };

/** Decisions taken on a matter, as far as this person may know of them. */
export const decidedOn = (meeting: Meeting, matterId: string, actor: Attendee): Decision[] =>
  [...meeting.decisions.values()].filter(
    (one) => one.matterId === matterId && one.decided && seenBy(actor, meeting.decisions, one.decisionId),
  );

/** The decision a new one takes the place of. */
export function superseding(
  meeting: Meeting,
  { matterId, decisionId }: Decision,
  actor: Attendee,
): { supersedes?: string } {
  const former = decidedOn(meeting, matterId, actor)
    .filter((one) => !one.supersededBy && one.decisionId !== decisionId)
    .at(-1);
  return former ? { supersedes: former.decisionId } : {};
}

/** When section 47 enquiries were first decided on for any child: what the conference's clock runs from. */
export function section47InitiatedAt(meeting: Meeting): Instant | undefined {
  const times = [...meeting.decisions.values()].flatMap(({ matterId, decided, versions }) => {
    if (matterId !== 'section-47' || !decided) return [];
    const version = versions.find((one) => one.version === decided.version);
    return version?.options.some(({ option }) => option !== 'none') ? [decided.happenedAt ?? decided.at] : [];
  });
  return times.sort((one, other) => Date.parse(one) - Date.parse(other))[0];
}
