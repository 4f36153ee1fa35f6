/** The read-back: what is said aloud at the end, whole, so that everybody leaves with the same meeting. */
import { agencyNameIn, isAttending, isProfessional, nameIn, type Meeting } from '../../meeting.js';
import type { AgreedAction } from '../../topics/owned-action.js';
import type { Decision } from '../../topics/decision.js';
import type { Position } from '../../topics/position.js';
import type { FamilyMessage } from '../../topics/family.js';
import { decidedAsItsPosition, saidOfEarlier, standingPositions, tookNoPosition } from '../../topics/standing.js';
import { londonClock } from '../../london.js';
import { londonDate } from '../../working-days.js';
import { type Block, type Section } from '../document.js';
import { notStated } from '../../words.js';
import { decidedFor } from '../editions/decision-letter.js';
import { messagesInForce } from '../for-family.js';
import { stateInWords } from '../sections/actions.js';
import { matterTitle, stanceNames, versionInForce } from '../sections/decisions.js';
import { childName, paragraph } from '../sections/manner.js';
import { clause, dateInWords, listInWords, orNotStated, sentence } from '../../words.js';
import { isSaid } from '../../to-see.js';

/** Words at an unhurried pace. */
const aMinute = 150;
const ninetySeconds = 225;

interface Line {
  readonly text: string;
  readonly sequence: number;
}

/** What is before the meeting and was not superseded. */
const inForce = (meeting: Meeting): Decision[] =>
  [...meeting.decisions.values()].filter(({ supersededBy }) => !supersededBy);

/** Said once for all the children it is the same for. */
function decided(meeting: Meeting): Line[] {
  const taken = inForce(meeting).filter((one) => one.decided);
  return taken.flatMap((decision) => {
    const children = new Map<string, string[]>();
    for (const child of meeting.children.values()) {
      const words = decidedFor(meeting, decision, child);
      if (words) children.set(words, [...(children.get(words) ?? []), child.name]);
    }
    return [...children].map(([words, names]) => ({
      text: `For ${listInWords(names)}: ${words}`,
      sequence: decision.decided?.sequence ?? decision.sequence,
    }));
  });
}

const notDecided = (meeting: Meeting): Line[] =>
  inForce(meeting)
    .filter((one) => !one.decided)
    .map(({ matterId, sequence }) => ({ text: `Not decided: ${matterTitle(meeting, matterId)}.`, sequence }));

const holderOf = (meeting: Meeting, { standing, agencyId, participantId }: Position): string =>
  standing === 'agency' ? agencyNameIn(meeting, agencyId) : `${nameIn(meeting, participantId)}, personally,`;

/** One position with its reason; a dissent owes one, so that a missing one is said. */
function positionLine(meeting: Meeting, decision: Decision, one: Position): Line {
  const { position, childIds = [], reason, sequence, version } = one;
  // where there were several, it is said which; one before the last says so itself
  const of =
    decision.versions.length > 1 && version === versionInForce(decision).version ? `version ${version} of ` : '';
  const children = childIds.length > 0 ? ` for ${listInWords(childIds.map((id) => childName(meeting, id)))}` : '';
  const on = `${holderOf(meeting, one)} ${stanceNames[position]}${children} on ${of}${matterTitle(meeting, decision.matterId)}`;
  return {
    text: isSaid(reason) || position === 'dissent' ? `${on}: ${sentence(orNotStated(reason))}` : `${on}.`,
    sequence,
  };
}

const isDissent = ({ position }: Position): boolean => position === 'dissent';
const standingOn = (decision: Decision): Position[] => standingPositions(decision, versionInForce(decision).version);

const dissents = (meeting: Meeting): Line[] =>
  inForce(meeting).flatMap((decision) =>
    standingOn(decision)
      .filter(isDissent)
      .map((one) => positionLine(meeting, decision, one)),
  );

/** Everybody else who stands somewhere, who decided, who said nothing, and what was said of an earlier version only. */
function otherPositions(meeting: Meeting, decision: Decision): Line[] {
  const title = matterTitle(meeting, decision.matterId);
  const { version } = versionInForce(decision);
  const { decided: taken = undefined, sequence } = decision;
  const decider = decidedAsItsPosition(meeting, decision);
  const silent = taken ? tookNoPosition(meeting, taken).map((agencyId) => agencyNameIn(meeting, agencyId)) : [];
  return [
    ...standingOn(decision)
      .filter((one) => !isDissent(one))
      .map((one) => positionLine(meeting, decision, one)),
    ...(decider === undefined
      ? []
      : [{ text: `${agencyNameIn(meeting, decider)} decided it: ${title}.`, sequence: taken?.sequence ?? sequence }]),
    ...(silent.length > 0
      ? [
          {
            text: `No position taken on ${title}: ${sentence(listInWords(silent))}`,
            sequence: taken?.sequence ?? sequence,
          },
        ]
      : []),
    ...saidOfEarlier(decision, version).map((one) => {
      const { text } = positionLine(meeting, decision, one);
      return { text: `Said of version ${one.version}, and not of this one: ${text}`, sequence: one.sequence };
    }),
  ];
}

