/** What a phone in a car park has to load before the room opens. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Promised, Trial } from '../figure.js';

/** Where `npm run build` puts the client; npm runs the bench in the repository's root. */
const built = 'dist/web';

const budgets: readonly { ending: string; promised: Promised }[] = [
  { ending: '.js', promised: { name: 'browser: script, kB gzipped', limit: 165, holds: 'at most' } },
  { ending: '.css', promised: { name: 'browser: style, kB gzipped', limit: 30, holds: 'at most' } },
];

export const browser: Trial = {
  promised: budgets.map(({ promised }) => promised),
  async measure() {
    const names = await readdir(built, { recursive: true }).catch(() => []);
    return Promise.all(
      budgets.map(async ({ ending, promised }) => {
        const files = names.filter((name) => name.endsWith(ending));
        if (files.length === 0) throw new Error(`There is no built client in ${built}. Run npm run build first.`);
        const sizes = await Promise.all(files.map(async (name) => gzipSync(await readFile(join(built, name))).length));
        return { promised, values: [sizes.reduce((sum, size) => sum + size) / 1_000], detail: `${files.length} files` };
      }),
    );
  },
};
