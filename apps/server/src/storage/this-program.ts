/** Which version writes to the database, and which later ones may be no older than. */
import type { WritingProgram } from '#event-log';

/**
 * `version` is that of package.json. `least` is raised to it whenever a version begins to record an event, or to mean
 * by one, what the version before does not understand.
 */
export const thisProgram: WritingProgram = { version: '0.2.0', least: '0.2.0' };
