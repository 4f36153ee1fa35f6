/** What editions, papers and loose files are called on the screen, and which of them there are. */
import { agencyNameIn, agencyOf, fixedEditions, type Meeting } from '#meeting';
import { agenciesOf } from '../people/agencies.js';
import type { Options } from './labels.js';

const names: Readonly<Record<string, string>> = {
  full: 'Full minutes', family: 'Copy for the family', child: 'Copy for a child', 'decision-letter': 'Decision letter', 'court-index': 'Court index',
  'read-back': 'Read-back', attendance: 'Attendance list', actions: 'Action list', meeting: 'Calendar entry', dataset: 'Data for the return', record: 'Signed record',
};

export function editionName(meeting: Meeting, edition: string): string {
  const agencyId = agencyOf(edition);
  if (agencyId === undefined) return names[edition] ?? edition;
  return `${edition.startsWith('tonight-') ? 'Sheet for tonight' : 'Minutes'}: ${agencyNameIn(meeting, agencyId)}`;
}

const named = (meeting: Meeting, editions: readonly string[]): Options => editions.map((edition) => [edition, editionName(meeting, edition)] as const);
const ofAgencies = (meeting: Meeting, prefix: string): string[] => agenciesOf(meeting).map(({ agencyId }) => prefix + agencyId);

/** The minutes themselves: the whole, and each agency's. */
export const minutesOptions = (meeting: Meeting): Options => named(meeting, ['full', ...ofAgencies(meeting, 'agency-')]);
export const editionOptions = (meeting: Meeting): Options => [...minutesOptions(meeting), ...named(meeting, fixedEditions.slice(1))];
/** What is handed out on the night. */
export const paperOptions = (meeting: Meeting): Options => named(meeting, ['read-back', ...ofAgencies(meeting, 'tonight-')]);
