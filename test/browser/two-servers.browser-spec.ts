/** Two servers behind a plain proxy: a browser gets in, also where a network stops WebSockets, and where it cannot it is told why. */
import type { Browser } from 'playwright-core';
import { startPostgres, type TestPostgres } from '../../libs/event-log/src/testing/postgres.js';
import { TestMeeting, type Who } from '../../apps/server/src/testing/test-meeting.js';
import { testServer } from '../../apps/server/src/testing/test-server.js';
import { axeFinds } from './accessible.js';
import { balancer, type Balancer } from './balancer.js';
import { launch } from './browser.js';
import { Person, sizes } from './person.js';
import { arrive } from './ways-in.js';

const startWithin = 120_000;
const stepWithin = 90_000;

let postgres: TestPostgres;
let proxy: Balancer;
let browser: Browser;
let meeting: TestMeeting;
beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.newDatabase();
  const one = await testServer({ databaseUrl });
  const other = await testServer({ databaseUrl, keyFile: one.settings.keyFile });
  proxy = await balancer([one.address, other.address]);
  meeting = await TestMeeting.convene(one);
  browser = await launch();
}, startWithin);
afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  await postgres?.stop();
}, stepWithin);

/** Comes in by a personal link, through the proxy. */
async function comeIn(who: Who, name: string, asked: string[] = []): Promise<Person> {
  const page = await (await browser.newContext({ viewport: sizes.desk })).newPage();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${proxy.address}/join#${(await meeting.link(who)).secret}`);
  await page.getByRole('button', { name: /^Continue as / }).click();
  return new Person(page, name);
}

describe('two servers behind a proxy that gives each request to the next of them', () => {
  it(
    '[B141] a browser gets in, because its line begins with a WebSocket, which needs one server, whichever it is',
    async () => {
      const asked: string[] = [];
      for (const who of ['chair', 'minutes'] as const) await arrive(await comeIn(who, who, asked));
      expect(asked.filter((url) => url.includes('transport=polling'))).toEqual([]);
    },
    stepWithin,
  );

  it(
    '[B142] where WebSockets are refused or never answered it gets in by polling, as long as it is kept with one server',
    async () => {
      proxy.oneServer = true;
      for (const [who, webSockets] of [
        ['police', 'refused'],
        ['health', 'silent'],
      ] as const) {
        proxy.webSockets = webSockets;
        await arrive(await comeIn(who, who));
      }
    },
    stepWithin,
  );

  it(
    '[B143] where neither leads in, the page says that the service needs one server for each browser, and whom to tell',
    async () => {
      proxy.oneServer = false;
      proxy.webSockets = 'refused';
      const school = await comeIn('school', 'school');
      await school.sees(/needs one server for each browser/);
      await school.sees(/tell whoever runs Quorate for you/);
      expect(await axeFinds(school)).toEqual([]);
    },
    stepWithin,
  );
});
