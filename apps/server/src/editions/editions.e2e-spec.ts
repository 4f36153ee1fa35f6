/** Taking the record out over HTTP: who may, what is recorded before the first byte, and what each reader gets. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { inflateRawSync } from 'node:zlib';
import { circlesFor, documentName, fold, holders, type CheckId, type Meeting, type Recorded } from '#meeting';
import { fingerprintOf, verifyRecord } from '#proof';
import {
  authorised,
  fromPages,
  post,
  TestMeeting,
  type SignedIn,
  type Who,
  type Window,
} from '../testing/test-meeting.js';
import { beside, testServer, type TestServer } from '../testing/test-server.js';

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  readonly rule: string | undefined;
  readonly because: string;
  readonly details: unknown;
}

const checks = (met: (checkId: string) => boolean) =>
  ['puts-nobody-at-risk', 'investigation-safe', 'no-way-to-find', 'only-theirs', 'explained'].map((checkId) => ({
    checkId,
    met: met(checkId),
  }));
const secret = 'canaryforpoliceonly';

describe('taking the record out', () => {
  let server: TestServer;
  let meeting: TestMeeting;
  const windows = {} as Record<Who, Window>;
  const base = () => `/api/meetings/${meeting.meetingId}`;

  async function got(path: string, { cookie }: SignedIn, asked: unknown = {}): Promise<Got> {
    const answer = await fetch(server.address + path, {
      method: 'POST',
      headers: { ...fromPages(server.address, { cookie }), 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = bytes.toString('utf8');
    const body = answer.ok
      ? undefined
      : (JSON.parse(text) as { refusal: { rule: string; because: string; details?: unknown } });
    return {
      status: answer.status,
      headers: answer.headers,
      bytes,
      text,
      rule: body?.refusal.rule,
      because: body?.refusal.because ?? '',
      details: body?.refusal.details,
    };
  }
  const as = (who: Who, path: string, asked?: unknown) => got(base() + path, windows[who].signedIn, asked);

  /** Everything recorded, as the log has it. */
  const recorded = () =>
    beside(server.settings, ({ log }) => log.read(meeting.meetingId, 0)) as unknown as Promise<Recorded[]>;
  /** The annexes this person may have made, as their own window lists them. */
  const annexesOf = async (who: Who): Promise<string[]> =>
    circlesFor(fold(await recorded()) as Meeting, meeting.ids[who] ?? '').map(({ annex }) => documentName(annex));
  const lastOf = async (type: string) => (await recorded()).findLast(({ event }) => event.type === type);

  beforeAll(async () => {
    server = await testServer();
    meeting = await TestMeeting.convene(server, { reference: 'NM \u{1F47B}"\r\nSet-Cookie: x=1/../é' });
    for (const who of ['chair', 'minutes', 'police', 'health', 'school'] as const)
      windows[who] = await meeting.arrive(who);
    await windows.chair.accepted({ type: 'OpenMeeting' });
    await windows.health.says('Said to everybody');
    await windows.police.says(`Kept to a few: ${secret}`, { restrictedTo: [meeting.ids.chair, meeting.ids.minutes] });
  }, 60_000);
  afterAll(() => server.stop());

  it.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['odt', 'application/vnd.oasis.opendocument.text', 'PK'],
    ['pdf', 'application/pdf', '%PDF'],
    ['html', 'text/html; charset=utf-8', '<!'],
    ['json', 'application/json; charset=utf-8', '{'],
    ['txt', 'text/plain; charset=utf-8', ''],
  ])(
    '[W39] [W144] the minutes as %s, while the meeting goes on, from a name that is harmless',
    async (format, type, beginning) => {
      const got = await as('chair', `/minutes/full.${format}`);
      expect([got.status, got.headers.get('content-type'), got.text.slice(0, beginning.length)]).toEqual([
        200,
        type,
        beginning,
      ]);
      expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9-]+\.[a-z]+"$/u);
      expect(got.headers.get('content-disposition')).toContain(`.${format}"`);
      expect([
        got.headers.get('cache-control'),
        got.headers.get('x-content-type-options'),
        got.headers.get('set-cookie'),
      ]).toEqual(['no-store', 'nosniff', null]);
      expect(await lastOf('EditionMade')).toMatchObject({
        by: { participantId: meeting.ids.chair },
        event: { edition: 'full', format },
      });
    },
  );

  it('[W39] what is made says whom it is for and where the record stood', async () => {
    const got = await as('minutes', '/minutes/full.txt', { to: meeting.ids.police });
    const row = await lastOf('EditionMade');
    expect(row?.event).toMatchObject({ type: 'EditionMade', recipientId: meeting.ids.police });
    expect(got.text).toContain(
      `Made for Canary Sergeant, police, from entry ${(row?.sequence ?? 0) - 1} of the record, sealed `,
    );
    const [sealed] = await beside(server.settings, ({ log }) =>
      log.export(meeting.meetingId, (row?.sequence ?? 0) - 2, 1),
    );
    expect(got.text).toContain(sealed?.hash);
    expect(
      (await as('chair', '/minutes/decision-letter.txt', { name: 'Northmoor Court', checks: checks(() => true) })).text,
    ).toMatch(/Made for Northmoor Court\.\s*$/u);
    expect((await as('chair', '/minutes/full.txt', { to: meeting.ids.police, name: 'Somebody' })).rule).toBe('N50');
    expect((await as('chair', '/minutes/full.txt', { to: 'nobody' })).status).toBe(400);
  });

  it('[W149] names and reasons stand in no address: they are posted, and the answer is the same', async () => {
    const before = (await recorded()).length;
    for (const path of [
      '/minutes/full.txt?name=Canary',
      '/minutes/family.txt?checks=[]',
      '/minutes/family.txt?releases=[]',
      '/files/record.json?name=Canary',
    ]) {
      expect(await as('chair', path)).toMatchObject({
        status: 400,
        rule: 'W149',
        because: expect.stringContaining('in the body') as string,
      });
    }
    expect(await as('chair', '/minutes/full.txt', ['name'])).toMatchObject({ status: 400, rule: 'W33' });
    expect((await as('chair', '/minutes/full.doc?refusal=x', { refusal: 'x' })).rule).toBe('W140');
    expect((await recorded()).length).toBe(before);
    const got = await as('chair', '/minutes/full.txt', { length: 'summary', to: meeting.ids.police });
    expect([got.status, got.headers.get('content-type'), got.headers.get('content-disposition')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      expect.stringContaining('attachment') as string,
    ]);
    expect((await lastOf('EditionMade'))?.event).toMatchObject({
      edition: 'full',
      length: 'summary',
      recipientId: meeting.ids.police,
    });
    expect((await as('chair', '/files/actions.csv', { name: 'Northmoor Court' })).status).toBe(200);
    expect((await lastOf('EditionMade'))?.event).toMatchObject({
      edition: 'actions',
      externalRecipient: 'Northmoor Court',
    });
  });

  it.each([
    ['chair', { type: 'MakeEdition', edition: 'full', format: 'docx' }],
    ['police', { type: 'OpenEdition', edition: 'full', format: 'pdf' }],
  ] as const)(
    '[W155] by socket and by HTTP %s records no copy that was not made, and is told where to ask',
    async (who, command) => {
      const before = (await recorded()).length;
      expect(await windows[who].send(command)).toMatchObject({
        accepted: false,
        refusal: { rule: 'W155', because: expect.stringContaining('POST /api/meetings/') as string },
      });
      const body = { commandId: randomUUID(), command };
      expect(
        await post(`${server.address}${base()}/commands`, body, { cookie: windows[who].signedIn.cookie }),
      ).toMatchObject({ status: 422, body: { accepted: false, refusal: { rule: 'W155' } } });
      expect((await recorded()).length).toBe(before);
      // a message that is none is said to be that
      expect(await windows[who].refused({ ...command, format: 'doc' })).toMatch(/^W[12]/);
    },
  );

  it('[W149] whom a posted copy is for, and how long it is, is never lost: in the address of a POST it is refused', async () => {
    const before = (await recorded()).length;
    for (const path of [
      `/minutes/full.txt?to=${meeting.ids.police}`,
      '/minutes/full.txt?length=summary',
      `/files/record.json?to=${meeting.ids.police}`,
    ]) {
      for (const asked of [{}, { to: meeting.ids.health }])
        expect(await as('chair', path, asked)).toMatchObject({
          status: 400,
          rule: 'W149',
          because: expect.stringContaining('as JSON in the body') as string,
        });
    }
    expect((await recorded()).length).toBe(before);
  });

  it('[W39] somebody to whom nothing was given opens nothing, and nothing is recorded', async () => {
    const before = (await recorded()).length;
    expect(await as('police', '/minutes/full.pdf')).toMatchObject({ status: 422, rule: 'N54' });
    expect((await as('police', '/minutes/agency-police.txt')).rule).toBe('N54');
    expect(await got(`/api/meetings/${randomUUID()}/minutes/full.txt`, windows.chair.signedIn)).toMatchObject({
      status: 404,
      rule: 'W1',
    });
    expect((await recorded()).length).toBe(before);
  });

  it('[W140] [W141] what there is not is said in a sentence, and nothing is recorded', async () => {
    const before = (await recorded()).length;
    expect(await as('chair', '/minutes/full.doc')).toMatchObject({
      status: 404,
      rule: 'W140',
      because: expect.stringContaining('docx, odt, pdf') as string,
    });
    expect((await as('chair', '/minutes/full.csv')).rule).toBe('W140');
    expect(await as('chair', '/minutes/secret.pdf')).toMatchObject({
      status: 422,
      rule: 'N25',
      because: expect.stringContaining('no such edition') as string,
    });
    expect(await as('chair', '/minutes/agency-coastguard.pdf')).toMatchObject({
      status: 422,
      rule: 'N25',
      because: expect.stringContaining('No agency of that name') as string,
    });
    expect(await as('chair', '/files/everything.csv')).toMatchObject({
      status: 404,
      rule: 'W141',
      because: expect.stringContaining('actions.csv') as string,
    });
    expect((await as('chair', '/minutes/full.txt', { length: 'short' })).status).toBe(400);
    expect((await recorded()).length).toBe(before);
  });

  it('[W188] an address that is merely opened takes nothing out and writes nothing: it says to send POST', async () => {
    const before = (await recorded()).length;
    const { cookie } = windows.chair.signedIn;
    const documents = [
      '/minutes',
      '/minutes/full.txt',
      `/minutes/full.pdf?to=${meeting.ids.police}`,
      '/files/record.json',
    ];
    for (const path of documents) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetch(server.address + base() + path, { method, headers: { cookie } });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
        if (method === 'GET') expect(await answer.json()).toMatchObject({ refusal: { rule: 'W188' } });
      }
    }
    expect((await fetch(`${server.address}/api/meetings/${randomUUID()}/minutes/full.txt`)).status).toBe(405);
    expect((await recorded()).length).toBe(before);
  });

  it('[W188] which document is wanted may stand in the body', async () => {
    const made = await as('chair', '/minutes', { edition: 'full', format: 'txt', length: 'summary' });
    expect([made.status, made.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect((await lastOf('EditionMade'))?.event).toMatchObject({ edition: 'full', format: 'txt', length: 'summary' });
    expect((await as('chair', '/minutes', { edition: 'attendance', format: 'csv' })).status).toBe(200);
    expect((await as('chair', '/minutes', { edition: 'full', format: 'csv' })).rule).toBe('W140');
    expect((await as('chair', '/minutes', {})).status).toBe(404);
    expect((await as('chair', '/minutes?edition=full&format=txt', {})).rule).toBe('W149');
  });

  it('[W189] what writes with a cookie says that it comes from our own pages', async () => {
    const before = (await recorded()).length;
    const taken = (headers: Record<string, string>) =>
      fetch(`${server.address}${base()}/minutes/full.txt`, {
        method: 'POST',
        headers: { cookie: windows.chair.signedIn.cookie, ...headers },
      });
    const refused = async (headers: Record<string, string>) => {
      const answer = await taken(headers);
      return [answer.status, ((await answer.json()) as { refusal: { rule: string } }).refusal.rule];
    };
    expect(await refused({})).toEqual([403, 'W189']);
    expect(await refused({ authorization: 'Basic Y2FuYXJ5' })).toEqual([403, 'W189']);
    expect(await refused({ origin: 'https://sibling.example' })).toEqual([403, 'W35']);
    expect(await refused({ origin: server.address, 'sec-fetch-site': 'same-site' })).toEqual([403, 'W35']);
    expect((await recorded()).length).toBe(before);
    expect((await taken({ origin: server.address, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    // a program’s token is no cookie: it needs no page
    const url = `${server.address}${base()}/participants/${meeting.ids.school}/link`;
    expect((await post(url, {}, authorised(meeting.token))).status).toBe(200);
  });

  it('[N52] the family’s leaves only with every check settled', async () => {
    expect(await as('chair', '/minutes/family.pdf')).toMatchObject({
      status: 422,
      rule: 'N52',
      details: { unmet: expect.arrayContaining(['explained']) as unknown },
    });
    expect((await as('chair', '/minutes/family.txt', { checks: checks((id) => id !== 'explained') })).details).toEqual({
      unmet: ['explained'],
    });
    expect((await as('chair', '/minutes/family.txt', { checks: 'all' })).status).toBe(400);
    const got = await as('chair', '/minutes/family.txt', { checks: checks(() => true), name: 'Their mother' });
    expect(got.status).toBe(200);
    expect(got.text).toContain('Made for Their mother');
    expect(got.text).not.toContain('Said to everybody');
    expect((await lastOf('EditionMade'))?.event).toMatchObject({
      edition: 'family',
      externalRecipient: 'Their mother',
      checks: expect.arrayContaining([{ checkId: 'explained', met: true }]) as unknown,
    });
  });

  it('[W39] a child’s words go into the family’s copy only where they are released by name', async () => {
    const convened = (await recorded())[0]?.event as unknown as { children: { childId: string }[] };
    const sequence = await windows.health.accepted({
      type: 'RecordChildsVoice',
      childId: convened.children[0]?.childId ?? '',
      words: 'I like it when it is quiet.',
      heardBy: 'Canary Visitor',
      mayShareWithFamily: true,
    });
    const family = (releases: object[]) => as('chair', '/minutes/family.txt', { checks: checks(() => true), releases });
    expect((await family([])).text).not.toContain('quiet');
    expect((await family([{ sequence, why: 'He asked for it' }])).text).toContain('I like it when it is quiet.');
    expect((await lastOf('EditionMade'))?.event).toMatchObject({ releases: [{ sequence, why: 'He asked for it' }] });
  });

  it('[W145] an agency’s holds only what all its people may see, a copy for somebody only what they may', async () => {
    const [annex = ''] = await annexesOf('chair');
    expect((await as('chair', `/minutes/${annex}.txt`)).text).toContain(secret);
    for (const path of [
      '/minutes/full.txt',
      '/minutes/court-index.txt',
      '/minutes/agency-police.txt',
      '/minutes/agency-health.txt',
      '/minutes/tonight-health.txt',
      '/minutes/read-back.txt',
    ]) {
      expect((await as('chair', path)).text).not.toContain(secret);
    }
    for (const asked of [{ length: 'summary' }, { to: meeting.ids.health }])
      expect((await as('chair', '/minutes/full.txt', asked)).text).not.toContain(secret);
    expect((await as('chair', '/minutes/agency-police.txt', { to: meeting.ids.health })).rule).toBe('N51');
    expect(partsOf((await as('chair', `/minutes/${annex}.docx`)).bytes)).toContain(secret);
    expect(partsOf((await as('chair', '/minutes/full.docx')).bytes)).not.toContain(secret);
  });

  it('[N97] [N98] an annex is made by anybody of its circle and stamped with whom it is for; to anybody else it is no edition at all', async () => {
    const [annex = ''] = await annexesOf('police');
    for (const format of ['txt', 'html', 'json']) {
      const { text, status } = await as('police', `/minutes/${annex}.${format}`);
      expect([status, text.includes(secret)]).toEqual([200, true]);
      expect(text).toContain('Restricted annex: for Canary Chairwoman, Canary Minutewright and Canary Sergeant');
    }
    expect(await lastOf('EditionMade')).toMatchObject({
      by: { participantId: meeting.ids.police },
      event: { edition: annex },
    });
    const [theirs, none] = [await as('health', `/minutes/${annex}.txt`), await as('health', '/minutes/annex-999.txt')];
    expect([theirs.status, theirs.rule, theirs.because]).toEqual([none.status, 'N25', none.because]);
    expect((await as('chair', `/minutes/${annex}.txt`, { to: meeting.ids.health })).rule).toBe('N97');
    expect((await as('chair', `/minutes/${annex}.txt`, { name: 'Northmoor Court' })).rule).toBe('N97');
  });

  it('[W145] a copy for somebody outside holds only what nobody is kept from, the signed record too', async () => {
    const text = (await as('chair', '/minutes/full.txt', { name: 'Northmoor Court' })).text;
    expect([text.includes('Said to everybody'), text.includes(secret)]).toEqual([true, false]);
    const record = await as('chair', '/files/record.json', { name: 'Northmoor Court' });
    expect(record.text).not.toContain(secret);
    expect(JSON.parse(record.text)).toMatchObject({ edition: 'outside' });
    expect(verifyRecord(record.bytes)).toMatchObject({ sound: true });
    expect(JSON.parse((await as('chair', '/files/record.json', { to: meeting.ids.health })).text)).toMatchObject({
      edition: 'agency-health',
    });
  });

  it('[W146] a reader who goes away stops the making, and the next is served', async () => {
    await new Promise<void>((resolve) => {
      const asked = request(`${server.address}${base()}/minutes/full.pdf`, {
        method: 'POST',
        headers: fromPages(server.address, { cookie: windows.chair.signedIn.cookie }),
      });
      asked
        .on('error', () => resolve())
        .on('response', (answer) => answer.once('data', () => asked.destroy()).once('close', resolve))
        .end();
    });
    const many = await Promise.all(Array.from({ length: 6 }, () => as('chair', '/minutes/full.html')));
    expect(many.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('[W143] whoever has left has nothing made until they are back', async () => {
    await windows.minutes.accepted({ type: 'Leave' });
    expect(await as('minutes', '/minutes/full.txt')).toMatchObject({ status: 422, rule: 'W143' });
    await windows.minutes.accepted({ type: 'Arrive', mode: 'phone', confidentialityAccepted: true });
    expect((await as('minutes', '/minutes/full.txt')).status).toBe(200);
  });

  it.each([
    ['attendance.csv', 'text/csv; charset=utf-8', 'Canary Teacher'],
    ['actions.csv', 'text/csv; charset=utf-8', 'How we will know'],
    ['meeting.ics', 'text/calendar; charset=utf-8', 'BEGIN:VEVENT'],
    ['dataset.json', 'application/json; charset=utf-8', 'ssd_s47_enquiry'],
  ])('[W39] [W141] beside the minutes %s is made, and recorded', async (file, type, holds) => {
    const got = await as('minutes', `/files/${file}`);
    expect([got.status, got.headers.get('content-type')]).toEqual([200, type]);
    expect(got.text).toContain(holds);
    expect(got.headers.get('content-disposition')).toContain(`-v1.${file.split('.')[1]}"`);
    expect((await lastOf('EditionMade'))?.event).toMatchObject({
      edition: file.split('.')[0],
      format: file.split('.')[1],
    });
    expect((await as('police', `/files/${file}`)).rule).toBe('N54');
  });

  it('[W147] [N100] the signed record leaves without what its reader may not see, and verifies', async () => {
    const whole = await as('minutes', '/files/record.json');
    expect((await lastOf('EditionMade'))?.event).toMatchObject({ edition: 'record', format: 'json' });
    expect(whole.text).toContain(secret);
    const forHealth = await as('chair', '/files/record.json', { to: meeting.ids.health });
    expect(forHealth.text).not.toContain(secret);
    // the rows are proof; the minutes beside them follow the rule of every body
    expect(JSON.stringify((JSON.parse(whole.text) as { minutes: unknown }).minutes)).not.toContain(secret);
    const { cookie } = windows.school.signedIn;
    const key = await (await fetch(`${server.address}/api/public-key`, { headers: { cookie } })).text();
    const { publicKey, fingerprint, pem } = JSON.parse(key) as { publicKey: string; fingerprint: string; pem: string };
    expect(fingerprint).toBe(fingerprintOf(publicKey));
    for (const { bytes } of [whole, forHealth])
      expect(verifyRecord(bytes, { key: pem })).toMatchObject({ sound: true });
    expect((await fetch(`${server.address}/api/public-key`)).status).toBe(401);
  });

  it('[W39] once circulated it is opened by whom it went to, recorded, and made of what they may see', async () => {
    const unmet = await windows.chair.send({ type: 'CloseMeeting', summary: 'Ended' });
    const open = unmet.accepted ? [] : (unmet.refusal.details as { unmet: CheckId[] }).unmet;
    await windows.chair.accepted({
      type: 'CloseMeeting',
      summary: 'Ended',
      outstanding: open.map((checkId) => ({ checkId, why: 'A test' })),
    });
    await windows.minutes.accepted({ type: 'CirculateMinutes', edition: 'full', to: [meeting.ids.health] });
    const got = await as('health', '/minutes/full.txt');
    expect(got.status).toBe(200);
    expect(got.text).toContain('Said to everybody');
    expect(got.text).toContain('Made for Canary Visitor');
    expect(got.text).not.toContain(secret);
    expect(await lastOf('EditionOpened')).toMatchObject({
      by: { participantId: meeting.ids.health },
      event: { edition: 'full', format: 'txt', participantId: meeting.ids.health },
    });
    expect((await as('police', '/minutes/full.txt')).rule).toBe('N54');
    expect((await as('health', '/minutes/agency-health.txt')).rule).toBe('N54');
  });

  it('[N57] kept to fewer afterwards, who holds it is known', async () => {
    const said = (await recorded()).find(
      ({ event }) => event.type === 'ContributionMade' && event.statement.includes('everybody'),
    );
    await windows.health.accepted({
      type: 'RestrictAfterwards',
      sequence: said?.sequence ?? 0,
      audience: ['health'],
      why: 'Said by mistake',
    });
    expect((await as('police', '/minutes/full.txt')).rule).toBe('N54');
    expect((await as('chair', '/minutes/full.txt')).text).not.toContain('Said to everybody');
    const held = holders(fold(await recorded()) as Meeting, said?.sequence ?? 0);
    expect(held).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ to: meeting.ids.health, how: 'opened as txt' }),
        expect.objectContaining({ to: meeting.ids.chair, how: 'made as pdf' }),
      ]),
    );
  });

  it('[W39] final minutes say where they were made final, and besides where this copy stands', async () => {
    await windows.chair.accepted({ type: 'FinaliseMinutes' });
    const final = (await lastOf('MinutesFinalised')) as unknown as {
      sequence: number;
      event: { headHash: string; version: number };
    };
    for (const _ of ['first', 'second']) {
      const { text, status } = await as('chair', '/minutes/full.txt');
      const upTo = ((await lastOf('EditionMade'))?.sequence ?? 0) - 1;
      const [sealed] = await beside(server.settings, ({ log }) => log.export(meeting.meetingId, upTo - 1, 1));
      expect([
        status,
        text.split(
          `from entry ${upTo} of the record, sealed ${sealed?.hash}. Version ${final.event.version} was made final at entry ${final.sequence - 1}, fingerprint ${final.event.headHash}.`,
        ).length,
      ]).toEqual([200, 2]);
    }
  });
});

/** The parts of a ZIP file, unpacked one after another. */
function partsOf(zip: Buffer): string {
  const parts: string[] = [];
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const [method, size, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + size);
    parts.push((method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
  }
  return parts.join('\n');
}
