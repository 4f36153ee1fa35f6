/** Attendance and actions as spreadsheets: safe to open in one, whatever has been written into a cell. */
import { stringify } from 'csv-stringify/sync';
import {
  agencyNameIn,
  londonDate,
  londonClock,
  ownerInWords,
  roleNames,
  sectorNames,
  type ActionState,
  type AgreedAction,
  type Attendee,
  type Instant,
  type Meeting,
  type Stay,
} from '#meeting';
import { clean } from '../text.js';

type Row = Readonly<Record<string, string>>;

/** With a byte order mark, because Excel takes UTF-8 for something else without; nothing typed is run as a formula. */
export const csvOf = (columns: readonly string[], rows: readonly Row[]): string =>
  stringify(
    rows.map((row) => columns.map((column) => clean(row[column] ?? ''))),
    {
      header: true,
      columns: columns.map((key) => ({ key, header: key })),
      bom: true,
      record_delimiter: '\r\n',
      escape_formulas: true,
    },
  );

/** London time as a spreadsheet sorts it: `2026-11-20 17:05`. */
const moment = (instant: Instant | undefined): string =>
  instant ? `${londonDate(instant)} ${londonClock(instant)}` : '';
const yesOrNo = (yes: boolean): string => (yes ? 'yes' : 'no');

const attendanceColumns = [
  'Name',
  'Post',
  'Agency',
  'Sector',
  'Role',
  'Can decide for the agency',
  'Standing',
  'Mode',
  'Arrived',
  'Left',
  'Arrived, as corrected',
  'Left, as corrected',
  'Why corrected',
] as const;

const modeNames: Record<Stay['mode'], string> = { 'in-person': 'in person', video: 'by video', phone: 'by phone' };

/** One row for each stay, and one for each participant who has not come. */
export function attendanceCsv(meeting: Meeting): string {
  const rows = [...meeting.participants.values()].flatMap((attendee): Row[] =>
    attendee.stays.length === 0
      ? [personOf(attendee)]
      : attendee.stays.map((stay) => ({ ...personOf(attendee), ...stayOf(stay) })),
  );
  return csvOf(attendanceColumns, rows);
}

const personOf = ({ facts, role, mayDecide, standing }: Attendee): Row => ({
  Name: facts.name,
  Post: facts.post,
  Agency: facts.agencyName,
  Sector: sectorNames[facts.sector],
  Role: roleNames[role],
  'Can decide for the agency': yesOrNo(mayDecide),
  Standing: standing.state,
});

function stayOf({ mode, arrivedAt, leftAt, corrections, why, leftWhy, added }: Stay): Row {
  const reasons = [why, added?.why, leftWhy, ...corrections.map((one) => one.why)];
  const arrival = corrections.findLast((one) => one.arrivedAt !== undefined)?.arrivedAt;
  const leaving = corrections.findLast((one) => one.leftAt !== undefined)?.leftAt;
  return {
    Mode: modeNames[mode],
    Arrived: moment(arrivedAt),
    Left: moment(leftAt),
    'Arrived, as corrected': moment(arrival),
    'Left, as corrected': moment(leaving),
    'Why corrected': reasons.filter(Boolean).join('; '),
  };
}

const actionColumns = [
  'What',
  'Who',
  'Agency',
  'Due',
  'For',
  'What difference it makes',
  'How we will know',
  'If it is not done',
  'State',
  'Since',
  'Explanation',
  'Agreed',
] as const;

const stateNames: Record<ActionState['state'], string> = {
  agreed: 'not yet accepted',
  accepted: 'accepted',
  declined: 'declined',
  done: 'done',
  'not-done': 'not done',
};

function explanationOf(state: ActionState): string {
  switch (state.state) {
    case 'declined':
      return state.why;
    case 'done':
      return state.evidence ?? '';
    case 'not-done':
      return state.explanation;
    default:
      return '';
  }
}

/** One row for each action, in the order in which they were agreed. */
export const actionsCsv = (meeting: Meeting): string =>
  csvOf(
    actionColumns,
    [...meeting.actions.values()].map((action) => actionOf(meeting, action)),
  );

const actionOf = (meeting: Meeting, action: AgreedAction): Row => ({
  What: action.what,
  Who: ownerInWords(meeting, action),
  Agency: agencyNameIn(meeting, action.agencyId),
  Due: moment(action.due),
  For: action.childIds.map((childId) => meeting.children.get(childId)?.name ?? 'a child').join('; '),
  'What difference it makes': action.difference ?? '',
  'How we will know': action.measure ?? '',
  'If it is not done': action.contingency ?? '',
  State: stateNames[action.state.state],
  Since: 'at' in action.state ? moment(action.state.at) : '',
  Explanation: explanationOf(action.state),
  Agreed: moment(action.at),
});
