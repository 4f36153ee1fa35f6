/** Getting into the room: a seat of the demo, and arriving. */
import type { Browser, BrowserContext } from 'playwright-core';
import { Person, type Size } from './person.js';

const patience = 15_000;

export async function takeSeat(browser: Browser, address: string, name: string, viewport: Size): Promise<Person> {
  return sitDown(await browser.newContext({ viewport }), address, name);
}

/** In a browser with habits of its own. */
export async function sitDown(context: BrowserContext, address: string, name: string): Promise<Person> {
  context.setDefaultTimeout(patience);
  const start = await context.newPage();
  await start.goto(address);
  const opened = context.waitForEvent('page');
  await start.getByRole('link', { name: `Sit in as ${name} (opens in a new tab)`, exact: true }).click();
  const person = new Person(await opened, name);
  await person.page.getByRole('heading', { name: /^Meeting / }).waitFor();
  await start.close();
  return person;
}

export type Mode = 'In person' | 'By video' | 'By phone';

export async function arrive(person: Person, mode: Mode = 'By video'): Promise<void> {
  await person.fillIn('Arrive', { 'I accept the statement of confidentiality': true, [mode]: true }, 'Arrive');
  await person.button('Leave the meeting').waitFor();
}

export async function contribute(person: Person, words: string): Promise<void> {
  await person.fillIn('Contribute', { 'In your own words': words }, 'Share with the meeting');
}
