/** Decisions with their positions, reservations and dissents beside them, for ever. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { sectorsInWords } from '../../topics/convening.js';
import { matterOf, type Decision, type Position, type ProposalVersion } from '../../topics/decision.js';
import { currentVersion, standingPositions } from '../../topics/standing.js';
import type { Block } from '../document.js';
import { listInWords, orNotStated, sentence, whenInWords } from '../words.js';
import { childName, heading, inFull, paragraph, type Manner } from './manner.js';

const stanceNames = {
  agree: 'agrees',
  reservation: 'agrees with a reservation',
  dissent: 'dissents',
  abstain: 'abstains',
} as const;
const voiceNames = {
  heard: 'heard',
  'not-heard': 'not heard, with a plan to',
  'not-stated': 'neither heard nor said why not',
} as const;

/** A choice as the procedure words it, or the meeting’s own words. */
export const choiceInWords = (meeting: Meeting, matterId: string, option: string): string =>
  matterOf(meeting, matterId)?.options.find((one) => one.option === option)?.label ?? option;

export const matterTitle = (meeting: Meeting, matterId: string): string =>
  matterOf(meeting, matterId)?.title ?? matterId;

const choices = (meeting: Meeting, matterId: string, { options }: ProposalVersion): string =>
  options
    .map(({ childId, option }) => `${childName(meeting, childId)}: ${choiceInWords(meeting, matterId, option)}`)
    .join('; ');

export function positionInWords(
  meeting: Meeting,
  { participantId, agencyId, standing, position, childIds, reason }: Position,
): string {
  const who =
    standing === 'agency'
      ? `${agencyNameIn(meeting, agencyId)} (${nameIn(meeting, participantId)})`
      : `${nameIn(meeting, participantId)}, personally,`;
  const children =
    childIds && childIds.length > 0
      ? ` for ${listInWords(childIds.map((childId) => childName(meeting, childId)))}`
      : '';
  const owed = position === 'dissent' || reason ? `: ${orNotStated(reason)}` : '';
  return sentence(`${who} ${stanceNames[position]}${children}${owed}`);
}

function versionBlocks(meeting: Meeting, decision: Decision, version: ProposalVersion): Block[] {
  const positions = standingPositions(decision, version.version);
  const proposed: Block = {
    kind: 'paragraph',
    sources: [version.sequence],
    text: `Version ${version.version}, ${whenInWords(version)}: ${sentence(version.proposal)}${version.options.length > 0 ? ` (${choices(meeting, decision.matterId, version)})` : ''}`,
  };
  if (positions.length === 0) return [proposed];
  return [
    proposed,
    {
      kind: 'list',
      sources: positions.map(({ sequence }) => sequence),
      items: positions.map((position) => positionInWords(meeting, position)),
    },
  ];
}

function outcome(meeting: Meeting, decision: Decision): Block {
  const { decided } = decision;
  if (!decided) return { kind: 'paragraph', text: 'Not decided.' };
  const { takenOn } = decided;
  const decider = authorOf(decided.by);
  const facts = [
    {
      name: 'Decided',
      value: `version ${decided.version}, ${whenInWords(decided)}${decider ? `, by ${nameIn(meeting, decider)}` : ''}`,
    },
    { name: 'Because', value: decided.rationale },
    { name: 'Quorum', value: quorumInWords(meeting, decided.takenOn) },
    {
      name: 'Children',
      value: takenOn.voices
        .map(({ childId, voice }) => `${childName(meeting, childId)} ${voiceNames[voice]}`)
        .join('; '),
    },
    {
      name: 'No position taken',
      value:
        takenOn.noPositionTaken.length > 0
          ? listInWords(takenOn.noPositionTaken.map((agencyId) => agencyNameIn(meeting, agencyId)))
          : 'by no agency present',
    },
  ];
  if (decision.supersededBy) facts.push({ name: 'Superseded', value: 'by a later decision on the same matter' });
  return { kind: 'facts', sources: [decided.sequence], facts };
}

function quorumInWords(
  meeting: Meeting,
  { quorate, missing, groundId, freeOfQuorum }: NonNullable<Decision['decided']>['takenOn'],
): string {
  if (quorate) return 'quorate';
  const ground = meeting.procedure.quorum.grounds.find((one) => one.groundId === groundId)?.label;
  const without = missing.length > 0 ? `without ${sectorsInWords(missing)}` : 'with too few agencies';
  return `not quorate, ${without}${ground ? `; ground: ${ground}` : ''}${freeOfQuorum ? '; this matter never waits for the quorum' : ''}`;
}

/** The version decided on, or otherwise the one before the meeting. */
export const versionInForce = (decision: Decision): ProposalVersion =>
  decision.versions.find(({ version }) => version === decision.decided?.version) ?? currentVersion(decision);

export const decisionBlocks = (meeting: Meeting, decision: Decision, versions: readonly ProposalVersion[]): Block[] => [
  heading(matterTitle(meeting, decision.matterId), [decision.sequence]),
  ...(decision.why ? [paragraph(`Opened again because: ${sentence(decision.why)}`)] : []),
  ...versions.flatMap((version) => versionBlocks(meeting, decision, version)),
  outcome(meeting, decision),
];

export function decisions(meeting: Meeting, { length }: Manner = inFull): Block[] {
  const all = [...meeting.decisions.values()].flatMap((decision) =>
    decisionBlocks(meeting, decision, length === 'summary' ? [versionInForce(decision)] : decision.versions),
  );
  return all.length > 0 ? all : [paragraph('Nothing has been proposed.')];
}
