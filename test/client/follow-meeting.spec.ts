/** One meeting followed over a line: what is asked, sent, kept and told, with a socket that a test answers for. */
import { signal } from '@preact/signals';
import type { Command, Entry, Recorded } from '#meeting';
import type { CommandMessage, FollowMessage, SessionAnswer } from '#wire';
import { FollowedMeeting, type Following } from '../../apps/web/src/live/follow-meeting.js';
import type { Line, LineState, OpenLine } from '../../apps/web/src/live/line.js';
import { SavedCommands } from '../../apps/web/src/live/saved-commands.js';
import { contribution } from '../../libs/meeting/src/testing/commands.js';
import { convened, given, opened, usual } from '../../libs/meeting/src/testing/given.js';
import { hv } from '../../libs/meeting/src/testing/people.js';

const meetingId = 'b2a4c1de-0000-4000-8000-000000000001';
const session: SessionAnswer = {
  slot: '1',
  name: 'Somebody',
  participantId: 'police',
  meetingId,
  mayConvene: false,
  deviceKey: '',
  demo: false,
};
const statement = (words: string): Command => contribution('c9', { statement: words });
const rows = given(convened(usual), opened(), hv(contribution('c1'))).now.record.rows;

interface Asked {
  readonly message: string;
  readonly body: unknown;
  answer(body: unknown): void;
}

/** The other end of the line: a test reads what is asked, and answers. */
class FakeSocket {
  connected = true;
  readonly asked: Asked[] = [];
  readonly #heard = new Map<string, (body: unknown) => void>();

  on(message: string, listener: (body: unknown) => void): void {
    this.#heard.set(message, listener);
  }
  emit(message: string, body: unknown, answered: (body: unknown) => void): void {
    this.asked.push({ message, body, answer: answered });
  }
  timeout(): { emitWithAck(message: string, body: unknown): Promise<unknown> } {
    return { emitWithAck: (message, body) => new Promise((answer) => this.asked.push({ message, body, answer })) };
  }
  tell(message: string, body?: unknown): void {
    this.#heard.get(message)?.(body);
  }
  last<T>(message: string): T {
    return this.asked.findLast((one) => one.message === message)?.body as T;
  }
  async answerLast(message: string, answer: unknown): Promise<void> {
    this.asked.findLast((one) => one.message === message)?.answer(answer);
    await aMoment();
  }
}

const aMoment = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Where something is kept: what lies there, written at once. */
class Place {
  lies: unknown = undefined;
  readonly save = (what: (before: unknown) => unknown): void => {
    this.lies = what(this.lies);
  };
}

const said: string[] = [];
beforeAll(() => {
  // what of a browser is not in Node: the region that is read out, and the next picture
  const region = {
    set textContent(sentence: string) {
      said.push(sentence);
    },
  };
  Object.assign(globalThis, {
    document: { getElementById: () => region },
    requestAnimationFrame: (draw: () => void) => setTimeout(draw, 0),
    cancelAnimationFrame: clearTimeout,
  });
});

interface Followed {
  readonly live: FollowedMeeting;
  readonly socket: FakeSocket;
  readonly place: Place;
  readonly saved: Place;
  readonly behind: OpenLine['behind'];
}

function follow(over: Partial<Following> = {}): Followed {
  const [socket, place, saved] = [new FakeSocket(), new Place(), new Place()];
  const behind = signal<string | undefined>(undefined);
  const open: OpenLine = {
    socket: socket as unknown as Line,
    state: signal<LineState>('up'),
    released: signal(''),
    behind,
    close: () => undefined,
  };
  const live = new FollowedMeeting({
    meetingId,
    session,
    me: 'police',
    open,
    store: place,
    kept: undefined,
    recorded: { saved: new SavedCommands('police'), store: saved },
    sisters: undefined,
    ...over,
  });
  return { live, socket, place, saved, behind };
}

/** Inside, with all that was recorded. */
async function inside(over: Partial<Following> = {}, record: readonly Entry[] = rows): Promise<Followed> {
  const followed = follow(over);
  const { socket } = followed;
  socket.tell('connect');
  const { reading } = socket.last<FollowMessage>('follow');
  socket.tell('recorded', { meetingId, events: structuredClone(record), reading, hash: 'h1' });
  await socket.answerLast('follow', { accepted: true, upTo: record.length });
  return followed;
}
const next = (event: object, record: readonly Entry[] = rows): Recorded =>
  ({
    sequence: record.length + 1,
    at: '2026-11-20T17:59:00.000Z',
    by: { participantId: 'chair' },
    event,
  }) as unknown as Recorded;
const move = { type: 'MovedToItem', itemId: 'no-such-item' };

