/** Decisions with their positions and dissents beside them, for ever; and disagreements with how they went. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { sectorsInWords } from '../../topics/convening.js';
import { matterOf, type Decision, type Position, type ProposalVersion } from '../../topics/decision.js';
import { currentVersion, standingPositions } from '../../topics/standing.js';
import type { Disagreement } from '../../topics/disagreement.js';
import { notStated, type Block } from '../document.js';
import { listInWords, momentInWords, orNotStated, whenInWords } from '../words.js';

const stanceNames = { agree: 'agrees', reservation: 'agrees with a reservation', dissent: 'dissents', abstain: 'abstains' } as const;
const voiceNames = { heard: 'heard', 'not-heard': 'not heard, with a plan to', 'not-stated': 'neither heard nor said why not' } as const;

const choices = (meeting: Meeting, matterId: string, { options }: ProposalVersion): string =>
  options.map(({ childId, option }) => {
    const label = matterOf(meeting, matterId)?.options.find((one) => one.option === option)?.label ?? option;
    return `${meeting.children.get(childId)?.name ?? 'a child'}: ${label}`;
  }).join('; ');

function positionInWords(meeting: Meeting, { participantId, agencyId, standing, position, childIds, reason }: Position): string {
  const who = standing === 'agency' ? `${agencyNameIn(meeting, agencyId)} (${nameIn(meeting, participantId)})` : `${nameIn(meeting, participantId)}, personally,`;
  const children = childIds && childIds.length > 0 ? ` for ${listInWords(childIds.map((childId) => meeting.children.get(childId)?.name ?? 'a child'))}` : '';
  const owed = position === 'dissent' || reason ? `: ${orNotStated(reason)}` : '';
  return `${who} ${stanceNames[position]}${children}${owed}`;
}

function versionBlocks(meeting: Meeting, decision: Decision, version: ProposalVersion): Block[] {
  const positions = standingPositions(decision, version.version);
  const proposed: Block = {
    kind: 'paragraph', sources: [version.sequence],
    text: `Version ${version.version}, ${whenInWords(version)}: ${version.proposal}${version.options.length > 0 ? ` (${choices(meeting, decision.matterId, version)})` : ''}`,
  };
  if (positions.length === 0) return [proposed];
  return [proposed, { kind: 'list', sources: positions.map(({ sequence }) => sequence), items: positions.map((position) => positionInWords(meeting, position)) }];
}

function outcome(meeting: Meeting, decision: Decision): Block {
  const { decided } = decision;
  if (!decided) return { kind: 'paragraph', text: 'Not decided.' };
  const { takenOn } = decided;
  const decider = authorOf(decided.by);
  const facts = [
    { name: 'Decided', value: `version ${decided.version}, ${whenInWords(decided)}${decider ? `, by ${nameIn(meeting, decider)}` : ''}` },
    { name: 'Because', value: decided.rationale },
    { name: 'Quorum', value: quorumInWords(meeting, decided.takenOn) },
    { name: 'Children', value: takenOn.voices.map(({ childId, voice }) => `${meeting.children.get(childId)?.name ?? 'a child'} ${voiceNames[voice]}`).join('; ') },
    { name: 'No position taken', value: takenOn.noPositionTaken.length > 0 ? listInWords(takenOn.noPositionTaken.map((agencyId) => agencyNameIn(meeting, agencyId))) : 'by no agency present' },
  ];
  if (decision.supersededBy) facts.push({ name: 'Superseded', value: 'by a later decision on the same matter' });
  return { kind: 'facts', sources: [decided.sequence], facts };
}

function quorumInWords(meeting: Meeting, { quorate, missing, groundId, freeOfQuorum }: NonNullable<Decision['decided']>['takenOn']): string {
  if (quorate) return 'quorate';
  const ground = meeting.procedure.quorum.grounds.find((one) => one.groundId === groundId)?.label;
  const without = missing.length > 0 ? `without ${sectorsInWords(missing)}` : 'with too few agencies';
  return `not quorate, ${without}${ground ? `; ground: ${ground}` : ''}${freeOfQuorum ? '; this matter never waits for the quorum' : ''}`;
}

export function decisions(meeting: Meeting): Block[] {
  const all = [...meeting.decisions.values()].flatMap((decision): Block[] => [
    { kind: 'heading', sources: [decision.sequence], text: matterOf(meeting, decision.matterId)?.title ?? decision.matterId },
    ...(decision.why ? [{ kind: 'paragraph' as const, text: `Opened again because: ${decision.why}` }] : []),
    ...decision.versions.flatMap((version) => versionBlocks(meeting, decision, version)), outcome(meeting, decision),
  ]);
  return all.length > 0 ? all : [{ kind: 'paragraph', text: 'Nothing has been proposed.' }];
}

function subjectInWords(meeting: Meeting, { about }: Disagreement): string {
  switch (about.kind) {
    case 'conduct': return 'how the meeting is held';
    case 'action': return `the action “${meeting.actions.get(about.actionId)?.what ?? notStated}”`;
    case 'contribution': return `what ${agencyNameIn(meeting, meeting.contributions.get(about.contributionId)?.agencyId ?? '')} contributed`;
    case 'decision': {
      const decision = meeting.decisions.get(about.decisionId);
      return decision ? `the proposal on ${matterOf(meeting, decision.matterId)?.title ?? decision.matterId}, version ${currentVersion(decision).version}` : 'a decision';
    }
  }
}

export function disagreements(meeting: Meeting): Block[] {
  const all = [...meeting.disagreements.values()].flatMap((one): Block[] => {
    const who = one.standing === 'agency' ? agencyNameIn(meeting, one.agencyId) : nameIn(meeting, authorOf(one.by) ?? '');
    const went = [
      ...one.responses.map(({ agencyId, response }) => `${agencyNameIn(meeting, agencyId)} responded: ${response}`),
      ...one.escalations.map(({ stageId, to, because, outcome: answer }) => `Escalated (${meeting.procedure.escalation.find((stage) => stage.stageId === stageId)?.label ?? stageId}) to ${to}: ${because}. Outcome: ${answer ?? 'none yet'}`),
      one.resolution ? `Resolved at ${momentInWords(one.resolution.at)}: ${one.resolution.how}` : 'Not resolved.',
    ];
    return [
      { kind: 'paragraph', sources: [one.sequence], text: `${who} disagreed about ${subjectInWords(meeting, one)}: ${one.statement}` },
      { kind: 'list', sources: [one.sequence, ...one.responses.map(({ sequence }) => sequence)], items: went },
    ];
  });
  return all.length > 0 ? all : [{ kind: 'paragraph', text: 'No disagreement was raised.' }];
}
