import type { SecurityNote } from './security-log.js';
import { noteEndedEarlier } from './security-watch.js';

it('[W185] whose earlier windows a newer link ended is noted', () => {
  const notes: SecurityNote[] = [];
  const security = { note: (note: SecurityNote) => void notes.push(note) };
  noteEndedEarlier(security, { meetingId: 'm-1', participantId: 'p-1' });
  expect(notes).toEqual([
    { what: 'session-ended', who: 'participant:p-1', meetingId: 'm-1', detail: { by: 'newer-link' } },
  ]);
});
