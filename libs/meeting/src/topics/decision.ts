/** Decision: a proposal, everyone's position on each of its versions, and the decision with its dissents beside it for ever. */
import {
  countsForAgency,
  isAttending,
  isProfessional,
  seenBy,
  type Attendee,
  type Entered,
  type Meeting,
  type Thread,
} from '../meeting.js';
import type { Matter } from '../procedure.js';
import { isCovered, quorumOf, reckonedNow, type QuorumNow, type Reckoned } from '../quorum.js';
import { authorOf } from '../record.js';
import { accept, isRefused, refuse, refuseAs, refuseUnknown, type Refused } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Topic } from '../topic.js';
import type { Sector } from '../vocabulary.js';
import { sectorsInWords } from './convening.js';
import { inherit, changeThing, openThread, resolve, stampFor } from './thread.js';
import { agenciesOnVersion, currentVersion, decidedOn, superseding, takenOn } from './standing.js';
import type { VoiceState } from './voice.js';
import { isolated } from '../printed.js';
import type { FrozenPosition, Position } from './position.js';

export interface OptionForChild {
  readonly childId: string;
  readonly option: string;
}

export interface ProposeDecision extends Reports, Restrictable {
  readonly type: 'ProposeDecision';
  readonly decisionId: string;
  readonly matterId: string;
  readonly options: readonly OptionForChild[];
  readonly proposal: string;
  readonly why?: string;
}

export interface AmendProposal extends Reports {
  readonly type: 'AmendProposal';
  readonly decisionId: string;
  readonly basedOnVersion: number;
  readonly options: readonly OptionForChild[];
  readonly proposal: string;
}

export interface DecideMatter extends Reports {
  readonly type: 'DecideMatter';
  readonly decisionId: string;
  readonly version: number;
  readonly rationale: string;
}

export type DecisionCommand = ProposeDecision | AmendProposal | DecideMatter;

export type DecisionProposed = Past<ProposeDecision, 'DecisionProposed', { readonly version: 1 }>;

export type ProposalAmended = Past<AmendProposal, 'ProposalAmended', { readonly version: number }>;

/** What the decision was taken on: frozen into it, so that nothing later can change what it says. */
export interface DecisionBasis {
  readonly quorate: boolean;
  readonly missing: readonly Sector[];
  /** The ground proceeded on, where the quorum was wanting. */
  readonly groundId?: string;
  readonly freeOfQuorum: boolean;
  /** Agencies nobody was there for any more, counted for having taken their position before; absent in earlier records. */
  readonly countedThoughGone?: readonly string[];
  readonly positions: readonly FrozenPosition[];
  readonly noPositionTaken: readonly string[];
  /** Whose word the decision is: by deciding, they have said where they stand. Absent in records of before it was kept. */
  readonly decidedByAgencyId?: string;
  readonly voices: readonly { readonly childId: string; readonly voice: VoiceState }[];
}

export type MatterDecided = Past<
  DecideMatter,
  'MatterDecided',
  { readonly matterId: string; readonly takenOn: DecisionBasis; readonly supersedes?: string }
>;

export type DecisionEvent = DecisionProposed | ProposalAmended | MatterDecided;

export interface ProposalVersion extends Entered {
  readonly version: number;
  readonly options: readonly OptionForChild[];
  readonly proposal: string;
}

export interface Decision extends Entered {
  readonly decisionId: string;
  readonly matterId: string;
  readonly why?: string;
  readonly versions: ProposalVersion[];
  readonly positions: Position[];
  decided?: Entered & {
    readonly version: number;
    readonly rationale: string;
    readonly takenOn: DecisionBasis;
    /** Everybody as the quorum was reckoned with them. */
    readonly reckoned: ReadonlyMap<string, Reckoned>;
  };
  /** The later decision that took this one's place. */
  supersededBy?: string;
  readonly thread: Thread;
}

export interface DecisionBegins {
  readonly decisions: Map<string, Decision>;
}

const rights: Rights<DecisionCommand> = {
  ProposeDecision: { prefix: 'D', who: 'attending', phases: ['open'] },
  AmendProposal: { prefix: 'D', who: 'chair', phases: ['open'] },
  DecideMatter: { prefix: 'D', who: 'invited', phases: ['open'] },
};

