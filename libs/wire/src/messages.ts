/** Every message between browser and server, complete: three socket messages in, five out, and the HTTP bodies. Types only. */
import type { Command, Entry, Instant, Procedure, Refusal, RefusalKind, Sector } from '#meeting';

/** Rows one `recorded` message carries at most. */
export const pageSize = 500;
/** Bytes of rows it carries at most, about; a row that is larger comes alone. */
export const pageBytes = 2_000_000;
/** Largest command, in bytes of JSON; the browser refuses a larger one before sending. */
export const messageBytesMax = 1_000_000;
/**
 * Header naming the sign-in slot of this window, such as `1`; once it knows who sits there, `1/<participantId or personId>`,
 * and nobody else is served. The socket handshake carries the same word as `auth.slot`.
 */
export const slotHeader = 'x-quorate-slot';

/** In: one command. The same `commandId` may be sent again until it is answered. */
export interface CommandMessage {
  readonly meetingId: string;
  readonly commandId: string;
  readonly command: Command;
}
export type CommandAnswer =
  { readonly accepted: true; readonly upTo: number } | { readonly accepted: false; readonly refusal: Refusal };

/** In: everything after a sequence, now and as it comes. */
export interface FollowMessage {
  readonly meetingId: string;
  readonly after: number;
  /** The hash that came with the row `after`: where the record has another there, the answer is to begin again. */
  readonly hash?: string;
  /** The reader's own count of its readings; the pages sent in answer carry it back. */
  readonly reading?: number;
}
/** `restart`: the record is not the one this reader holds; follow again from 0. */
export type FollowAnswer = (CommandAnswer & Incomplete) | { readonly restart: true };

/** Where the record goes on beyond what this server understands, because a newer one has written to it: what is given ends before that. */
export interface Incomplete {
  readonly incomplete?: Refusal;
}

/** In: no more of this meeting. */
export interface LeaveMessage {
  readonly meetingId: string;
}

/** Out: rows, in order. To family, advocates and observers the sequences are of their own stream. */
export interface RecordedMessage {
  readonly meetingId: string;
  readonly events: readonly Entry[];
  /** Stands for the last of these rows and all before it, 64 hexadecimal digits; to family, advocates and observers one made for that reader alone. */
  readonly hash?: string;
  /** Rows this reader was sent are no longer in the record, and nothing more comes until they follow again. */
  readonly restart?: true;
  /** On pages that answer a `follow` that named its reading: which one. Rows announced as they come have none. */
  readonly reading?: number;
}
/** Out, may be lost: who is connected now, on any server. */
export interface PresenceMessage {
  readonly meetingId: string;
  readonly connected: readonly string[];
}
/** Out: this person is no longer in the meeting; the socket stays up. */
export interface EvictedMessage {
  readonly meetingId: string;
  readonly because: string;
}

/** Out: this socket is let go of, and why, in a sentence; it is then disconnected, and may connect again. */
export interface ReleasedMessage {
  readonly kind: RefusalKind;
  readonly rule: string;
  readonly because: string;
}

/** Out: the page that opened this socket was built before the one served now; everything still works, and it should be loaded again. */
export interface BehindMessage {
  readonly because: string;
}

export interface ClientToServer {
  command: (message: CommandMessage, answer: (answer: CommandAnswer) => void) => void;
  follow: (message: FollowMessage, answer: (answer: FollowAnswer) => void) => void;
  leave: (message: LeaveMessage, answer: (answer: CommandAnswer) => void) => void;
}
export interface ServerToClient {
  recorded: (message: RecordedMessage) => void;
  presence: (message: PresenceMessage) => void;
  evicted: (message: EvictedMessage) => void;
  released: (message: ReleasedMessage) => void;
  behind: (message: BehindMessage) => void;
}

/** `POST /api/meetings`: a `ConveneMeeting`; the answer adds the required sectors nobody was invited from. */
export type ConveneAnswer = CommandAnswer & { readonly requiredNotInvited?: readonly Sector[] };

/** `GET /api/meetings/:meetingId/events?after=`: a page of the record as its reader may see it, and how far it goes. */
export interface EventsAnswer extends Incomplete {
  readonly accepted: true;
  readonly meetingId: string;
  readonly events: readonly Entry[];
  /** As in a `recorded` message; absent where there is no row. */
  readonly hash?: string;
  readonly upTo: number;
}

