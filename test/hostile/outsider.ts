/** Somebody known to the service, whom a member names as a deputy although nobody let them in. */
import { join } from 'node:path';
import type { Command } from '#meeting';
import { Database, openKeys } from '#event-log';
import { Links } from '../../apps/server/src/sign-in/links.js';
import { People } from '../../apps/server/src/sign-in/people.js';
import { serverMigrations } from '../../apps/server/src/storage/migrations.js';
import { Seat } from '../bench/sides/gathering.js';
import { signIn } from '../bench/sides/quorate-people.js';
import type { QuoratePlace } from '../bench/sides/quorate-process.js';
import { connect } from '../bench/sides/sockets.js';
import { isTaken, said, somebody, type Door } from './door.js';

/** What the operator's programs do: somebody known across meetings, and their personal link. */
async function outsider({ dataFolder }: QuoratePlace): Promise<{ personId: string; secret: string }> {
  const { keys } = await openKeys(join(dataFolder, 'master.key'));
  const database = await Database.open({ dataFolder, migrations: serverMigrations, keys });
  try {
    const personId = await new People(database, keys).add('Somebody Outside');
    return { personId, secret: (await new Links(database, keys).issue({ personId })).secret };
  } finally {
    await database.close();
  }
}

export const strangerByPersonId: Door = {
  name: 'rows read or written by an outsider whom a member named as deputy by their personId',
  async force(stage) {
    const { personId, secret } = await outsider(stage.place);
    const [chair, member] = [somebody(0), somebody(3)];
    const meetingId = await stage.convene([chair, member]);
    const [first, second] = [await stage.seat(meetingId, chair), await stage.seat(meetingId, member)];
    const deputy = somebody(3, { personId });
    await isTaken(second.seat, { type: 'AnswerInvitation', answer: 'deputy', deputy } as Command);
    const pass = await signIn(stage, { link: `${stage.url}/in#${secret}` });
    const seat = new Seat(meetingId, await connect(stage.url, pass));
    const read = await seat.follow(0).catch(() => 0);
    await isTaken(seat, { type: 'Arrive', mode: 'video', confidentialityAccepted: true });
    const written = await isTaken(seat, said());
    for (const one of [first.seat, second.seat, seat]) one.socket.disconnect();
    return (read > 0 ? 1 : 0) + (written ? 1 : 0);
  },
};
