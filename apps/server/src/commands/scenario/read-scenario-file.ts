/** A scenario from a file somebody named. */
import { readFile } from 'node:fs/promises';
import { Sayable } from '#event-log';
import { textIn } from '../file-text.js';
import { fileNamed } from '../program.js';
import { readScenario, type Scenario } from './scenario-file.js';

/** Throws `Sayable` where there is no such file or it is no scenario. */
export async function readScenarioFile(file: string): Promise<Scenario> {
  const bytes = await readFile(fileNamed(file)).catch(() => {
    throw new Sayable(`The file ${file} cannot be read. Check its name.`);
  });
  try {
    return readScenario(textIn(bytes, file));
  } catch (error) {
    throw error instanceof Sayable ? new Sayable(error.message) : error;
  }
}
