/** The contract page and the code name the same commands and events. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTypes, eventTypes } from '#meeting';

const page = readFileSync(join(process.cwd(), 'docs/contract.md'), 'utf8');
const isNamed = (name: string): boolean => page.includes(`\`${name}\``);

describe('docs/contract.md', () => {
  it('[W95] names every command', () => expect(commandTypes.filter((type) => !isNamed(type))).toEqual([]));
  it('[W95] names every event', () => expect(eventTypes.filter((type) => !isNamed(type))).toEqual([]));
});
