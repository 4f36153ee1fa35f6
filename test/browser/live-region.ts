/** What the page says aloud to whoever does not look: its live region, listened to. */
import type { Locator } from 'playwright-core';
import type { Person } from './person.js';

/** Writes down, beside the page, everything its live region says from now on. */
export const listen = (person: Person): Promise<unknown> =>
  person.page.evaluate(`{
    const heard = document.createElement('div');
    heard.id = 'heard';
    heard.hidden = true;
    document.body.append(heard);
    const region = document.getElementById('announcements');
    new MutationObserver(() => {
      const said = document.createElement('p');
      said.textContent = region.textContent;
      heard.append(said);
    }).observe(region, { childList: true });
  }`);

export const heard = (person: Person, sentence: string): Locator =>
  person.page.locator('#heard p').filter({ hasText: sentence });

export const says = (person: Person, sentence: string): Promise<void> =>
  heard(person, sentence).first().waitFor({ state: 'attached' });
