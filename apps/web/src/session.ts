/** Who is signed in in this window, asked once per slot. */
import type { SessionAnswer } from '#wire';
import { get, post, type Answer } from './http.js';

const asked = new Map<string, Promise<Answer<SessionAnswer>>>();

export function sessionOf(slot: string): Promise<Answer<SessionAnswer>> {
  const known = asked.get(slot);
  if (known) return known;
  const answer = get<SessionAnswer>('/api/session', slot);
  asked.set(slot, answer);
  // A failure is not remembered: the next screen may have better luck.
  void answer.then(({ ok }) => { if (!ok) asked.delete(slot); });
  return answer;
}

/** Ends the session; what was kept on this device is wiped by whoever asks. */
export async function signOut(slot: string): Promise<void> {
  asked.delete(slot);
  await post('/api/session/end', {}, slot);
}
