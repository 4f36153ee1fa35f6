/** The files beside the minutes, each from a fold of the rows its reader may see. */
import type { Entry, LooseFile, Meeting } from '#meeting';
import { actionsCsv, attendanceCsv, meetingIcs, safeguardingDataset } from '#documents';

export interface LooseContent {
  readonly file: Exclude<LooseFile, 'record'>;
  readonly entries: readonly Entry[];
  readonly meetingId: string;
  readonly madeAt: string;
}

/** @param meeting the fold of its rows. */
export function looseFileFrom({ file, meetingId, madeAt }: LooseContent, meeting: Meeting): string {
  switch (file) {
    case 'attendance':
      return attendanceCsv(meeting);
    case 'actions':
      return actionsCsv(meeting);
    case 'meeting':
      return meetingIcs(meeting, { meetingId, madeAt });
    case 'dataset':
      return `${JSON.stringify(safeguardingDataset(meeting, { meetingId }), undefined, 2)}\n`;
  }
}
