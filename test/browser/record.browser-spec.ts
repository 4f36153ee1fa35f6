/** The record after the meeting, and during it: written beside, asked about, circulated, amended, confirmed, made final and given out. */
import { axeFinds } from './accessible.js';
import { keeps } from './device.js';
import { journey } from './journey.js';
import { Keyboard } from './keys.js';
import { sizes, type Person } from './person.js';
import { agencies, seats } from './seats.js';
import { arrive, contribute } from './ways-in.js';

const { step, seat, picture } = journey(71);
let chair: Person, police: Person, healthVisitor: Person, minuteTaker: Person;
const everyone = () => [chair, police, healthVisitor, minuteTaker];

const said = {
  visit: 'At Tuesday’s visit Wren would not be put down.',
  byMinuteTaker: 'The meeting began ten minutes late.',
  byChair: 'The school sent its apologies by telephone.',
  together: 'The meeting began ten minutes late; the school sent its apologies by telephone.',
  typed: 'Everybody agreed that Wren comes first.',
  offline: 'Written in the corridor.',
  meanwhile: 'Written at the table meanwhile.',
  half: 'Half a sentence about',
  forPolice: 'Officers are asked to read the plan again.',
  refused: 'The police came by video.',
  accepted: 'The health visitor came by telephone.',
  whyRefused: 'The record says it already.',
  kept: 'Watch the house from nine',
  readAloud: 'Ring the ward',
  corrected: 'At Wednesday’s visit Wren would not be put down.',
};
const analysis = 'Analysis';
const attendance = 'The meeting and who was there';

const editor = (person: Person, title = attendance) => person.form(`Write in: ${title}`);
const words = (person: Person, title?: string) => editor(person, title).getByRole('textbox').first();
const openEditor = (person: Person, title = attendance) =>
  person
    .button(`Add to this section – ${title}`, 'minutes')
    .or(person.button(`Change what is written here – ${title}`, 'minutes'))
    .click();
const save = (person: Person, title?: string) => editor(person, title).getByRole('button', { name: /^Save/ }).click();
const written = (person: Person, text: string) =>
  person.part('minutes').locator('.q-minutes__narrative').getByText(text, { exact: true });
const theirs = (person: Person) => person.part('minutes').getByRole('region', { name: /^What .* wrote meanwhile$/ });

/** Gives a command in somebody’s name from their own page, for what no form of theirs offers; @returns the answer. */
async function give(person: Person, command: object): Promise<string> {
  const [, , slot, , meetingId] = new URL(person.page.url()).pathname.split('/');
  const asked = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-quorate-slot': slot },
    body: JSON.stringify({ commandId: crypto.randomUUID(), command }),
  };
  return person.page.evaluate<string>(
    `fetch('/api/meetings/${meetingId ?? ''}/commands', ${JSON.stringify(asked)}).then((answer) => answer.text())`,
  );
}

async function accessible(...people: Person[]): Promise<void> {
  expect((await Promise.all(people.map(axeFinds))).flat()).toEqual([]);
  for (const person of people) expect(await person.scrollsSideways()).toBe(false);
}

