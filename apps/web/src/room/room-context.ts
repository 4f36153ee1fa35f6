/** What every part of the room shares: the live meeting, who I am in it, and how to send. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { isAttending, keepsRecord, phaseOf, type Attendee, type Command, type Meeting, type PhaseName } from '#meeting';
import type { SessionAnswer } from '#wire';
import type { Live } from '../live/live.js';
import type { Sent } from '../live/outbox.js';

export interface RoomView {
  readonly live: Live;
  readonly session: SessionAnswer;
  readonly meeting: Meeting;
  readonly me: Attendee;
  /** Keeps the record for others: chair, deputy or minute-taker, in the meeting or once it is over. */
  readonly recorder: boolean;
  readonly chairing: boolean;
  readonly phase: PhaseName;
  send(command: Command): string;
}

export const RoomContext = createContext<RoomView | undefined>(undefined);

export function useRoom(): RoomView {
  const room = useContext(RoomContext);
  if (!room) throw new Error('This belongs inside a room.');
  return room;
}

/** Commands on their way, outside a room none. */
export const useOutbox = (): readonly Sent[] => useContext(RoomContext)?.live.outbox.entries.value ?? [];

export function roomView(live: Live, session: SessionAnswer, meeting: Meeting, me: Attendee): RoomView {
  return {
    live,
    session,
    meeting,
    me,
    phase: phaseOf(meeting),
    recorder: keepsRecord(me) && (isAttending(me) || phaseOf(meeting) === 'closed'),
    chairing: meeting.chairId === me.participantId,
    send: (command) => live.send(command),
  };
}
