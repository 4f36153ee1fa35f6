/** The read-back: what is said aloud at the end, in about ninety seconds, so that everybody leaves with the same meeting. */
import { agencyNameIn, isAttending, isProfessional, nameIn, type Meeting } from '../../meeting.js';
import type { AgreedAction } from '../../topics/action.js';
import type { Decision, Position } from '../../topics/decision.js';
import { standingPositions } from '../../topics/standing.js';
import { londonDate, londonTime } from '../../working-days.js';
import { notStated, type Block, type Section } from '../document.js';
import { decidedFor } from '../editions/decision-letter.js';
import { messagesInForce } from '../for-family.js';
import { matterTitle, versionInForce } from '../sections/decisions.js';
import { paragraph } from '../sections/manner.js';
import { clause, counted, dateInWords, listInWords, sentence } from '../words.js';

/** Ninety seconds at an unhurried pace. */
const aim = 225;
const wordsIn = (lines: readonly string[]): number => lines.join(' ').split(/\s+/).length;

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

function dissentInWords(
  meeting: Meeting,
  decision: Decision,
  { agencyId, participantId, standing, reason, sequence }: Position,
  withReason: boolean,
): Line {
  const who =
    standing === 'agency' ? agencyNameIn(meeting, agencyId) : `${nameIn(meeting, participantId)}, personally,`;
  const why = reason ? (withReason ? sentence(reason) : 'the reason is in the record.') : `${notStated}.`;
  return { text: `${who} dissents on ${matterTitle(meeting, decision.matterId)}: ${why}`, sequence };
}

const dissents = (meeting: Meeting, withReasons: boolean): Line[] =>
  inForce(meeting).flatMap((decision) =>
    standingPositions(decision, versionInForce(decision).version)
      .filter(({ position }) => position === 'dissent')
      .map((position) => dissentInWords(meeting, decision, position, withReasons)),
  );

function ownerOf(meeting: Meeting, { owner, agencyId }: AgreedAction): string {
  const name = 'participantId' in owner ? nameIn(meeting, owner.participantId) : (owner.name ?? owner.post);
  return `${name}, ${agencyNameIn(meeting, agencyId)}`;
}

const actionLines = (meeting: Meeting): Line[] =>
  [...meeting.actions.values()]
    .filter(({ state }) => state.state !== 'done')
    .sort((one, other) => Date.parse(one.due) - Date.parse(other.due))
    .map((action) => ({
      text: `${ownerOf(meeting, action)}: ${clause(action.what)}, by ${londonTime(action.due)} on ${dateInWords(londonDate(action.due))}.`,
      sequence: action.sequence,
    }));

/** The last message for each addressee: who tells whom, and from when. */
function tells(meeting: Meeting): Line[] {
  const last = messagesInForce(meeting);
  if (last.length === 0) return [{ text: `What the family is told: ${notStated}.`, sequence: 0 }];
  return last.map(({ aboutId, told, byParticipantId, notBefore, sequence }) => {
    const whom = aboutId ? (meeting.people.get(aboutId)?.name ?? 'one person') : 'the family';
    if (!told) return { text: `${whom === 'the family' ? 'The family' : whom} is not told.`, sequence };
    const when = notBefore ? `, not before ${londonTime(notBefore)} on ${dateInWords(londonDate(notBefore))}` : '';
    return {
      text: `${byParticipantId ? nameIn(meeting, byParticipantId) : 'Somebody still to be named'} tells ${whom}${when}.`,
      sequence,
    };
  });
}

const blocks = (lines: readonly Line[], none: string): Block[] =>
  lines.length > 0
    ? lines.map(({ text, sequence }) => paragraph(text, sequence > 0 ? [sequence] : undefined))
    : [paragraph(none)];

/** As many of the soonest as there is time for; the rest are counted, never dropped in silence. */
function shortened(lines: readonly Line[], room: number): Line[] {
  const kept = lines.filter((_, index) => wordsIn(lines.slice(0, index + 1).map(({ text }) => text)) <= room);
  const left = lines.slice(kept.length);
  return left.length === 0
    ? kept
    : [
        ...kept,
        {
          text: `And ${counted(left.length, 'more action', 'more actions')}, as listed in the minutes.`,
          sequence: left[0]?.sequence ?? 0,
        },
      ];
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
  const fixed = [...decided(meeting), ...notDecided(meeting), ...tells(meeting)].map(({ text }) => text);
  const actions = actionLines(meeting);
  const told = (withReasons: boolean): string[] => [
    ...fixed,
    ...dissents(meeting, withReasons).map(({ text }) => text),
  ];
  const hasRoom = wordsIn([...told(true), ...actions.map(({ text }) => text)]) <= aim;
  const spoken = shortened(actions, hasRoom ? Infinity : Math.max(0, aim - wordsIn(told(false))));
  return [
    {
      sectionId: 'decided',
      title: 'What is decided',
      blocks: [
        ...warning(meeting),
        ...blocks([...decided(meeting), ...notDecided(meeting)], 'Nothing has been decided.'),
      ],
    },
    {
      sectionId: 'dissents',
      title: 'Who dissents',
      blocks: blocks(dissents(meeting, hasRoom), 'Nobody dissents. If that is wrong, say so now.'),
    },
    { sectionId: 'actions', title: 'Who does what', blocks: blocks(spoken, 'No action was agreed.') },
    {
      sectionId: 'tells',
      title: 'Who tells whom',
      blocks: [...blocks(tells(meeting), ''), paragraph('Is anything of this wrong?')],
    },
  ];
}
