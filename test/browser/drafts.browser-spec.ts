/** Words half-typed when their form goes, typed in two windows, too long, or with a date nobody means; and what is said of all that. */
import type { Page } from 'playwright-core';
import { axeFinds } from './accessible.js';
import { kept } from './device.js';
import { journey } from './journey.js';
import { heard, listen, says } from './live-region.js';
import { Person, sizes } from './person.js';
import { seats } from './seats.js';
import { arrive, contribute } from './ways-in.js';

const { step, seat, picture } = journey(101);
let chair: Person, police: Person, socialWorker: Person, minuteTaker: Person, reader: Person;

const medical = 'Medical assessment';
const wren = 'Wren Larkhill';
const said = {
  taken: 'the marks were older than a week and',
  child: 'I sleep in the car',
  dissent: 'An examination by a stranger tonight does more harm',
  twice: 'He came in without a coat.',
  changed: 'He came in without a coat, twice.',
  spoken: 'Nobody answered the door at ten.',
  note: 'asked about the uncle, no answer',
};

const own = (page: Page) =>
  page.locator('main').getByRole('form', { name: 'Contribute' }).getByLabel('In your own words', { exact: true });
const begun = (person: Person) => person.part('begun');
/** As translators do: each text is taken out, and another put in its place. */
const translate = (person: Person) =>
  person.page.evaluate(`{
    const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    for (const text of texts) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = '‹' + text.data + '›';
      outer.append(inner);
      text.replaceWith(outer);
    }
    document.documentElement.classList.add('translated-ltr');
  }`);

