/** Other windows of the same person in the same meeting: each learns what another has sent, so that nothing is sent twice. */
import type { SessionAnswer } from '#wire';
import type { FormFace } from './begun.js';
import { placeOf } from './device-store.js';
import type { Values } from './drafts.js';

/** A form that was sent or emptied, and what it held. */
export interface Emptied {
  readonly formId: string;
  readonly values: Values;
  /** What its fields are, where that window knows. */
  readonly face: FormFace;
}

export interface Sisters {
  tell(emptied: Emptied): void;
  hear(listener: (emptied: Emptied) => void): void;
  stop(): void;
}

/** Nothing of it is stored: it goes from window to window in this browser, and only to those of this person. */
export function sisterWindows(session: SessionAnswer, scope: string): Sisters | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel(placeOf(session, scope));
  return {
    tell: (emptied) => channel.postMessage(emptied),
    hear: (listener) => {
      channel.onmessage = ({ data }: MessageEvent<Emptied>) => listener(data);
    },
    stop: () => channel.close(),
  };
}
