/** Where each child is now: printed in the full minutes alone, and of whoever hides in nobody’s. */
import { hidingIn } from '../../finding.js';
import { nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { isNoLongerSafe, whereaboutsOf, type Whereabouts } from '../../topics/whereabouts.js';
import type { Instant } from '../../vocabulary.js';
import { notStated, type Block } from '../document.js';
import { clause, momentInWords, sentence } from '../words.js';
import { childName, heading, paragraph, type Manner } from './manner.js';

/** One entry, with who said it and when, and whether its time has passed at the moment the copy is made. */
export function whereaboutsBlock(meeting: Meeting, one: Whereabouts, now: Instant | undefined): Block {
  const { childId, where, withWhom, safeUntil, saidBy, at, by, sequence } = one;
  const recorder = authorOf(by);
  const said = `Recorded ${momentInWords(at)}${recorder ? ` by ${nameIn(meeting, recorder)}` : ''}${saidBy ? `, as said by ${clause(saidBy)}` : ''}.`;
  const passed = isNoLongerSafe(one, now) ? '; that time has passed' : '';
  const safe = safeUntil
    ? ` Safe until ${momentInWords(safeUntil)}${passed}.`
    : ` Until when that is safe: ${notStated}.`;
  const who = withWhom ? `, with ${clause(withWhom)}` : '';
  return paragraph(`${childName(meeting, childId)}: ${sentence(`${clause(where)}${who}`)} ${said}${safe}`, [sequence]);
}

export function whereabouts(meeting: Meeting, { agencyId, now }: Manner): Block[] {
  if (agencyId !== undefined) return [];
  const isAnybodyHiding = hidingIn(meeting).size > 0;
  const blocks = [...meeting.children.values()].map(({ childId, name }) => {
    const last = whereaboutsOf(meeting, childId);
    if (!last) return paragraph(`${name}: ${notStated}.`);
    return isAnybodyHiding ? paragraph(`${name}: not given here.`) : whereaboutsBlock(meeting, last, now);
  });
  return [heading('Where each child is now'), ...blocks];
}