/** `GET /api/meetings`: what this person is asked to, without a word of what is said there. */
export interface MeetingSummary {
  readonly meetingId: string;
  readonly reference: string;
  readonly meetingKind: string;
  readonly scheduledFor: Instant;
  readonly place: string;
  readonly phase: string;
  /** Absent for a convener who is not in the meeting. */
  readonly participantId?: string;
}
export interface MeetingsAnswer {
  readonly meetings: readonly MeetingSummary[];
}

/** `GET /api/procedures`. */
export interface ProceduresAnswer {
  readonly procedures: readonly Procedure[];
  readonly refused: readonly {
    readonly fileName: string;
    readonly problems: readonly { readonly line: number; readonly reason: string }[];
  }[];
}

/** `POST /api/links/preview`: who a link is for, without using it up. */
export interface LinkPreview {
  readonly name: string;
  readonly post?: string;
  readonly reference?: string;
}
/** `POST /api/links/redeem` with `{ secret }` or `{ code }`: signs in, once; where to go next. */
export interface Redeemed {
  readonly slot: string;
  readonly goTo: string;
}

/** `GET /api/session`. */
export interface SessionAnswer {
  readonly slot: string;
  readonly name: string;
  readonly personId?: string;
  /** The meeting a meeting link opens, and who they are in it; a personal link has neither. */
  readonly meetingId?: string;
  readonly participantId?: string;
  readonly mayConvene: boolean;
  /** Base64, 32 bytes: seals what is kept on this device. Never to be stored. */
  readonly deviceKey: string;
  /** Whether this is the demo, with its permanent FICTIONAL band. */
  readonly demo: boolean;
}

/** `GET /api/seats/:meetingId`: who is signed in on this browser and in that meeting; nobody else is named, and no meeting told of. */
export interface SeatsAnswer {
  readonly seats: readonly { readonly slot: string; readonly name: string }[];
}

/** `POST /api/meetings/:meetingId/participants/:participantId/link`: a new link, which ends the earlier one; `expires` is the short code’s. */
export interface IssuedLink {
  readonly link: string;
  readonly code: string;
  readonly expires: string;
}
/** The other answer: the place was used before, and another person who keeps the record is asked to agree. */
export interface LinkWaits {
  readonly waits: true;
  readonly because: string;
}

/** `POST /api/meetings/:meetingId/deliveries`: sends round that an edition is there, to each person in a message of their own. */
export interface SendRoundBody {
  readonly to: readonly string[];
  readonly edition: string;
  /** Those whose address lies outside their agency, and has been checked with them. */
  readonly confirmedOutside?: readonly string[];
}
export interface OutsideAddress {
  readonly participantId: string;
  readonly domain: string;
  readonly because: string;
}
export interface NotSent {
  readonly participantId: string;
  readonly because: string;
}
/** The page of the meeting, which opens to whoever signs in with their own personal link. */
export interface LinkByHand {
  readonly participantId: string;
  readonly link: string;
}
/** By e-mail: what was queued, which addresses are asked about first, and to whom nothing is sent. Otherwise links to be passed on. */
export type SentRound =
  | {
      readonly accepted: true;
      readonly byEmail: true;
      readonly deliveries: readonly DeliveryShown[];
      readonly outside: readonly OutsideAddress[];
      readonly notSent: readonly NotSent[];
    }
  | {
      readonly accepted: true;
      readonly byEmail: false;
      readonly because: string;
      readonly links: readonly LinkByHand[];
    };

/** How far one message is. `because` says in a sentence what came of the last try. */
export interface DeliveryShown {
  readonly deliveryId: string;
  readonly participantId: string;
  readonly kind: 'edition' | 'confirm-minutes' | 'answer-flag' | 'action-due' | 'action-overdue';
  readonly edition?: string;
  readonly askedBy?: string;
  readonly askedAt: Instant;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'given-up';
  readonly tries: number;
  readonly because?: string;
  /** Whether a line broke while it was being handed over: it may have arrived, or arrived twice. */
  readonly mayHaveBeenSent: boolean;
  readonly nextAt?: Instant;
  readonly endedAt?: Instant;
}
/** `GET /api/meetings/:meetingId/deliveries`: newest first, reminders too. */
export interface DeliveriesAnswer {
  readonly accepted: true;
  readonly byEmail: boolean;
  readonly deliveries: readonly DeliveryShown[];
}

/** `GET /api/demo`, on a demo database only: the seats to sit in. */
export interface DemoSeats {
  readonly meetingId: string;
  readonly reference: string;
  readonly seats: readonly {
    readonly participantId: string;
    readonly name: string;
    readonly post: string;
    readonly agencyName: string;
    readonly role: string;
  }[];
}
