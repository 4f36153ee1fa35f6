/** Positions: where each agency stands on a version of a proposal. */
import { countsForAgency, isProfessional, type Attendee, type Entered, type Sees, sightOf } from '../meeting.js';
import { accept, isRefused, refuse, type Refused } from '../ruling.js';
import type {
  Catalogue,
  Hearing,
  OnCommand,
  OnEvent,
  Past,
  Reports,
  Restrictable,
  Rights,
  Topic,
  OnThePhone,
} from '../topic.js';
import { type TakenBack, seenByBoth } from './spoken.js';
import { changeThing, stampAbout } from './thread.js';
import { standingPositions } from './standing.js';
import { isSaid } from '../to-see.js';
import { isolated } from '../printed.js';
import { knowsChild } from '../known-outside.js';
import { noDecision, staleOrFinal, type Decision } from './decision.js';

export type Stance = (typeof stances)[number];

export type PositionStanding = (typeof positionStandings)[number];

/** One position as it stood when the matter was decided. */
export interface FrozenPosition {
  readonly participantId: string;
  readonly agencyId: string;
  readonly standing: PositionStanding;
  readonly position: Stance;
  readonly childIds?: readonly string[];
}

export interface Position extends FrozenPosition, Entered {
  readonly version: number;
  readonly reason?: string;
  /** Whose word it is, where it was said on the telephone and taken down. */
  readonly spokenByParticipantId?: string;
  takenBack?: TakenBack;
}

export interface TakePosition extends Reports, Restrictable, OnThePhone {
  readonly type: 'TakePosition';
  readonly decisionId: string;
  readonly version: number;
  readonly position: Stance;
  readonly standing: PositionStanding;
  readonly childIds?: readonly string[];
  readonly reason?: string;
}

export type PositionCommand = TakePosition;

export type PositionTaken = Past<
  TakePosition,
  'PositionTaken',
  { readonly participantId: string; readonly agencyId: string }
>;

export type PositionEvent = PositionTaken;

const rights: Rights<PositionCommand> = {
  TakePosition: { prefix: 'D', who: 'attending', phases: ['open'], family: true },
};

const onCommand: OnCommand<PositionCommand, PositionEvent> = {
  TakePosition: (meeting, command, hearing) => {
    const { actor, takenDownBy } = hearing;
    const unentitled = isProfessional(actor) ? undefined : standingProblem(command, hearing);
    if (unentitled) return unentitled;
    const decision = seenByBoth(hearing, meeting.decisions, command.decisionId);
    if (!decision) return noDecision();
    if (!owesReason(decision, command, actor, sightOf(meeting, takenDownBy?.participantId))) {
      const problem = staleOrFinal(decision, command.version, actor);
      if (problem) return problem;
    }
    if (command.childIds?.some((childId) => !knowsChild(meeting, actor, childId)))
      return refuse('D5', 'One of the children named is not in this meeting.');
    const problem = standingProblem(command, hearing);
    if (problem) return problem;
    const stamp = stampAbout(meeting, decision.thread, command.restrictedTo, actor, takenDownBy);
    if (isRefused(stamp)) return stamp;
    return accept({
      ...command,
      type: 'PositionTaken',
      participantId: actor.participantId,
      agencyId: actor.facts.agencyId,
      ...stamp,
    });
  },
};

const onEvent: OnEvent<PositionEvent> = {
  PositionTaken: (
    meeting,
    {
      decisionId,
      version,
      position,
      standing,
      childIds,
      reason,
      participantId,
      agencyId,
      spokenByParticipantId,
      happenedAt,
    },
    entry,
  ) =>
    changeThing(meeting, meeting.decisions.get(decisionId), entry, (decision) => {
      const { sequence, at, by } = entry;
      decision.positions.push({
        sequence,
        at,
        by,
        happenedAt,
        version,
        position,
        standing,
        childIds,
        reason,
        participantId,
        agencyId,
        spokenByParticipantId,
      });
    }),
};

const begin = () => ({});

const catalogue: Catalogue<PositionEvent> = {
  PositionTaken: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: {
      whose: 'own',
      told: {
        decisionId: 'told',
        version: 'told',
        position: 'told',
        standing: 'told',
        childIds: 'told',
        reason: 'told',
        participantId: 'told',
        agencyId: 'told',
        spokenByParticipantId: 'left out',
        restrictedTo: 'left out',
        happenedAt: 'told',
      },
    },
    minutes: { section: 'decisions' },
    familyCopies: 'none',
    changes: [],
  },
};

export const positionTopic: Topic<PositionCommand, PositionEvent, object> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};

/** `not-ours`: an answer too, that it is not for this agency to say. */
export const stances = ['agree', 'reservation', 'dissent', 'abstain', 'not-ours'] as const;

export const positionStandings = ['agency', 'personal'] as const;

/** A dissent already standing on the decided version may still be given its reason by those who owe it. */
export function owesReason(decision: Decision, command: TakePosition, actor: Attendee, sees: Sees): boolean {
  if (
    !decision.decided ||
    decision.decided.version !== command.version ||
    command.position !== 'dissent' ||
    !isSaid(command.reason)
  )
    return false;
  return standingPositions(decision, command.version, sees).some(
    (one) =>
      one.position === 'dissent' &&
      !isSaid(one.reason) &&
      one.standing === command.standing &&
      sameChildren(one.childIds, command.childIds) &&
      (one.standing === 'agency' ? one.agencyId === actor.facts.agencyId : one.participantId === actor.participantId),
  );
}

const sameChildren = (one: readonly string[] = [], other: readonly string[] = []) =>
  [...one].sort().join() === [...other].sort().join();

/** Whether somebody may take a position in that standing: asked before the proposal is looked up. */
export function standingProblem({ standing }: TakePosition, { actor, takenDownBy }: Hearing): Refused | undefined {
  if (standing === 'personal') return undefined;
  const { name, agencyName } = actor.facts;
  if (!countsForAgency(actor))
    return refuse(
      'D13',
      `Only a chair, deputy or member can take a position for an agency. Take it ${takenDownBy ? `down in ${isolated(name)}’s` : 'in your'} own name.`,
    );
  if (actor.mayDecide) return undefined;
  return refuse(
    'D14',
    takenDownBy
      ? `${isolated(name)} is not recorded as able to decide for ${isolated(agencyName)}. Take down a personal position now, or ask the chair to confirm their authority.`
      : `You are not recorded as able to decide for ${isolated(agencyName)}. Take a personal position now, or ask the chair to confirm your authority.`,
  );
}
