import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this library's data; compiled code runs from elsewhere, so it is found upwards, by the project's package.json. */
function findLibraryFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder)
      throw new Error('Quorate cannot find its own package.json, and so neither its packs.');
    folder = dirname(folder);
  }
  return join(folder, 'libs', 'procedures');
}

const libraryFolder = findLibraryFolder();

/** The folder of the packs Quorate comes with. */
export const shippedPacksFolder = join(libraryFolder, 'packs');

/** A published schema, as the object it is. */
export const readSchema = (fileName: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(libraryFolder, 'schema', fileName), 'utf8')) as Record<string, unknown>;
