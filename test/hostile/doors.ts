/** Doors that were forced once, each tried from outside: how often it gave way. */
import { randomUUID } from 'node:crypto';
import type { Command } from '#meeting';
import { mailServer } from '../../apps/server/src/testing/mail-server.js';
import type { Measured } from '../bench/figure.js';
import { progress } from '../bench/report.js';
import { Seat } from '../bench/sides/gathering.js';
import { signIn } from '../bench/sides/quorate-people.js';
import { connect } from '../bench/sides/sockets.js';
import { rowsIn } from '../faults/ledger.js';
import { codeDoors } from './code-doors.js';
import { atMost } from './costs.js';
import { deputies } from './deputies.js';
import { headersOf, isTaken, said, somebody, type Door } from './door.js';
import { downloads } from './downloads.js';
import { familyDoors } from './family-doors.js';
import { letters } from './letters.js';
import { strangerByPersonId } from './outsider.js';
import { Stage } from './stage.js';

const countRows = async (stage: Stage, meetingId: string): Promise<number> =>
  (await rowsIn(stage.place, [meetingId])).length;

const openedAddresses: Door = {
  name: 'rows written by addresses that were merely opened, or by a page elsewhere',
  async force(stage) {
    const chair = somebody(0);
    const meetingId = await stage.convene([chair, somebody(1)]);
    const { seat, pass } = await stage.seat(meetingId, chair);
    await seat.give(said('What the chair saw.'));
    const before = await countRows(stage, meetingId);
    const path = `${stage.url}/api/meetings/${meetingId}`;
    for (const file of ['minutes/full.txt', 'minutes/full.docx', 'files/attendance.csv', 'files/record.json'])
      await (await fetch(`${path}/${file}`, { headers: headersOf(pass) })).arrayBuffer();
    const { origin: _origin, ...pageless } = headersOf(pass);
    const pages: Record<string, string>[] = [
      {},
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const page of pages)
      await fetch(`${path}/minutes/full.txt`, { method: 'POST', headers: { ...pageless, ...page }, body: '{}' });
    seat.socket.disconnect();
    return (await countRows(stage, meetingId)) - before;
  },
};

const anothersLink: Door = {
  name: 'rows written and words read as the police, by a minute-taker with the police’s link',
  async force(stage) {
    const [chair, police, minutes] = [somebody(0), somebody(1), somebody(6, { role: 'minute-taker' })];
    const meetingId = await stage.convene([chair, police, minutes]);
    const taker = await stage.seat(meetingId, minutes);
    const there = [await stage.seat(meetingId, chair), await stage.seat(meetingId, police)];
    const restricted = { ...said('Only for the police.'), restrictedTo: [police.participantId] } as Command;
    await there[1]?.seat.give(restricted);
    const given = await fetch(`${stage.url}/api/meetings/${meetingId}/participants/${police.participantId}/link`, {
      method: 'POST',
      headers: headersOf(taker.pass),
      body: '{}',
    });
    const { link } = (await given.json()) as { link?: string };
    const forced = link === undefined ? 0 : await asAnother(stage, meetingId, link);
    for (const { seat } of [taker, ...there]) seat.socket.disconnect();
    return forced;
  },
};

/** How much can be done with a link that was given for somebody else. */
async function asAnother(stage: Stage, meetingId: string, link: string): Promise<number> {
  const pass = await signIn(stage, { link }).catch(() => undefined);
  const socket = pass && (await connect(stage.url, pass).catch(() => undefined));
  if (!socket) return 0;
  const heard: string[] = [];
  socket.onAny((...frames: unknown[]) => heard.push(JSON.stringify(frames)));
  const seat = new Seat(meetingId, socket);
  const read = await seat.follow(0).catch(() => 0);
  const written = await isTaken(seat, said());
  socket.disconnect();
  return (read > 0 && heard.join('').includes('Only for the police.') ? 1 : 0) + (written ? 1 : 0);
}

const chairTaken: Door = {
  name: 'times the chair was taken from a chair who is there',
  async force(stage) {
    const [chair, member] = [somebody(0), somebody(6)];
    const meetingId = await stage.convene([chair, member], {
      scheduledFor: new Date(Date.now() - 3_600_000).toISOString(),
    });
    const first = await stage.seat(meetingId, chair);
    const second = await stage.seat(meetingId, member);
    const taken = await isTaken(second.seat, { type: 'TakeTheChair', reason: 'Because.' } as Command);
    for (const { seat } of [first, second]) seat.socket.disconnect();
    return taken ? 1 : 0;
  },
};

const signedOut: Door = {
  name: 'rows written by a window whose sign-in has ended',
  async force(stage) {
    const chair = somebody(0);
    const meetingId = await stage.convene([chair, somebody(1)]);
    const { seat, pass } = await stage.seat(meetingId, chair);
    await fetch(`${stage.url}/api/session/end`, { method: 'POST', headers: headersOf(pass), body: '{}' });
    const taken = (await Promise.all([1, 2, 3].map(() => isTaken(seat, said())))).filter(Boolean).length;
    const posted = await fetch(`${stage.url}/api/meetings/${meetingId}/commands`, {
      method: 'POST',
      headers: headersOf(pass),
      body: JSON.stringify({ commandId: randomUUID(), command: said() }),
    });
    seat.socket.disconnect();
    return taken + (posted.status === 200 ? 1 : 0);
  },
};

export const doors: readonly Door[] = [
  ...codeDoors,
  openedAddresses,
  anothersLink,
  strangerByPersonId,
  chairTaken,
  signedOut,
  ...familyDoors,
  downloads,
  deputies,
  letters,
];

/** Tries each, one after another, on one server. */
export async function tryDoors(wanted: readonly Door[]): Promise<Measured[]> {
  if (wanted.length === 0) return [];
  const mail = await mailServer();
  const stage = await Stage.open(mail);
  const measured: Measured[] = [];
  try {
    for (const { name, limit = 0, force } of wanted) {
      progress(name);
      measured.push(atMost(name, limit, [await force(stage)], ''));
    }
  } finally {
    await stage.close();
    await mail.close();
  }
  return measured;
}
