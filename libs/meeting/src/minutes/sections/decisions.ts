/** Decisions with their positions, reservations and dissents beside them, for ever. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { sectorsInWords } from '../../topics/convening.js';
import { matterOf, type Decision, type ProposalVersion } from '../../topics/decision.js';
import { type Position } from '../../topics/position.js';
import {
  currentVersion,
  decidedAsItsPosition,
  isFrozen,
  quorumPutRight,
  saidOfEarlier,
  standingPositions,
  tookNoPosition,
} from '../../topics/standing.js';
import type { Sector } from '../../vocabulary.js';
import type { Block } from '../document.js';
import { listInWords, orNotStated, sentence, whenInWords } from '../../words.js';
import { childName, heading, inFull, paragraph, type Manner } from './manner.js';
import { takenBackInWords, whoSaidIt } from './taken-down.js';
import { isSaid } from '../../to-see.js';

export const stanceNames = {
  agree: 'agrees',
  reservation: 'agrees with a reservation',
  dissent: 'dissents',
  abstain: 'abstains',
  'not-ours': 'says: not for our agency to say',
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

function holderInWords(meeting: Meeting, one: Position): string {
  const said = whoSaidIt(meeting, one.participantId, one);
  if (one.standing === 'agency') return `${agencyNameIn(meeting, one.agencyId)} (${said})`;
  return `${said.replace('; ', ', ')}, personally,`;
}

/** @param current the version before the meeting, or decided on: what was said of an earlier one says so. */
function positionInWords(meeting: Meeting, one: Position, current: number = one.version): string {
  const { version, position, childIds, reason } = one;
  const children =
    childIds && childIds.length > 0
      ? ` for ${listInWords(childIds.map((childId) => childName(meeting, childId)))}`
      : '';
  const owed = position === 'dissent' || isSaid(reason) ? `: ${orNotStated(reason)}` : '';
  const said = sentence(`${holderInWords(meeting, one)} ${stanceNames[position]}${children}${owed}`);
  const of = version < current ? `Said of version ${version}: ${said}` : said;
  const back = takenBackInWords(meeting, one);
  return back ? `${of} ${back} The decision was taken with it.` : of;
}

/** Said, as far as somebody took it down, and taken back: it counts no more, and is not dropped in silence. */
const takenBackPosition = (meeting: Meeting, one: Position): string =>
  `${sentence(`${holderInWords(meeting, one)} ${stanceNames[one.position]}`)} ${takenBackInWords(meeting, one)}`;

function versionBlocks(meeting: Meeting, decision: Decision, version: ProposalVersion): Block[] {
  const positions = standingPositions(decision, version.version);
  const back = decision.positions.filter(
    (one) => one.version === version.version && one.takenBack && !isFrozen(one, decision.decided),
  );
  const current = versionInForce(decision).version;
  const proposed: Block = {
    kind: 'paragraph',
    sources: [version.sequence],
    text: `Version ${version.version}, ${whenInWords(version)}: ${sentence(version.proposal)}${version.options.length > 0 ? ` (${choices(meeting, decision.matterId, version)})` : ''}`,
  };
  if (positions.length + back.length === 0) return [proposed];
  return [
    proposed,
    {
      kind: 'list',
      sources: [...positions, ...back].flatMap(({ sequence, takenBack }) =>
        takenBack ? [sequence, takenBack.sequence] : [sequence],
      ),
      items: [
        ...positions.map((position) => positionInWords(meeting, position, current)),
        ...back.map((position) => takenBackPosition(meeting, position)),
      ],
    },
  ];
}

/** In a copy that has the last version alone, what those said of an earlier one who have said nothing of this one. */
function earlierBlocks(meeting: Meeting, decision: Decision): Block[] {
  const { version } = versionInForce(decision);
  const earlier = saidOfEarlier(decision, version);
  return earlier.length === 0
    ? []
    : [
        {
          kind: 'list',
          sources: earlier.map(({ sequence }) => sequence),
          items: earlier.map((one) => positionInWords(meeting, one, version)),
        },
      ];
}

