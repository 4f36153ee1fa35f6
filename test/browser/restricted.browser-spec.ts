/** Words kept to some: on no panel of any screen before they are pressed, gone again with the window, and never on paper. */
import type { Command, MeetingConvened } from '#meeting';
import { asked, eventsOf, gives } from './asked.js';
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

async function convened(): Promise<MeetingConvened> {
  const [first] = await eventsOf(chair);
  return first?.event as MeetingConvened;
}
const seatOf = ({ participants }: MeetingConvened, name: string): string =>
  participants.find((one) => one.name === name)?.participantId ?? '';

function officerIn(participants: MeetingConvened['participants']): MeetingConvened['participants'][number] {
  const officer = participants.find(({ name }) => name === seats.police);
  if (!officer) throw new Error('The police are not in the meeting.');
  return officer;
}

/** One thing at least for every panel that shows such things, each kept to some. */
async function saysWhatIsKept(): Promise<void> {
  const { children, people = [], participants } = await convened();
  const officer = officerIn(participants);
  const childIds = children.map(({ childId }) => childId);
  const [childId = ''] = childIds;
  const [decisionId, disagreementId, questionId, actionId] = [id(), id(), id(), id()];
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
    disagreementId,
    about: { kind: 'contribution', contributionId },
    statement: `${mark} disagreed`,
    standing: 'agency',
  });
  await gives(socialWorker, { type: 'RespondToDisagreement', disagreementId, response: `${mark} responded` });
  await gives(socialWorker, { type: 'AskAbout', questionId, contributionId, question: `${mark} asked` });
  await gives(minuteTaker, {
    type: 'MakeContribution',
    contributionId: id(),
    statement: `${mark} taken down`,
    spokenByParticipantId: officer.participantId,
    onBehalfOfAgencyId: officer.agencyId,
    restrictedTo,
  });
  await gives(police, { type: 'RecordChildsVoice', childId, words: `${mark} a child said`, restrictedTo });
  await gives(police, { type: 'RecordWhereabouts', childId, where: `${mark} whereabouts`, restrictedTo });
  await gives(police, {
    type: 'ConsiderPerson',
    aboutId: people[0]?.aboutId ?? '',
    childIds,
    consideredAs: 'unknown',
    involvement: `${mark} considered`,
    restrictedTo,
  });
  await gives(chair, {
    type: 'DecideWhatFamilyIsTold',
    told: false,
    whyNot: `${mark} not told`,
    restrictedTo,
  });
  await gives(chair, {
    type: 'NameLeadPractitioner',
    participantId: officer.participantId,
    responsibilities: `${mark} leads`,
    restrictedTo,
  });
  await gives(chair, {
    type: 'ProposeDecision',
    decisionId,
    matterId: 'section-47',
    options: childIds.map((one) => ({ childId: one, option: 'joint' })),
    proposal: `${mark} proposed`,
    restrictedTo: [...restrictedTo, 'police'],
  });
  await gives(police, {
    type: 'TakePosition',
    decisionId,
    version: 1,
    position: 'dissent',
    standing: 'agency',
    reason: `${mark} dissented`,
  });
  await gives(chair, {
    type: 'AgreeAction',
    actionId,
    what: `${mark} agreed`,
    owner: { participantId: officer.participantId },
    due: new Date(Date.now() + 86_400_000).toISOString(),
    childIds,
    restrictedTo: [...restrictedTo, 'police'],
  });
  const row = (await eventsOf(chair)).find(({ event }) => event.type === 'ContributionMade');
  await gives(chair, {
    type: 'FlagMoment',
    flagId: id(),
    sequence: row?.sequence ?? 0,
    ofParticipantId: officer.participantId,
    question: `${mark} flagged`,
  });
  await gives(chair, {
    type: 'WriteSection',
    sectionId: 'summary',
    edition: 'full',
    text: `${mark} written`,
    basedOnVersion: 0,
    restrictedTo: [...restrictedTo, 'police'],
  });
}

/** The panels that hold some of it while it is pressed. */
const panelsWith = ({ page }: Person): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.q-panel')].filter((one) => one.innerHTML.includes('${mark}')).map(({ id }) => id)`,
  );

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

/** Nowhere until pressed, everywhere once pressed, nowhere again once the window is left. @returns the panels it was on. */
async function walks(person: Person): Promise<string[]> {
  await opensEverything(person);
  expect([person.name, 'folded', await panelsWith(person)]).toEqual([person.name, 'folded', []]);
  expect([person.name, 'folded', await held(person)]).toEqual([
    person.name,
    'folded',
    expect.not.stringContaining(mark),
  ]);
  await person.unfold();
  expect([person.name, 'pressed', await held(person)]).toEqual([person.name, 'pressed', expect.stringContaining(mark)]);
  const panels = await panelsWith(person);
  expect([person.name, 'printed', await onPaper(person)]).toEqual([
    person.name,
    'printed',
    expect.not.stringContaining(mark),
  ]);
  await person.page.evaluate(`window.dispatchEvent(new Event('blur'))`);
  await person.until(`!document.querySelector('main').innerHTML.includes('${mark}')`);
  return panels;
}
async function walkAll(...wanted: string[]): Promise<void> {
  const panels = new Set<string>();
  for (const person of circle()) for (const panel of await walks(person)) panels.add(panel);
  expect([...panels]).toEqual(expect.arrayContaining(wanted));
}

