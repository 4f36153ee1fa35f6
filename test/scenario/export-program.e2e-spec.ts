/** `npm run export`, from the build: every edition, paper and file of a played meeting, made on threads as a server makes them. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyRecord } from '#proof';
import { textsIn } from '../redaction/search.js';
import { root, run } from './running.js';

interface Scenario {
  convene: { participants: { participantId: string; agencyId: string }[] };
  steps: { who: string; does: string; with?: object }[];
  expect: object;
}
const secret = 'zq10001qz';

/** The shipped scenario with its chair, the police and a health visitor alone, and one thing kept to the police. */
async function small(): Promise<Scenario> {
  const whole = JSON.parse(await readFile(join(root, 'test/scenarios/bruised-baby.json'), 'utf8')) as Scenario;
  const people = ['chair', 'police', 'hv'];
  const arrive = (who: string) => ({ who, does: 'Arrive', with: { mode: 'video', confidentialityAccepted: true } });
  return {
    ...whole,
    expect: {},
    convene: {
      ...whole.convene,
      participants: whole.convene.participants.filter(({ participantId }) => people.includes(participantId)),
    },
    steps: [
      ...people.map(arrive),
      { who: 'chair', does: 'OpenMeeting' },
      {
        who: 'police',
        does: 'MakeContribution',
        with: { contributionId: 'c1', statement: `Known to the police: ${secret}`, restrictedTo: ['chair'] },
      },
    ],
  };
}

describe('npm run export', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-export-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const holding = async (out: string): Promise<string[]> => {
    const names = (await readdir(out)).sort();
    const texts = await Promise.all(
      names.map(async (name) => (await textsIn(await readFile(join(out, name)))).join('\n')),
    );
    return names.filter((_, index) => texts[index]?.includes(secret));
  };

  it('[W148] writes everything there is, for whoever chairs or as the copies of one person', async () => {
    const [file, all, copies] = [join(folder, 'small.json'), join(folder, 'all'), join(folder, 'copies')];
    await writeFile(file, JSON.stringify(await small()));
    const ran = await run(['export', '--scenario', file, '--out', all]);
    expect([ran.code, ran.err.replace('Building.\n', '')]).toEqual([0, '']);
    const names = await readdir(all);
    expect(ran.out.trim().split('\n').slice(0, -1).sort()).toEqual([...names].sort());
    for (const document of [
      'full',
      'agency-police',
      'tonight-police',
      'family',
      'child',
      'decision-letter',
      'court-index',
      'read-back',
    ]) {
      for (const format of ['docx', 'odt', 'pdf', 'html', 'json', 'txt'])
        expect(names).toContain(`${document}.${format}`);
    }
    expect(names).toEqual(
      expect.arrayContaining(['attendance.csv', 'actions.csv', 'meeting.ics', 'dataset.json', 'record.json']),
    );
    expect(verifyRecord(await readFile(join(all, 'record.json')))).toMatchObject({ sound: true, withheld: 0 });
    expect([...new Set((await holding(all)).map((name) => name.split('.')[0]))]).toEqual([
      expect.stringMatching(/^annex-\d+$/u),
      'record',
    ]);
    const forHealth = await run(['export', '--scenario', file, '--out', copies, '--as', 'hv']);
    expect(forHealth).toMatchObject({
      code: 0,
      err: expect.stringContaining('agency-police.pdf was not written: That edition is for another agency') as string,
    });
    expect(await holding(copies)).toEqual([]);
    expect(verifyRecord(await readFile(join(copies, 'record.json')))).toMatchObject({ sound: true });
  }, 300_000);

  it('[W148] says in a sentence what it cannot do', async () => {
    expect(await run(['export'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('Usage: npm run export') as string,
    });
    expect(await run(['export', '--scenario', join(folder, 'nowhere.json'), '--out', folder])).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be read') as string,
    });
    expect(
      await run([
        'export',
        '--scenario',
        join(folder, 'small.json'),
        '--out',
        join(folder, 'none'),
        '--as',
        'stranger',
      ]),
    ).toMatchObject({ code: 1, err: expect.stringContaining('Nobody in the scenario is called stranger') as string });
  }, 60_000);
});
