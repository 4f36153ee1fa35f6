/** One meeting of the demo on a real server, one browser, and the steps of a journey through it, each on the shoulders of the one before. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { testServer, type TestServer } from '../../apps/server/src/testing/test-server.js';
import { launch } from './browser.js';
import { pictures } from './pictures.js';
import { sizes, type Person, type Size } from './person.js';
import { takeSeat } from './ways-in.js';

const startWithin = 120_000;
const stepWithin = 90_000;
const builtPage = fileURLToPath(new URL('../../dist/web/index.html', import.meta.url));

export interface Journey {
  /** Somebody in a browser of their own, sat down through the start page. */
  seat(name: string, size?: Size): Promise<Person>;
  step(title: string, work: () => Promise<void>): void;
  picture(person: Person, name: string): Promise<void>;
  readonly server: TestServer;
  readonly browser: Browser;
}

/** @param firstPicture the number of the first screenshot, so that those of all journeys stand in one order. */
export function journey(firstPicture: number): Journey {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  let missed: string | undefined;
  const picture = pictures(firstPicture);
  beforeAll(async () => {
    if (!existsSync(builtPage)) throw new Error('The browser client has not been built yet. Run: npm run build:web');
    server = await testServer({ demo: true });
    browser = await launch();
  }, startWithin);
  afterAll(() => browser?.close(), stepWithin);
  const here = <T>(thing: T | undefined): T => {
    if (!thing) throw new Error('The server and the browser are there once the tests run.');
    return thing;
  };
  return {
    get server() {
      return here(server);
    },
    get browser() {
      return here(browser);
    },
    seat: (name, size = sizes.desk) => takeSeat(here(browser), here(server).address, name, size),
    picture,
    step: (title, work) =>
      it(
        title,
        async () => {
          if (missed) throw new Error(`Not tried, because “${missed}” did not come off.`);
          missed = title;
          await work();
          missed = undefined;
        },
        stepWithin,
      ),
  };
}
