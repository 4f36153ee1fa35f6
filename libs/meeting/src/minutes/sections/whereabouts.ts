/** Where each child is, as it was last said: printed in the full minutes alone, and of whoever hides in nobody’s. */
import { hidingIn } from '../../finding.js';
import { nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { isNoLongerSafe, whereaboutsOf, type Whereabouts } from '../../topics/whereabouts.js';
import type { Instant } from '../../vocabulary.js';
import { type Block } from '../document.js';
import { notStated } from '../../words.js';
import type { AnnexPointer } from '../edition-entries.js';
import { clause, listInWords, momentInWords, sentence } from '../../words.js';
import { childName, heading, paragraph, type Manner } from './manner.js';

/** How a line begins: that something was said since is not for every reader to know, so no line says that a child is there now. */
type Lead = 'said' | 'last said' | 'last said to everybody';

/** One entry, with who said it and when, and whether its time has passed at the moment the copy is made. */
export function whereaboutsBlock(meeting: Meeting, one: Whereabouts, now: Instant | undefined, lead: Lead): Block {
  return paragraph(`${childName(meeting, one.childId)}: ${entryInWords(meeting, one, now, lead)}`, [one.sequence]);
}

function entryInWords(meeting: Meeting, one: Whereabouts, now: Instant | undefined, lead: Lead): string {
  const { where, withWhom, safeUntil, saidBy, at, by } = one;
  const recorder = authorOf(by);
  const recorded = recorder ? `recorded by ${nameIn(meeting, recorder)}` : '';
  const said = [recorded, saidBy ? `as said by ${clause(saidBy)}` : ''].filter(Boolean).join(', ');
  const passed = isNoLongerSafe(one, now) ? '; that time has passed' : '';
  const safe = safeUntil
    ? `Safe until ${momentInWords(safeUntil)}${passed}.`
    : `Until when that is safe: ${notStated}.`;
  const who = withWhom ? `, with ${clause(withWhom)}` : '';
  const place = sentence(`${clause(where)}${who}`);
  return `${lead}, at ${momentInWords(at)}${said ? ` (${said})` : ''}: ${place} ${safe}`;
}

/** For whom a later entry is kept that every reader of this copy may have. */
const keptSince = (annexes: readonly AnnexPointer[], childId: string, sequence: number): string[] =>
  annexes
    .filter(({ whereabouts = [] }) => whereabouts.some((one) => one.childId === childId && one.sequence > sequence))
    .map(({ whom }) => `for ${whom}`);

const seeAnnexes = (kept: readonly string[], why = ''): string =>
  `See the restricted ${kept.length > 1 ? 'annexes' : 'annex'} (${listInWords(kept)})${why}.`;

function ofChild(meeting: Meeting, childId: string, { now, annexes = [] }: Manner): Block {
  const name = childName(meeting, childId);
  const last = whereaboutsOf(meeting, childId);
  const kept = keptSince(annexes, childId, last?.sequence ?? 0);
  if (!last)
    return paragraph(
      kept.length > 0 ? `${name}: ${seeAnnexes(kept)}` : `Nothing is recorded here of where ${name} is now.`,
    );
  const said = hidingIn(meeting).size > 0 ? 'not given here.' : undefined;
  if (kept.length === 0)
    return said ? paragraph(`${name}: ${said}`) : whereaboutsBlock(meeting, last, now, 'last said');
  const words = said ?? entryInWords(meeting, last, now, 'last said to everybody');
  return paragraph(
    `${name}: ${words} ${seeAnnexes(kept, ' for what was said since')}`,
    said ? undefined : [last.sequence],
  );
}

export function whereabouts(meeting: Meeting, manner: Manner): Block[] {
  if (manner.agencyId !== undefined) return [];
  const blocks = [...meeting.children.keys()].map((childId) => ofChild(meeting, childId, manner));
  return [heading('Where each child is, as it was last said'), ...blocks];
}
