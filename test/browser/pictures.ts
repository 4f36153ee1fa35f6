/** Screenshots of the whole page, kept in artefacts/browser for people to look at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from './person.js';

/** Browsers draw no further down than this; beyond it a picture begins again from the top. */
const tallest = 16_000;

const folder = join(process.cwd(), 'artefacts', 'browser');

export function pictures(first: number): (person: Person, name: string) => Promise<void> {
  mkdirSync(folder, { recursive: true });
  let number = first;
  return async ({ page }, name) => {
    const path = join(folder, `${String(number++).padStart(2, '0')}-${name}.png`);
    const [width = 0, height = 0] = await page.evaluate<number[]>(
      '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
    );
    await page.screenshot({
      path,
      fullPage: true,
      animations: 'disabled',
      clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
    });
  };
}
