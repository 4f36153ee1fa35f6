/** What one person has written and not sent in any meeting on this device: to be shown, whole, before it is deleted. */
import type { SessionAnswer } from '#wire';
import type { Begun } from './begun.js';
import { keptUnsent } from './device-store.js';
import { begunOnDevice } from './drafts.js';
import type { Sent } from './outbox.js';

/** What is kept of one meeting. */
export interface Kept {
  readonly drafts: unknown;
  readonly outbox: readonly Sent[];
}
export const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'drafts' in value && 'outbox' in value;

export interface Unsent {
  readonly begun: readonly Begun[];
  readonly sent: readonly Sent[];
}

export async function unsentOnDevice(session: SessionAnswer): Promise<Unsent> {
  const kept = await keptUnsent(session);
  return {
    begun: kept.flatMap((one) => begunOnDevice(isKept(one) ? one.drafts : one)),
    sent: kept.flatMap((one) => (isKept(one) ? one.outbox : [])),
  };
}

export const isNothing = ({ begun, sent }: Unsent): boolean => begun.length + sent.length === 0;
