/** Arriving, contributing, taking a position and closing with the keyboard alone. */
import { journey } from './journey.js';
import { Keyboard } from './keys.js';
import type { Person } from './person.js';
import { agencies, seats } from './seats.js';
import { arrive } from './ways-in.js';

const { step, seat, picture } = journey(51);
let chair: Person, police: Person, keys: Keyboard;

const first = 'We were called to the flat twice in October.';
const second = 'Both times a man answered and gave no name.';
const medical = 'Medical assessment';

const jump = (person: Person, name: string) =>
  person.page.getByRole('navigation', { name: 'Parts of the room' }).getByRole('link', { name, exact: true });

describe('a meeting by keyboard', () => {
  step(
    '[B29] a screen begins at its content, which can be skipped to, and arriving lands at the top of the room',
    async () => {
      const seated = await Promise.all([seat(seats.chair), seat(seats.police), seat(seats.healthVisitor)]);
      [chair, police] = seated as [Person, Person, Person];
      await Promise.all([chair, seated[2] as Person].map((person) => arrive(person)));
      keys = new Keyboard(police);
      await keys.landsOn(police.part());
      await keys.tabTo(police.page.getByRole('link', { name: 'Skip to main content' }), 'Shift+Tab');
      await keys.press('Enter');
      await keys.landsOn(police.part());
      await keys.tabTo(police.page.getByLabel('I accept the statement of confidentiality'));
      await keys.press('Space');
      await keys.tabTo(police.page.getByLabel('In person', { exact: true }));
      await keys.press('ArrowDown');
      expect(await police.page.getByLabel('By video', { exact: true }).isChecked()).toBe(true);
      await keys.tabTo(police.button('Arrive'));
      await keys.press('Enter');
      await keys.landsOn(police.part());
      await police.sees('By video since', 'people');
    },
  );

  step('[B30] a contribution is written and sent by keyboard, and the next can be begun at once', async () => {
    await chair.press('Open the meeting');
    const words = police.form('Contribute').getByLabel('In your own words', { exact: true });
    await keys.tabTo(jump(police, 'Contribute'));
    await keys.press('Enter');
    await keys.landsOn(police.page.locator('#contribute'));
    await keys.tabTo(words);
    await picture(police, 'keyboard-focus');
    await keys.type(first);
    await keys.tabTo(police.button('Share with the meeting'));
    await keys.press('Enter');
    await chair.seesWords(first, 'shared');
    await keys.press('Shift+Tab');
    await keys.press('Shift+Tab');
    await keys.landsOn(words);
    await keys.type(second);
    await keys.press('Control+Enter');
    await chair.seesWords(second, 'shared');
    await keys.landsOn(words);
    expect(await words.inputValue()).toBe('');
  });

  step('[B31] a position is taken by keyboard, and the focus stays where it can be changed', async () => {
    await chair.press(`Propose: ${medical}`, 'decisions');
    await chair.fillIn(
      `Propose: ${medical}`,
      { 'For Wren Larkhill': 'Assessment today', 'The proposal in words': 'Wren is examined today.' },
      'Propose',
    );
    await police.seesWords('Wren is examined today.', 'decisions');
    await keys.landsOn(police.form('Contribute').getByLabel('In your own words', { exact: true }));
    await keys.tabTo(police.form('Take a position').getByLabel('Agree', { exact: true }));
    await keys.press('Space');
    await keys.tabTo(police.button('Record the position'));
    await keys.press('Enter');
    await keys.landsOn(police.button('Change your position (agree)'));
    await chair.page.getByRole('row', { name: `${agencies.police} Agree –` }).waitFor();
    await keys.press('Enter');
    await keys.tabTo(police.form('Take a position').getByLabel('Agree', { exact: true }));
    await keys.press('ArrowDown');
    await keys.press('Control+Enter');
    await keys.landsOn(police.button('Change your position (agree with a reservation)'));
  });

  step('[B32] the meeting is closed by keyboard, by way of what was left out', async () => {
    const chairKeys = new Keyboard(chair);
    const form = chair.form('Close the meeting');
    const reasons = form.getByLabel(/^Why this stays open/);
    await chairKeys.tabTo(jump(chair, 'Before closing'));
    await chairKeys.press('Enter');
    await chairKeys.landsOn(chair.page.locator('#closing'));
    await chairKeys.tabTo(chair.button('Close the meeting', 'closing'));
    await chairKeys.press('Enter');
    await chairKeys.tabTo(form.getByLabel('Summary', { exact: true }));
    await chairKeys.type('Wren is examined today.');
    await chairKeys.press('Control+Enter');
    await chairKeys.landsOn(form.locator('.govuk-error-summary'));
    await picture(chair, 'keyboard-error-summary');
    await chairKeys.tabTo(form.getByRole('link', { name: /^Say why this stays open/ }).first());
    await chairKeys.press('Enter');
    await chairKeys.landsOn(reasons.first());
    const many = await reasons.count();
    for (let index = 0; index < many; index += 1) {
      await chairKeys.type('It is taken up tomorrow.');
      if (index + 1 < many) await chairKeys.tabTo(reasons.nth(index + 1));
    }
    await chairKeys.tabTo(form.getByRole('button', { name: 'Close the meeting now' }));
    await chairKeys.press('Enter');
    await chair.seesHeading(/^Minutes$/);
    await chairKeys.landsOn(chair.part());
    expect(chairKeys.unseen).toEqual([]);
  });

  step('[B33] the focus is seen at every stop', async () => {
    await police.seesHeading(/^Minutes$/);
    await keys.landsOn(police.part());
    await keys.tabTo(police.button('Print the minutes'));
    expect(keys.unseen).toEqual([]);
  });
});
