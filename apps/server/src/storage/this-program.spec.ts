import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { thisProgram } from './this-program.js';

it('[E155] the version that writes to the database is the one this program goes by', async () => {
  const manifest = await readFile(join(import.meta.dirname, '../../../../package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  expect(thisProgram.version).toBe(version);
});
