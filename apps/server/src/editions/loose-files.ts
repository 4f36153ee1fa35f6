/** The files beside the minutes, each from a fold of the rows its reader may see. */
import { fold, type Entry, type LooseFile } from '#meeting';
import { actionsCsv, attendanceCsv, meetingIcs, safeguardingDataset } from '#documents';

export interface LooseContent { readonly file: Exclude<LooseFile, 'record'>; readonly entries: readonly Entry[]; readonly meetingId: string; readonly madeAt: string }

/** @throws Error when the rows are no meeting. */
export function looseFileFrom({ file, entries, meetingId, madeAt }: LooseContent): string {
  const meeting = fold(entries);
  if (!meeting) throw new Error('The rows given do not begin with a convened meeting.');
  switch (file) {
    case 'attendance': return attendanceCsv(meeting);
    case 'actions': return actionsCsv(meeting);
    case 'meeting': return meetingIcs(meeting, { meetingId, madeAt });
    case 'dataset': return `${JSON.stringify(safeguardingDataset(meeting, { meetingId }), undefined, 2)}\n`;
  }
}
