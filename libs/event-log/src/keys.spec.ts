import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeys } from './key-file.js';
import { keysForTests } from './testing/index.js';

describe('the master key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('[E17] is made once, for its owner alone, and says that it was made', async () => {
    const file = join(folder, 'made', 'master.key');
    const first = await openKeys(file);
    expect(first.created).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const second = await openKeys(file);
    expect(second.created).toBe(false);
    expect(second.keys.open('here', first.keys.seal('here', 'words')).toString()).toBe('words');
    expect(await readFile(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });

  it('[E17] is refused when others can read it', async () => {
    const file = join(folder, 'master.key');
    await openKeys(file);
    await chmod(file, 0o644);
    await expect(openKeys(file)).rejects.toThrow('can be read by other accounts');
  });

  it('[E17] is refused when the file holds no key, without repeating what it holds', async () => {
    const file = join(folder, 'master.key');
    await writeFile(file, 'correct horse battery staple', { mode: 0o600 });
    const refusal = openKeys(file);
    await expect(refusal).rejects.toThrow('does not hold a key');
    await expect(refusal).rejects.not.toThrow('horse');
  });

  it('[E17] opens only under its own label and key, and only unchanged', () => {
    const keys = keysForTests();
    const sealed = keys.seal('session:1', 'words');
    expect(() => keys.open('session:2', sealed)).toThrow('cannot be opened');
    expect(() => keysForTests('theirs').open('session:1', sealed)).toThrow('cannot be opened');
    sealed[14]! ^= 1;
    expect(() => keys.open('session:1', sealed)).toThrow('cannot be opened');
    expect(() => keys.open('session:1', Buffer.alloc(3))).toThrow('cannot be opened');
  });

  it('[E17] derives a key of its own for every purpose', () => {
    const keys = keysForTests();
    expect(keys.derive('links')).toHaveLength(32);
    expect(keys.derive('links')).toEqual(keys.derive('links'));
    expect(keys.derive('links')).not.toEqual(keys.derive('sessions'));
  });
});
