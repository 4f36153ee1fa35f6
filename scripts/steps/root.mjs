import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, wherever it was cloned and whatever folder the command was given in. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const inRoot = (...parts) => join(root, ...parts);
