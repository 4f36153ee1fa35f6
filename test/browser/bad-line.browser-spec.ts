/** Bad lines, reloads, ended sessions: nothing typed is lost, nothing arrives twice, nothing lies about in clear. */
import { slotHeader } from '#wire';
import { axeFinds } from './accessible.js';
import { keeps, kept } from './device.js';
import { journey } from './journey.js';
import { cutLine, lossyLine } from './lines.js';
import { sizes, type Person } from './person.js';
import { seats } from './seats.js';
import { arrive, contribute, sitDown } from './ways-in.js';

const meeting = journey(31);
const { step, seat, picture } = meeting;
let chair: Person, police: Person, healthVisitor: Person, minuteTaker: Person;

const said = {
  draft: 'Half a sentence about the bruise on',
  offline: 'Written in the lift between two floors.',
  after: 'Written when the lift doors opened.',
  reloaded: 'Sent just before the phone was restarted.',
  afterReload: 'Sent just after the phone was restarted.',
  answerLost: 'Heard, but the answer never came back.',
  afterLost: 'And this came afterwards.',
  polling: 'Written behind a firewall that knows no WebSockets.',
  pollingBack: 'Read behind the same firewall.',
  ended: 'Written before the session ended.',
  half: 'And half of another',
};

/** Once, and not once more with what was sent after it. */
async function arrivedOnce(words: string, before: string): Promise<void> {
  await chair.seesWords(before, 'shared');
  expect(await chair.words(words, 'shared').count()).toBe(1);
}
const ownWords = (person: Person) => person.form('Contribute').getByLabel('In your own words', { exact: true });
const waiting = (person: Person, words: string) =>
  person.part('mine').locator('.q-entry--sending').filter({ hasText: words });

