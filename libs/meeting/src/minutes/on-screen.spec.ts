import { agree } from '../testing/commands.js';
import { given, minute, opened } from '../testing/given.js';
import { chair, mia } from '../testing/people.js';
import { discussion } from '../testing/procedure.js';
import { fold } from '../decider.js';
import { viewerOf, visibleTo } from '../visibility.js';
import { asPlainText } from './document.js';
import { keptOnScreen } from './on-screen.js';
import type { DocumentName } from '../documents/which.js';
import { annexPointers, entriesForEdition, minutes, minutesOnScreen } from '../testing/named.js';

describe('a paper on the screen', () => {
  const { record } = given(
    opened(),
    chair(agree('t1', { what: 'HEARD', due: minute(180) })),
    chair(agree('t2', { what: 'KEPT', restrictedTo: ['police', 'chair'], due: minute(180) })),
  );

  const printed = (name: DocumentName, makerId: string) => {
    const meeting = record.meeting!;
    const own = record.rows.map((row) => visibleTo(viewerOf(meeting, makerId)!, row)!);
    const options = { now: minute(60) };
    const { document, annexes } = minutesOnScreen(fold(own)!, name, makerId, options, own);
    const pointers = annexPointers(record.rows, meeting, name, makerId);
    return {
      shown: asPlainText(document),
      unfolded: JSON.stringify(annexes.flatMap((annex) => keptOnScreen(fold(own)!, own, makerId, annex))),
      leaves: asPlainText(
        minutes(entriesForEdition(record.rows, meeting, name, makerId), name, { ...options, annexes: pointers }),
      ),
    };
  };

  it('[N76] is what the server makes of it, and no more', () => {
    const { shown, leaves } = printed('read-back', 'chair');
    expect(shown).toBe(leaves);
    expect(shown).toContain('HEARD');
    expect(shown).not.toContain('KEPT');
  });
  it('[N94] [N187] what an agency’s people alone may see is folded on their screen, and not on the sheet that leaves or is printed', () => {
    const { shown, unfolded, leaves } = printed('tonight-police', 'police');
    expect(shown).toBe(leaves);
    expect(shown).toContain('HEARD');
    expect(shown).not.toContain('KEPT');
    expect(unfolded).toContain('KEPT');
    expect(unfolded).not.toContain('HEARD');
  });
  it('[N187] the minutes on a screen are those of the copy that leaves, and restricted words unfold at the line that stands for them', () => {
    for (const who of ['chair', 'police', 'school']) {
      const { shown, unfolded, leaves } = printed('full', who);
      expect(shown).toBe(leaves);
      expect(shown).toContain('HEARD');
      expect(shown).not.toContain('KEPT');
      expect(unfolded.includes('KEPT')).toBe(who !== 'school');
    }
  });
  it('[N187] nothing somebody who hides could be found by stands in the minutes on a screen, which are printed', () => {
    const shown = (mustNotBeFoundBy: readonly string[]): string => {
      const children = [{ ...mia, mustNotBeFoundBy }];
      const { record } = given({ convening: { place: 'FINDABLE', children }, procedure: discussion }, opened());
      const own = record.readBy('chair');
      return asPlainText(minutesOnScreen(fold(own)!, 'full', 'chair', {}, own).document);
    };
    expect(shown([])).toContain('Place: FINDABLE');
    expect(shown(['dean'])).toContain('Place: not given here');
    expect(shown(['dean'])).not.toContain('FINDABLE');
  });
});