function ownerOf(meeting: Meeting, { owner, agencyId }: AgreedAction): string {
  const name = 'participantId' in owner ? nameIn(meeting, owner.participantId) : (owner.name ?? owner.post);
  return `${name}, ${agencyNameIn(meeting, agencyId)}`;
}

/** What became of it already, where something did. */
const became = ({ state }: AgreedAction): string =>
  state.state === 'agreed' || state.state === 'accepted' ? '' : ` ${capital(sentence(stateInWords(state)))}`;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const actionLines = (meeting: Meeting): Line[] =>
  [...meeting.actions.values()]
    .sort((one, other) => Date.parse(one.due) - Date.parse(other.due))
    .map((action) => ({
      text: `${ownerOf(meeting, action)}: ${clause(action.what)}, by ${londonClock(action.due)} on ${dateInWords(londonDate(action.due))}.${became(action)}`,
      sequence: action.sequence,
    }));

/** The last message for each addressee: who tells whom what, and from when. */
function tells(meeting: Meeting): Line[] {
  const last = messagesInForce(meeting);
  if (last.length === 0) return [{ text: `What the family is told: ${notStated}.`, sequence: 0 }];
  return last.map((message) => ({ text: messageInWords(meeting, message), sequence: message.sequence }));
}

function messageInWords(meeting: Meeting, message: FamilyMessage): string {
  const { aboutId, told, what, whyNot, byParticipantId, notBefore } = message;
  const whom = aboutId ? (meeting.people.get(aboutId)?.name ?? 'one person') : 'the family';
  if (!told) return `${aboutId ? whom : 'The family'} is not told${whyNot ? `: ${sentence(whyNot)}` : '.'}`;
  const when = notBefore ? `, not before ${londonClock(notBefore)} on ${dateInWords(londonDate(notBefore))}` : '';
  const by = byParticipantId ? nameIn(meeting, byParticipantId) : 'Somebody still to be named';
  return `${by} tells ${whom}${when}: ${sentence(orNotStated(what))}`;
}

const blocks = (lines: readonly Line[], none: string): Block[] =>
  lines.length > 0
    ? lines.map(({ text, sequence }) => paragraph(text, sequence > 0 ? [sequence] : undefined))
    : [paragraph(none)];

/** How long it takes, where it is longer than anybody would expect: nothing is cut to make it shorter. */
function howLong(lines: readonly Line[]): Block[] {
  const words = lines
    .map(({ text }) => text)
    .join(' ')
    .split(/\s+/).length;
  return words <= ninetySeconds
    ? []
    : [paragraph(`Read aloud, this takes about ${Math.ceil(words / aMinute)} minutes.`)];
}

/** Said to everybody on the call: with the family there, what is for professionals waits until they have left. */
const warning = (meeting: Meeting): Block[] =>
  [...meeting.participants.values()].some((one) => isAttending(one) && !isProfessional(one))
    ? [
        paragraph(
          'Before you read: people who are not here for an agency are on the call. This is for professionals; give the others what was agreed that they are told.',
        ),
      ]
    : [];

export function readBack(meeting: Meeting): Section[] {
  const decisions = [...decided(meeting), ...notDecided(meeting)];
  const against = dissents(meeting);
  const others = inForce(meeting).flatMap((decision) => otherPositions(meeting, decision));
  const actions = actionLines(meeting);
  const told = tells(meeting);
  return [
    {
      sectionId: 'decided',
      title: 'What is decided',
      blocks: [
        ...warning(meeting),
        ...howLong([...decisions, ...against, ...others, ...actions, ...told]),
        ...blocks(decisions, 'Nothing has been decided.'),
      ],
    },
    {
      sectionId: 'dissents',
      title: 'Who dissents',
      blocks: blocks(against, 'Nobody dissents. If that is wrong, say so now.'),
    },
    ...(others.length > 0
      ? [{ sectionId: 'positions', title: 'Where the others stand', blocks: blocks(others, '') }]
      : []),
    { sectionId: 'actions', title: 'Who does what', blocks: blocks(actions, 'No action was agreed.') },
    {
      sectionId: 'tells',
      title: 'Who tells whom',
      blocks: [...blocks(told, ''), paragraph('Is anything of this wrong?')],
    },
  ];
}
