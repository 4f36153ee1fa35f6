/** Disagreements, with what was answered, where they were taken and how they ended. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { currentVersion } from '../../topics/standing.js';
import type { Disagreement, Escalation } from '../../topics/disagreement.js';
import { type Block } from '../document.js';
import { notStated } from '../../words.js';
import { clause, momentInWords, sentence, whenInWords } from '../../words.js';
import { matterTitle } from './decisions.js';
import { paragraph, rowsOf } from './manner.js';

function subjectInWords(meeting: Meeting, { about }: Disagreement): string {
  switch (about.kind) {
    case 'conduct':
      return 'how the meeting is held';
    case 'action':
      return `the action “${clause(meeting.actions.get(about.actionId)?.what ?? notStated)}”`;
    case 'contribution': {
      const agencyId = meeting.contributions.get(about.contributionId)?.agencyId;
      return agencyId === undefined ? 'a contribution' : `what ${agencyNameIn(meeting, agencyId)} contributed`;
    }
    case 'decision': {
      const decision = meeting.decisions.get(about.decisionId);
      return decision
        ? `the proposal on ${matterTitle(meeting, decision.matterId)}, version ${currentVersion(decision).version}`
        : 'a decision';
    }
  }
}

function escalationInWords(meeting: Meeting, { stageId, to, because, at, outcome }: Escalation): string {
  const stage = meeting.procedure.escalation.find((one) => one.stageId === stageId)?.label ?? stageId;
  return `Escalated (${stage}) to ${clause(to)}: ${sentence(because)} Outcome: ${sentence(outcome ?? 'none yet')} Asked ${momentInWords(at)}.`;
}

/** An answer to a stage that this copy does not hold is not among them: it is not printed here. */
const sourcesOf = ({ thread, escalations }: Disagreement): number[] =>
  [
    ...rowsOf(thread, 'RespondedToDisagreement', 'DisagreementEscalated', 'DisagreementResolved'),
    ...escalations.flatMap(({ answeredIn }) => answeredIn ?? []),
  ].sort((one, other) => one - other);

export function disagreementBlocks(meeting: Meeting, one: Disagreement): Block[] {
  const who = one.standing === 'agency' ? agencyNameIn(meeting, one.agencyId) : nameIn(meeting, authorOf(one.by) ?? '');
  const went = [
    ...one.responses.map(
      ({ agencyId, response }) => `${agencyNameIn(meeting, agencyId)} responded: ${sentence(response)}`,
    ),
    ...one.escalations.map((escalation) => escalationInWords(meeting, escalation)),
    one.resolution
      ? `Resolved at ${momentInWords(one.resolution.at)}: ${sentence(one.resolution.how)}`
      : 'Not resolved.',
  ];
  return [
    paragraph(
      `${who} disagreed about ${subjectInWords(meeting, one)}: ${sentence(one.statement)} Raised ${whenInWords(one)}.`,
      [one.sequence],
    ),
    {
      kind: 'list',
      sources: sourcesOf(one),
      items: went,
    },
  ];
}

export function disagreements(meeting: Meeting): Block[] {
  const all = [...meeting.disagreements.values()].flatMap((one) => disagreementBlocks(meeting, one));
  if (all.length > 0) return all;
  const dissented = [...meeting.decisions.values()].some(({ positions }) =>
    positions.some(({ position }) => position === 'dissent'),
  );
  return [
    paragraph(`No disagreement was raised${dissented ? ' besides the dissents, which stand with the decisions' : ''}.`),
  ];
}
