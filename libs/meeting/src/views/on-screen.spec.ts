import { agree } from '../testing/commands.js';
import { given, minute, opened } from '../testing/given.js';
import { chair } from '../testing/people.js';
import { fold } from '../decider.js';
import { viewerOf, visibleTo } from '../visibility.js';
import { asPlainText } from './document.js';
import { entriesForEdition } from './edition-entries.js';
import { minutes } from './minutes.js';
import { minutesOnScreen, type PaperOnScreen } from './on-screen.js';

describe('a paper on the screen', () => {
  const { record } = given(
    opened(),
    chair(agree('t1', { what: 'HEARD', due: minute(180) })),
    chair(agree('t2', { what: 'KEPT', restrictedTo: ['police', 'chair'], due: minute(180) })),
  );

  const printed = (name: PaperOnScreen, makerId: string) => {
    const own = record.rows.map((row) => visibleTo(viewerOf(record.meeting!, makerId)!, row)!);
    const options = { now: minute(60) };
    return {
      shown: asPlainText(minutesOnScreen(fold(own)!, name, options, own)),
      leaves: asPlainText(minutes(entriesForEdition(record.rows, record.meeting!, name, makerId), name, options)),
    };
  };

  it('[N76] is what the server makes of it, and no more', () => {
    const { shown, leaves } = printed('read-back', 'chair');
    expect(shown).toBe(leaves);
    expect(shown).toContain('HEARD');
    expect(shown).not.toContain('KEPT');
  });
  it('[N94] what an agency’s people alone may see is on their screen, and not on the sheet that leaves', () => {
    const { shown, leaves } = printed('tonight-police', 'police');
    expect(shown).toMatch(/HEARD[\s\S]*KEPT/);
    expect(leaves).toContain('HEARD');
    expect(leaves).not.toContain('KEPT');
  });
});
