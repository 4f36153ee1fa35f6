/** The files beside the minutes, each from the fold of the rows its reader may see. The signed record is made by its own library. */
import type { Instant, LooseFile, Meeting } from '#meeting';
import { actionsCsv, attendanceCsv } from './csv.js';
import { safeguardingDataset } from './dataset.js';
import { meetingIcs } from './ics.js';

export interface LooseContent {
  readonly meetingId: string;
  readonly madeAt: Instant;
}

const makers = {
  attendance: attendanceCsv,
  actions: actionsCsv,
  meeting: meetingIcs,
  dataset: (meeting, { meetingId }) => `${JSON.stringify(safeguardingDataset(meeting, { meetingId }), undefined, 2)}\n`,
} satisfies Readonly<Record<Exclude<LooseFile, 'record'>, (meeting: Meeting, content: LooseContent) => string>>;

export const looseFileFrom = (file: Exclude<LooseFile, 'record'>, meeting: Meeting, content: LooseContent): string =>
  makers[file](meeting, content);
