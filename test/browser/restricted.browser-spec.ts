/** Words kept to some: on no panel of any screen before they are pressed, gone again with the window, and never on paper. */
import type { Command, MeetingConvened, Recorded } from '#meeting';
import { journey } from './journey.js';
import type { Person } from './person.js';
import { seats } from './seats.js';
import { arrive } from './ways-in.js';

const { step, seat, picture } = journey(91);
let chair: Person, police: Person, socialWorker: Person, minuteTaker: Person, healthVisitor: Person;
const circle = () => [chair, police, minuteTaker];

/** Stands in everything that is restricted here, and in nothing else. */
const mark = 'ZEBRAFISH';
const restrictedTo = ['childrens-social-care'];
const id = () => crypto.randomUUID();
const contributionId = id();

async function asked(person: Person, path: string, body?: object): Promise<string> {
  const [, , slot, , meetingId] = new URL(person.page.url()).pathname.split('/');
  const init = {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', 'x-quorate-slot': slot },
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
  return person.page.evaluate<string>(
    `fetch('/api/meetings/${meetingId ?? ''}/${path}', ${JSON.stringify(init)}).then((answer) => answer.text())`,
  );
}
async function gives(person: Person, command: Command): Promise<void> {
  const answer = await asked(person, 'commands', { commandId: id(), command });
  if (!answer.includes('"accepted":true')) throw new Error(`${command.type}: ${answer}`);
}

/** Opens whatever is folded for its length, and nothing that is folded because it is only for some. */
async function opensEverything({ page }: Person): Promise<void> {
  await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
  for (const name of ['Show the minutes', 'Show what to read out', /gaps? for you to fill$/]) {
    const button = page.getByRole('button', { name, expanded: false });
    while ((await button.count()) > 0) await button.first().click();
  }
}
const held = ({ page }: Person): Promise<string> => page.evaluate<string>(`document.querySelector('main').innerHTML`);
const onPaper = async ({ page }: Person): Promise<string> => {
  await page.emulateMedia({ media: 'print' });
  const text = await page.evaluate<string>(`document.body.innerText`);
  await page.emulateMedia({ media: 'screen' });
  return text;
};

/** Nowhere until pressed, everywhere once pressed, nowhere again once the window is left. */
async function walks(person: Person): Promise<void> {
  await opensEverything(person);
  expect([person.name, 'folded', await held(person)]).toEqual([
    person.name,
    'folded',
    expect.not.stringContaining(mark),
  ]);
  await person.unfold();
  expect([person.name, 'pressed', await held(person)]).toEqual([person.name, 'pressed', expect.stringContaining(mark)]);
  expect([person.name, 'printed', await onPaper(person)]).toEqual([
    person.name,
    'printed',
    expect.not.stringContaining(mark),
  ]);
  await person.page.evaluate(`window.dispatchEvent(new Event('blur'))`);
  await person.page.waitForFunction(`!document.querySelector('main').innerHTML.includes('${mark}')`);
}

describe('restricted words on every screen', () => {
  step('[B146] are folded on every panel while the meeting lasts, and fold again when the window is left', async () => {
    [chair, police, socialWorker, minuteTaker, healthVisitor] = (await Promise.all(
      [seats.chair, seats.police, seats.socialWorker, seats.minuteTaker, seats.healthVisitor].map((name) => seat(name)),
    )) as [Person, Person, Person, Person, Person];
    await Promise.all([...circle(), socialWorker, healthVisitor].map((person) => arrive(person)));
    await chair.press('Open the meeting');
    await police.page.locator('.q-phase--open').waitFor();
    await gives(police, { type: 'MakeContribution', contributionId, statement: `${mark} said`, restrictedTo });
    await gives(police, { type: 'RecordAnalysis', text: `${mark} thought`, restrictedTo });
    await gives(police, {
      type: 'RecordSearch',
      systems: ['PNC'],
      subjects: ['Wren Larkhill'],
      result: 'found',
      notSearched: `${mark} not searched`,
      restrictedTo,
    });
    await gives(police, {
      type: 'RaiseDisagreement',
      disagreementId: id(),
      about: { kind: 'contribution', contributionId },
      statement: `${mark} disagreed`,
      standing: 'agency',
    });
    await gives(socialWorker, { type: 'AskAbout', questionId: id(), contributionId, question: `${mark} asked` });
    await gives(chair, { type: 'TakeNote', noteId: id(), text: 'A raw note is no restricted word.' });
    await chair
      .part('shared')
      .getByRole('button', { name: /Only for / })
      .first()
      .waitFor();
    for (const person of circle()) await walks(person);
    expect(await healthVisitor.everything()).not.toContain(mark);
    await picture(chair, 'restricted-words-are-folded');
  });

  step(
    '[B150] a link that waits for somebody’s word is in sight wherever they are, and among what is asked of them',
    async () => {
      const { events } = JSON.parse(await asked(chair, 'events')) as { readonly events: readonly Recorded[] };
      const { participants } = events[0]?.event as MeetingConvened;
      const officer = participants.find(({ name }) => name === seats.police)?.participantId ?? '';
      await asked(minuteTaker, `participants/${officer}/link`, {});
      const notice = chair.page.locator('.q-notice').getByRole('link', { name: '1 link waits for your word' });
      await notice.waitFor();
      await chair.part('asked').getByText(`Another link for ${seats.police}`).waitFor();
      await notice.click();
      await chair
        .part('link-requests')
        .getByRole('button', { name: /^Agree to the link/ })
        .click();
      await notice.waitFor({ state: 'hidden' });
    },
  );

  step(
    '[B146] [B147] and after it: in the minutes, which print a line in their place, and in every list beside them',
    async () => {
      await gives(chair, {
        type: 'CloseMeeting',
        summary: 'Done.',
        outstanding: [
          'agencies-answered',
          'children-heard',
          'family-told',
          'section-47-decided',
          'section-47-acted',
          'lead-named',
          'contributions-complete',
          'dissent-reasons',
        ].map((checkId) => ({ checkId, why: 'Tomorrow.' })),
      } as Command);
      await Promise.all(circle().map((person) => person.button('Print the minutes').waitFor()));
      for (const person of circle()) {
        await walks(person);
        expect(await onPaper(person)).toContain('See the restricted annex (for ');
      }
      expect(await onPaper(healthVisitor)).not.toContain('restricted annex');
      await picture(chair, 'restricted-words-after-the-meeting');
    },
  );

  step(
    '[B147] where somebody hides, a page prints nothing but what is made to be printed, and no place in it',
    async () => {
      const place = 'Harbour room';
      expect(await onPaper(chair)).toContain(place);
      const { events } = JSON.parse(await asked(chair, 'events')) as { readonly events: readonly Recorded[] };
      const convened = events[0]?.event as MeetingConvened;
      const [hiding] = convened.children;
      const found = convened.participants.find(({ name }) => name === seats.healthVisitor);
      await gives(chair, {
        type: 'RecordHiding',
        hiding: [{ listedId: hiding?.childId ?? '', mustNotBeFoundBy: [found?.participantId ?? ''] }],
      });
      await chair.page.locator('.q-somebody-hides').waitFor();
      await chair.page.getByText('Place: not given here').or(chair.page.getByText('not given here')).first().waitFor();
      const whole = await onPaper(chair);
      expect(whole).not.toContain(place);
      expect(whole).not.toContain(convened.children[0]?.name);
      await chair.page.evaluate(`document.getElementById('minutes').classList.add('q-printing')`);
      const minutes = await onPaper(chair);
      expect(minutes).toContain('not given here');
      expect(minutes).not.toContain(place);
      expect(minutes).not.toContain(mark);
    },
  );

  step(
    '[B148] [B149] before a copy for a family leaves it is said who hides from whom, and an answer given is wrong no more',
    async () => {
      const form = chair.form('Make an edition');
      await form.getByLabel('What', { exact: true }).selectOption('family');
      await form.getByText(/must not be found by Lowri Ashcombe: a copy is handed on/).waitFor();
      await form.getByLabel('Their name', { exact: true }).fill('Lowri Ashcombe');
      await form.getByText(/must not be found by Lowri Ashcombe: this copy is for them/).waitFor();
      await form.getByRole('button', { name: /^Make and download/ }).click();
      const wrong = form.locator('.govuk-error-message');
      const before = await wrong.count();
      const answer = form.getByLabel('Yes', { exact: true }).first();
      await answer.check();
      expect(await wrong.count()).toBe(before - 1);
      expect(await answer.evaluate((one) => one === document.activeElement)).toBe(true);
    },
  );
});
