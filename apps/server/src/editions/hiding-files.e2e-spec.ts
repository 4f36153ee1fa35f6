/** Everything that can be asked for, in a meeting where somebody hides from its first row on: all of it is made, and none of it finds them. */
import { randomUUID } from 'node:crypto';
import {
  circlesFor,
  documentFormats,
  documentName,
  fixedEditions,
  fold,
  looseFiles,
  type Child,
  type DocumentFormat,
  type CheckId,
  type Meeting,
  type Recorded,
} from '#meeting';
import { verifyRecord } from '#proof';
import { fromPages, TestMeeting, type Who, type Window } from '../testing/test-meeting.js';
import { beside, testServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let meeting: TestMeeting;
const windows = {} as Record<Who, Window>;

const recorded = () =>
  beside(server.settings, ({ log }) => log.read(meeting.meetingId, 0)) as unknown as Promise<Recorded[]>;

async function asked(who: Who, path: string, body: unknown): Promise<Response> {
  return fetch(`${server.address}/api/meetings/${meeting.meetingId}${path}`, {
    method: 'POST',
    headers: {
      ...fromPages(server.address, { cookie: windows[who].signedIn.cookie }),
      'content-type': 'application/json',
      // this process makes the files too, and lets no idle line be kept meanwhile
      connection: 'close',
    },
    body: JSON.stringify(body),
  });
}

const checks = ['puts-nobody-at-risk', 'investigation-safe', 'no-way-to-find', 'only-theirs', 'explained'].map(
  (checkId) => ({ checkId: checkId as CheckId, met: true }),
);
const mother = { aboutId: randomUUID(), name: 'Canary Mother', relationship: 'mother' };
const child: Child = {
  childId: randomUUID(),
  name: 'Canary Child',
  address: 'canaryaddress',
  school: 'canaryschool',
  gp: 'canarysurgery',
  mustNotBeFoundBy: [mother.aboutId],
};

beforeAll(async () => {
  server = await testServer();
  meeting = await TestMeeting.convene(server, {
    procedureId: 'family-meeting',
    children: [child],
    people: [mother],
    place: 'canaryplace',
  });
  for (const who of ['chair', 'minutes', 'police', 'health', 'school'] as const)
    windows[who] = await meeting.arrive(who);
  await windows.chair.accepted({ type: 'OpenMeeting' });
  await windows.health.says('Said to everybody.');
  await windows.police.says('Kept to a few.', { restrictedTo: [meeting.ids.chair] });
}, 60_000);
afterAll(() => server.stop());

const releasedTo = (name: string): object =>
  ['family', 'child', 'decision-letter'].includes(name) ? { name: 'Northmoor Court', checks } : {};

/** Every form of one document of each sort, and the plain ones of all: how a form is made does not depend on whose it is. */
const inEveryForm = /^(?:full|family|tonight-police|annex-.*)$/u;
const formatsOf = (name: string): readonly DocumentFormat[] =>
  inEveryForm.test(name) ? documentFormats : ['txt', 'json'];

/** Every document and file this person may ask for, with what has to be said besides. */
async function everythingFor(who: Who): Promise<(readonly [path: string, body: object])[]> {
  const folded = fold(await recorded()) as Meeting;
  const agencies = [...folded.participants.values()].map(({ facts }) => facts.agencyId);
  const names = [
    ...fixedEditions,
    'read-back',
    ...new Set(agencies.filter((one) => one !== 'family').flatMap((one) => [`agency-${one}`, `tonight-${one}`])),
    ...circlesFor(folded, meeting.ids[who]).map(({ annex }) => documentName(annex)),
  ];
  return [
    ...names.flatMap((name) =>
      formatsOf(name).map((format) => [`/minutes/${name}.${format}`, releasedTo(name)] as const),
    ),
    ...Object.entries(looseFiles).map(([file, ending]) => [`/files/${file}.${ending}`, {}] as const),
  ];
}

it('[N186] every document in every form, and every file, is made where somebody hides from the convening on, and only an annex says where', async () => {
  const all = await everythingFor('chair');
  expect(all.length).toBeGreaterThan(40);
  const refused: string[] = [];
  const finding: string[] = [];
  for (const [path, body] of all) {
    const answer = await asked('chair', path, body);
    if (answer.status !== 200) refused.push(`${path}: ${answer.status}`);
    else if (/canary(?:address|school|surgery|place)/u.test(await answer.text())) finding.push(path);
    await answer.body?.cancel().catch(() => undefined);
  }
  expect(refused).toEqual([]);
  expect(finding.length).toBeGreaterThan(0);
  expect(finding.filter((path) => !path.startsWith('/minutes/annex-'))).toEqual([]);
}, 180_000);

it('[N186] the signed record is made for each reader, named as it is for everybody, and verifies without its first row', async () => {
  for (const [who, body] of [
    ['chair', {}],
    ['minutes', { to: meeting.ids.police }],
    ['chair', { name: 'Northmoor Court' }],
  ] as const) {
    const answer = await asked(who, '/files/record.json', body);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringMatching(/TEST-1.*record.*\.json/u) as string,
    ]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(Buffer.from(bytes).toString('utf8')).not.toMatch(/canary(?:address|school|surgery|place)/u);
    const verdict = verifyRecord(bytes);
    expect([verdict.findings, verdict.sound]).toEqual([[], true]);
    expect(verdict.withheld).toBeGreaterThan(0);
  }
}, 60_000);

it('[N190] copies for two people have names of their own, the same for the same person, that say neither who nor how many', async () => {
  const named = async (path: string, body: object): Promise<string> =>
    /filename="([^"]+)"/u.exec((await asked('chair', path, body)).headers.get('content-disposition') ?? '')?.[1] ?? '';
  const forOne = (name: string): Promise<string> => named('/minutes/family.txt', { name, checks });
  const [court, archive, again] = [
    await forOne('Northmoor Court'),
    await forOne('Fernshire Archive'),
    await forOne('Northmoor Court'),
  ];
  expect(court).toMatch(/^TEST-1-family-[0-9a-f]{4}-v1\.txt$/u);
  expect(archive).toMatch(/^TEST-1-family-[0-9a-f]{4}-v1\.txt$/u);
  expect(archive).not.toBe(court);
  expect(again).toBe(court);
  expect(await named('/minutes/full.txt', { to: meeting.ids.police })).toBe('TEST-1-full-v1.txt');
}, 60_000);