describe('words that are not sent yet', () => {
  step('[B111] what is longer than fits stands whole, says by how much, and is not sent', async () => {
    const seated = await Promise.all([
      seat(seats.chair),
      seat(seats.police),
      seat(seats.socialWorker, sizes.phone),
      seat(seats.minuteTaker),
      seat(seats.healthVisitor),
    ]);
    [chair, police, socialWorker, minuteTaker, reader] = seated as [Person, Person, Person, Person, Person];
    await Promise.all(seated.map((person) => arrive(person)));
    await chair.press('Open the meeting');
    await police.page.locator('.q-phase--open').waitFor();
    const long = `${'Line: what was written in the report. '.repeat(300)}LAST-LINE: he said he would.`;
    await own(police.page).fill(long);
    expect(await own(police.page).inputValue()).toBe(long);
    await police.sees(`${long.length - 10_000} characters too long. Nothing is cut off.`, 'contribute');
    await police.press('Share with the meeting');
    await police.seesHeading('There is a problem');
    await police.sees(/“In your own words” is 11,\d\d\d characters; 10,000 fit\. Shorten it or split it in two/);
    expect(await axeFinds(police)).toEqual([]);
    await picture(police, 'too-long');
    expect(await own(police.page).inputValue()).toBe(long);
    await own(police.page).fill('');
  });

  step('[B112] a year of two figures is asked about in the field, and nothing is sent until it is meant', async () => {
    const errors: string[] = [];
    chair.page.on('pageerror', ({ message }) => errors.push(message));
    await chair.press('Agree an action', 'actions');
    const form = chair.form('Agree an action');
    await chair.answer(form, {
      'What is to be done': 'Visit tonight',
      'Who does it': `${seats.police}, Northmoor (fictional) Police`,
      'By when': '0026-11-28T10:00',
    });
    await chair.sees('The year 26 cannot be meant. Did you mean 28 November 2026?', 'actions');
    await form.getByRole('button', { name: 'Agree the action' }).click();
    await form.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await axeFinds(chair)).toEqual([]);
    await picture(chair, 'year-of-two-figures');
    await form.getByRole('button', { name: 'Yes, 28 November 2026' }).click();
    expect(await form.getByLabel('By when').inputValue()).toBe('2026-11-28T10:00');
    expect(errors).toEqual([]);
  });

  step('[B113] a time in the hour that comes twice is asked about, and one the clocks go over is refused', async () => {
    const form = chair.form('Agree an action');
    const due = form.getByLabel('By when');
    const send = () => form.getByRole('button', { name: 'Agree the action' }).click();
    await due.fill('2027-03-28T01:30');
    await send();
    await chair.sees(/^There is no 01:30 on 28 March 2027/, 'actions');
    await due.fill('2027-10-31T01:30');
    await send();
    await form.getByRole('button', { name: 'The second 01:30, Greenwich Mean Time' }).click();
    await picture(chair, 'hour-that-comes-twice');
    await send();
    await police.sees(/01:30 GMT/);
  });

  step('[B110] the same words in two windows of one person are sent once; what was changed since stays', async () => {
    const before = await kept(police);
    await own(police.page).fill(said.twice);
    while ((await kept(police)) === before) await police.page.evaluate('0');
    const second = new Person(await police.context.newPage(), police.name);
    await second.page.goto(police.page.url());
    await own(second.page).waitFor();
    expect(await own(second.page).inputValue()).toBe(said.twice);
    await police.press('Share with the meeting');
    await second.sees('Everything sent is saved');
    expect(await own(second.page).inputValue()).toBe('');
    await own(police.page).fill(said.changed);
    await own(second.page).fill(`${said.changed} And once more.`);
    await police.press('Share with the meeting');
    await chair.seesWords(said.changed, 'shared');
    expect(await own(second.page).inputValue()).toBe(`${said.changed} And once more.`);
    expect(await chair.words(said.twice, 'shared').count()).toBe(1);
    await own(second.page).fill('');
    await second.page.close();
  });

  step('[B115] saved, connection lost and connection back are each said once, in the live region', async () => {
    await listen(police);
    await contribute(police, 'A neighbour rang at nine.');
    await says(police, 'Saved.');
    await police.context.setOffline(true);
    await says(police, 'Connection lost.');
    await contribute(police, 'And again at ten.');
    await says(police, 'Waiting for the line.');
    await police.context.setOffline(false);
    await says(police, 'Connection back.');
    await police.sees('Everything sent is saved');
    for (const once of ['Connection lost.', 'Connection back.', 'Waiting for the line.'])
      expect([once, await heard(police, once).count()]).toEqual([once, 1]);
  });

  step('[B116] a page the browser translates says so, and goes on showing what changes', async () => {
    const now = (person: Person, title: string) => person.page.locator('.q-facts').getByText(title).waitFor();
    await translate(reader);
    await reader.page.getByText('Your browser translates this page.').waitFor();
    expect(await reader.page.locator('main font').count()).toBe(0);
    await translate(reader);
    await chair.press('Move on: Welcome and purpose');
    await now(reader, 'Welcome and purpose');
    await translate(reader);
    await chair.press('Move on: What each agency knows');
    await now(reader, 'What each agency knows');
    await picture(reader, 'translated');
    const field = reader.page.locator('#contribution-statement');
    await field.fill('The health visitor writes on a translated page.');
    await field.press('Control+Enter');
    await chair.seesWords('The health visitor writes on a translated page.', 'shared');
  });

  step('[B106] a reason half-typed when the chair decides is kept, and said as a disagreement', async () => {
    await chair.press(`Propose: ${medical}`, 'decisions');
    await chair.fillIn(
      `Propose: ${medical}`,
      { [`For ${wren}`]: 'Assessment today', 'The proposal in words': 'Wren is examined today.' },
      'Propose',
    );
    const position = police.form('Take a position');
    await position.waitFor();
    await police.answer(position, { Dissent: true, 'Reason (optional)': said.dissent });
    await chair.press(`Decide: ${medical}`, 'decisions');
    await chair.fillIn(`Decide: ${medical}`, { 'Reason for the decision': 'It is needed.' }, 'Decide as proposed');
    await begun(police).waitFor();
    expect(await begun(police).getByLabel('Reason', { exact: true }).inputValue()).toBe(said.dissent);
    await police.sees('Position: Dissent', 'begun');
    expect(await axeFinds(police)).toEqual([]);
    await picture(police, 'begun-when-decided');
    await begun(police).getByLabel(`A disagreement with the decision: ${medical}`).check();
    await police.press('Send from here', 'begun');
    await begun(police).waitFor({ state: 'detached' });
    await chair.sees(said.dissent, 'disagreements');
  });

  step('[B118] before closing the chair is told of raw notes and of words not read back', async () => {
    const form = minuteTaker.form('Take down what is said');
    await minuteTaker.answer(form, { 'What they say': said.note });
    await minuteTaker.press('Save as a raw note instead');
    await chair.seesWords(said.note, 'notes');
    await chair.sees('1 raw note', 'closing');
    const speaker = form.getByRole('combobox', { name: 'Who is speaking?' });
    await speaker.fill(seats.police);
    await speaker.press('Enter');
    await minuteTaker.answer(form, { 'What they say': said.spoken });
    await minuteTaker.press('Save as their words');
    await chair.sees('1 statement', 'closing');
    await picture(chair, 'before-closing-raw-notes');
    await minuteTaker
      .part('read-back')
      .getByRole('button', { name: /^Read back and agreed/ })
      .click();
    await chair.seesNoMore('1 statement', 'closing');
  });

  step(
    '[B105] [B107] words half-typed when the chair closes stand on the next screen, and nothing says that all is saved',
    async () => {
      const capture = minuteTaker.form('Take down what is said');
      const speaker = capture.getByRole('combobox', { name: 'Who is speaking?' });
      await speaker.fill(seats.police);
      await speaker.press('Enter');
      await minuteTaker.answer(capture, { 'What they say': said.taken });
      await socialWorker.press('Record what a child said or showed', 'voice');
      await socialWorker.answer(socialWorker.form('Record the child’s voice'), { 'Their exact words': said.child });
      await socialWorker.sees('Not sent yet: what you have begun');
      await chair.press('Close the meeting', 'closing');
      await chair.fillIn('Close the meeting', { Summary: 'Wren is examined today.' }, 'Close the meeting now');
      const form = chair.form('Close the meeting');
      for (const reason of await form.getByLabel(/^Why this stays open/).all()) await reason.fill('Tomorrow.');
      await form.getByRole('button', { name: 'Close the meeting now' }).click();
      for (const person of [minuteTaker, socialWorker]) {
        await begun(person).waitFor();
        expect(await person.part().getByText('Everything sent is saved').count()).toBe(0);
        const notSent = person.part().getByRole('link', { name: /^Not sent yet: what you have begun/ });
        expect(await notSent.getAttribute('href')).toBe('#begun');
        expect(await axeFinds(person)).toEqual([]);
        expect(await person.scrollsSideways()).toBe(false);
      }
      expect(await begun(minuteTaker).getByLabel('What they say').inputValue()).toBe(said.taken);
      expect(await begun(socialWorker).getByLabel('Their exact words').inputValue()).toBe(said.child);
      await picture(minuteTaker, 'begun-when-closed');
      await picture(socialWorker, 'begun-when-closed-on-a-phone');
    },
  );

  step('[B108] sign-out shows what it would delete, whole', async () => {
    await minuteTaker.page.reload();
    await begun(minuteTaker).waitFor();
    await minuteTaker.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await minuteTaker.page.getByLabel('What would be deleted').getByText(said.taken).waitFor();
    expect(await axeFinds(minuteTaker)).toEqual([]);
    await picture(minuteTaker, 'sign-out-shows');
    await minuteTaker.page.getByRole('button', { name: 'Stay signed in' }).click();
  });

  step('[B105] from there they are sent in the form that fits, or dropped', async () => {
    expect(await begun(minuteTaker).getByLabel('Whose words are they?').inputValue()).not.toBe('');
    await minuteTaker.press('Send from here', 'begun');
    await begun(minuteTaker).waitFor({ state: 'detached' });
    await minuteTaker.sees('Everything sent is saved');
    await chair.seesWords(said.taken, 'shared');
    await socialWorker.press('Send from here', 'begun');
    await begun(socialWorker).waitFor({ state: 'detached' });
    await police.seesWords(`Their exact words: ${said.child}`, 'shared');
  });

  step('[B117] after closing a recorder works off raw notes and reads words back', async () => {
    await minuteTaker.sees(/1 raw note stands in no minutes/, 'notes');
    await minuteTaker.sees(said.taken, 'read-back');
    await minuteTaker.press('Withdraw the note', 'notes');
    await minuteTaker.fillIn(
      'Withdraw the note',
      { 'Why it is withdrawn': 'It is in the minutes.' },
      'Withdraw it',
      'notes',
    );
    await minuteTaker.sees(/It is in the minutes\./, 'notes');
    expect(await minuteTaker.part('notes').locator('del').innerText()).toBe(said.note);
    await minuteTaker
      .part('read-back')
      .getByRole('button', { name: /^Read back and agreed/ })
      .click();
    await minuteTaker.part('read-back').waitFor({ state: 'detached' });
    await picture(minuteTaker, 'notes-after-closing');
  });

  step('[B115] a session that was ended in another window is said to have ended, once', async () => {
    const second = new Person(await police.context.newPage(), police.name);
    await second.page.goto(police.page.url());
    await second.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await says(police, 'Your session has ended.');
    await police.page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
    expect(await heard(police, 'Your session has ended.').count()).toBe(1);
  });
});
