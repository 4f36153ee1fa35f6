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

  it.each<[PaperOnScreen, string]>([
    ['read-back', 'chair'],
    ['tonight-police', 'police'],
  ])('[N76] is what the server makes of it, and no more: %s', (name, makerId) => {
    const own = record.rows.map((row) => visibleTo(viewerOf(record.meeting!, makerId)!, row)!);
    const options = { now: minute(60) };
    const shown = asPlainText(minutesOnScreen(fold(own)!, name, options, own));
    expect(shown).toBe(
      asPlainText(minutes(entriesForEdition(record.rows, record.meeting!, name, makerId), name, options)),
    );
    expect(shown).toContain('HEARD');
    expect(shown.includes('KEPT')).toBe(name === 'tonight-police');
  });
});
