import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { ConveneMeeting } from '#meeting';
import type { DeliveriesAnswer, DeliveryShown, SentRound } from '#wire';
import { aMeeting, post, TestMeeting, type SignedIn, type Who } from '../testing/test-meeting.js';
import { mailServer, mailTo, type TestMailServer } from '../testing/mail-server.js';
import { testServer, type TestServer } from '../testing/test-server.js';

const emails: Partial<Record<Who, string>> = {
  chair: 'canary.chair@fernshire.example',
  minutes: 'canary.minutes@fernshire.example',
  police: 'canary.police@police.example',
  health: 'canary.gp@gmail.com',
};

/** A meeting some of whose people can be written to. */
async function convened(server: TestServer, given = emails): Promise<TestMeeting> {
  const { command, ids } = aMeeting({ reference: 'CANARY-7' });
  const whose = Object.fromEntries(Object.entries(ids).map(([who, id]) => [id, given[who as Who]]));
  const participants = command.participants.map((one) => ({
    ...one,
    ...(whose[one.participantId] ? { email: whose[one.participantId] } : {}),
  }));
  const meeting = await TestMeeting.convene(server, {
    participants,
    reference: command.reference,
  } as Partial<ConveneMeeting>);
  return Object.assign(Object.create(meeting) as TestMeeting, { ids, meetingId: meeting.meetingId });
}

/** The chair, the police and health come in, and the chair opens the meeting. */
async function opened(meeting: TestMeeting): Promise<TestMeeting> {
  const [chair, ...others] = [
    await meeting.arrive('chair'),
    await meeting.arrive('police'),
    await meeting.arrive('health'),
  ];
  await chair.accepted({ type: 'OpenMeeting' });
  for (const window of [chair, ...others]) window.close();
  return meeting;
}

describe('so many messages', () => {
  it('[W179] to one address in an hour, whoever asks and for whichever meeting; the rest is said not to be sent', async () => {
    const mail = await mailServer();
    const server = await testServer({ mail: mailTo(mail.port), limits: { lettersPerAddressPerHour: 2 } });
    const shared = { ...emails, police: emails.chair, health: emails.chair };
    const unsentOf = async (to: readonly Who[]): Promise<number> => {
      const meeting = await opened(await convened(server, shared));
      const { cookie } = await meeting.signIn('minutes');
      const sent = await post(
        `${server.address}/api/meetings/${meeting.meetingId}/deliveries`,
        { to: to.map((who) => meeting.ids[who]), edition: 'full', confirmedOutside: [] },
        { cookie },
      );
      const { notSent } = sent.body as unknown as SentRound & { notSent: { because: string }[] };
      return notSent.filter(({ because }) => because.startsWith('Many messages')).length;
    };
    expect([await unsentOf(['chair', 'police', 'minutes']), await unsentOf(['chair', 'health'])]).toEqual([0, 2]);
    await server.stop();
    await mail.close();
  }, 30_000);
});

