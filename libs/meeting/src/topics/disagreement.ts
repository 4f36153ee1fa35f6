/** Disagreement: raised by anyone of any seniority, answered, resolved only by who raised it, escalated without stopping the work. */
import {
  countsForAgency,
  isInvited,
  phaseOf,
  seenBy,
  type Attendee,
  type Entered,
  type Meeting,
  type Thread,
} from '../meeting.js';
import { authorOf } from '../record.js';
import { accept, isRefused, refuse, refuseUnknown, type Ruling } from '../ruling.js';
import { subjectOutside } from '../told-outside.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Stamped, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import type { PositionStanding } from './position.js';
import { inherit, changeThing, openThread, stampAbout, stampFor } from './thread.js';

export type DisagreementSubject =
  | { readonly kind: 'decision'; readonly decisionId: string }
  | { readonly kind: 'contribution'; readonly contributionId: string }
  | { readonly kind: 'action'; readonly actionId: string }
  | { readonly kind: 'conduct' };

export interface RaiseDisagreement extends Reports, Restrictable {
  readonly type: 'RaiseDisagreement';
  readonly disagreementId: string;
  readonly about: DisagreementSubject;
  readonly statement: string;
  readonly standing: PositionStanding;
}
export interface RespondToDisagreement extends Reports, Restrictable {
  readonly type: 'RespondToDisagreement';
  readonly disagreementId: string;
  readonly response: string;
}
export interface ResolveDisagreement extends Reports, Restrictable {
  readonly type: 'ResolveDisagreement';
  readonly disagreementId: string;
  readonly how: string;
}
export interface EscalateDisagreement extends Reports, Restrictable {
  readonly type: 'EscalateDisagreement';
  readonly disagreementId: string;
  readonly stageId: string;
  readonly to: string;
  readonly because: string;
}
export interface AnswerEscalation extends Reports, Restrictable {
  readonly type: 'AnswerEscalation';
  readonly disagreementId: string;
  readonly stageId: string;
  readonly outcome: string;
}
export type DisagreementCommand =
  RaiseDisagreement | RespondToDisagreement | ResolveDisagreement | EscalateDisagreement | AnswerEscalation;

export type DisagreementRaised = Past<RaiseDisagreement, 'DisagreementRaised', { readonly agencyId: string }>;
export type RespondedToDisagreement = Past<
  RespondToDisagreement,
  'RespondedToDisagreement',
  { readonly agencyId: string }
>;
export type DisagreementResolved = Past<ResolveDisagreement, 'DisagreementResolved'>;
export type DisagreementEscalated = Past<EscalateDisagreement, 'DisagreementEscalated'>;
export type EscalationAnswered = Past<AnswerEscalation, 'EscalationAnswered'>;
export type DisagreementEvent =
  DisagreementRaised | RespondedToDisagreement | DisagreementResolved | DisagreementEscalated | EscalationAnswered;

export interface Escalation {
  readonly stageId: string;
  readonly to: string;
  readonly because: string;
  readonly at: Instant;
  readonly sequence: number;
  outcome?: string;
  /** The row that gave the outcome. */
  answeredIn?: number;
}
export interface Disagreement extends Entered {
  readonly disagreementId: string;
  readonly agencyId: string;
  readonly about: DisagreementSubject;
  readonly statement: string;
  readonly standing: PositionStanding;
  readonly responses: {
    readonly agencyId: string;
    readonly response: string;
    readonly at: Instant;
    readonly sequence: number;
  }[];
  readonly escalations: Escalation[];
  resolution?: { readonly how: string; readonly at: Instant };
  readonly thread: Thread;
}

const attending = { prefix: 'G', who: 'attending', phases: ['open', 'closed'] } as const;
const narrowable = { ...attending, mayNarrow: true } as const;
export interface DisagreementBegins {
  readonly disagreements: Map<string, Disagreement>;
}

const rights: Rights<DisagreementCommand> = {
  RaiseDisagreement: { ...attending, family: true },
  RespondToDisagreement: narrowable,
  ResolveDisagreement: { ...narrowable, family: true },
  EscalateDisagreement: narrowable,
  AnswerEscalation: narrowable,
};

