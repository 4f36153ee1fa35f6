/**
 * Whether rows are one meeting’s rows from the first, unchanged, complete and in order.
 *
 * content digest = SHA-256(fields(salt, canonical JSON of the event)); row hash = SHA-256(fields(hash of the row before
 * or 32 zero bytes, meetingId, sequence, at, by, commandId, content digest)).
 */
import { digestOf, fromHex } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import type { Finding } from './finding.js';
import type { Head } from './record.js';
import { isRedacted, type ExportedRow } from './row.js';

const firstPrevious = '0'.repeat(64);

/** What is wrong, each where it is wrong. `expected` is the last row vouched for: rows cut off leave no other trace. */
export function chainFindings(meetingId: string, rows: readonly ExportedRow[], expected: Head): Finding[] {
  const findings: Finding[] = [];
  let last: ExportedRow | undefined;
  for (const row of rows) {
    findings.push(...ownFindings(meetingId, row), ...placeFindings(last, row));
    last = row;
  }
  return [...findings, ...headFindings(last, expected)];
}

export const contentDigestOf = (salt: string, event: object): string => digestOf(fromHex(salt), canonicalJson(event));

export const rowHashOf = (
  previous: string,
  { meetingId, sequence, at, by, commandId, contentDigest }: ExportedRow,
): string =>
  digestOf(
    fromHex(previous),
    meetingId,
    String(sequence),
    at,
    'program' in by ? `program:${by.program}` : `participant:${by.participantId}`,
    commandId,
    fromHex(contentDigest),
  );

function ownFindings(meetingId: string, row: ExportedRow): Finding[] {
  const { sequence, salt, event, contentDigest } = row;
  const findings: Finding[] = [];
  if (row.meetingId !== meetingId)
    findings.push({ code: 'other-meeting', sequence, because: `Row ${sequence} belongs to another meeting.` });
  if (!isRedacted(row) && contentDigestOf(salt as string, event as object) !== contentDigest) {
    findings.push({
      code: 'row-changed',
      sequence,
      because: `What row ${sequence} says was changed after it was recorded.`,
    });
  }
  return findings;
}

/** A row out of place cannot fit the hash before it, so it is told once, as what it is. */
function placeFindings(last: ExportedRow | undefined, row: ExportedRow): Finding[] {
  const { sequence } = row;
  const before = last?.sequence ?? 0;
  if (sequence <= before)
    return [
      {
        code: 'row-order',
        sequence,
        because: `Row ${sequence} stands after row ${before}: the order was changed, or a row was put in.`,
      },
    ];
  if (sequence > before + 1)
    return [{ code: 'row-missing', sequence: before + 1, because: `${missing(before + 1, sequence - 1)} missing.` }];
  if (rowHashOf(last?.hash ?? firstPrevious, row) === row.hash) return [];
  return [
    {
      code: 'row-facts',
      sequence,
      because: `Row ${sequence} does not fit the chain: its time, author, command or digest was changed, or a row before it was changed, moved or removed.`,
    },
  ];
}

const missing = (from: number, to: number): string => (from === to ? `Row ${from} is` : `Rows ${from} to ${to} are`);

function headFindings(last: ExportedRow | undefined, expected: Head): Finding[] {
  if (last?.sequence === expected.sequence && last.hash === expected.hash) return [];
  if ((last?.sequence ?? 0) < expected.sequence) {
    const from = (last?.sequence ?? 0) + 1;
    return [
      {
        code: 'row-missing',
        sequence: from,
        because: `${missing(from, expected.sequence)} missing at the end: the record had ${expected.sequence} rows.`,
      },
    ];
  }
  return [
    {
      code: 'head',
      sequence: last?.sequence,
      because: `The record ends at row ${last?.sequence ?? 0}, which is not the last row that was vouched for.`,
    },
  ];
}
