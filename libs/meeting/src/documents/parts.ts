/** What the minutes are divided into, how long they are and how far they have come: words that the rules use too. */
export const sectionIds = [
  'attendance',
  'quorum',
  'contributions',
  'received-outside',
  'voice',
  'analysis',
  'decisions',
  'disagreements',
  'actions',
  'family',
  'outstanding',
  'summary',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** Everything each contribution says, or what is needed to act on. */
export type Length = 'full' | 'summary';

/** How far the minutes have come. `forming` while the meeting lasts. */
export type MinutesState = 'forming' | 'draft' | 'circulated' | 'final';
