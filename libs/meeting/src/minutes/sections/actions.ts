/** Actions as agreed, with whose they are, by when, what they are for and how they stand. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import type { ActionState, AgreedAction } from '../../topics/owned-action.js';
import { ownerInWords } from '../../topics/owner.js';
import type { Block } from '../document.js';
import { clause, listInWords, momentInWords, orNotStated } from '../../words.js';
import { apart, childName, inFull, paragraph, type Manner } from './manner.js';
import { takenDownInWords } from './taken-down.js';

/** How it stands, and who took that down where it was said on the telephone. */
export function standingInWords(meeting: Meeting, { state, states }: AgreedAction): string {
  const last = states.findLast(({ takenBack }) => !takenBack);
  const down = last && takenDownInWords(meeting, last);
  return down ? `${stateInWords(state)} (${down})` : stateInWords(state);
}

export function stateInWords(state: ActionState): string {
  switch (state.state) {
    case 'agreed':
      return 'not yet accepted';
    case 'accepted':
      return `accepted ${momentInWords(state.at)}`;
    case 'declined':
      return `declined: ${state.why}`;
    case 'done':
      return `done${state.evidence ? `: ${state.evidence}` : ''}`;
    case 'not-done':
      return `not done (${state.cause === 'circumstances-changed' ? 'circumstances changed' : 'the agency has not done it'}): ${state.explanation}`;
  }
}

const actionRow = (meeting: Meeting, action: AgreedAction): string[] => [
  action.what,
  ownerInWords(meeting, action),
  momentInWords(action.due),
  orNotStated(listInWords(action.childIds.map((childId) => childName(meeting, childId)))),
  orNotStated(action.difference),
  orNotStated(action.measure),
  orNotStated(action.contingency),
  standingInWords(meeting, action),
];

export function actionTable(
  meeting: Meeting,
  caption: string,
  agreed: readonly AgreedAction[],
  { length }: Manner,
): Block[] {
  if (agreed.length === 0) return [];
  return [
    {
      kind: 'table',
      caption,
      sources: agreed.map(({ sequence }) => sequence),
      head: [
        'What',
        'Who',
        'By when',
        'For',
        'What difference it makes',
        'How we will know',
        'If it is not done',
        'How it stands',
      ],
      rows: agreed.map((action) => actionRow(meeting, action)),
    },
    ...agreed
      .filter(({ changes }) => length === 'full' && changes.length > 0)
      .map(({ what, changes }): Block => ({
        kind: 'list',
        sources: changes.map(({ sequence }) => sequence),
        items: changes.map(({ at, change, takenDownBy }) => {
          const down = takenDownBy === undefined ? '' : ` (taken down by ${nameIn(meeting, takenDownBy)})`;
          return `${clause(what)}, ${momentInWords(at)}${down}: ${change}`;
        }),
      })),
  ];
}

/** Every action; in an agency’s edition its own in a table before the others’. */
export function actions(meeting: Meeting, manner: Manner = inFull): Block[] {
  if (meeting.actions.size === 0) return [paragraph('No action was agreed.')];
  const { own, others } = apart(meeting.actions.values(), manner, ({ agencyId }) => agencyId);
  if (manner.agencyId === undefined) return actionTable(meeting, 'Actions', others, manner);
  const name = agencyNameIn(meeting, manner.agencyId);
  return [
    ...(own.length > 0
      ? actionTable(meeting, `Actions of ${name}`, own, manner)
      : [paragraph(`${name} has no action.`)]),
    ...actionTable(meeting, 'Actions of others', others, manner),
  ];
}
