/** What is fetched after the first screen: it comes by itself, says so where it does not come, and a page that is behind asks to be loaded again. */
import type { BrowserContext } from 'playwright-core';
import { axeFinds } from './accessible.js';
import { keeps } from './device.js';
import { journey } from './journey.js';
import { sizes, type Person } from './person.js';
import { seats } from './seats.js';
import { arrive, contribute, sitDown } from './ways-in.js';

const meeting = journey(120);
const { step, seat, picture } = meeting;
let chair: Person, police: Person, healthVisitor: Person;

const said = {
  draft: 'Half a sentence about the marks on',
  sharedWithout: 'Written while a part of the page was missing.',
  after: 'Written by a page of an earlier build.',
  behindIt: 'Said after what that page does not know.',
  byTheOlder: 'Said by the page that is older.',
};
const sharedPart = /\/assets\/shared-and-people-[^/]+\.js$/;
const ownWords = (person: Person) => person.form('Contribute').getByLabel('In your own words', { exact: true });

/** The part of the page with what others shared does not come. @returns how to let it come. */
async function withoutSharedPart(context: BrowserContext): Promise<() => Promise<void>> {
  await context.route(sharedPart, (route) => route.abort());
  return () => context.unroute(sharedPart);
}

describe('parts that are fetched after the first screen', () => {
  let letItCome: () => Promise<void>;

  step('[B155] a part that cannot be fetched says so where it would stand, and everything else works', async () => {
    chair = await seat(seats.chair);
    await arrive(chair);
    const context = await meeting.browser.newContext({ viewport: sizes.phone });
    letItCome = await withoutSharedPart(context);
    healthVisitor = await sitDown(context, meeting.server.address, seats.healthVisitor);
    await arrive(healthVisitor);
    await healthVisitor.sees(/^This part of the page could not be fetched\. What you have typed is kept/);
    await contribute(healthVisitor, said.sharedWithout);
    await chair.seesWords(said.sharedWithout, 'shared');
    expect(await axeFinds(healthVisitor)).toEqual([]);
    await picture(healthVisitor, 'part-not-fetched');
  });

  step('[B155] as long as it cannot be fetched, trying again takes nothing away', async () => {
    await ownWords(healthVisitor).fill(said.draft);
    await healthVisitor.context.setOffline(true);
    await healthVisitor.press('Try again');
    await healthVisitor.page.locator('.q-not-fetched button[aria-disabled="false"]').waitFor();
    expect(await ownWords(healthVisitor).inputValue()).toBe(said.draft);
    await healthVisitor.context.setOffline(false);
  });

  step('[B155] once it can, trying again brings it, and what was typed is still there', async () => {
    await letItCome();
    await keeps(healthVisitor, true);
    await healthVisitor.press('Try again');
    await healthVisitor.seesWords(said.sharedWithout, 'mine');
    expect(await ownWords(healthVisitor).inputValue()).toBe(said.draft);
  });

  step(
    '[B156] everything is fetched once the first screen rests: a part first wanted without a line is there',
    async () => {
      police = await seat(seats.police, sizes.phone);
      await arrive(police);
      await police.page.waitForFunction(`
      (() => {
        const wanted = document.querySelector('meta[name="quorate-parts"]').content.split(' ');
        const here = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
        return wanted.length > 10 && wanted.every((part) => here.includes(part));
      })()
    `);
      const afterwards = await police.page.evaluate<string>(
        `document.querySelector('meta[name="quorate-parts"]').content.split(' ').find((part) => part.includes('afterwards'))`,
      );
      await police.context.setOffline(true);
      const brought = await police.page.evaluate<string[]>(`import('${afterwards}').then((part) => Object.keys(part))`);
      expect(brought.length).toBeGreaterThan(0);
      await police.context.setOffline(false);
    },
  );
});

describe('a page that is behind', () => {
  const greeting = /^40\{/;

  /** A page of an earlier build, as far as the server can tell, and one that meets an event of a later one. */
  async function earlierPage(context: BrowserContext): Promise<void> {
    await context.routeWebSocket(/socket\.io/, (line) => {
      const server = line.connectToServer();
      line.onMessage((message) =>
        server.send(
          greeting.test(String(message))
            ? String(message).replace(/"version":"[^"]+"/, '"version":"2020-01-01T00:00:00.000Z/0000"')
            : message,
        ),
      );
      server.onMessage((message) =>
        line.send(String(message).replaceAll('"type":"StatementRead"', '"type":"StatementSungInChurch"')),
      );
    });
  }

  let earlier: Person;
  const notice = (words: RegExp) => earlier.page.locator('.q-notice').getByText(words);

  step('[B158] works on, asks to be loaded again, and has what was typed when it is', async () => {
    const context = await meeting.browser.newContext({ viewport: sizes.desk });
    await earlierPage(context);
    earlier = await sitDown(context, meeting.server.address, seats.socialWorker);
    await arrive(earlier);
    await notice(/^A newer version of this page is there/).waitFor();
    await contribute(earlier, said.after);
    await chair.seesWords(said.after, 'shared');
    await ownWords(earlier).fill(said.draft);
    expect(await axeFinds(earlier)).toEqual([]);
    await picture(earlier, 'page-behind');
    const loadAgain = earlier.page.locator('.q-notice').getByRole('button', { name: 'Load this page again' });
    await Promise.all([earlier.page.waitForEvent('load'), loadAgain.click()]);
    await ownWords(earlier).waitFor();
    expect(await ownWords(earlier).inputValue()).toBe(said.draft);
  });

  step('[B160] shows the record up to an event it does not know, says so, and sends what is typed', async () => {
    const statements = chair.part('statements');
    await statements.locator('summary').first().click();
    await statements
      .getByRole('button', { name: /^Record as read/ })
      .first()
      .click();
    await notice(/^This page is older than what was recorded last/).waitFor();
    await contribute(chair, said.behindIt);
    await contribute(earlier, said.byTheOlder);
    await chair.seesWords(said.byTheOlder, 'shared');
    expect(await earlier.everything()).not.toContain(said.behindIt);
    await earlier.seesWords(said.after, 'mine');
    await earlier.sees('Everything sent is saved');
  });
});
