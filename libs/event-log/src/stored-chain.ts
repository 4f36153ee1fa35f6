import type { KeyObject } from 'node:crypto';
import type { Ask } from './asking.js';
import type { MeetingKeys } from './meeting-keys.js';
import { unopenedBeside } from './kept-documents.js';
import { readBy } from './rows.js';
import { eventOf, openRow } from './sealed-row.js';
import { CannotOpen } from './sealing.js';
import { rowsAfter, type StoredRow } from './stored-rows.js';
import { ChainReader, type ChainHead, type ChainVerdict, type ExportedRow } from './verify.js';

const page = 500;

/**
 * Opens and verifies every row of a meeting as it lies in the table, and opens what is kept beside them. A row that does not open is a fault, and the
 * chain around it is still looked at.
 */
export async function verifyStored(
  ask: Ask,
  keys: MeetingKeys,
  meetingId: string,
  expected?: ChainHead,
): Promise<ChainVerdict> {
  const reader = new ChainReader(expected);
  let rows = await rowsAfter(ask, meetingId, 0, page);
  const key = await keyOf(ask, keys, meetingId, reader, rows.length > 0);
  while (rows.length > 0) {
    for (const row of rows) take(reader, row, key);
    rows = await rowsAfter(ask, meetingId, rows.at(-1)?.sequence ?? 0, page);
  }
  for (const sequence of key ? await unopenedBeside(ask, meetingId, key) : [])
    reader.fault(
      sequence,
      `A document kept beside row ${sequence} does not open: what is stored was changed, or moved here from another place.`,
    );
  return reader.verdict();
}

/** A row with its content, as a verifier takes it. Throws `CannotOpen`. */
export function exportedRow(row: StoredRow, key: KeyObject): ExportedRow {
  const content = openRow(key, row, row.sealed);
  return { ...withheldRow(row), salt: content.salt.toString('hex'), event: eventOf(content) };
}

function withheldRow({ meetingId, sequence, at, by, commandId, contentDigest, hash }: StoredRow): ExportedRow {
  const facts = { meetingId, sequence, at, by: readBy(by), commandId };
  return { ...facts, contentDigest: contentDigest.toString('hex'), hash: hash.toString('hex') };
}

function take(reader: ChainReader, row: StoredRow, key: KeyObject | undefined): void {
  try {
    reader.take(opened(reader, row, key));
  } catch {
    reader.fault(row.sequence, `Row ${row.sequence} cannot be read: what is stored is of another kind.`);
  }
}

function opened(reader: ChainReader, row: StoredRow, key: KeyObject | undefined): ExportedRow {
  if (!key) return withheldRow(row);
  try {
    return exportedRow(row, key);
  } catch {
    reader.fault(
      row.sequence,
      `Row ${row.sequence} does not open: what is stored was changed, or moved here from another place.`,
    );
    return withheldRow(row);
  }
}

/** The meeting's key, if it can be had; a key without rows and rows without a key are faults. */
async function keyOf(
  ask: Ask,
  keys: MeetingKeys,
  meetingId: string,
  reader: ChainReader,
  hasRows: boolean,
): Promise<KeyObject | undefined> {
  try {
    const key = await keys.find(meetingId, ask);
    if (key && !hasRows) reader.fault(1, 'The meeting has a key but no rows: all of them were removed.');
    if (!key && hasRows)
      reader.fault(1, 'The key of this meeting is missing: its chain can be followed, but not what it says.');
    return key;
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    reader.fault(
      1,
      'The key of this meeting does not open with this master key: the key file is another one, or the stored key was changed.',
    );
    return undefined;
  }
}
