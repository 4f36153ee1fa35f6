/** The chair is called away, the meeting pauses, a required agency leaves, an invitation is withdrawn. */
import { axeFinds } from './accessible.js';
import { keeps, kept } from './device.js';
import { journey } from './journey.js';
import { heard, listen } from './live-region.js';
import type { Person } from './person.js';
import { agencies, seats } from './seats.js';
import { arrive, contribute } from './ways-in.js';

const { step, seat, picture } = journey(61);
let chair: Person, deputy: Person, socialWorker: Person, police: Person, healthVisitor: Person;
const everyone = () => [chair, deputy, socialWorker, police, healthVisitor];

const known = 'Wren’s nursery place was given up last week.';
const whileOut = 'Said while the chair was out of the room.';
const half = 'I was going to add that';
const outOfIt = 'You are no longer in this meeting.';

/** As a field takes it; any day to come does. */
const dayToCome = '2099-01-31T09:00';

const phase = (person: Person, name: string) =>
  person.page.locator('.q-phase').getByText(name, { exact: true }).waitFor();

describe('a meeting that loses its chair, its quorum and a member', () => {
  step(
    '[B34] when the chair leaves, the deputy is told and can take the chair, and everybody sees who chairs',
    async () => {
      [chair, deputy, socialWorker, police, healthVisitor] = (await Promise.all([
        seat(seats.chair),
        seat(seats.deputy),
        seat(seats.socialWorker),
        seat(seats.police),
        seat(seats.healthVisitor),
      ])) as [Person, Person, Person, Person, Person];
      await Promise.all(everyone().map((person) => arrive(person)));
      await chair.press('Open the meeting');
      await phase(police, 'Open');
      await contribute(police, known);
      await chair.seesWords(known, 'shared');
      await chair.press('Leave the meeting');
      await deputy.seesHeading('The chair is not here');
      expect(await socialWorker.button('Take the chair').count()).toBe(0);
      await picture(deputy, 'chair-has-left');
      await deputy.press('Take the chair', 'take-chair');
      await deputy.fillIn('Take the chair', { Reason: 'Called to court.' }, 'Take the chair');
      await deputy.seesHeading('What is to be decided');
      for (const person of [deputy, police]) await person.page.locator('.q-facts').getByText(seats.deputy).waitFor();
      await picture(deputy, 'deputy-in-the-chair');
    },
  );

  step('[B35] whoever has left sees nothing of what is said meanwhile, and is shown the way back in', async () => {
    await contribute(police, whileOut);
    await deputy.seesWords(whileOut, 'shared');
    expect(await chair.everything()).not.toContain(whileOut);
    await chair.page.reload();
    await chair.seesHeading('You have left the meeting');
    expect(await chair.everything()).not.toContain(known);
    expect(await axeFinds(chair)).toEqual([]);
    await picture(chair, 'left-and-reloaded');
    await chair.fillIn(
      'Come back in',
      { 'I accept the statement of confidentiality, as it was read': true, 'By phone': true },
      'Come back in',
    );
    await chair.seesWords(whileOut, 'shared');
    expect(await chair.button('Close the meeting').count()).toBe(0);
  });

  step(
    '[B80] the chair sees at once who asks for the chair, and the asker sees the time left and the answer',
    async () => {
      await chair.press('Ask for the chair', 'take-chair');
      await chair.fillIn('Ask for the chair', { Reason: 'Court is adjourned; I am back.' }, 'Ask for the chair');
      await chair.sees(/has \d+ seconds? left to answer/, 'take-chair');
      await deputy.seesHeading(`${seats.chair} asks for the chair`);
      await deputy.sees('Court is adjourned; I am back.', 'chair-asked');
      await deputy.sees(/Without an answer from you by \d/, 'chair-asked');
      await deputy
        .part('chair-asked')
        .getByRole('button', { name: /^Agree –/ })
        .waitFor();
      expect(await axeFinds(deputy)).toEqual([]);
      await picture(deputy, 'chair-asked-for');
      await deputy
        .part('chair-asked')
        .getByRole('button', { name: /^Not now –/ })
        .click();
      await chair.sees(/has answered: not now/, 'take-chair');
      expect(await deputy.page.locator('#chair-asked').count()).toBe(0);
    },
  );

  step('[B36] an adjourned meeting says so to everybody, takes no decisions, and resumes', async () => {
    await deputy.press('Adjourn the meeting', 'pause');
    await deputy.fillIn('Adjourn the meeting', { Reason: 'The examination is under way.' }, 'Adjourn');
    await Promise.all(everyone().map((person) => phase(person, 'Adjourned')));
    await deputy.sees(/The examination is under way/, 'pause');
    expect(await police.button('Propose: Medical assessment').count()).toBe(0);
    await picture(deputy, 'adjourned');
    await deputy.press('Resume the meeting', 'pause');
    await Promise.all(everyone().map((person) => phase(person, 'Open')));
    await police.button('Propose: Medical assessment').waitFor();
  });

  step(
    '[B37] when a required agency leaves, everybody sees the quorum gone, and the chair goes on only on a recorded ground',
    async () => {
      await police.press('Leave the meeting');
      await Promise.all(
        [chair, deputy, healthVisitor].map((person) =>
          person.page
            .locator('.q-quorum')
            .getByText(/Not met: police missing/)
            .waitFor(),
        ),
      );
      await deputy.press('Proceed without them', 'missing');
      await deputy.fillIn('Proceed without quorum', {}, 'Proceed on this ground');
      await deputy.sees('Choose the ground', 'missing');
      expect(await axeFinds(deputy)).toEqual([]);
      await picture(deputy, 'proceeding-refused');
      const form = deputy.form('Proceed without quorum');
      await form.getByLabel(/^A child may be hurt before/).check();
      await deputy.answer(form, {
        Reason: 'Wren cannot wait for the police to come back.',
        'How police will be heard': 'The deputy rings the detective tonight.',
        'By when police will be heard': dayToCome,
      });
      await deputy.press('Proceed on this ground');
      await deputy.sees(/Proceeding since .*: Wren cannot wait/, 'missing');
      await healthVisitor.page.locator('.q-quorum').getByText('(proceeding on a recorded ground)').waitFor();
      await picture(deputy, 'proceeding-on-a-ground');
    },
  );

  step(
    '[B38] [B115] withdrawing an invitation clears the room of whoever it was, at once, and their device',
    async () => {
      await healthVisitor.form('Contribute').getByLabel('In your own words', { exact: true }).fill(half);
      await keeps(healthVisitor, true);
      await listen(healthVisitor);
      const person = deputy.part('people').locator('.q-person').filter({ hasText: seats.healthVisitor });
      await person.getByRole('button', { name: `More about ${seats.healthVisitor}` }).click();
      await person.getByRole('button', { name: 'Withdraw the invitation' }).click();
      await deputy.fillIn(
        `Withdraw ${seats.healthVisitor}’s invitation`,
        { Reason: 'Knows the family privately.' },
        `Withdraw ${seats.healthVisitor}’s invitation`,
      );
      await healthVisitor.seesHeading('You are not in this meeting');
      for (const words of [known, half, 'Larkhill', agencies.police])
        expect(await healthVisitor.everything()).not.toContain(words);
      expect(await heard(healthVisitor, outOfIt).count()).toBe(1);
      await keeps(healthVisitor, false);
      expect(await kept(healthVisitor)).toBe('[]');
      expect(await axeFinds(healthVisitor)).toEqual([]);
      await picture(healthVisitor, 'withdrawn');
      await deputy.sees('No longer invited (1)', 'people');
      await healthVisitor.page.reload();
      await healthVisitor.seesHeading('You are not in this meeting');
      for (const words of [known, half, 'Larkhill']) expect(await healthVisitor.everything()).not.toContain(words);
    },
  );
});