describe('sending the record round by e-mail', () => {
  let mail: TestMailServer;
  let server: TestServer;
  let meeting: TestMeeting;
  let minutes: SignedIn;
  let printed: string[];
  beforeAll(async () => {
    mail = await mailServer();
    server = await testServer({ mail: mailTo(mail.port) });
  }, 30_000);
  afterAll(async () => {
    await server.stop();
    await mail.close();
  });
  beforeEach(async () => {
    printed = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    mail.received.splice(0);
    mail.refuses.clear();
    meeting = await opened(await convened(server));
    minutes = await meeting.signIn('minutes');
  });
  afterEach(() => jest.restoreAllMocks());

  const url = (of = meeting) => `${of.server.address}/api/meetings/${of.meetingId}/deliveries`;
  const send = async (body: object, { cookie } = minutes, of = meeting) => post(url(of), body, { cookie });
  const sent = async (body: object) => (await send(body)).body as unknown as Extract<SentRound, { byEmail: true }>;
  const list = async () =>
    ((await (await fetch(url(), { headers: { cookie: minutes.cookie } })).json()) as DeliveriesAnswer).deliveries;
  const settled = async (): Promise<readonly DeliveryShown[]> => {
    for (;;) {
      const deliveries = await list();
      if (deliveries.every(({ state, tries }) => state !== 'sending' && (state !== 'waiting' || tries > 0)))
        return deliveries;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const rows = async () =>
    (
      (await (
        await fetch(`${server.address}/api/meetings/${meeting.meetingId}/events`, {
          headers: { cookie: minutes.cookie },
        })
      ).json()) as { events: { event: Record<string, unknown> }[] }
    ).events;

  it('[W120] [W125] each gets a message of their own, with the reference and a link alone, and the record says so first', async () => {
    const { chair, police } = meeting.ids;
    const answer = await sent({ to: [chair, police], edition: 'full', confirmedOutside: [police] });
    expect(answer).toMatchObject({ accepted: true, byEmail: true, outside: [], notSent: [] });
    expect(answer.deliveries.map(({ participantId }) => participantId).sort()).toEqual([chair, police].sort());
    const recorded = (await rows()).map(({ event }) => event).filter(({ type }) => type === 'DistributionRecorded');
    expect(recorded.map(({ edition, to, how }) => [edition, to, how])).toEqual([
      ['full', chair, 'notice by e-mail, with a link to it'],
      ['full', police, 'notice by e-mail, with a link to it'],
    ]);
    expect(await settled()).toMatchObject([
      { state: 'sent', edition: 'full', askedBy: meeting.ids.minutes },
      { state: 'sent' },
    ]);
    expect(mail.received.map(({ recipients }) => recipients).sort()).toEqual([[emails.chair], [emails.police]]);
    for (const { message } of mail.received) {
      expect(message).toContain(`/m/${meeting.meetingId}`);
      expect(message.replace(/^To: .*$/m, '').replace(/CANARY-7/g, '')).not.toMatch(/canary|csc|police|child|join#/i);
    }
  });

  it('[W124] asks about an address outside its agency, and sends there only once that is confirmed', async () => {
    const { minutes: own, police, health, school } = meeting.ids;
    const answer = await sent({ to: [own, police, health, school], edition: 'full' });
    expect(answer.deliveries.map(({ participantId }) => participantId)).toEqual([own]);
    expect(answer.outside).toMatchObject([
      { participantId: police, domain: 'police.example' },
      { participantId: health, domain: 'gmail.com' },
    ]);
    expect(answer.outside[0]?.because).toContain('confirm');
    expect(answer.notSent).toEqual([{ participantId: school, because: expect.stringContaining('No e-mail address') }]);
    expect((await settled()).map(({ participantId }) => participantId)).toEqual([own]);
    expect((await sent({ to: [police], edition: 'full', confirmedOutside: [police] })).outside).toEqual([]);
    expect((await settled()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('[W131] only chair, deputy and minute-taker send or look, and only what somebody may have', async () => {
    const police = await meeting.signIn('police');
    const body = { to: [meeting.ids.chair], edition: 'full' };
    expect(await send(body, police)).toMatchObject({ status: 422, body: { refusal: { rule: 'W131' } } });
    expect(await (await fetch(url(), { headers: { cookie: police.cookie } })).json()).toMatchObject({
      refusal: { rule: 'W131' },
    });
    const elsewhere = await (await convened(server)).signIn('chair');
    expect(await send(body, elsewhere)).toMatchObject({ status: 404, body: { refusal: { rule: 'W1' } } });
    expect(await send({ to: [randomUUID()], edition: 'full' })).toMatchObject({
      status: 422,
      body: { refusal: { rule: 'W54' } },
    });
    expect((await sent({ to: [meeting.ids.chair], edition: 'agency-police' })).notSent).toMatchObject([
      { participantId: meeting.ids.chair, because: expect.stringContaining('another agency') },
    ]);
    expect((await sent({ to: [meeting.ids.chair], edition: 'agency-csc' })).deliveries).toMatchObject([
      { edition: 'agency-csc' },
    ]);
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['nobody', { to: [], edition: 'full' }],
    ['a word', { to: 'all', edition: 'full' }],
    ['no identifier', { to: ['x'], edition: 'full' }],
    ['an unknown edition', { to: [randomUUID()], edition: 'everything' }],
    ['a number', { to: [randomUUID()], edition: 7 }],
    [
      'somebody confirmed whom it does not go to',
      { to: [randomUUID()], edition: 'full', confirmedOutside: [randomUUID()] },
    ],
    ['too many', { to: Array.from({ length: 201 }, () => randomUUID()), edition: 'full' }],
  ])('[W120] %s is no sending', async (_what, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { accepted: false, refusal: { rule: 'W120' } } });
  });

  it('[W122] asked for twice in a breath, it is sent and recorded once; later it can be sent again', async () => {
    const body = { to: [meeting.ids.chair], edition: 'full' };
    mail.refuses.set('canary.chair', 450);
    await Promise.all([sent(body), sent(body)]);
    expect(await settled()).toMatchObject([{ state: 'waiting', because: expect.stringContaining('at the moment') }]);
    const recorded = (await rows()).filter(({ event }) => event['type'] === 'DistributionRecorded');
    expect(recorded).toHaveLength(1);
  });

  it('[W127] [W130] one refused for good says so, the others arrive, and nothing of it is printed', async () => {
    const { chair, minutes: own, police } = meeting.ids;
    mail.refuses.set('canary.chair', 550);
    await sent({ to: [chair, own, police], edition: 'full', confirmedOutside: [police] });
    const states = new Map(
      (await settled()).map(({ participantId, state, because }) => [participantId, { state, because }]),
    );
    expect(states.get(chair)).toEqual({ state: 'failed', because: expect.stringContaining('refuses this address') });
    expect([states.get(own)?.state, states.get(police)?.state]).toEqual(['sent', 'sent']);
    expect(printed.join('')).toContain('"outcome":"address-refused"');
    expect(printed.join('')).not.toMatch(/canary|fernshire/i);
    const { dataFolder } = server.settings;
    const names = (await readdir(dataFolder)).filter((name) => name.startsWith('quorate.sqlite'));
    const stored = Buffer.concat(await Promise.all(names.map((name) => readFile(join(dataFolder, name))))).toString(
      'latin1',
    );
    expect(stored).toContain('address-refused');
    expect(stored).not.toMatch(/canary|fernshire/i);
  });

  it('[W125] what the meeting’s rules refuse is not sent, and says why', async () => {
    const early = await convened(server);
    minutes = await early.signIn('minutes');
    meeting = early;
    expect(await sent({ to: [early.ids.chair], edition: 'full' })).toMatchObject({
      deliveries: [],
      notSent: [{ participantId: early.ids.chair, because: expect.stringContaining('not been opened') }],
    });
    expect(await settled()).toMatchObject([{ state: 'failed', because: expect.stringContaining('rules') }]);
    expect(mail.received).toEqual([]);
  });

  it.each(['family', 'child', 'decision-letter'])(
    '[N82] [W152] what nobody opens here, %s, is sent to nobody, and the record does not say so',
    async (edition) => {
      const before = (await rows()).length;
      for (const to of [meeting.ids.chair, meeting.ids.police])
        expect(await send({ to: [to], edition, confirmedOutside: [to] })).toMatchObject({
          status: 422,
          body: { refusal: { rule: 'N82' } },
        });
      expect([(await rows()).length, await list(), mail.received]).toEqual([before, [], []]);
    },
  );

  it('[W152] the index for a court can be opened here, and is sent to professionals', async () => {
    expect((await sent({ to: [meeting.ids.chair], edition: 'court-index' })).deliveries).toMatchObject([
      { edition: 'court-index' },
    ]);
    expect(await settled()).toMatchObject([{ state: 'sent' }]);
  });

  it('[W126] without a mail server the links are there to be passed on by hand, and it is said', async () => {
    const plain = await testServer();
    const other = await convened(plain);
    const chair = await other.signIn('chair');
    const { body } = await send({ to: [other.ids.police], edition: 'full' }, chair, other);
    expect(body).toEqual({
      accepted: true,
      byEmail: false,
      because: expect.stringContaining('by hand'),
      links: [{ participantId: other.ids.police, link: `${plain.address}/m/${other.meetingId}` }],
    });
    expect(await (await fetch(url(other), { headers: { cookie: chair.cookie } })).json()).toEqual({
      accepted: true,
      byEmail: false,
      deliveries: [],
    });
    await plain.stop();
  });

  it('[W126] the demo sends nothing, whatever is set', async () => {
    const demo = await testServer({ demo: true, mail: mailTo(mail.port) });
    const { meetingId, seats } = (await (await fetch(`${demo.address}/api/demo`)).json()) as {
      meetingId: string;
      seats: { participantId: string; role: string }[];
    };
    const chair = seats.find(({ role }) => role === 'chair');
    const seat = await post(`${demo.address}/api/demo/seats/${chair?.participantId}`, {});
    const cookie = (seat.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(
      await (await fetch(`${demo.address}/api/meetings/${meetingId}/deliveries`, { headers: { cookie } })).json(),
    ).toMatchObject({ accepted: true, byEmail: false });
    await demo.stop();
  });
});
