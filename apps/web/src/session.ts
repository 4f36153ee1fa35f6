/** Who is signed in in this window, asked once per slot. */
import type { SessionAnswer } from '#wire';
import { savedPlacesOf } from './live/device-store.js';
import { sweepSaved } from './live/saved-commands.js';
import { get, post, sitsAt, type Answer } from './http.js';

const asked = new Map<string, Promise<Answer<SessionAnswer>>>();

export function sessionOf(slot: string): Promise<Answer<SessionAnswer>> {
  const known = asked.get(slot);
  if (known) return known;
  const answer = get<SessionAnswer>('/api/session', slot);
  asked.set(slot, answer);
  void answer.then((given) => {
    if (given.ok) {
      sitsAt(slot, given.body.participantId ?? given.body.personId ?? '');
      void savedPlacesOf(given.body).then((places) => sweepSaved(places, Date.now()));
    }
    // A failure is not remembered: the next screen may have better luck.
    else asked.delete(slot);
  });
  return answer;
}

/** Ends the session; what was kept on this device is wiped by whoever asks. @returns whether it has ended. */
export async function signOut(slot: string): Promise<boolean> {
  const answer = await post('/api/session/end', {}, slot);
  const ended = answer.ok || answer.status === 401;
  if (ended) asked.delete(slot);
  return ended;
}
