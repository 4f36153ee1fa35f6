/** What a family member could learn, and how much they could write. */
import { randomUUID } from 'node:crypto';
import type { Command } from '#meeting';
import { Seat } from '../bench/sides/gathering.js';
import { connect } from '../bench/sides/sockets.js';
import { somebody, said, isTaken, headersOf, type Door } from './door.js';

const aMinutesWords = 200_000;
const statement = 'x'.repeat(9_900);

/** Nobody has told a family member of these. */
const unknownToThem = ['Inspector Hollyoak', 'Fernshire Constabulary', 'fernshire-constabulary', 'Inspector'];
const hidden = somebody(1, {
  name: 'Inspector Hollyoak',
  post: 'Inspector',
  agencyId: 'fernshire-constabulary',
  agencyName: 'Fernshire Constabulary',
});
const mother = () =>
  somebody(7, { name: 'A Mother', role: 'family', sector: 'other', agencyId: 'family', agencyName: 'Family' });
const asking = (participantId: string): readonly object[] => [
  { ...said('Mine.'), restrictedTo: ['police'] },
  { ...said('Mine.'), restrictedTo: [participantId] },
  { ...said('Mine.'), restrictedTo: [randomUUID()] },
  { type: 'RecordArrival', participantId, mode: 'video' },
  { type: 'AdmitParticipant', participantId },
  { type: 'WithdrawInvitation', participantId, reason: 'Because.' },
  { type: 'InviteParticipant', participant: { ...hidden, participantId } },
  {
    type: 'AgreeAction',
    actionId: randomUUID(),
    what: 'Something',
    owner: { participantId },
    due: new Date().toISOString(),
  },
];

const namesLearned: Door = {
  name: 'names a family member learned by echoes and refusals',
  async force(stage) {
    const [chair, parent, police] = [somebody(0), mother(), { ...hidden, participantId: randomUUID() }];
    const meetingId = await stage.convene([chair, police, parent], { procedureId: 'family-meeting' });
    const first = await stage.seat(meetingId, chair);
    const pass = await stage.passFor(meetingId, parent);
    const socket = await connect(stage.url, pass);
    const heard: string[] = [];
    socket.onAny((...frames: unknown[]) => heard.push(JSON.stringify(frames)));
    const seat = new Seat(meetingId, socket);
    await seat.follow(0);
    await isTaken(seat, { type: 'Arrive', mode: 'in-person', confidentialityAccepted: true });
    await isTaken(first.seat, { type: 'RecordArrival', participantId: parent.participantId, mode: 'in-person' });
    for (const command of asking(police.participantId)) {
      const message = { meetingId, commandId: randomUUID(), command: command as Command };
      // what she has sent herself is nothing she has learned
      heard.push(JSON.stringify(await socket.timeout(10_000).emitWithAck('command', message)));
    }
    const events = await fetch(`${stage.url}/api/meetings/${meetingId}/events?after=0`, { headers: headersOf(pass) });
    heard.push(await events.text());
    for (const one of [first.seat, seat]) one.socket.disconnect();
    return unknownToThem.filter((name) => heard.join('').includes(name)).length;
  },
};

const megabytesWritten: Door = {
  name: 'kilobytes one family member wrote in a minute beyond what they may',
  async force(stage) {
    const [chair, parent] = [somebody(0), mother()];
    const meetingId = await stage.convene([chair, parent], { procedureId: 'family-meeting' });
    const first = await stage.seat(meetingId, chair);
    const seat = new Seat(meetingId, await connect(stage.url, await stage.passFor(meetingId, parent)));
    await isTaken(seat, { type: 'Arrive', mode: 'in-person', confidentialityAccepted: true });
    let taken = 0;
    for (let time = 0; time < 60; time += 1) if (await isTaken(seat, said(statement))) taken += 1;
    for (const one of [first.seat, seat]) one.socket.disconnect();
    return Math.max(0, taken * statement.length - aMinutesWords) / 1_000;
  },
};

export const familyDoors: readonly Door[] = [namesLearned, megabytesWritten];
