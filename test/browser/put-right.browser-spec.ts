/** What was recorded wrongly is put right on a page: where a child is, who was there and when, who somebody is; while the meeting lasts and after. */
import { axeFinds } from './accessible.js';
import { journey } from './journey.js';
import { sizes, type Person } from './person.js';
import { agencies, seats } from './seats.js';
import { arrive } from './ways-in.js';

const { step, seat, picture } = journey(81);
let chair: Person, socialWorker: Person, police: Person, healthVisitor: Person, minuteTaker: Person;
const wren = 'Wren Larkhill';
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const email = 'b.vane@police.example';

const entry = (person: Person, name: string) => person.part('people').locator('.q-person').filter({ hasText: name });
async function more(person: Person, name: string, what: RegExp): Promise<void> {
  const one = entry(person, name);
  const unfold = one.getByRole('button', { name: /^[+–]?(More|Put right) /, expanded: false });
  if ((await unfold.count()) > 0) await unfold.first().click();
  await one.getByRole('button', { name: what }).click();
}

describe('what is put right on a page', () => {
  step(
    '[B133] where each child is now stands first, and says that nobody has said it until somebody does',
    async () => {
      [chair, socialWorker, police, healthVisitor, minuteTaker] = (await Promise.all([
        seat(seats.chair),
        seat(seats.socialWorker),
        seat(seats.police),
        seat(seats.healthVisitor, sizes.phone),
        seat(seats.minuteTaker),
      ])) as [Person, Person, Person, Person, Person];
      await Promise.all([chair, socialWorker, police, healthVisitor, minuteTaker].map((person) => arrive(person)));
      await chair.press('Open the meeting');
      await healthVisitor.sees(`Nothing is recorded here of where ${wren} is now.`, 'whereabouts');
      await healthVisitor.press('Say where a child is', 'whereabouts');
      const form = healthVisitor.form('Say where a child is');
      await healthVisitor.answer(form, {
        Child: wren,
        'Where the child is now': 'On the children’s ward',
        'With whom (optional)': 'her aunt',
        'Who said so (optional)': 'the ward sister, who has seen her',
      });
      expect(await axeFinds(healthVisitor)).toEqual([]);
      await healthVisitor.press('Record where they are');
      for (const person of [chair, police, minuteTaker]) {
        await person.sees('On the children’s ward, with her aunt', 'whereabouts');
        const panels = await person.page
          .locator('.q-panel')
          .evaluateAll((all: { id: string }[]) => all.map(({ id }) => id));
        expect(panels[0]).toBe('whereabouts');
      }
      await picture(chair, 'where-each-child-is');
    },
  );

  step('[B131] whoever is entered is asked for an e-mail address and a phone number', async () => {
    for (const label of ['Record a walk-in', 'Invite somebody']) {
      await minuteTaker.press(label, 'people');
      const form = minuteTaker.form(label);
      await form.getByLabel('E-mail (optional)', { exact: true }).waitFor();
      await form.getByLabel('Phone (optional)', { exact: true }).waitFor();
      await minuteTaker.press(label, 'people');
    }
  });

  step('[B132] details are put right, and a new agency or sector is told by name to everybody inside', async () => {
    await more(minuteTaker, seats.police, /Correct details/);
    const form = minuteTaker.form(`Put right what is recorded of ${seats.police}`);
    await minuteTaker.answer(form, {
      'E-mail (optional)': email,
      Agency: agencies.communityHealth,
      Sector: 'Health',
      'Why it is put right': 'The wrong row',
    });
    expect(await axeFinds(minuteTaker)).toEqual([]);
    await form.getByRole('button', { name: 'Save the correction', exact: true }).click();
    for (const person of [chair, healthVisitor, police])
      await person.page
        .locator('#told-belonging')
        .getByText(new RegExp(`${seats.police} comes for`))
        .waitFor();
    await picture(chair, 'a-new-agency-is-told');
  });

  step('[A62] where the quorum is wanting the form for deciding leads to the way on', async () => {
    await chair.press('Propose: Medical assessment', 'decisions');
    await chair.fillIn(
      'Propose: Medical assessment',
      { [`For ${wren}`]: 'Assessment today', 'The proposal in words': 'A paediatrician sees both tonight.' },
      'Propose',
    );
    await chair.press('Decide: Medical assessment');
    await chair.sees(/The quorum is not met without police/, 'decisions');
    const link = chair.part('decisions').getByRole('link', { name: /proceed without them on a ground/ });
    expect(await link.getAttribute('href')).toBe('#missing');
    await picture(chair, 'the-way-on');
  });

  step('[B132] times of a stay, and a stay that nobody noted', async () => {
    await more(minuteTaker, seats.paediatrician, /Add a stay that was missed/);
    await minuteTaker.fillIn(
      `Add a stay of ${seats.paediatrician}`,
      { Came: `${yesterday}T09:00`, 'Left (optional)': `${yesterday}T09:30`, 'Why it is added': 'On the line' },
      'Add the stay',
    );
    await more(minuteTaker, seats.socialWorker, /Correct times/);
    const form = minuteTaker.form(`Correct the times of ${seats.socialWorker}`);
    await form.getByRole('button', { name: 'Save correction', exact: true }).click();
    await minuteTaker.sees('Enter the right time of arrival or of leaving', 'people');
    await minuteTaker.fillIn(
      `Correct the times of ${seats.socialWorker}`,
      { 'Arrived (optional)': `${yesterday}T08:00`, Why: 'Came before the link worked' },
      'Save correction',
    );
    await minuteTaker.sees(/corrected to .*, 08:00/, 'minutes');
    await minuteTaker.sees(/from .*, 09:00 to .*, 09:30/, 'minutes');
    await picture(minuteTaker, 'times-put-right');
  });
});