const noDisagreement = () => refuseUnknown('G4', 'There is no such disagreement in this meeting.');

/** The thread of what is disagreed about, if this person may see it; `undefined` for conduct, which is about no entry. */
function subjectOf(meeting: Meeting, about: DisagreementSubject, actor: Attendee): Thread | undefined | 'unknown' {
  if (about.kind === 'conduct') return undefined;
  const thing =
    about.kind === 'decision'
      ? seenBy(actor, meeting.decisions, about.decisionId)
      : about.kind === 'contribution'
        ? seenBy(actor, meeting.contributions, about.contributionId)
        : seenBy(actor, meeting.actions, about.actionId);
  return thing?.thread ?? 'unknown';
}

/** Accepts an event about a disagreement this person may see, unless it has been resolved. */
function about(
  meeting: Meeting,
  disagreementId: string,
  actor: Attendee,
  then: (disagreement: Disagreement, stamp: Stamped) => Ruling<DisagreementEvent>,
): Ruling<DisagreementEvent> {
  const disagreement = seenBy(actor, meeting.disagreements, disagreementId);
  if (!disagreement) return noDisagreement();
  if (disagreement.resolution)
    return refuse('G5', 'That disagreement has been resolved by who raised it. Raise a new one if it has come back.');
  return then(disagreement, inherit(disagreement.thread));
}

const raisedBy = ({ by, standing, agencyId }: Disagreement, actor: Attendee): boolean =>
  authorOf(by) === actor.participantId ||
  (standing === 'agency' && agencyId === actor.facts.agencyId && isInvited(actor));

const onCommand: OnCommand<DisagreementCommand, DisagreementEvent> = {
  RaiseDisagreement: (meeting, command, { actor }) => {
    if (command.standing === 'agency' && !countsForAgency(actor))
      return refuse('G12', 'Only a chair, deputy or member disagrees for an agency. Raise it in your own name.');
    if (meeting.disagreements.has(command.disagreementId))
      return refuse('G6', 'A disagreement with that identifier is already recorded. Raise it again as a new one.');
    if (phaseOf(meeting) === 'closed' && command.about.kind === 'conduct')
      return refuse(
        'G7',
        'How people behaved in the room can be raised while the meeting lasts. Now raise it with your agency’s safeguarding lead.',
      );
    const subject = subjectOf(meeting, command.about, actor);
    if (subject === 'unknown')
      return refuse('G8', 'What this disagrees with is not in this meeting. Choose it from the list.');
    const stamp = subject
      ? stampAbout(meeting, subject, command.restrictedTo, actor)
      : stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    return isRefused(stamp)
      ? stamp
      : accept({ ...command, type: 'DisagreementRaised', agencyId: actor.facts.agencyId, ...stamp });
  },
  RespondToDisagreement: (meeting, command, { actor }) =>
    about(meeting, command.disagreementId, actor, (_, stamp) =>
      accept({ ...command, type: 'RespondedToDisagreement', agencyId: actor.facts.agencyId, ...stamp }),
    ),
  ResolveDisagreement: (meeting, command, { actor }) =>
    about(meeting, command.disagreementId, actor, (disagreement, stamp) =>
      raisedBy(disagreement, actor)
        ? accept({ ...command, type: 'DisagreementResolved', ...stamp })
        : refuse('G9', 'Only who raised a disagreement can say that it is resolved. Respond to it, or escalate it.'),
    ),
  EscalateDisagreement: (meeting, command, { actor }) =>
    about(meeting, command.disagreementId, actor, (_, stamp) =>
      meeting.procedure.escalation.some(({ stageId }) => stageId === command.stageId)
        ? accept({ ...command, type: 'DisagreementEscalated', ...stamp })
        : refuse(
            'G10',
            `That is not a stage of this procedure. Choose one of: ${meeting.procedure.escalation.map(({ label }) => label).join('; ')}.`,
          ),
    ),
  AnswerEscalation: (meeting, command, { actor }) =>
    about(meeting, command.disagreementId, actor, ({ escalations }, stamp) =>
      escalations.some(({ stageId, outcome }) => stageId === command.stageId && outcome === undefined)
        ? accept({ ...command, type: 'EscalationAnswered', ...stamp })
        : refuse('G11', 'This disagreement is not waiting for an answer at that stage.'),
    ),
};

