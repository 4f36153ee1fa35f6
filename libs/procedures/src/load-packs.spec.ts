import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPacks } from './load-packs.js';
import { packLimits } from './problem.js';
import { changed, packText, problemsIn, shipped } from '../testing/packs.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (fileName: string, content: string | Uint8Array) => writeFile(join(folder, fileName), content);
const own = (procedureId: string) => changed('procedureId: strategy-discussion', `procedureId: ${procedureId}`);
const shippedIds = ['strategy-discussion', 'strategy-discussion-four-agency'];

async function loaded() {
  const { procedures, refused } = await loadPacks([folder]);
  return { ids: procedures.map(({ procedureId }) => procedureId), refused };
}

describe('packs from folders', () => {
  it('[P26] the shipped packs load by themselves', async () => {
    const { procedures, refused } = await loadPacks([]);
    expect(procedures.map(({ procedureId }) => procedureId)).toEqual(shippedIds);
    expect(refused).toEqual([]);
  });

  it('[P26] a partnership’s own pack loads beside them, other files are left alone', async () => {
    await put('northmoor.yml', own('northmoor'));
    await put('notes.txt', 'not a pack');
    await put('.hidden.yaml', 'not: a pack');
    expect(await loaded()).toEqual({ ids: [...shippedIds, 'northmoor'], refused: [] });
  });

  it('[P26] a broken pack is refused by name and the rest load', async () => {
    await put('a-broken.yaml', own('broken').replace('police, health]', 'polcie, health]'));
    await put('b-good.yaml', own('good'));
    const { ids, refused } = await loaded();
    expect(ids).toEqual([...shippedIds, 'good']);
    expect(refused).toEqual([
      { fileName: 'a-broken.yaml', problems: [{ line: 31, reason: expect.stringContaining('“police”') }] },
    ]);
  });

  it('[P26] a folder that is not there is refused by name, and the shipped packs load', async () => {
    const { procedures, refused } = await loadPacks([join(folder, 'nowhere')]);
    expect(procedures).toHaveLength(2);
    expect(refused).toEqual([
      { fileName: 'nowhere', problems: [{ line: 1, reason: expect.stringContaining('cannot be read') }] },
    ]);
  });

  it('[P26] a folder in place of a file, and a file that is not UTF-8, are refused by name', async () => {
    await mkdir(join(folder, 'a.yaml'));
    await put('b.yaml', Buffer.from(`\ufeff${packText}`, 'utf16le'));
    const { ids, refused } = await loaded();
    expect(ids).toEqual(shippedIds);
    expect(refused.map(({ fileName, problems }) => [fileName, problems[0]!.reason])).toEqual([
      ['a.yaml', expect.stringContaining('not an ordinary file')],
      ['b.yaml', expect.stringContaining('UTF-8')],
    ]);
  });

  it('[P16] a file over the limit is refused without being read', async () => {
    await put('huge.yaml', `# ${'x'.repeat(packLimits.bytes)}`);
    const { refused } = await loaded();
    expect(refused).toEqual([
      { fileName: 'huge.yaml', problems: [{ line: 1, reason: expect.stringContaining('100,000 bytes') }] },
    ]);
  });

  it('[P16] files beyond the limit of a folder are refused by name', async () => {
    const names = Array.from({ length: packLimits.files + 1 }, (_, index) => `p${String(index).padStart(3, '0')}.yaml`);
    await Promise.all(names.map((name) => put(name, '')));
    const { refused } = await loaded();
    expect(refused.find(({ fileName }) => fileName === names.at(-1))?.problems[0]?.reason).toContain('first 200 files');
  });

  it('[P27] a procedureId that is taken is refused by name, with the file that has it', async () => {
    await put('copy.yaml', packText);
    await put('first.yaml', own('ours'));
    await put('second.yaml', own('ours'));
    const { ids, refused } = await loaded();
    expect(ids).toEqual([...shippedIds, 'ours']);
    expect(refused.map(({ fileName, problems }) => [fileName, problems])).toEqual([
      [
        'copy.yaml',
        [{ line: 3, reason: expect.stringContaining('already the procedureId of strategy-discussion.yaml') }],
      ],
      ['second.yaml', [{ line: 3, reason: expect.stringContaining('already the procedureId of first.yaml') }]],
    ]);
  });

  it('[P29] a partnership may bring a calendar of its own, but not a second of the same region', async () => {
    const calendar = shipped('calendar-england-and-wales.yaml');
    await put('calendar-again.yaml', calendar);
    await put('calendar-ours.yaml', calendar.replace('region: england-and-wales', 'region: ours'));
    await put('northmoor.yaml', own('northmoor').replace('calendar: england-and-wales', 'calendar: ours'));
    const { ids, refused } = await loaded();
    expect(ids).toEqual([...shippedIds, 'northmoor']);
    expect(refused).toEqual([
      { fileName: 'calendar-again.yaml', problems: [{ line: 1, reason: expect.stringContaining('already') }] },
    ]);
  });

  it('[P36] a file saved with a byte order mark is read, and its lines are counted as without', async () => {
    await put('marked.yaml', `\uFEFF${own('marked')}`);
    await put(
      'calendar-marked.yaml',
      `\uFEFF${shipped('calendar-england-and-wales.yaml').replace('region: england-and-wales', 'region: ours')}`,
    );
    const { ids, refused } = await loaded();
    expect([ids, refused]).toEqual([[...shippedIds, 'marked'], []]);
    expect(problemsIn(`\uFEFF${packText}---\n`)).toEqual(problemsIn(`${packText}---\n`));
    expect(problemsIn(`\uFEFF${packText}`)).toEqual([]);
    // the reader of YAML takes the mark for a word before a list
    expect(problemsIn('\uFEFF- one\n- two\n')).toEqual(problemsIn('- one\n- two\n'));
  });

  it('[P36] UTF-16 is answered with what to do', async () => {
    const wide = Buffer.from(`\uFEFF${own('wide')}`, 'utf16le');
    await put('wide.yaml', wide);
    await put('wide-other-way-round.yaml', Buffer.from(wide).swap16());
    const problems = [{ line: 1, reason: expect.stringContaining('is saved as UTF-16') as string }];
    expect((await loaded()).refused).toEqual([
      { fileName: 'wide.yaml', problems },
      { fileName: 'wide-other-way-round.yaml', problems },
    ]);
  });
});
