import { createHash } from 'node:crypto';
import { commandDigest } from '../chain.js';
import { KeyStore } from '../keys.js';
import type { Acceptance, Batch } from '../rows.js';

/** A master key that is the same for the same name. */
export function keysForTests(name = 'ours'): KeyStore {
  return new KeyStore(createHash('sha256').update(name).digest());
}

/** One accepted command of Ruth's, writing one event per text. */
export function said(commandId: string, ...texts: string[]): Acceptance {
  const events = texts.map((statement) => ({ type: 'ContributionMade', statement }));
  return {
    commandId,
    digest: commandDigest({ commandId, texts }),
    by: { participantId: 'ruth' },
    at: '2026-03-06T16:55:00.000Z',
    events,
  };
}

export function batch(meetingId: string, after: number, ...acceptances: Acceptance[]): Batch {
  return { meetingId, after, acceptances };
}
