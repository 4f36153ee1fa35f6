/** The sheet for tonight, one page for one agency: its own tasks, who else does what, what not to reveal, whom to ring, and what if it goes wrong. */
import { agencyNameIn, type Meeting } from '../../meeting.js';
import type { AgreedAction } from '../../topics/owned-action.js';
import { ownerInWords } from '../../topics/owner.js';
import type { FamilyMessage } from '../../topics/family.js';
import { saidOfEarlier, standingPositions } from '../../topics/standing.js';
import type { Instant } from '../../vocabulary.js';
import { type Block, type Section } from '../document.js';
import { notStated } from '../../words.js';
import { messagesInForce } from '../for-family.js';
import type { MinutesOptions } from '../options.js';
import { matterTitle, versionInForce } from '../sections/decisions.js';
import { keptBack } from '../sections/child-and-family.js';
import { apart, paragraph } from '../sections/manner.js';
import { standingInWords } from '../sections/actions.js';
import { clause, counted, listInWords, momentInWords, orNotStated, sentence } from '../../words.js';
import { hasSomethingToSee } from '../../to-see.js';

/** From five in the afternoon until nine in the morning. */
const nightHours = 16;

const startOf = ({ status, scheduledFor }: Meeting, { now }: MinutesOptions): Instant =>
  now ?? (status.phase === 'closed' ? status.closedAt : 'openedAt' in status ? status.openedAt : scheduledFor);

const isTonight = (action: AgreedAction, from: Instant): boolean =>
  Date.parse(action.due) <= Date.parse(from) + nightHours * 3_600_000;
const isToDo = ({ state }: AgreedAction): boolean => state.state !== 'done';
const byDue = (one: AgreedAction, other: AgreedAction): number => Date.parse(one.due) - Date.parse(other.due);

const table = (
  caption: string,
  rows: readonly AgreedAction[],
  head: readonly string[],
  cells: (action: AgreedAction) => string[],
): Block => ({ kind: 'table', caption, head, rows: rows.map(cells), sources: rows.map(({ sequence }) => sequence) });

const mine = (meeting: Meeting, own: readonly AgreedAction[]): Block[] =>
  own.length === 0
    ? [paragraph('Nothing is asked of you.')]
    : [
        table('Yours', own, ['What', 'Who', 'By when', 'How it stands'], (action) => [
          action.what,
          ownerInWords(meeting, action),
          momentInWords(action.due),
          standingInWords(meeting, action),
        ]),
      ];

function otherwise(meeting: Meeting, others: readonly AgreedAction[], from: Instant): Block[] {
  const soon = others.filter((action) => isTonight(action, from));
  const later = others.length - soon.length;
  return [
    soon.length === 0
      ? paragraph('Nobody else has anything to do tonight.')
      : table('Others', soon, ['What', 'Who', 'By when'], (action) => [
          action.what,
          ownerInWords(meeting, action),
          momentInWords(action.due),
        ]),
    ...(later > 0
      ? [paragraph(`${counted(later, 'action', 'actions')} of others ${later === 1 ? 'falls' : 'fall'} due later.`)]
      : []),
  ];
}

function silence(meeting: Meeting, message: FamilyMessage): string[] {
  const { aboutId, told, what, notBefore, mustNotKnowYet, mustNotKnowYetKept } = message;
  const whom = aboutId ? (meeting.people.get(aboutId)?.name ?? 'one person') : 'the family';
  if (!told) return [`To ${whom}: nothing of this meeting.`];
  return [
    ...(mustNotKnowYet || mustNotKnowYetKept ? [`To ${whom}, not yet: ${sentence(mustNotKnowYet ?? keptBack)}`] : []),
    ...(notBefore
      ? [`To ${whom}, nothing before ${momentInWords(notBefore)}${what ? `; then: ${clause(what)}` : ''}.`]
      : []),
  ];
}

