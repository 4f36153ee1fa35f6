/** Fails the build when the browser client outgrows its budget, so that the room opens quickly on a phone in a car park. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budgets = { script: { ending: '.js', most: 165_000 }, style: { ending: '.css', most: 30_000 } };
const assets = fileURLToPath(new URL('../../dist/web/assets/', import.meta.url));

const gzippedBytes = (ending) =>
  readdirSync(assets)
    .filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + gzipSync(readFileSync(assets + name)).length, 0);

/** Sizes of the built client against their budgets: `{ name, bytes, most }`. */
export const sizes = () =>
  Object.entries(budgets).map(([name, { ending, most }]) => ({ name, bytes: gzippedBytes(ending), most }));

/** Prints each size, and throws where one is over. */
export function checkSize() {
  const figures = sizes();
  for (const { name, bytes, most } of figures)
    console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB gzipped (at most ${most / 1000} kB)`);
  if (figures.some(({ bytes, most }) => bytes === 0 || bytes > most))
    throw new Error('The browser client is over its budget, or was not built. See what was added, or split it off.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) checkSize();
