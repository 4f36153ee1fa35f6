/** Names and words that turn what stands around them, on a real page: each stands isolated wherever the page says it. */
import { turnedLines } from '../words/turned.js';
import { journey } from './journey.js';
import { Person, sizes } from './person.js';
import { seats } from './seats.js';
import { arrive, contribute } from './ways-in.js';

const demo = journey(121);
const { step, seat, picture } = demo;
let chair: Person, police: Person, minuteTaker: Person;

const newcomer = { name: 'Amir \u202EDaranov', post: 'שוטר', agencyName: 'משטרת ״צפון״' };
const statement = 'She said “مرحبا” and left at 17:05 (\u202Eback).';
const waiting = 'He said “שלום” (\u202Eagain).';
const half = 'Half of “مرحبا”, (\u202Eunsent';

/** Whatever the page says: in sight, in the choices of a list, to whoever hears it, and in the name of its tab. */
const said = ({ page }: Person): Promise<string> =>
  page.evaluate<string>(`[
    document.title,
    document.body.innerText,
    ...[...document.querySelectorAll('option, [role=option]')].map((one) => one.textContent),
    ...[...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')),
  ].join('\\n')`);

describe('names that turn a line', () => {
  step('[B128] stand isolated in every sentence and list of the page', async () => {
    const seated = (await Promise.all(
      [seats.chair, seats.police, seats.minuteTaker, seats.healthVisitor].map((name) => seat(name)),
    )) as [Person, Person, Person, Person];
    [chair, police, minuteTaker] = seated;
    await Promise.all(seated.map((person) => arrive(person)));
    await chair.press('Open the meeting');
    await police.page.locator('.q-phase--open').waitFor();
    await chair.press('Record a walk-in', 'people');
    await chair.fillIn(
      'Record a walk-in',
      {
        Name: newcomer.name,
        Post: newcomer.post,
        Agency: 'Another agency',
        'Name of the agency': newcomer.agencyName,
        Sector: 'Probation',
      },
      'Record arrival',
      'people',
    );
    await contribute(police, statement);
    for (const person of [chair, police, minuteTaker]) {
      await person.sees(/Daranov/u, 'people');
      await person.page.locator('main').getByText(/مرحبا/u).first().waitFor();
    }
    await chair.press('Agree an action', 'actions');
    await minuteTaker.page.getByRole('combobox', { name: 'Who is speaking?' }).fill('Daranov');
    for (const person of [chair, police, minuteTaker]) {
      const page = await said(person);
      for (const typed of [newcomer.name, newcomer.agencyName]) expect(page).toContain(typed);
      expect([person.name, turnedLines(page)]).toEqual([person.name, []]);
    }
    await picture(chair, 'names-that-turn-a-line');
  });

  step('[B128] and so do words that are on their way, or are asked about before they are deleted', async () => {
    await police.context.setOffline(true);
    await contribute(police, waiting);
    await police.sees(/שלום/u, 'mine');
    await police.form('Contribute').getByLabel('In your own words', { exact: true }).fill(half);
    await police.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    const deleted = police.page.getByLabel('What would be deleted');
    await deleted.getByText(/unsent/u).waitFor();
    await deleted.getByText(/שלום/u).waitFor();
    expect(turnedLines(await said(police))).toEqual([]);
    await police.page.getByRole('button', { name: 'Stay signed in' }).click();
    await police.context.setOffline(false);
  });

  step('[B128] and so does the name a copy is made for, on the button that makes it', async () => {
    await chair.press('Close the meeting', 'closing');
    const closing = chair.form('Close the meeting');
    await closing.getByLabel('Summary', { exact: true }).fill('Both children are seen today.');
    for (const reason of await closing.getByLabel(/^Why this stays open/).all()) await reason.fill('Tomorrow.');
    await closing.getByRole('button', { name: 'Close the meeting now' }).click();
    const form = minuteTaker.form('Make an edition');
    await form.getByLabel('What', { exact: true }).selectOption('family');
    await form.getByLabel('Their name', { exact: true }).fill(newcomer.name);
    await form.getByRole('button', { name: /Daranov/u }).waitFor();
    expect(turnedLines(await said(minuteTaker))).toEqual([]);
  });

  step('[B128] and so do names just typed, where whoever convenes chooses among them', async () => {
    const { secret } = await demo.server.person('Shira Convener');
    const page = await (await demo.browser.newContext({ viewport: sizes.desk })).newPage();
    await page.goto(`${demo.server.address}/join#${secret}`);
    await page.getByRole('button', { name: /^Continue as / }).click();
    await page.getByRole('heading', { name: 'Your meetings' }).waitFor();
    await page.goto(`${demo.server.address}/s/1/convene`);
    const row = (name: string, field: string) =>
      page.getByRole('group', { name, exact: true }).getByLabel(field, { exact: true });
    await row('Child 1', 'Name').fill(newcomer.name);
    await row('Participant 1', 'Name').fill(newcomer.name);
    await row('Participant 1', 'Name of the agency').fill(newcomer.agencyName);
    await row('Participant 1', 'Sector').selectOption('police');
    await page.getByRole('radio', { name: 'Yes', exact: true }).check();
    await page.getByLabel('Who is hiding').waitFor();
    const words = await said(new Person(page, 'whoever convenes'));
    for (const typed of [newcomer.name, newcomer.agencyName]) expect(words).toContain(typed);
    expect(turnedLines(words)).toEqual([]);
  });
});
