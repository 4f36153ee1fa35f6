/** The stream of a family member, advocate or observer, as this server sends it: while they are in the meeting, and numbered by itself. */
import { isWithheld, viewerOf, type Entry } from '#meeting';
import type { MeetingRecord, Placed } from '../turns/meeting-record.js';

/** The whole stream of one reader outside the agencies; nothing for whoever waits, has left or is no longer in it. */
export function layStream({ meeting, outside }: MeetingRecord, participantId: string): readonly Entry[] {
  const viewer = meeting && viewerOf(meeting, participantId);
  return viewer?.place === 'lay' || viewer?.place === 'observer' ? outside.of(participantId) : [];
}

/** How far the stream of a lay participant goes now. */
export const layUpTo = ({ outside }: MeetingRecord, participantId: string): number => outside.of(participantId).length;

/**
 * What a batch, which the record already holds, tells a lay follower who has their stream up to `upTo`: the entries it
 * gave them, as they stand after the whole batch, and those it took back.
 */
export function layNews(
  record: MeetingRecord,
  participantId: string,
  upTo: number,
  placed: readonly Placed[],
): readonly Entry[] {
  const stream = record.outside.of(participantId);
  const changed = new Set(placed.flatMap(({ outside }) => outside?.get(participantId) ?? []));
  return [...changed]
    .sort((one, other) => one - other)
    .flatMap((number) => stream[number - 1] ?? [])
    .filter((entry) => entry.sequence > upTo || isWithheld(entry));
}

/** Whether a lay follower is to begin again, because a batch changed an entry they already have and did not take it back. */
export const isToldAnew = (
  { outside }: MeetingRecord,
  participantId: string,
  upTo: number,
  placed: readonly Placed[],
): boolean =>
  placed
    .flatMap((one) => one.outside?.get(participantId) ?? [])
    .some((number) => {
      const entry = outside.of(participantId)[number - 1];
      return number <= upTo && entry !== undefined && !isWithheld(entry);
    });
