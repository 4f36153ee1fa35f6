/** Messages to one address, asked for by several people in several meetings. */
import type { Participant } from '#meeting';
import type { DeliveriesAnswer } from '#wire';
import { pause } from '../bench/sides/child-server.js';
import { headersOf, somebody, type Door } from './door.js';
import type { Seated, Stage } from './stage.js';

const meetings = 3;
const addressed = 12;
const editions = ['full', 'court-index'];
const address = 'one.person@fernshire.example';
/** Messages to one address in an hour, as the limits say when nobody changes them. */
const lettersMax = 30;
/** How long all of them may take. */
const sentWithin = 60_000;
const under = new Set(['waiting', 'sending']);

const deliveriesOf = (stage: Stage, { seat }: Seated): string =>
  `${stage.url}/api/meetings/${seat.meetingId}/deliveries`;

/** A meeting that has been opened, with two who may send its record round. */
async function askers(stage: Stage, people: readonly Participant[]): Promise<Seated[]> {
  const meetingId = await stage.convene(people);
  const here: Seated[] = [];
  for (const one of people.slice(0, 4)) here.push(await stage.seat(meetingId, one));
  const [chair, police, health, minutes] = here;
  if (!chair || !police || !health || !minutes) throw new Error('Four people are in every meeting.');
  await chair.seat.give({ type: 'OpenMeeting' });
  for (const { seat } of [police, health]) seat.socket.disconnect();
  return [chair, minutes];
}

async function asks(stage: Stage, asker: Seated, people: readonly Participant[]): Promise<void> {
  for (const edition of editions) {
    const to = people.map(({ participantId }) => participantId);
    await fetch(deliveriesOf(stage, asker), {
      method: 'POST',
      headers: headersOf(asker.pass),
      body: JSON.stringify({ to, edition, confirmedOutside: to }),
    });
  }
}

async function isAllSent(stage: Stage, asker: Seated): Promise<boolean> {
  const answer = await fetch(deliveriesOf(stage, asker), { headers: headersOf(asker.pass) });
  const { deliveries } = (await answer.json()) as DeliveriesAnswer;
  return !deliveries.some(({ state }) => under.has(state));
}

async function untilSent(stage: Stage, asker: Seated): Promise<void> {
  for (const end = performance.now() + sentWithin; performance.now() < end; await pause(100))
    if (await isAllSent(stage, asker)) return;
  throw new Error('What was asked for was not sent in a minute.');
}

export const letters: Door = {
  name: 'e-mails to one address in an hour beyond thirty, asked for by six people',
  async force(stage) {
    const all: Seated[] = [];
    for (let count = 0; count < meetings; count += 1) {
      const people = Array.from({ length: addressed }, (_, place) =>
        somebody(place, { email: address, ...(place === 3 ? { role: 'minute-taker' } : {}) }),
      );
      const asking = await askers(stage, people);
      await Promise.all(asking.map((asker) => asks(stage, asker, people)));
      all.push(...asking);
    }
    for (const asker of all) await untilSent(stage, asker);
    for (const { seat } of all) seat.socket.disconnect();
    const reached = stage.mail?.received.filter(({ recipients }) => recipients.includes(address)).length ?? 0;
    if (reached === 0) throw new Error('No message at all came: this door was not tried.');
    return Math.max(0, reached - lettersMax);
  },
};
