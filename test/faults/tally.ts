import type { ExportedRow } from '#event-log';
import type { Acknowledged, Known } from './writer.js';

export interface Tally {
  /** Answered with “accepted”, and not in the database. */
  readonly acknowledgedAndLost: number;
  /** Shown to somebody as recorded, and not in the database. */
  readonly announcedAndLost: number;
  /** Contributions that stand in the database more than once, or commands that wrote more than one. */
  readonly recordedTwice: number;
}

export function tally(
  rows: readonly ExportedRow[],
  acknowledged: readonly Acknowledged[],
  announced: readonly Known[],
): Tally {
  const contributions = rows.filter(({ event }) => event !== undefined && 'contributionId' in event);
  const stored = contributions.map((row) => inWords({ meetingId: row.meetingId, contributionId: contributionIn(row) }));
  const known = new Set(stored);
  const missing = (those: readonly Known[]) => new Set(those.map(inWords).filter((one) => !known.has(one))).size;
  return {
    acknowledgedAndLost: missing(acknowledged),
    announcedAndLost: missing(announced),
    recordedTwice: repeated(stored) + repeated(contributions.map(({ commandId }) => commandId)),
  };
}

const inWords = ({ meetingId, contributionId }: Known): string => `${meetingId} ${contributionId}`;
const contributionIn = ({ event }: ExportedRow): string => (event as { contributionId: string }).contributionId;
const repeated = (values: readonly string[]): number => values.length - new Set(values).size;
