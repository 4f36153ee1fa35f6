/** One message in the queue: whom it is for and how far it is. It holds no name, no address and no word of a meeting. */
import type { Outcome } from './outcome.js';

export type ReminderKind = 'confirm-minutes' | 'answer-flag' | 'action-due' | 'action-overdue';
export type DeliveryKind = 'edition' | ReminderKind;

/** `given-up`: tried as often as it is tried, or nothing is left to send. */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'failed' | 'given-up';

export interface DeliveryRow {
  readonly deliveryId: string;
  readonly meetingId: string;
  readonly participantId: string;
  readonly kind: DeliveryKind;
  /** The edition, or what is reminded of; kept sealed, because an edition can name an agency. */
  readonly about: string;
  /** The participant who asked; none for a reminder. */
  readonly askedBy?: string;
  readonly askedAt: string;
  /** Whether somebody has said that an address outside the agency is right. */
  readonly confirmedOutside: boolean;
  readonly state: DeliveryState;
  readonly tries: number;
  /** When it is tried next; while it is being sent, when another server may take it over. */
  readonly nextAt: string;
  /** What came of the last try. */
  readonly outcome?: Outcome;
  /** Whether some try ended without an answer. */
  readonly mayHaveBeenSent: boolean;
  /** Whether the meeting's record says that it is given out. */
  readonly recorded: boolean;
  readonly endedAt?: string;
}

export type NewDelivery = Pick<
  DeliveryRow,
  'meetingId' | 'participantId' | 'kind' | 'about' | 'askedBy' | 'confirmedOutside'
>;
/** A row taken to be sent, with the word that says it is still ours. */
export interface Claimed extends DeliveryRow {
  readonly lease: string;
}
