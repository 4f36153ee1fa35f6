/** The published schema of the JSON form, as a value. */
import { readFileSync } from 'node:fs';

/** From the source tree or from the build: the schema is a file of the repository, read once. */
function readSchema(): Readonly<Record<string, unknown>> {
  for (const path of ['../schema/minutes.schema.json', '../../../../libs/documents/schema/minutes.schema.json']) {
    try {
      return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Record<string, unknown>;
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') throw problem;
    }
  }
  throw new Error('libs/documents/schema/minutes.schema.json is missing from this installation.');
}

export const minutesSchema = readSchema();