describe('a meeting that is followed', () => {
  it('[W61] is read from the start, stands once all of it is there, and goes on with what is announced', async () => {
    const { live, socket } = follow();
    expect(live.meeting()).toBeUndefined();
    socket.tell('connect');
    expect(socket.last('follow')).toEqual({ meetingId, after: 0, reading: 2 });
    socket.tell('recorded', { meetingId, events: structuredClone(rows), reading: 2, hash: 'h1' });
    expect(live.meeting()).toBeUndefined();
    await socket.answerLast('follow', { accepted: true, upTo: rows.length });
    expect(live.meeting()?.sequence).toBe(rows.length);
    socket.tell('recorded', { meetingId, events: [next(move)], hash: 'h2' });
    expect([live.meeting()?.itemId, live.entries().length]).toEqual(['no-such-item', rows.length + 1]);
    live.stop();
  });

  it('[W61] is asked for behind the last row when the line is back, and when rows were missed', async () => {
    const { live, socket } = await inside();
    socket.tell('connect');
    expect(socket.last('follow')).toMatchObject({ after: rows.length, hash: 'h1' });
    const asked = socket.asked.length;
    socket.tell('recorded', { meetingId, events: [{ ...next(move), sequence: rows.length + 3 }], hash: 'h4' });
    expect(socket.asked).toHaveLength(asked + 1);
    live.stop();
  });

  it('[W61] takes nothing that is of another meeting', async () => {
    const { live, socket } = await inside();
    socket.tell('recorded', { meetingId: 'another', events: [next(move)] });
    socket.tell('presence', { meetingId: 'another', connected: ['chair'] });
    socket.tell('evicted', { meetingId: 'another', because: 'Gone.' });
    expect([live.entries().length, live.connected.value.size, live.gone.value]).toEqual([rows.length, 0, undefined]);
    live.stop();
  });

  it('[W66] says who is here, and how often', async () => {
    const { live, socket } = await inside();
    socket.tell('presence', { meetingId, connected: ['chair', 'hv', 'chair'] });
    expect([...live.connected.value]).toEqual([
      ['chair', 2],
      ['hv', 1],
    ]);
    live.stop();
  });

  it('[B38] forgets everything, and sends nothing more, once somebody is no longer in it', async () => {
    const { live, socket } = await inside();
    live.send(statement('too late'));
    socket.tell('evicted', { meetingId, because: 'You are no longer in this meeting.' });
    expect([live.gone.value, live.meeting(), live.entries(), live.outbox.entries.value]).toEqual([
      'You are no longer in this meeting.',
      undefined,
      [],
      [],
    ]);
    live.stop();
  });

  it('[B38] forgets it likewise where the message that says so never came', async () => {
    const { live, socket } = await inside();
    socket.tell('connect');
    await socket.answerLast('follow', {
      accepted: false,
      refusal: { kind: 'gone', rule: 'A4', because: 'Not in this meeting.' },
    });
    expect([live.gone.value, live.meeting()]).toEqual(['Not in this meeting.', undefined]);
    live.stop();
  });

  it('[B35] says so where there is nothing to see', async () => {
    const { live, socket } = follow();
    socket.tell('connect');
    await socket.answerLast('follow', { accepted: true, upTo: 0 });
    expect(live.outside.value).toBe(true);
    live.stop();
  });
});

describe('what somebody sends', () => {
  it('[B20] goes under its own identifier, is kept until it is answered, and then no more', async () => {
    const { live, socket, place } = await inside();
    const commandId = live.send(statement('Seen twice'));
    await aMoment();
    const message = socket.last<CommandMessage>('command');
    expect(message).toMatchObject({ meetingId, commandId, command: { statement: 'Seen twice' } });
    expect(place.lies).toMatchObject({ outbox: [{ commandId, state: 'sending' }] });
    await socket.answerLast('command', { accepted: true, upTo: rows.length + 1 });
    expect(live.outbox.entries.value).toMatchObject([{ commandId, state: 'saved' }]);
    expect(place.lies).toMatchObject({ outbox: [] });
    live.stop();
  });

  it('[B20] is warned of by this copy’s own rules, and sent all the same', async () => {
    const { live, socket } = await inside();
    live.send({ type: 'AcknowledgeContribution', contributionId: 'nobody-said-this' });
    await aMoment();
    expect(live.outbox.entries.value).toMatchObject([{ warning: expect.any(String), state: 'sending' }]);
    expect(socket.last('command')).toBeDefined();
    live.stop();
  });

  it('[B39] is back in its form where it is refused, and waits to be sent as it was where the service failed', async () => {
    const { live, socket } = await inside();
    const send = (words: string) => {
      live.drafts.set('contribution', 'statement', words, { label: 'Words', kind: 'words' }, 'Contribute');
      const commandId = live.send(statement(words));
      live.drafts.sent(commandId, 'contribution', live.drafts.of('contribution').value);
      live.drafts.clear('contribution');
      return commandId;
    };
    send('Refused');
    await aMoment();
    await socket.answerLast('command', { accepted: false, refusal: { kind: 'unknown', rule: 'C4', because: 'No.' } });
    expect(live.drafts.of('contribution').value).toEqual({ statement: 'Refused' });
    expect(live.outbox.entries.value).toEqual([]);
    live.drafts.clear('contribution');
    const commandId = send('Not stored');
    await aMoment();
    await socket.answerLast('command', {
      accepted: false,
      refusal: { kind: 'passing', rule: 'E30', because: 'Not saved.' },
    });
    expect(live.drafts.of('contribution').value).toEqual({});
    expect(live.outbox.entries.value).toMatchObject([{ commandId, state: 'not-saved' }]);
    live.stop();
  });

  it('[B23] and was kept by an earlier window, goes first', async () => {
    const kept = {
      commandId: 'kept',
      command: statement('Before the reload'),
      madeAt: '2026-11-20T17:00:00.000Z',
      state: 'sending',
    } as const;
    const { live, socket } = await inside({ kept: { drafts: {}, outbox: [kept] } });
    await aMoment();
    expect(socket.last('command')).toMatchObject({ commandId: 'kept' });
    live.stop();
  });

  it('[B76] and the database has lost, is missing, and waits until somebody says so', async () => {
    const { live, socket } = await inside();
    const commandId = live.send(statement('Lost later'));
    await aMoment();
    await socket.answerLast('command', { accepted: true, upTo: rows.length + 1 });
    socket.tell('recorded', { meetingId, events: [], restart: true });
    const { reading, after } = socket.last<FollowMessage>('follow');
    expect(after).toBe(0);
    socket.tell('recorded', { meetingId, events: structuredClone(rows), reading, hash: 'h1' });
    await socket.answerLast('follow', { accepted: true, upTo: rows.length });
    expect(live.outbox.entries.value).toMatchObject([{ commandId, state: 'missing' }]);
    live.stop();
  });
});

