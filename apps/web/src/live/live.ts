/** One meeting, live, as screens have it. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Command, Entry, Meeting } from '#meeting';
import type { Drafts } from './drafts.js';
import type { LineState } from './line.js';
import type { Outbox } from './outbox.js';

export interface Live {
  readonly meetingId: string;
  /** Grows whenever the fold has changed; reading it is what makes a screen follow. */
  readonly revision: Signal<number>;
  readonly line: Signal<LineState>;
  /** Why the server let go of the line, while it is down. */
  readonly released: Signal<string>;
  /** How many devices each connected person has. */
  readonly connected: Signal<ReadonlyMap<string, number>>;
  /** Why this person is no longer in the room, or why there is no such room. */
  readonly gone: Signal<string | undefined>;
  /** Invited, but given nothing to see: whoever has left. */
  readonly outside: Signal<boolean>;
  /** Why this page is to be loaded again, where it is older than what the service serves or has recorded. */
  readonly outdated: ReadonlySignal<string | undefined>;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  /** As it is shown: what is typed in it stands in isolates. */
  meeting(): Meeting | undefined;
  /** The rows, as they are shown. */
  entries(): readonly Entry[];
  /** Sends a command; `decide` on this copy only warns. */
  send(command: Command): string;
  stop(): void;
}
