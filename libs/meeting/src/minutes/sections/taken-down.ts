/** In words: who took something down for somebody on the telephone, and that they took it back. */
import { nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import type { MaybeSpoken } from '../../topics/spoken.js';
import { momentInWords, sentence } from '../../words.js';

/** “taken down by Grace”; nothing where they said it by their own hand. */
export function takenDownInWords(meeting: Meeting, { spokenByParticipantId, by }: MaybeSpoken): string | undefined {
  if (spokenByParticipantId === undefined) return undefined;
  const author = authorOf(by);
  return `taken down by ${author === undefined ? 'somebody who keeps the record' : nameIn(meeting, author)}`;
}

/** “Karim; taken down by Grace”. */
export const whoSaidIt = (meeting: Meeting, participantId: string, spoken: MaybeSpoken): string =>
  [nameIn(meeting, participantId), takenDownInWords(meeting, spoken)].filter(Boolean).join('; ');

/** “Taken back by Karim, 20 November 2026, 17:30: I said the opposite.” */
export function takenBackInWords(
  meeting: Meeting,
  { spokenByParticipantId, takenBack }: MaybeSpoken,
): string | undefined {
  if (!takenBack) return undefined;
  const who = nameIn(meeting, spokenByParticipantId ?? '');
  return `Taken back by ${who}, ${momentInWords(takenBack.at)}: ${sentence(takenBack.why)}`;
}