describe('restricted words on every screen', () => {
  step('[B146] are folded on every panel while the meeting lasts, and fold again when the window is left', async () => {
    [chair, police, socialWorker, minuteTaker, healthVisitor] = (await Promise.all(
      [seats.chair, seats.police, seats.socialWorker, seats.minuteTaker, seats.healthVisitor].map((name) => seat(name)),
    )) as [Person, Person, Person, Person, Person];
    await Promise.all([...circle(), socialWorker, healthVisitor].map((person) => arrive(person)));
    await chair.press('Open the meeting');
    await police.page.locator('.q-phase--open').waitFor();
    await saysWhatIsKept();
    await gives(chair, { type: 'TakeNote', noteId: id(), text: 'A raw note is no restricted word.' });
    await chair
      .part('shared')
      .getByRole('button', { name: /Only for / })
      .first()
      .waitFor();
    await walkAll(
      'shared',
      'analysis',
      'voice',
      'whereabouts',
      'carers',
      'decisions',
      'disagreements',
      'actions',
      'read-back',
      'gaps',
    );
    expect(await healthVisitor.everything()).not.toContain(mark);
    await picture(chair, 'restricted-words-are-folded');
  });

  step('[B146] are folded while they are on their way, and where they were not saved', async () => {
    const form = police.form('Contribute');
    const words = 'Said once the line was down';
    await police.press('Add details: which children, what it rests on, dates, source, who may see it', 'contribute');
    await police.answer(form, {
      'In your own words': words,
      'When did it happen, or begin?': '2026-03-02',
      'When did it end? (optional)': '2026-03-01',
      'Keep this to some of those invited': true,
    });
    await police.answer(form, { 'Children’s social care': true });
    await police.context.setOffline(true);
    await police.press('Share with the meeting');
    await police.part('mine').locator('.q-entry--sending').waitFor();
    expect(await police.everything()).not.toContain(words);
    await police.unfold('mine');
    expect(await held(police)).toContain(words);
    await police.page.evaluate(`window.dispatchEvent(new Event('blur'))`);
    await police.until(`!document.querySelector('main').innerHTML.includes('${words}')`);
    // with something else in it, its form does not take it back
    await police.answer(form, { 'In your own words': 'Something else.' });
    await police.context.setOffline(false);
    await police.part('not-saved').waitFor();
    expect(await police.everything()).not.toContain(words);
    await police.unfold('not-saved');
    expect(await police.everything()).toContain(words);
    await police.answer(form, { 'In your own words': '' });
  });

  step(
    '[B150] a link that waits for somebody’s word is in sight wherever they are, and among what is asked of them',
    async () => {
      const officer = seatOf(await convened(), seats.police);
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
      await gives(chair, { type: 'CirculateMinutes', edition: 'full', to: [seatOf(await convened(), seats.police)] });
      await gives(police, {
        type: 'RequestAmendment',
        amendmentId: id(),
        sectionId: 'contributions',
        text: `${mark} amended`,
        why: 'It is so.',
        restrictedTo,
      });
      await chair
        .part('agreeing')
        .getByRole('button', { name: /^.?Only for / })
        .first()
        .waitFor();
      await walkAll('minutes', 'agreeing', 'asked', 'actions', 'mine', 'shared');
      for (const person of circle()) expect(await onPaper(person)).toContain('See the restricted annex (for ');
      expect(await onPaper(healthVisitor)).not.toContain('restricted annex');
      await picture(chair, 'restricted-words-after-the-meeting');
    },
  );

  step(
    '[B147] where somebody hides, a page prints nothing but what is made to be printed, and no place in it',
    async () => {
      const place = 'Harbour room';
      expect(await onPaper(chair)).toContain(place);
      const meeting = await convened();
      const [hiding] = meeting.children;
      await gives(chair, {
        type: 'RecordHiding',
        hiding: [{ listedId: hiding?.childId ?? '', mustNotBeFoundBy: [seatOf(meeting, seats.healthVisitor)] }],
      });
      await chair.page.locator('.q-somebody-hides').waitFor();
      await chair.page.getByText('Place: not given here').or(chair.page.getByText('not given here')).first().waitFor();
      const whole = await onPaper(chair);
      expect(whole).not.toContain(place);
      expect(whole).not.toContain(hiding?.name);
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