export const matterOf = (meeting: Meeting, matterId: string): Matter | undefined =>
  meeting.procedure.matters.find((matter) => matter.matterId === matterId);

export const noDecision = () => refuseUnknown('D4', 'There is no such proposal in this meeting.');

function optionsProblem(meeting: Meeting, matter: Matter, options: readonly OptionForChild[]): Refused | undefined {
  if (options.some(({ childId }) => !meeting.children.has(childId)))
    return refuse('D5', 'One of the children named is not in this meeting. Add the child first.');
  const unknown =
    !matter.otherOptions && options.find(({ option }) => !matter.options.some((one) => one.option === option));
  if (unknown)
    return refuse(
      'D6',
      `That is not one of the choices for ${isolated(matter.title)}. Choose one of: ${matter.options.map(({ label }) => label).join('; ')}.`,
    );
  if (new Set(options.map(({ childId }) => childId)).size !== options.length)
    return refuse('D7', 'Each child has one choice; one was named twice.');
  return undefined;
}

/** The audience of a proposal: the matter's own where the procedure keeps it to some sectors, otherwise as asked. */
function proposalStamp(meeting: Meeting, matter: Matter, restrictedTo: readonly string[] | undefined, actor: Attendee) {
  if (!matter.audience) return stampFor(meeting, restrictedTo, actor.facts.agencyId, actor);
  const permitted = resolve(meeting, matter.audience, []);
  if (isRefused(permitted) || !restrictedTo) return permitted;
  const asked = resolve(meeting, restrictedTo, [actor.participantId]);
  return isRefused(asked) ? asked : { audience: permitted.audience.filter((one) => asked.audience.includes(one)) };
}

const onCommand: OnCommand<DecisionCommand, DecisionEvent> = {
  ProposeDecision: (meeting, command, { actor }) => {
    if (meeting.decisions.has(command.decisionId))
      return refuse('D8', 'A proposal with that identifier is already recorded. Amend it, or propose again.');
    const matter = matterOf(meeting, command.matterId);
    if (!matter || (matter.audience && !matter.audience.includes(actor.facts.sector)))
      return refuseUnknown('D9', 'There is no such matter in this meeting’s procedure.');
    const problem = optionsProblem(meeting, matter, command.options);
    if (problem) return problem;
    const decidedBefore = decidedOn(meeting, command.matterId, actor).length > 0;
    if (decidedBefore && !command.why)
      return refuse('D10', 'This matter has been decided. Say why it is opened again.');
    const stamp = proposalStamp(meeting, matter, command.restrictedTo, actor);
    return isRefused(stamp) ? stamp : accept({ ...command, type: 'DecisionProposed', version: 1, ...stamp });
  },
  AmendProposal: (meeting, command, { actor }) => {
    const decision = seenBy(actor, meeting.decisions, command.decisionId);
    if (!decision) return noDecision();
    const problem = staleOrFinal(decision, command.basedOnVersion, actor);
    if (problem) return problem;
    const matter = matterOf(meeting, decision.matterId);
    return (
      (matter && optionsProblem(meeting, matter, command.options)) ??
      accept({ ...command, type: 'ProposalAmended', version: command.basedOnVersion + 1, ...inherit(decision.thread) })
    );
  },
  DecideMatter: (meeting, command, { actor }) => {
    const decision = seenBy(actor, meeting.decisions, command.decisionId);
    const matter = decision && matterOf(meeting, decision.matterId);
    if (!decision || !matter) return noDecision();
    const problem = deciderProblem(meeting, matter, actor) ?? staleOrFinal(decision, command.version, actor);
    if (problem) return problem;
    const quorum = quorumOf(meeting, agenciesOnVersion(decision));
    return (
      quorumProblem(meeting, matter, quorum) ??
      accept({
        ...command,
        type: 'MatterDecided',
        matterId: matter.matterId,
        takenOn: takenOn(meeting, decision, { matter, quorum, decider: actor }),
        ...superseding(meeting, decision, actor),
        ...inherit(decision.thread),
      })
    );
  },
};

