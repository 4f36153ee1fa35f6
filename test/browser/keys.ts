/** Somebody with a keyboard and no mouse: goes by Tab, and notices where the focus cannot be seen. */
import type { Locator } from 'playwright-core';
import type { Person } from './person.js';

/** More stops than the fullest screen has. */
const stopsMax = 300;

/** A ring or a shadow around what has the focus; small choices show theirs on the box drawn beside them, and a whole screen needs none. */
const focusShows = `(() => {
  const drawn = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/rgba\\(.*, 0\\)/.test(style.outlineColor)) || style.boxShadow !== 'none';
  const here = document.activeElement;
  const box = here.labels?.[0] && here.matches('[type=radio], [type=checkbox]') ? getComputedStyle(here.labels[0], '::before') : undefined;
  const { top, bottom } = here.getBoundingClientRect();
  return here.matches('main, body') || (drawn(getComputedStyle(here)) || Boolean(box && drawn(box))) && bottom > 0 && top < innerHeight;
})()`;

const whatIsThere = `(() => { const { tagName, id, innerText } = document.activeElement; return tagName + ' ' + id + ' ' + (innerText ?? '').slice(0, 40); })()`;

export class Keyboard {
  /** Stops at which nobody could see that they were there. */
  readonly unseen: string[] = [];

  constructor(readonly person: Person) {}

  has(target: Locator): Promise<boolean> {
    return target
      .and(this.person.page.locator(':focus'))
      .count()
      .then((count) => count > 0);
  }

  /** Waits for the focus to land there by itself. */
  async landsOn(target: Locator): Promise<void> {
    await target.and(this.person.page.locator(':focus')).waitFor({ state: 'attached' });
    await this.look();
  }

  async press(keys: string): Promise<void> {
    await this.person.page.keyboard.press(keys);
  }

  async type(words: string): Promise<void> {
    await this.person.page.keyboard.type(words);
  }

  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stops = 0; stops < stopsMax; stops += 1) {
      await this.press(key);
      await this.look();
      if (await this.has(target)) return;
    }
    throw new Error(`${stopsMax} stops, and none of them was ${target}.`);
  }

  private async look(): Promise<void> {
    const { page } = this.person;
    if (!(await page.evaluate<boolean>(focusShows))) this.unseen.push(await page.evaluate<string>(whatIsThere));
  }
}
