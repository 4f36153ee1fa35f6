import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playDemo } from '../../apps/server/src/commands/demo/play-demo.js';
import { demoScript } from '../../apps/server/src/commands/demo/demo-script.js';
import { readSettings } from '../../apps/server/src/settings.js';
import { startServer } from '../../apps/server/src/start-server.js';

describe('the demo played by itself', () => {
  it('[W105] goes from arrival to closed minutes without a refusal, once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-demo-'));
    const server = await startServer(readSettings({ QUORATE_DATA: folder, PORT: '0' }));
    try {
      const told: string[] = [];
      await playDemo(server.address, 0, (line) => told.push(line));
      expect(told).toHaveLength(demoScript.length);
      expect(told.filter((line) => line.includes('refused'))).toEqual([]);
      await expect(playDemo(server.address, 0, () => undefined)).rejects.toThrow(
        'The demo meeting has been opened already.',
      );
    } finally {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