export function staleOrFinal(decision: Decision, version: number, actor: Attendee): Refused | undefined {
  if (decision.decided)
    return refuse(
      'D11',
      'This has been decided, and the positions taken on it stand. Raise a disagreement, or propose it again and say why.',
    );
  const current = currentVersion(decision);
  if (version === current.version) return undefined;
  const { proposal, options } = current;
  // The words of a proposal go to professionals only.
  const details = isProfessional(actor) ? { current: { version: current.version, proposal, options } } : undefined;
  return refuse(
    'D12',
    `The proposal has changed since: version ${current.version} is before the meeting. Read it and answer again.`,
    details,
  );
}

function deciderProblem(meeting: Meeting, { decidedBy, title }: Matter, actor: Attendee): Refused | undefined {
  if (!decidedBy) {
    if (actor.participantId !== meeting.chairId) return refuseAs('right', 'D1', 'Only the chair decides this.');
    return actor.standing.state === 'departed'
      ? refuseAs('right', 'D1', 'You have left the meeting. Come back in, or let somebody take the chair.')
      : undefined;
  }
  const entitled = actor.facts.sector === decidedBy && isAttending(actor) && actor.mayDecide && countsForAgency(actor);
  return entitled
    ? undefined
    : refuse(
        'D15',
        `${title} is decided by ${sectorsInWords([decidedBy])}: by somebody attending who can decide for their agency.`,
      );
}

function quorumProblem(meeting: Meeting, { freeOfQuorum }: Matter, quorum: QuorumNow): Refused | undefined {
  if (freeOfQuorum || quorum.quorate || isCovered(meeting, quorum)) return undefined;
  const who = quorum.missing.length > 0 ? sectorsInWords(quorum.missing) : 'enough agencies';
  return refuse(
    'Q6',
    `This needs the quorum, and ${who} ${quorum.missing.length > 1 ? 'are' : 'is'} missing. Ask them back, or proceed without them on a ground of the procedure, under “Who is missing”; then decide. Immediate safety never waits.`,
    { missing: quorum.missing },
  );
}

const onEvent: OnEvent<DecisionEvent> = {
  DecisionProposed: (meeting, { decisionId, matterId, options, proposal, why, happenedAt, version }, entry) => {
    const { sequence, at, by } = entry;
    const author = authorOf(by);
    const agencyId = author ? (meeting.participants.get(author)?.facts.agencyId ?? '') : '';
    meeting.decisions.set(decisionId, {
      sequence,
      at,
      by,
      happenedAt,
      decisionId,
      matterId,
      why,
      positions: [],
      versions: [{ sequence, at, by, happenedAt, version, options, proposal }],
      thread: openThread(meeting, entry, agencyId),
    });
  },
  ProposalAmended: (meeting, { decisionId, version, options, proposal, happenedAt }, entry) =>
    changeThing(meeting, meeting.decisions.get(decisionId), entry, (decision) => {
      const { sequence, at, by } = entry;
      decision.versions.push({ sequence, at, by, happenedAt, version, options, proposal });
    }),
  MatterDecided: (meeting, { decisionId, version, rationale, takenOn: basis, supersedes, happenedAt }, entry) =>
    changeThing(meeting, meeting.decisions.get(decisionId), entry, (decision) => {
      const { sequence, at, by } = entry;
      decision.decided = {
        sequence,
        at,
        by,
        happenedAt,
        version,
        rationale,
        takenOn: basis,
        reckoned: reckonedNow(meeting),
      };
      const former = supersedes ? meeting.decisions.get(supersedes) : undefined;
      if (former) former.supersededBy = decisionId;
    }),
};

const begin = (): DecisionBegins => ({ decisions: new Map() });

const catalogue: Catalogue<DecisionEvent> = {
  DecisionProposed: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'decisions' },
    familyCopies: 'part and letters',
    changes: [],
  },
  ProposalAmended: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'decisions' },
    familyCopies: 'part and letters',
    changes: [],
  },
  MatterDecided: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'decisions' },
    familyCopies: 'part and letters',
    changes: [],
  },
};

export const decisionTopic: Topic<DecisionCommand, DecisionEvent, DecisionBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