const onEvent: OnEvent<DisagreementEvent> = {
  DisagreementRaised: (
    meeting,
    { disagreementId, agencyId, about: subject, statement, standing, happenedAt },
    entry,
  ) => {
    const { sequence, at, by } = entry;
    meeting.disagreements.set(disagreementId, {
      sequence,
      at,
      by,
      happenedAt,
      disagreementId,
      agencyId,
      about: subject,
      statement,
      standing,
      responses: [],
      escalations: [],
      thread: openThread(meeting, entry, agencyId, threadOf(meeting, subject)),
    });
  },
  RespondedToDisagreement: (meeting, { disagreementId, agencyId, response }, entry) =>
    changeThing(meeting, meeting.disagreements.get(disagreementId), entry, (disagreement) => {
      disagreement.responses.push({ agencyId, response, at: entry.at, sequence: entry.sequence });
    }),
  DisagreementResolved: (meeting, { disagreementId, how }, entry) =>
    changeThing(meeting, meeting.disagreements.get(disagreementId), entry, (disagreement) => {
      disagreement.resolution = { how, at: entry.at };
    }),
  DisagreementEscalated: (meeting, { disagreementId, stageId, to, because }, entry) =>
    changeThing(meeting, meeting.disagreements.get(disagreementId), entry, (disagreement) => {
      disagreement.escalations.push({ stageId, to, because, at: entry.at, sequence: entry.sequence });
    }),
  EscalationAnswered: (meeting, { disagreementId, stageId, outcome }, entry) =>
    changeThing(meeting, meeting.disagreements.get(disagreementId), entry, (disagreement) => {
      const waiting = disagreement.escalations.find((one) => one.stageId === stageId && one.outcome === undefined);
      if (waiting) Object.assign(waiting, { outcome, answeredIn: entry.sequence });
    }),
};

function threadOf(meeting: Meeting, subject: DisagreementSubject): Thread | undefined {
  if (subject.kind === 'decision') return meeting.decisions.get(subject.decisionId)?.thread;
  if (subject.kind === 'contribution') return meeting.contributions.get(subject.contributionId)?.thread;
  return subject.kind === 'action' ? meeting.actions.get(subject.actionId)?.thread : undefined;
}

const begin = (): DisagreementBegins => ({ disagreements: new Map() });

const catalogue: Catalogue<DisagreementEvent> = {
  DisagreementRaised: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: {
      whose: 'own',
      told: {
        disagreementId: 'told',
        about: subjectOutside,
        statement: 'told',
        standing: 'told',
        agencyId: 'told',
        restrictedTo: 'left out',
        happenedAt: 'told',
      },
    },
    minutes: { section: 'disagreements', afterwards: 'a disagreement was raised' },
    familyCopies: 'none',
    changes: [],
  },
  RespondedToDisagreement: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'disagreements', afterwards: 'a disagreement was responded to' },
    familyCopies: 'none',
    changes: [],
  },
  DisagreementResolved: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: {
      whose: 'own',
      told: { disagreementId: 'told', how: 'told', restrictedTo: 'left out', happenedAt: 'told' },
    },
    minutes: { section: 'disagreements', afterwards: 'a disagreement was resolved' },
    familyCopies: 'none',
    changes: [],
  },
  DisagreementEscalated: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'disagreements', afterwards: 'a disagreement was escalated' },
    familyCopies: 'none',
    changes: [],
  },
  EscalationAnswered: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'disagreements', afterwards: 'an escalation was answered' },
    familyCopies: 'none',
    changes: [],
  },
};

export const disagreementTopic: Topic<DisagreementCommand, DisagreementEvent, DisagreementBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
