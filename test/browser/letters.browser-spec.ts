/** The address in a letter names a meeting and no seat: whoever is signed in on this browser and in that meeting is found, and nobody else. */
import type { Browser, Page } from 'playwright-core';
import { pageOf } from '../../apps/server/src/delivery/letter.js';
import { TestMeeting, type Who } from '../../apps/server/src/testing/test-meeting.js';
import { testServer, type TestServer } from '../../apps/server/src/testing/test-server.js';
import { axeFinds } from './accessible.js';
import { launch } from './browser.js';
import { Person, sizes } from './person.js';

const startWithin = 120_000;
const stepWithin = 90_000;

let server: TestServer;
let browser: Browser;
let first: TestMeeting;
let second: TestMeeting;
beforeAll(async () => {
  server = await testServer();
  browser = await launch();
  first = await TestMeeting.convene(server, { reference: 'FIRST-1' });
  second = await TestMeeting.convene(server, { reference: 'SECOND-2' });
}, startWithin);
afterAll(() => browser?.close(), stepWithin);

const newPage = async (): Promise<Page> => (await browser.newContext({ viewport: sizes.desk })).newPage();
const letterTo = ({ meetingId }: TestMeeting): string => pageOf(server.address, meetingId);

async function signIn(page: Page, meeting: TestMeeting, who: Who): Promise<void> {
  await page.goto(`${server.address}/join#${(await meeting.link(who)).secret}`);
  await page.getByRole('button', { name: /^Continue as / }).click();
  await page.getByRole('heading', { name: /^Meeting / }).waitFor();
}

describe('a letter', () => {
  it(
    '[B144] opens the meeting it is about, whichever seat of the browser that is in, and asks where there are two',
    async () => {
      const page = await newPage();
      await signIn(page, first, 'chair');
      await signIn(page, second, 'police');
      await page.goto(letterTo(second));
      await page.getByRole('heading', { name: /^Meeting SECOND-2/ }).waitFor();
      expect(page.url()).toContain('/s/2/');
      await signIn(page, second, 'health');
      await page.goto(letterTo(second));
      const person = new Person(page, 'somebody');
      await person.seesHeading('Who is reading?');
      expect(await page.getByRole('link', { name: /^Open as / }).count()).toBe(2);
      expect(await axeFinds(person)).toEqual([]);
      await page
        .getByRole('link', { name: /^Open as / })
        .last()
        .click();
      await page.getByRole('heading', { name: /^Meeting SECOND-2/ }).waitFor();
      expect(page.url()).toContain('/s/3/');
    },
    stepWithin,
  );

  it(
    '[B144] an address from an earlier letter, which named seat 1, offers the seats that are in that meeting',
    async () => {
      const page = await newPage();
      await signIn(page, first, 'minutes');
      await signIn(page, second, 'school');
      await page.goto(`${server.address}/s/1/meetings/${second.meetingId}`);
      const person = new Person(page, 'somebody');
      await person.seesHeading('You are not in this meeting');
      await page.getByRole('link', { name: /^Open as / }).click();
      await page.getByRole('heading', { name: /^Meeting SECOND-2/ }).waitFor();
      expect(page.url()).toContain('/s/2/');
    },
    stepWithin,
  );

  it(
    '[B145] tells a stranger who has its address nothing of the meeting, nor whether there is one',
    async () => {
      const page = await newPage();
      const said: string[] = [];
      for (const address of [letterTo(first), pageOf(server.address, crypto.randomUUID())]) {
        await page.goto(address);
        const person = new Person(page, 'a stranger');
        await person.seesHeading('Come in by your own link first');
        expect(await axeFinds(person)).toEqual([]);
        said.push(await person.everything());
      }
      expect(said[0]).toBe(said[1]);
      expect(said[0]).not.toMatch(/FIRST-1|Canary/);
    },
    stepWithin,
  );
});
