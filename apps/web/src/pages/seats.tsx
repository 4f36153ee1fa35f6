/** Those signed in on this browser who are in a meeting: nobody else is named, and who reads is chosen by the reader. */
import type { SeatsAnswer } from '#wire';
import { get, type Answer } from '../http.js';
import { followLink, roomPath } from '../route.js';
import { useAnswer } from './use-answer.js';

export const useSeats = (meetingId: string): Answer<SeatsAnswer> | undefined =>
  useAnswer(() => get<SeatsAnswer>(`/api/seats/${encodeURIComponent(meetingId)}`), meetingId);

interface SeatListProps {
  readonly seats: SeatsAnswer['seats'];
  readonly meetingId: string;
}

export const SeatList = ({ seats, meetingId }: SeatListProps) => (
  <ul class="govuk-list">
    {seats.map(({ slot, name }) => (
      <li key={slot}>
        <a class="govuk-link" href={roomPath(slot, meetingId)} onClick={followLink}>
          Open as <bdi>{name}</bdi>
        </a>
      </li>
    ))}
  </ul>
);

/** Where this window’s own sign-in is not in the meeting: nobody is put into another’s place unasked. */
export function OtherSeats({ meetingId }: { readonly meetingId: string }) {
  const answer = useSeats(meetingId);
  if (!answer?.ok || answer.body.seats.length === 0) return null;
  return (
    <>
      <p class="govuk-body">Signed in on this browser, and in this meeting:</p>
      <SeatList seats={answer.body.seats} meetingId={meetingId} />
    </>
  );
}