describe('the record of a meeting', () => {
  step('[B60] a paragraph’s source is one click away: who entered it, when, and its own words', async () => {
    [chair, police, healthVisitor, minuteTaker] = (await Promise.all([
      seat(seats.chair),
      seat(seats.police),
      seat(seats.healthVisitor, sizes.phone),
      seat(seats.minuteTaker),
    ])) as [Person, Person, Person, Person];
    await Promise.all(everyone().map((person) => arrive(person)));
    await chair.press('Open the meeting');
    await healthVisitor.page.locator('.q-phase--open').waitFor();
    await contribute(healthVisitor, said.visit);
    const block = minuteTaker
      .part('minutes')
      .locator('.q-minutes__block')
      .filter({ hasText: `${agencies.communityHealth}: ${seats.healthVisitor}` });
    await block.getByRole('button', { name: /^Source/ }).click();
    await block.getByText(new RegExp(`^Entered \\d\\d:\\d\\d by ${seats.healthVisitor}, `)).waitFor();
    await block.locator('.q-words').getByText(said.visit, { exact: true }).waitFor();
    await picture(minuteTaker, 'source-of-a-paragraph');
  });

  step(
    '[B61] whoever keeps the record flags a moment; whoever spoke is asked, and the answer stands beside it',
    async () => {
      const entry = minuteTaker.part('shared').locator('.q-entry').filter({ hasText: said.visit });
      await entry.getByRole('button', { name: 'Flag this' }).click();
      const form = minuteTaker.form('Ask about this afterwards', 'shared');
      expect(
        await form.getByLabel('Ask about this afterwards', { exact: true }).locator('option:checked').innerText(),
      ).toContain(seats.healthVisitor);
      await minuteTaker.fillIn(
        'Ask about this afterwards',
        { [`Your question to ${seats.healthVisitor}`]: 'At what time was the visit?' },
        'Flag it',
        'shared',
      );
      await healthVisitor.sees('At what time was the visit?', 'asked');
      await healthVisitor.page
        .locator('#announcements')
        .getByText('You are asked about the record.')
        .waitFor({ state: 'attached' });
      await minuteTaker.sees('At what time was the visit?', 'flags');
      await picture(healthVisitor, 'asked-about-the-record');
      await accessible(minuteTaker, healthVisitor);
      await healthVisitor.fillIn(
        `Answer ${seats.minuteTaker}: At what time was the visit?`,
        { 'Your answer': 'At ten in the morning.' },
        'Answer',
        'asked',
      );
      await minuteTaker.sees('At ten in the morning.', 'flags');
      await chair.sees('At ten in the morning.', 'shared');
    },
  );

  step('[B62] the narrative of a section is written by keyboard', async () => {
    const keys = new Keyboard(minuteTaker);
    await minuteTaker.part('minutes').getByRole('heading', { name: analysis }).focus();
    await keys.tabTo(minuteTaker.button(`Add to this section – ${analysis}`, 'minutes'));
    await keys.press('Enter');
    await keys.tabTo(words(minuteTaker, analysis));
    await keys.type(said.typed);
    await keys.press('Control+Enter');
    await keys.landsOn(minuteTaker.button(`Change what is written here – ${analysis}`, 'minutes'));
    await written(minuteTaker, said.typed).waitFor();
    expect(keys.unseen).toEqual([]);
  });

  step('[B63] two write the same section: each sees both texts, and nothing typed is lost', async () => {
    await chair.press('Show the minutes', 'minutes');
    await openEditor(minuteTaker);
    await openEditor(chair);
    await words(minuteTaker).fill(said.byMinuteTaker);
    await words(chair).fill(said.byChair);
    await save(chair);
    await theirs(minuteTaker).getByText(said.byChair).waitFor();
    expect(await words(minuteTaker).inputValue()).toBe(said.byMinuteTaker);
    await picture(minuteTaker, 'both-texts');
    await accessible(minuteTaker);
    await theirs(minuteTaker).getByRole('button', { name: 'Take theirs' }).click();
    expect(await words(minuteTaker).inputValue()).toBe(said.byChair);
    await minuteTaker.press('Bring back what I had written', 'minutes');
    expect(await words(minuteTaker).inputValue()).toBe(said.byMinuteTaker);
    await words(minuteTaker).fill(said.together);
    await save(minuteTaker);
    await written(minuteTaker, said.together).waitFor();
    await openEditor(chair);
    await chair.sees(new RegExp(`^Last written by ${seats.minuteTaker}, \\d\\d:\\d\\d · version 2$`), 'minutes');
    await chair.press('Earlier versions (1)', 'minutes');
    await chair.seesWords(said.byChair, 'minutes');
  });

  step(
    '[B64] a text refused because somebody wrote meanwhile stays in its field beside theirs, and can be kept',
    async () => {
      await chair.context.setOffline(true);
      await chair.sees(/^Connection lost\./);
      await words(chair).fill(said.offline);
      await save(chair);
      await openEditor(minuteTaker);
      await words(minuteTaker).fill(said.meanwhile);
      await save(minuteTaker);
      await written(minuteTaker, said.meanwhile).waitFor();
      await chair.context.setOffline(false);
      await theirs(chair).getByText(said.meanwhile).waitFor();
      expect(await words(chair).inputValue()).toBe(said.offline);
      expect(await chair.page.locator('#not-saved').count()).toBe(0);
      await theirs(chair).getByRole('button', { name: 'Keep mine' }).click();
      await written(minuteTaker, said.offline).waitFor();
      await words(chair).waitFor({ state: 'hidden' });
    },
  );

  step(
    '[B65] what is half-written survives a reload, and what is written for one edition stands in no other',
    async () => {
      await openEditor(minuteTaker, analysis);
      await words(minuteTaker, analysis).fill(said.half);
      await keeps(minuteTaker, true);
      await minuteTaker.page.reload();
      await openEditor(minuteTaker, analysis);
      expect(await words(minuteTaker, analysis).inputValue()).toBe(said.half);
      await minuteTaker
        .part('minutes')
        .getByLabel('Edition')
        .selectOption({ label: `Minutes for ${agencies.police}` });
      await openEditor(minuteTaker, analysis);
      await words(minuteTaker, analysis).fill(said.forPolice);
      await save(minuteTaker, analysis);
      await minuteTaker
        .part('minutes')
        .getByRole('button', { name: /Only for /, expanded: false })
        .first()
        .waitFor();
      await minuteTaker.unfold('minutes');
      await written(minuteTaker, said.forPolice).waitFor();
      await minuteTaker.part('minutes').getByLabel('Edition').selectOption({ label: 'Full minutes' });
      await written(minuteTaker, said.typed).waitFor();
      expect(await written(minuteTaker, said.forPolice).count()).toBe(0);
      await minuteTaker.part('minutes').getByRole('button', { name: 'In short' }).click();
      await minuteTaker
        .part('minutes')
        .getByRole('heading', { name: 'Quorum', exact: true })
        .waitFor({ state: 'hidden' });
      await minuteTaker.part('minutes').getByRole('button', { name: 'In full' }).click();
    },
  );

  step(
    '[B75] what is kept to the police and the chair is not read back to everybody, though it is on the chair’s own screen (N76)',
    async () => {
      const {
        seats: [one],
      } = await chair.page.evaluate<{ seats: { participantId: string }[] }>(
        `fetch('/api/demo').then((answer) => answer.json()).then(({ seats }) => ({ seats: seats.filter(({ name }) => name === ${JSON.stringify(seats.chair)}) }))`,
      );
      const participantId = one?.participantId ?? '';
      const kept = {
        type: 'AgreeAction',
        actionId: crypto.randomUUID(),
        what: said.kept,
        owner: { participantId },
        due: new Date(Date.now() + 3_600_000).toISOString(),
        restrictedTo: ['police', participantId],
      };
      expect(await give(chair, kept)).toContain('"accepted":true');
      await chair.unfold('actions');
      await chair.sees(said.kept, 'actions');
      await police.unfold('actions');
      await police.sees(said.kept);
      await chair.press('Agree an action', 'actions');
      await chair.fillIn(
        'Agree an action',
        { 'What is to be done': said.readAloud, 'Who does it': `${seats.police}, ${agencies.police}` },
        'Agree the action',
      );
      await chair.press('Show what to read out', 'read-aloud');
      await chair.sees(new RegExp(said.readAloud), 'read-aloud');
      expect(await chair.part('read-aloud').innerText()).not.toContain(said.kept);
      expect(await healthVisitor.everything()).not.toContain(said.kept);
    },
  );

  step('[B88] the field for what the family must not know yet says who reads it, and it is kept to some', async () => {
    await chair.press('Decide what the family is told', 'family');
    const form = chair.form('What the family is told', 'family');
    await form.getByText('Every agency in this meeting reads this.').waitFor();
    await form.getByLabel('What they must not know yet').fill('That we visit tonight');
    await form.getByLabel('Keep what they must not know yet to some of those invited').check();
    await form.getByText(/^Only those ticked below and your own agency read this\./).waitFor();
    await accessible(chair);
  });

  step(
    '[B66] the chair reads back from one screen before closing, and each agency has its sheet for tonight after it',
    async () => {
      await chair.press('Agree an action', 'actions');
      await chair.fillIn(
        'Agree an action',
        { 'What is to be done': 'See Wren at home', 'Who does it': `${seats.police}, ${agencies.police}` },
        'Agree the action',
      );
      await police.sees('See Wren at home', 'my-actions');
      await chair.sees(/See Wren at home/, 'read-aloud');
      await accessible(chair);
      await picture(chair, 'read-back-on-one-screen');
      await chair.press('Close the meeting', 'closing');
      const form = chair.form('Close the meeting');
      await form.getByLabel('Summary', { exact: true }).fill('Wren is seen today.');
      for (const reason of await form.getByLabel(/^Why this stays open/).all())
        await reason.fill('The lead takes it up tomorrow.');
      await form.getByRole('button', { name: 'Close the meeting now' }).click();
      for (const person of everyone()) await person.seesHeading(/^Minutes$/);
      await police.sees('See Wren at home', 'tonight');
      await police.page.emulateMedia({ media: 'print' });
      await police.page.evaluate('document.getElementById("tonight").classList.add("q-printing")');
      expect(await police.part('minutes').isVisible()).toBe(false);
      expect(
        (await police.page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm' } }))
          .toString('latin1')
          .match(/\/Type \/Page\b/g),
      ).toHaveLength(1);
      await police.page.evaluate('document.getElementById("tonight").classList.remove("q-printing")');
      await police.page.emulateMedia({ media: 'screen' });
    },
  );

  step('[B67] minutes are circulated to all who were there, and everybody sees to whom and until when', async () => {
    await chair.sees('This procedure gives no limit for asking for amendments.', 'agreeing');
    await minuteTaker.press('Circulate the minutes', 'agreeing');
    const form = minuteTaker.form('Circulate the minutes');
    expect(await form.locator('input[type=checkbox]:checked').count()).toBe(everyone().length);
    await picture(minuteTaker, 'circulating');
    await accessible(minuteTaker);
    await form.getByRole('button', { name: 'Circulate', exact: true }).click();
    for (const person of everyone())
      await person.sees(
        /^Version 1 is circulated; amendments may be asked for; this procedure gives no limit\.$/,
        'agreeing',
      );
  });

  step(
    '[B87] who circulates is shown which annexes go separately, and those of a circle alone are offered its annex',
    async () => {
      await chair.press('Circulate the minutes', 'agreeing');
      const apart = chair.form('Circulate the minutes').getByRole('listitem');
      await apart
        .filter({ hasText: /^Restricted annex for / })
        .first()
        .waitFor();
      const annexes = police.part('agreeing').getByRole('button', { name: /^PDF of Restricted annex for / });
      const made = police.page.waitForEvent('download');
      await annexes.first().click();
      expect((await made).suggestedFilename()).toMatch(/annex-\d+-v1\.pdf$/);
      expect(await healthVisitor.part('agreeing').innerText()).not.toContain('annex');
    },
  );

  step(
    '[B68] an amendment is asked for by whoever was there, refused or accepted by the chair with a reason, and printed either way',
    async () => {
      for (const [person, text] of [
        [police, said.refused],
        [healthVisitor, said.accepted],
      ] as const) {
        await person.press('Ask for an amendment', 'agreeing');
        await person.fillIn(
          'Ask for an amendment',
          { Section: attendance, 'What it should say': text, Why: 'I was there.' },
          'Ask for it',
        );
        await chair.sees(text, 'agreeing');
      }
      await picture(chair, 'amendments-asked-for');
      await picture(healthVisitor, 'agreeing-on-a-phone');
      await accessible(chair, healthVisitor);
      for (const [text, answer, why] of [
        [said.refused, 'Refuse', said.whyRefused],
        [said.accepted, 'Accept', 'It is so.'],
      ] as const) {
        const entry = chair.part('agreeing').locator('.q-entry').filter({ hasText: text });
        await entry.getByRole('button', { name: 'Record the answer' }).click();
        await entry.getByRole('heading', { name: 'There is a problem' }).waitFor();
        await chair.answer(entry.getByRole('form', { name: `Answer the request: ${text}` }), {
          [answer]: true,
          Reason: why,
        });
        await entry.getByRole('button', { name: 'Record the answer' }).click();
        await entry.getByText(why).waitFor();
      }
      for (const person of [police, healthVisitor]) {
        await person.sees(said.whyRefused, 'agreeing');
        await person.sees(new RegExp(`${said.refused} Why: I was there\\. Refused, .*: ${said.whyRefused}`), 'minutes');
      }
    },
  );

  step('[B69] each agency that was there confirms, and everybody sees who has and who has not', async () => {
    expect(await minuteTaker.button('Confirm these minutes').count()).toBe(0);
    await police
      .part('agreeing')
      .getByRole('button', { name: /^Confirm these minutes/ })
      .click();
    for (const person of everyone()) {
      const agency = (name: string) => person.part('agreeing').getByRole('listitem').filter({ hasText: name });
      await agency(agencies.police)
        .getByText(new RegExp(`^Confirmed \\d\\d:\\d\\d by ${seats.police}$`))
        .waitFor();
      await agency(agencies.communityHealth).getByText('Not confirmed yet').waitFor();
    }
  });

  step('[B70] making them final says what it freezes and what is still open, and forbids nothing', async () => {
    await minuteTaker.press('Make version 1 final', 'agreeing');
    await minuteTaker.sees(/^This signs the record up to row \d+ as version 1/, 'agreeing');
    await minuteTaker.sees(/^Not confirmed yet: .*Community Health/, 'agreeing');
    await picture(minuteTaker, 'before-final');
    await accessible(minuteTaker);
    await minuteTaker.press('Make version 1 final now', 'agreeing');
    for (const person of everyone()) {
      await person.sees('Version 1 is final.', 'agreeing');
      await person.sees(/Version 1, \d\d:\d\d · the record up to row \d+ · sealed /, 'minutes');
      expect(await person.part('minutes').locator('.q-hash').innerText()).toMatch(/^[0-9a-f]{12}…$/);
    }
    await picture(chair, 'final-minutes');
  });

  step('[B71] a correction after that is version 2 in draft, with what changed, by whom and why', async () => {
    const entry = healthVisitor.part('mine').locator('.q-entry').filter({ hasText: said.visit });
    await entry.getByRole('button', { name: 'Correct or add to it' }).click();
    await healthVisitor.fillIn(
      'Correct this contribution',
      { 'In your own words': said.corrected, 'Why it is corrected': 'I had the wrong day.' },
      'Save the correction',
      'mine',
    );
    for (const person of everyone()) {
      await person.sees('Version 2 in draft: what changed since version 1', 'agreeing');
      await person.sees(
        new RegExp(`${seats.healthVisitor}: a contribution was corrected \\(I had the wrong day\\.\\)`),
        'agreeing',
      );
      await person.sees(/Version 2; version 1 was final \d\d:\d\d/, 'minutes');
    }
    await picture(police, 'version-two');
    await accessible(police, healthVisitor);
  });

  step(
    '[B72] an edition is made and downloaded, a family’s only after the procedure’s checks, and it is seen who holds what',
    async () => {
      const make = minuteTaker.form('Make an edition');
      const fullMade = minuteTaker.page.waitForEvent('download');
      await make.getByRole('button', { name: 'Make and download' }).click();
      expect((await fullMade).suggestedFilename()).toMatch(/\.docx$/);
      await minuteTaker.sees(/^Downloaded as .*\.docx$/, 'editions');
      await minuteTaker.answer(make, { What: 'Family’s copy', As: 'PDF' });
      await minuteTaker.answer(make, { 'Their name': 'Della Larkhill (fictional)' });
      await make.getByRole('button', { name: 'Make and download' }).click();
      await make.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await picture(minuteTaker, 'release-checks');
      await accessible(minuteTaker);
      const checks = make.getByRole('radio', { name: 'Yes', exact: true });
      for (const check of await checks.all()) await check.check();
      await make.getByLabel('It is somebody else, not listed here').check();
      const familyMade = minuteTaker.page.waitForEvent('download');
      await make.getByRole('button', { name: 'Make and download' }).click();
      expect((await familyMade).suggestedFilename()).toMatch(/\.pdf$/);
      // what and for whom stay, and the button says so; what was checked is checked anew
      await make.getByRole('button', { name: 'family’s copy for Della Larkhill (fictional), PDF' }).waitFor();
      expect(await make.getByLabel('Their name').inputValue()).toBe('Della Larkhill (fictional)');
      expect(await checks.first().isChecked()).toBe(false);
      await minuteTaker.sees(/Made as pdf for Della Larkhill \(fictional\)/, 'holders');
      const opened = healthVisitor.page.waitForEvent('download');
      await healthVisitor.press('PDF of Full minutes', 'agreeing');
      expect((await opened).suggestedFilename()).toMatch(/\.pdf$/);
      await minuteTaker.part('holders').getByText(`by ${seats.healthVisitor}`).first().waitFor();
      await picture(minuteTaker, 'who-holds-what');
    },
  );

  step('[B73] what is kept to fewer people afterwards names who already holds it', async () => {
    const entry = healthVisitor.part('mine').locator('.q-entry').filter({ hasText: said.corrected });
    await entry.getByRole('button', { name: 'Change who may see it' }).click();
    await healthVisitor.answer(entry.getByRole('form', { name: 'Change who may see this' }), {
      'Children’s social care': true,
      Why: 'It was said in confidence.',
    });
    await entry.getByRole('button', { name: 'Change who may see it', exact: true }).last().click();
    await chair.sees(/^Row \d+ was kept to fewer people/, 'holders');
    await chair.sees(new RegExp(`^${seats.police}: Full minutes, circulated`), 'holders');
    await accessible(chair);
  });

  step('[B74] it is sent round from here, or passed on by hand where no e-mail is sent', async () => {
    await minuteTaker.press('Send by e-mail', 'editions');
    await minuteTaker.fillIn('Send by e-mail', { [`${seats.police}, ${agencies.police}`]: true }, 'Send', 'editions');
    await minuteTaker.sees(/^This service sends no e-mail\./, 'editions');
    await minuteTaker.press(`New link for ${seats.police}`, 'editions');
    await minuteTaker.sees(/another person who keeps the record is asked to agree/, 'editions');
    await chair
      .part('link-requests')
      .getByRole('button', { name: /^Agree to the link/ })
      .click();
    await minuteTaker.press(`Show the link for ${seats.police}`, 'editions');
    await minuteTaker.part('editions').getByLabel(`Link for ${seats.police}`).waitFor();
    await picture(minuteTaker, 'passed-on-by-hand');
    await accessible(minuteTaker);
    await minuteTaker.press('Record that something was given out', 'editions');
    await minuteTaker.fillIn(
      'Record what was given out',
      { To: `${seats.police}, ${agencies.police}`, How: 'by hand' },
      'Record it',
      'editions',
    );
    await minuteTaker.sees(`Given to ${seats.police}: by hand`, 'holders');
  });
});
