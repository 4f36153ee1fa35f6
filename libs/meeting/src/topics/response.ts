/** Responses: what other agencies say to what one has told the meeting, that they have read it and what came of it. */
import { everyPhase, seenBy } from '../meeting.js';
import { accept, refuse } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Restrictable, Rights, Topic } from '../topic.js';
import { inherit } from './thread.js';
import { changeContribution, noContribution } from './contribution.js';

export interface AcknowledgeContribution {
  readonly type: 'AcknowledgeContribution';
  readonly contributionId: string;
}

export interface GiveFeedback extends Restrictable {
  readonly type: 'GiveFeedback';
  readonly contributionId: string;
  readonly outcome: string;
}

export type ResponseCommand = AcknowledgeContribution | GiveFeedback;

export type ContributionAcknowledged = Past<
  AcknowledgeContribution,
  'ContributionAcknowledged',
  { readonly agencyId: string }
>;

export type FeedbackGiven = Past<GiveFeedback, 'FeedbackGiven'>;

export type ResponseEvent = ContributionAcknowledged | FeedbackGiven;

const rights: Rights<ResponseCommand> = {
  AcknowledgeContribution: { prefix: 'C', who: 'attending', phases: everyPhase },
  GiveFeedback: { prefix: 'C', who: 'attending', phases: everyPhase, mayNarrow: true },
};

const onCommand: OnCommand<ResponseCommand, ResponseEvent> = {
  AcknowledgeContribution: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    if (!contribution) return noContribution();
    if (contribution.agencyId === actor.facts.agencyId)
      return refuse('C17', 'An agency acknowledges what others share, not its own words.');
    if (contribution.acknowledgedBy.includes(actor.facts.agencyId)) return accept();
    return accept({
      ...command,
      type: 'ContributionAcknowledged',
      agencyId: actor.facts.agencyId,
      ...inherit(contribution.thread),
    });
  },
  GiveFeedback: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    return contribution
      ? accept({ ...command, type: 'FeedbackGiven', ...inherit(contribution.thread) })
      : noContribution();
  },
};

const onEvent: OnEvent<ResponseEvent> = {
  ContributionAcknowledged: (meeting, { contributionId, agencyId }, entry) =>
    changeContribution(
      meeting,
      contributionId,
      entry,
      (contribution) => void contribution.acknowledgedBy.push(agencyId),
    ),
  FeedbackGiven: (meeting, { contributionId, outcome }, entry) =>
    changeContribution(
      meeting,
      contributionId,
      entry,
      (contribution) => void contribution.feedback.push({ outcome, at: entry.at, sequence: entry.sequence }),
    ),
};

const begin = () => ({});

const catalogue: Catalogue<ResponseEvent> = {
  ContributionAcknowledged: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'contributions', afterwards: 'a contribution was acknowledged' },
    familyCopies: 'none',
    changes: [],
  },
  FeedbackGiven: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'contributions', afterwards: 'feedback was given' },
    familyCopies: 'none',
    changes: [],
  },
};

export const responseTopic: Topic<ResponseCommand, ResponseEvent, object> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