function secrets(meeting: Meeting, { mustNotReach = [] }: MinutesOptions): Block[] {
  const messages = messagesInForce(meeting);
  const items = [
    ...mustNotReach.map(
      ({ name, from }) =>
        `Where ${name} is must not reach ${listInWords(from)}: no address, school, GP or number, and not the place of this meeting.`,
    ),
    ...messages.flatMap((one) => silence(meeting, one)),
  ];
  const kept = [...meeting.contributions.values()].filter(({ thread, withdrawal }) => thread.audience && !withdrawal);
  if (kept.length > 0)
    items.push(
      `${counted(kept.length, 'entry is', 'entries are')} kept to some of the agencies: ${listInWords([...new Set(kept.map(({ agencyId }) => `from ${agencyNameIn(meeting, agencyId)}`))])}. Pass nothing of it on.`,
    );
  const said =
    items.length > 0
      ? items
      : [
          messages.length === 0
            ? `What the family is told: ${notStated}.`
            : 'Nothing beyond what is confidential anyway.',
        ];
  return [{ kind: 'list', items: said, sources: [...messages, ...kept].map(({ sequence }) => sequence) }];
}

function numbers({ procedure, participants }: Meeting): Block[] {
  const ofPartnership = (procedure.minutes?.outOfHours ?? []).map(({ label, number }) => ({
    name: label,
    value: hasSomethingToSee(number) ? number.trim() : 'not filled in',
  }));
  const ofPeople = [...participants.values()].flatMap(({ facts }) =>
    facts.outOfHours ? [{ name: `${facts.name}, ${facts.agencyName}`, value: facts.outOfHours }] : [],
  );
  const facts = [...ofPartnership, ...ofPeople];
  return facts.length > 0
    ? [{ kind: 'facts', facts }]
    : [paragraph('The procedure’s out-of-hours numbers are not filled in.')];
}

const ifItGoesWrong = (own: readonly AgreedAction[]): Block[] =>
  own.length === 0
    ? []
    : [
        {
          kind: 'list',
          items: own.map(({ what, contingency }) => `${clause(what)}: ${sentence(orNotStated(contingency))}`),
          sources: own.map(({ sequence }) => sequence),
        },
      ];

/** Every dissent that stands, in one line. */
function dissents(meeting: Meeting): Block[] {
  const standing = [...meeting.decisions.values()]
    .filter(({ supersededBy }) => !supersededBy)
    .flatMap((decision) => {
      const { version: current } = versionInForce(decision);
      return [...standingPositions(decision, current), ...saidOfEarlier(decision, current)]
        .filter(({ position }) => position === 'dissent')
        .map(({ agencyId, sequence, version }) => ({
          sequence,
          words: `${agencyNameIn(meeting, agencyId)}, on ${matterTitle(meeting, decision.matterId)}${version < current ? ` (said of version ${version}, and not of this one)` : ''}`,
        }));
    });
  if (standing.length === 0) return [paragraph('Nobody dissents.')];
  return [
    paragraph(
      `Dissent: ${standing.map(({ words }) => words).join('; ')}. The work goes on meanwhile.`,
      standing.map(({ sequence }) => sequence),
    ),
  ];
}

export function tonight(meeting: Meeting, agencyId: string, options: MinutesOptions): Section[] {
  const from = startOf(meeting, options);
  const { own, others } = apart(
    [...meeting.actions.values()].filter(isToDo).sort(byDue),
    { length: 'full', agencyId },
    (action) => action.agencyId,
  );
  const section = (sectionId: string, title: string, blocks: Block[]): Section => ({ sectionId, title, blocks });
  return [
    section('my-actions', `What ${agencyNameIn(meeting, agencyId)} does`, mine(meeting, own)),
    section('others-tonight', 'Who else does what tonight', otherwise(meeting, others, from)),
    section('not-to-reveal', 'What not to reveal, and to whom', secrets(meeting, options)),
    section('numbers', 'Out of hours', numbers(meeting)),
    section(
      'if-it-goes-wrong',
      'If it goes wrong',
      ifItGoesWrong(own).length > 0 ? ifItGoesWrong(own) : [paragraph('Ring the out-of-hours team.')],
    ),
    section('dissents', 'Dissent', dissents(meeting)),
  ];
}