/** Who said nothing of what was decided; what some of them said of an earlier version is no position on it. */
function noPositionInWords(meeting: Meeting, decision: Decision, decided: NonNullable<Decision['decided']>): string {
  const before = saidOfEarlier(decision, decided.version);
  const names = tookNoPosition(meeting, decided).map((agencyId) => {
    const said = before.find((one) => one.standing === 'agency' && one.agencyId === agencyId);
    const of = said ? ` (said of version ${said.version}: ${stanceNames[said.position]})` : '';
    return `${agencyNameIn(meeting, agencyId)}${of}`;
  });
  return names.length > 0 ? listInWords(names) : 'by no agency present';
}

/** The decider’s word is its agency’s position. */
function decidedIt(meeting: Meeting, decision: Decision): { name: string; value: string }[] {
  const agencyId = decidedAsItsPosition(meeting, decision);
  return agencyId === undefined ? [] : [{ name: agencyNameIn(meeting, agencyId), value: 'decided it' }];
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
    ...putRight(meeting, decision),
    {
      name: 'Children',
      value: takenOn.voices
        .map(({ childId, voice }) => `${childName(meeting, childId)} ${voiceNames[voice]}`)
        .join('; '),
    },
    ...decidedIt(meeting, decision),
    { name: 'No position taken', value: noPositionInWords(meeting, decision, decided) },
  ];
  if (decision.supersededBy) facts.push({ name: 'Superseded', value: 'by a later decision on the same matter' });
  return { kind: 'facts', sources: [decided.sequence], facts };
}

/** What the decision says of its quorum stays; where attendance was put right since, the other reckoning stands beside it. */
function putRight(meeting: Meeting, decision: Decision): { name: string; value: string }[] {
  const quorum = quorumPutRight(meeting, decision);
  if (!quorum) return [];
  const { quorate, missing } = quorum;
  return [
    {
      name: 'Quorum, by attendance put right since',
      value: quorate ? 'quorate' : `not quorate, ${withoutInWords(missing)}`,
    },
  ];
}

export const withoutInWords = (missing: readonly Sector[]): string =>
  missing.length > 0 ? `without ${sectorsInWords(missing)}` : 'with too few agencies';

/** Why an agency that nobody was there for is no gap in the quorum: the rule, in a sentence. */
export function countedInWords(meeting: Meeting, agencyIds: readonly string[]): string {
  const names = agencyIds.map((agencyId) => agencyNameIn(meeting, agencyId));
  const [had, its] = names.length > 1 ? ['had left and count', 'their'] : ['had left and counts', 'its'];
  return `${listInWords(names)} ${had} all the same, because ${its} position on this version was taken before`;
}

function quorumInWords(meeting: Meeting, basis: NonNullable<Decision['decided']>['takenOn']): string {
  const { quorate, missing, groundId, freeOfQuorum, countedThoughGone = [] } = basis;
  const counted = countedThoughGone.length > 0 ? `; ${countedInWords(meeting, countedThoughGone)}` : '';
  if (quorate) return `quorate${counted}`;
  const ground = meeting.procedure.quorum.grounds.find((one) => one.groundId === groundId)?.label;
  return `not quorate, ${withoutInWords(missing)}${counted}${ground ? `; ground: ${ground}` : ''}${freeOfQuorum ? '; this matter never waits for the quorum' : ''}`;
}

/** The version decided on, or otherwise the one before the meeting. */
export const versionInForce = (decision: Decision): ProposalVersion =>
  decision.versions.find(({ version }) => version === decision.decided?.version) ?? currentVersion(decision);

export const decisionBlocks = (meeting: Meeting, decision: Decision, versions: readonly ProposalVersion[]): Block[] => [
  heading(matterTitle(meeting, decision.matterId), [decision.sequence]),
  ...(decision.why ? [paragraph(`Opened again because: ${sentence(decision.why)}`)] : []),
  ...versions.flatMap((version) => versionBlocks(meeting, decision, version)),
  ...(versions.length < decision.versions.length ? earlierBlocks(meeting, decision) : []),
  outcome(meeting, decision),
];

export function decisions(meeting: Meeting, { length }: Manner = inFull): Block[] {
  const all = [...meeting.decisions.values()].flatMap((decision) =>
    decisionBlocks(meeting, decision, length === 'summary' ? [versionInForce(decision)] : decision.versions),
  );
  return all.length > 0 ? all : [paragraph('Nothing has been proposed.')];
}
