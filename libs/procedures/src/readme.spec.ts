import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shippedPacksFolder } from './library-folder.js';
import { problemsIn } from '../testing/packs.js';

describe('the guide beside the packs', () => {
  it('[P2] its example is a pack that can be used', () => {
    const readme = readFileSync(join(dirname(shippedPacksFolder), 'README.md'), 'utf8');
    const example = /```yaml\n(.*?)```/s.exec(readme)?.[1];
    expect(problemsIn(example ?? 'no example')).toEqual([]);
  });
});
