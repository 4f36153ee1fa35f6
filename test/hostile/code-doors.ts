/** Short codes tried over and over, from addresses written in every way. */
import { somebody, type Door } from './door.js';
import type { Stage } from './stage.js';

const guesses = 60;
/** Wrong codes of one address in a quarter of an hour, as the limits say when nobody changes them. */
const wrongMax = 30;

const tryCode = (stage: Stage, code: string, from: string): Promise<number> =>
  fetch(`${stage.url}/api/links/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stage.url, 'x-forwarded-for': from },
    body: JSON.stringify({ code }),
  }).then(({ status }) => status);

/** @param from the address the proxy writes for a guess. */
async function guessedBeyond(stage: Stage, from: (guess: number) => string): Promise<number> {
  const statuses: number[] = [];
  for (let guess = 1; guess <= guesses; guess += 1) statuses.push(await tryCode(stage, 'AAAAA-AAAAA', from(guess)));
  return Math.max(0, statuses.filter((status) => status !== 429).length - wrongMax);
}

const behindAProxy: Door = {
  name: 'codes guessed behind a proxy that writes address:port, beyond thirty',
  force: (stage) => guessedBeyond(stage, (guess) => `203.0.113.7:${40_000 + guess}`),
};

const oneNetwork: Door = {
  name: 'codes guessed from many addresses of one IPv6 /64, beyond thirty',
  force: (stage) => guessedBeyond(stage, (guess) => `2001:db8:1:2::${guess.toString(16)}`),
};

const oneOffice: Door = {
  name: 'right codes of one office that were refused, of thirty-five',
  async force(stage) {
    const people = Array.from({ length: 35 }, (_, place) => somebody(place));
    const meetingId = await stage.convene(people);
    let refused = 0;
    for (const one of people) {
      const { code } = await stage.linkFor(meetingId, one);
      if ((await tryCode(stage, code, '203.0.113.9')) !== 200) refused += 1;
    }
    return refused;
  },
};

export const codeDoors: readonly Door[] = [behindAProxy, oneNetwork, oneOffice];
