/** A scenario from a file somebody named. */
import { readFile } from 'node:fs/promises';
import { textIn } from '../file-text.js';
import { fileNamed, Stopped } from '../program.js';
import { readScenario, ScenarioRefused, type Scenario } from './scenario-file.js';

/** Throws `Stopped` where there is no such file or it is no scenario. */
export async function readScenarioFile(file: string): Promise<Scenario> {
  const bytes = await readFile(fileNamed(file)).catch(() => {
    throw new Stopped(`The file ${file} cannot be read. Check its name.`);
  });
  try {
    return readScenario(textIn(bytes, file));
  } catch (error) {
    throw error instanceof ScenarioRefused ? new Stopped(error.message) : error;
  }
}