describe('a meeting over bad lines', () => {
  step('[B20] words sent while there is no line show as waiting, and arrive once when it is back', async () => {
    const seated = await Promise.all([seat(seats.chair), seat(seats.police), seat(seats.healthVisitor, sizes.phone)]);
    [chair, police, healthVisitor] = seated as [Person, Person, Person];
    await Promise.all(seated.map((person) => arrive(person)));
    await chair.press('Open the meeting');
    await healthVisitor.page.locator('.q-phase--open').waitFor();
    await healthVisitor.context.setOffline(true);
    await healthVisitor.sees(/^Connection lost\. Keep writing/);
    await contribute(healthVisitor, said.offline);
    await waiting(healthVisitor, said.offline).getByText('Sending…').waitFor();
    await healthVisitor.sees('Sending 1 entry…');
    expect(await axeFinds(healthVisitor)).toEqual([]);
    await picture(healthVisitor, 'no-line');
    expect(await chair.words(said.offline, 'shared').count()).toBe(0);
    await healthVisitor.context.setOffline(false);
    await chair.seesWords(said.offline, 'shared');
    await healthVisitor.sees('Everything sent is saved');
    await contribute(healthVisitor, said.after);
    await arrivedOnce(said.offline, said.after);
  });

  step('[B21] a draft survives a reload', async () => {
    await ownWords(healthVisitor).fill(said.draft);
    await keeps(healthVisitor, true);
    await healthVisitor.page.reload();
    await ownWords(healthVisitor).waitFor();
    expect(await ownWords(healthVisitor).inputValue()).toBe(said.draft);
  });

  step('[B22] nothing typed lies on the device in clear', async () => {
    const onDevice = await kept(healthVisitor);
    for (const word of said.draft.split(' ').filter(({ length }) => length > 4)) expect(onDevice).not.toContain(word);
    for (const word of [seats.healthVisitor, 'Larkhill', 'MakeContribution']) expect(onDevice).not.toContain(word);
  });

  step('[B23] what was waiting when the page was closed is sent when it is opened again, once', async () => {
    const giveBack = await cutLine(healthVisitor);
    await contribute(healthVisitor, said.reloaded);
    await waiting(healthVisitor, said.reloaded).waitFor();
    await healthVisitor.page.reload();
    await healthVisitor.sees('The service does not answer. It is tried again until it does.');
    expect(await kept(healthVisitor)).not.toContain('restarted');
    await giveBack();
    await chair.seesWords(said.reloaded, 'shared');
    await contribute(healthVisitor, said.afterReload);
    await arrivedOnce(said.reloaded, said.afterReload);
  });

  step('[B24] when only the answer is lost, the words are sent again and still recorded once', async () => {
    const context = await meeting.browser.newContext({ viewport: sizes.desk });
    const line = await lossyLine(context);
    minuteTaker = await sitDown(context, meeting.server.address, seats.minuteTaker);
    await arrive(minuteTaker);
    const { lost } = await line.loseNextAnswer();
    await minuteTaker.answer(minuteTaker.form('Take down what is said'), { 'What they say': said.answerLost });
    await minuteTaker.page.keyboard.press('Control+Enter');
    await lost;
    await minuteTaker.sees('Everything sent is saved');
    await minuteTaker.answer(minuteTaker.form('Take down what is said'), { 'What they say': said.afterLost });
    await minuteTaker.page.keyboard.press('Control+Enter');
    await chair.seesWords(said.afterLost, 'notes');
    expect(await chair.words(said.answerLost, 'notes').count()).toBe(1);
  });

  step('[B25] a network without WebSockets carries the meeting all the same', async () => {
    const context = await meeting.browser.newContext({ viewport: sizes.desk });
    await context.addInitScript('delete window.WebSocket');
    let sockets = 0;
    context.on('page', (page) =>
      page.on('websocket', () => {
        sockets += 1;
      }),
    );
    const socialWorker = await sitDown(context, meeting.server.address, seats.socialWorker);
    await arrive(socialWorker);
    await contribute(socialWorker, said.polling);
    await chair.seesWords(said.polling, 'shared');
    await contribute(police, said.pollingBack);
    await socialWorker.seesWords(said.pollingBack, 'shared');
    expect(sockets).toBe(0);
  });

  step(
    '[B26] when a session has ended, the page shows nothing of the meeting any more and says how to come back',
    async () => {
      const giveBack = await cutLine(healthVisitor);
      await contribute(healthVisitor, said.ended);
      await ownWords(healthVisitor).fill(said.half);
      await waiting(healthVisitor, said.ended).waitFor();
      const [, slot = ''] = /\/s\/([^/]+)\//.exec(healthVisitor.page.url()) ?? [];
      const { address } = meeting.server;
      await healthVisitor.context.request.post(`${address}/api/session/end`, {
        headers: { [slotHeader]: slot, origin: address },
        data: {},
      });
      await giveBack();
      await healthVisitor.seesHeading('Your session has ended');
      expect(await healthVisitor.everything()).not.toContain(said.after);
      expect(await axeFinds(healthVisitor)).toEqual([]);
      await picture(healthVisitor, 'session-ended');
    },
  );

  step('[B27] a new link brings its holder back, with everything that was not sent', async () => {
    const person = chair.part('people').locator('.q-person').filter({ hasText: seats.healthVisitor });
    await person.getByRole('button', { name: `More about ${seats.healthVisitor}` }).click();
    await person.getByRole('button', { name: `New link for ${seats.healthVisitor}` }).click();
    await minuteTaker.page.getByRole('button', { name: /^Agree to the link/ }).click();
    await person.getByRole('button', { name: `Show the link for ${seats.healthVisitor}` }).click();
    await picture(chair, 'new-link');
    const link = await person.getByLabel(`Link for ${seats.healthVisitor}`).inputValue();
    await healthVisitor.page.goto(link);
    await healthVisitor.page.getByRole('button', { name: `Continue as ${seats.healthVisitor}` }).waitFor();
    expect(healthVisitor.page.url()).not.toContain('#');
    expect(await axeFinds(healthVisitor)).toEqual([]);
    await healthVisitor.press(`Continue as ${seats.healthVisitor}`);
    await ownWords(healthVisitor).waitFor();
    expect(await ownWords(healthVisitor).inputValue()).toBe(said.half);
    await chair.seesWords(said.ended, 'shared');
    expect(await chair.words(said.ended, 'shared').count()).toBe(1);
  });

  step(
    '[B28] signing out by choice asks about what was not sent, and then wipes what was kept on the device',
    async () => {
      await keeps(healthVisitor, true);
      const header = (name: string) => healthVisitor.page.getByRole('button', { name, exact: true });
      await header('Sign out').click();
      await header('Stay signed in').click();
      expect(await ownWords(healthVisitor).inputValue()).toBe(said.half);
      await header('Sign out').click();
      await picture(healthVisitor, 'sign-out-asks');
      expect(await axeFinds(healthVisitor)).toEqual([]);
      await header('Sign out and delete it').click();
      await healthVisitor.seesHeading('Sit in the meeting');
      await keeps(healthVisitor, false);
      expect(await axeFinds(healthVisitor)).toEqual([]);
    },
  );
});