describe('a page that is older than the service', () => {
  const unknown = next({ type: 'MeetingMovedToAnotherRoom' });

  it('[B158] says so once the server has, and nothing of it is in the way', async () => {
    const { live, behind, socket } = await inside();
    expect(live.outdated.value).toBeUndefined();
    behind.value = 'A newer version of this page is there.';
    expect(live.outdated.value).toBe('A newer version of this page is there.');
    socket.tell('recorded', { meetingId, events: [next(move)], hash: 'h2' });
    expect(live.entries()).toHaveLength(rows.length + 1);
    live.stop();
  });

  it('[B160] shows the record up to the first event it does not know, and asks to be loaded again', async () => {
    const { live, socket } = await inside();
    socket.tell('recorded', { meetingId, events: [unknown, next(move, [...rows, unknown])], hash: 'h3' });
    expect(live.outdated.value).toContain('Load it again');
    expect([live.entries().length, live.meeting()?.sequence]).toEqual([rows.length, rows.length]);
    expect(live.meeting()?.itemId).not.toBe('no-such-item');
    live.stop();
  });

  it('[W240] says so where it is the server that knows no more, for as long as it does not', async () => {
    const { live, socket } = await inside();
    socket.tell('connect');
    const incomplete = { kind: 'passing', rule: 'W240', because: 'The record goes on.' };
    await socket.answerLast('follow', { accepted: true, upTo: rows.length, incomplete });
    expect(live.outdated.value).toBe('The record goes on.');
    socket.tell('connect');
    await socket.answerLast('follow', { accepted: true, upTo: rows.length });
    expect(live.outdated.value).toBeUndefined();
    live.stop();
  });

  it('[W240] calls nothing missing that such a server cannot read', async () => {
    const { live, socket } = await inside();
    const commandId = live.send(statement('Read by another server'));
    await aMoment();
    await socket.answerLast('command', { accepted: true, upTo: rows.length + 1 });
    socket.tell('recorded', { meetingId, events: [], restart: true });
    const { reading } = socket.last<FollowMessage>('follow');
    const incomplete = { kind: 'passing', rule: 'W240', because: 'The record goes on.' };
    await socket.answerLast('follow', { accepted: true, upTo: rows.length, incomplete });
    socket.tell('recorded', { meetingId, events: structuredClone(rows), reading, hash: 'h1' });
    expect(live.outbox.entries.value).toMatchObject([{ commandId, state: 'saved' }]);
    live.stop();
  });

  it('[B160] asks for nothing again and again, and says of nothing that it is missing', async () => {
    const { live, socket } = await inside({}, [...rows, unknown]);
    const commandId = live.send(statement('Said after it'));
    await aMoment();
    await socket.answerLast('command', { accepted: true, upTo: rows.length + 2 });
    const asked = socket.asked.length;
    socket.tell('recorded', { meetingId, events: [next(move, [...rows, unknown])], hash: 'h3' });
    await aMoment();
    expect(socket.asked).toHaveLength(asked);
    expect(live.outbox.entries.value).toMatchObject([{ commandId, state: 'saved' }]);
    live.stop();
  });

  it('[B160] sends what is typed, and warns of nothing it cannot know', async () => {
    const { live, socket } = await inside({}, [...rows, unknown]);
    live.send({ type: 'AcknowledgeContribution', contributionId: 'said-after-the-end-of-this-copy' });
    await aMoment();
    expect(live.outbox.entries.value[0]?.warning).toBeUndefined();
    expect(socket.last('command')).toBeDefined();
    live.stop();
  });
});
