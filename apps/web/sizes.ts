/** What a phone in a car park has to load, as it was built, against its budgets: the first screen, and everything there is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Budget {
  readonly name: string;
  /** Bytes, gzipped. */
  readonly most: number;
  files(built: string): readonly string[];
}

/** A part of the built client, in Vite's manifest: what it imports is named by keys of the manifest. */
interface BuiltPart {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** The page's own script and whatever it imports at once; all else is fetched once the first screen rests. */
function firstScreen(built: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8')) as Record<string, BuiltPart>;
  const found = new Set<string>();
  const take = (key: string): void => {
    const { file = '', imports = [] } = manifest[key] ?? {};
    if (found.has(file)) return;
    found.add(file);
    imports.forEach(take);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) take(key);
  return [...found];
}

const ending =
  (wanted: string) =>
  (built: string): readonly string[] =>
    readdirSync(join(built, 'assets'))
      .filter((name) => name.endsWith(wanted))
      .map((name) => join('assets', name));

export const budgets: readonly Budget[] = [
  { name: 'script of the first screen', most: 105_000, files: firstScreen },
  { name: 'script', most: 220_000, files: ending('.js') },
  { name: 'style', most: 30_000, files: ending('.css') },
];

export interface Size extends Omit<Budget, 'files'> {
  readonly bytes: number;
  readonly files: number;
}

/** @param built the folder of the built client. Throws an error with a sentence where there is none. */
export function sizesIn(built: string): readonly Size[] {
  if (!existsSync(join(built, 'index.html')))
    throw new Error(`There is no built client in ${built}. Run npm run build first.`);
  return budgets.map(({ name, most, files }) => {
    const names = files(built);
    const bytes = names.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0);
    return { name, most, bytes, files: names.length };
  });
}

/** Prints each size, and throws where one is over. */
export function checkSizes(built: string): void {
  const sizes = sizesIn(built);
  for (const { name, bytes, most } of sizes)
    console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB gzipped (at most ${most / 1000} kB)`);
  if (sizes.some(({ bytes, most }) => bytes === 0 || bytes > most))
    throw new Error('The browser client is over its budget, or was not built. See what was added, or fetch it later.');
}
