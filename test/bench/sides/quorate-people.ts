/** Brings people into a meeting of Quorate the way they really come: convened, given links, signed in once each, arrived. */
import { randomUUID } from 'node:crypto';
import type { ConveneAnswer, IssuedLink, Redeemed } from '#wire';
import { Gathering, Seat, accepted } from './gathering.js';
import { convening, participantAt } from './participants.js';
import { connect, each, type Pass } from './sockets.js';

/** Where a Quorate is, and a program's token that may convene there. */
export interface Address {
  readonly url: string;
  readonly token: string;
}

export interface GatherOptions {
  /** Whether sockets come back by themselves when the server was away. */
  readonly reconnection?: boolean;
}

export async function gatherAt(
  address: Address,
  people: number,
  { reconnection = false }: GatherOptions = {},
): Promise<Gathering> {
  const participants = Array.from({ length: people }, (_, place) => participantAt(place));
  const meetingId = randomUUID();
  const command = convening(participants);
  accepted(await post<ConveneAnswer>(address, '/api/meetings', { meetingId, commandId: randomUUID(), command }));
  const seats = await each(participants, 4, async ({ participantId }) => {
    const pass = await signIn(
      address,
      await post<IssuedLink>(address, `/api/meetings/${meetingId}/participants/${participantId}/link`, {}),
    );
    return new Seat(meetingId, await connect(address.url, { ...pass, reconnection }));
  });
  for (const seat of seats) await enter(seat);
  return new Gathering(meetingId, seats);
}

async function enter(seat: Seat): Promise<void> {
  await seat.give({ type: 'Arrive', mode: 'video', confidentialityAccepted: true });
  await seat.follow(0);
}

/** Redeems a link as the page behind it does; the cookie is then shown by the socket. */
export async function signIn({ url }: Pick<Address, 'url'>, { link }: Pick<IssuedLink, 'link'>): Promise<Pass> {
  const secret = new URL(link).hash.slice(1);
  const response = await fetch(`${url}/api/links/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ secret }),
  });
  const { slot } = await bodyOf<Redeemed>(response);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { headers: { cookie, origin: url }, auth: { slot } };
}

export async function post<T>({ url, token }: Address, path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return bodyOf<T>(await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function bodyOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}
