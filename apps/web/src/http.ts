/** Questions asked of the server over HTTP, always in the name of this window's slot. */
import type { Refusal } from '#meeting';
import { slotHeader, type Redeemed } from '#wire';

export type Answer<T> =
  { readonly ok: true; readonly body: T } | { readonly ok: false; readonly status: number; readonly refusal: Refusal };

/** Who sits at each slot as far as this window knows: whoever sits there later is not to act through it. */
const sitters = new Map<string, string>();
export const sitsAt = (slot: string, who: string): void => void sitters.set(slot, who);
/** How this window names its slot to the server. */
export const seatOf = (slot: string): string => [slot, sitters.get(slot) ?? []].flat().join('/');

const noLine: Refusal = {
  kind: 'passing',
  rule: 'W',
  because: 'The service did not answer. Check your connection and try again.',
};

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'because' in value;

/** The refusal in an answer, whether it stands alone or in a command's answer. */
function refusalIn(body: unknown): Refusal {
  if (isRefusal(body)) return body;
  if (typeof body === 'object' && body !== null && 'refusal' in body && isRefusal(body.refusal)) return body.refusal;
  return noLine;
}

async function send(path: string, init: RequestInit, slot: string | undefined): Promise<Response | undefined> {
  const headers: Record<string, string> = {
    accept: '*/*',
    ...(init.body ? { 'content-type': 'application/json' } : {}),
  };
  if (slot) headers[slotHeader] = seatOf(slot);
  return fetch(path, { ...init, headers, credentials: 'same-origin', cache: 'no-store' }).catch(() => undefined);
}

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

async function ask<T>(path: string, init: RequestInit, slot: string | undefined): Promise<Answer<T>> {
  const response = await send(path, init, slot);
  if (!response) return { ok: false, status: 0, refusal: noLine };
  const body = await bodyOf(response);
  return response.ok ? { ok: true, body: body as T } : { ok: false, status: response.status, refusal: refusalIn(body) };
}

/** The answer itself where it is no refusal, for a file that is read as it comes. */
export async function askFor(path: string, body: unknown, slot: string): Promise<Answer<Response>> {
  const response = await send(path, posted(body), slot);
  if (!response) return { ok: false, status: 0, refusal: noLine };
  return response.ok
    ? { ok: true, body: response }
    : { ok: false, status: response.status, refusal: refusalIn(await bodyOf(response)) };
}

const posted = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });
export const get = <T>(path: string, slot?: string): Promise<Answer<T>> => ask<T>(path, { method: 'GET' }, slot);
export const post = <T>(path: string, body: unknown, slot?: string): Promise<Answer<T>> =>
  ask<T>(path, posted(body), slot);

/** Signs in. One window after another: two at once would be given the same slot of this browser. */
export const signIn = (path: string, body: unknown): Promise<Answer<Redeemed>> =>
  'locks' in navigator
    ? navigator.locks.request('quorate-sign-in', () => post<Redeemed>(path, body))
    : post<Redeemed>(path, body);
