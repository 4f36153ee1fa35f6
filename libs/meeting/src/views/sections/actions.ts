/** Actions as agreed, with whose they are and how they stand; what was left open; and the summary. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { ownerInWords, type ActionState, type AgreedAction } from '../../topics/action.js';
import { clocks } from '../clocks.js';
import { closingChecks } from '../closing-checks.js';
import { gaps } from '../gaps.js';
import type { Block } from '../document.js';
import { dateInWords, listInWords, momentInWords, orNotStated } from '../words.js';

function stateInWords(state: ActionState): string {
  switch (state.state) {
    case 'agreed': return 'not yet accepted';
    case 'accepted': return `accepted ${momentInWords(state.at)}`;
    case 'declined': return `declined: ${state.why}`;
    case 'done': return `done${state.evidence ? `: ${state.evidence}` : ''}`;
    case 'not-done': return `not done (${state.cause === 'circumstances-changed' ? 'circumstances changed' : 'the agency has not done it'}): ${state.explanation}`;
  }
}

const actionRow = (meeting: Meeting, action: AgreedAction): string[] => [
  action.what, ownerInWords(meeting, action), momentInWords(action.due),
  orNotStated(listInWords(action.childIds.map((childId) => meeting.children.get(childId)?.name ?? 'a child'))),
  orNotStated(action.difference), orNotStated(action.measure), orNotStated(action.contingency), stateInWords(action.state),
];

export function actions(meeting: Meeting): Block[] {
  const agreed = [...meeting.actions.values()];
  if (agreed.length === 0) return [{ kind: 'paragraph', text: 'No action was agreed.' }];
  return [
    {
      kind: 'table', caption: 'Actions', sources: agreed.map(({ sequence }) => sequence),
      head: ['What', 'Who', 'By when', 'For', 'What difference it makes', 'How we will know', 'If it is not done', 'How it stands'],
      rows: agreed.map((action) => actionRow(meeting, action)),
    },
    ...agreed.filter(({ changes }) => changes.length > 0).map((action): Block => ({
      kind: 'list', sources: action.changes.map(({ sequence }) => sequence), items: action.changes.map(({ at, change }) => `${action.what}, ${momentInWords(at)}: ${change}`),
    })),
  ];
}

/** Checks left open with their reasons, and everything not stated, by whose it is. */
export function outstanding(meeting: Meeting): Block[] {
  const reasons = meeting.status.phase === 'closed' ? meeting.status.outstanding : [];
  const checks = closingChecks(meeting).map(({ checkId, label, met }) => {
    const why = reasons.find((one) => one.checkId === checkId)?.why;
    return `${label}: ${met ? 'yes' : why ? `left open: ${why}` : 'not yet'}`;
  });
  const open = gaps(meeting).map(({ what, agencyId }) => (agencyId ? `${what} (for ${agencyNameIn(meeting, agencyId)})` : what));
  return [
    { kind: 'list', items: checks },
    { kind: 'heading', text: 'Not stated' },
    { kind: 'list', items: open.length > 0 ? open : ['Nothing that the procedure asks for is missing.'] },
    { kind: 'heading', text: 'Time limits' },
    { kind: 'list', items: clocks(meeting).map(({ label, limit, due }) => `${label}: ${limit}. ${due.known ? `Runs out ${due.at ? momentInWords(due.at) : dateInWords(due.date)}.` : due.because}`) },
    ...withheldNote(meeting),
  ];
}

/** What was kept back later, and from whom it no longer could be. */
const restrictedLater = (meeting: Meeting): string[] => meeting.restrictions.map(({ at, alreadySeenBy }) => {
  const seen = alreadySeenBy.length > 0 ? ` Already seen by ${listInWords(alreadySeenBy.map((participantId) => nameIn(meeting, participantId)))}.` : '';
  return `An entry was kept to fewer people from ${momentInWords(at)}.${seen}`;
});

const withheldNote = (meeting: Meeting): Block[] => [
  ...(meeting.withheld.size > 0 ? [{ kind: 'paragraph' as const, text: `${meeting.withheld.size} ${meeting.withheld.size === 1 ? 'entry is' : 'entries are'} kept from the reader of this copy.` }] : []),
  ...(meeting.restrictions.length > 0 ? [{ kind: 'list' as const, items: restrictedLater(meeting) }] : []),
];

export function summary(meeting: Meeting): Block[] {
  const { status } = meeting;
  if (status.phase === 'cancelled') return [{ kind: 'paragraph', text: `Cancelled: ${status.reason}` }];
  if (status.phase !== 'closed') return [{ kind: 'paragraph', text: 'The meeting has not been closed.' }];
  return [
    { kind: 'paragraph', text: status.summary },
    { kind: 'paragraph', text: `Next meeting: ${status.nextMeetingAt ? momentInWords(status.nextMeetingAt) : orNotStated(undefined)}.` },
  ];
}
