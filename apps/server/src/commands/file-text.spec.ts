import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenarioFile } from './scenario/read-scenario-file.js';
import { readScenario } from './scenario/scenario-file.js';

const scenario = JSON.stringify({ title: 'Read', convene: { participants: [] }, steps: [] });

describe('files saved with a byte order mark', () => {
  let folder = '';
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'quorate-text-'))));
  afterAll(() => rm(folder, { recursive: true }));
  const read = async (bytes: Uint8Array) => {
    const file = join(folder, 'scenario.json');
    await writeFile(file, bytes);
    return readScenarioFile(file);
  };

  it('[W215] a scenario is read with a mark and without', async () => {
    for (const text of [scenario, `\uFEFF${scenario}`]) {
      expect((await read(Buffer.from(text))).title).toBe('Read');
      expect(readScenario(text).title).toBe('Read');
    }
  });

  it('[W215] UTF-16 and other ways of saving are answered with what to do', async () => {
    const utf16 = Buffer.from(`\uFEFF${scenario}`, 'utf16le');
    await expect(read(utf16)).rejects.toThrow(/is saved as UTF-16.*Save it again as UTF-8\./u);
    await expect(read(Buffer.from(utf16).swap16())).rejects.toThrow(/is saved as UTF-16/u);
    await expect(read(Buffer.from('{"title": "Zo\u00EB"}', 'latin1'))).rejects.toThrow(
      /is not saved as UTF-8\. Save it again as UTF-8\./u,
    );
  });
});
