/** Whether what a file holds has the shape of a record, member by member; the first thing that has not, in a sentence. */
import { recordFormat, recordFormatVersion, type SignedRecord } from './record.js';

type Fields = { readonly [name: string]: unknown };
type Test = (value: unknown) => boolean;

const shortTextMax = 500;
const isText: Test = (value) => typeof value === 'string' && value.length > 0 && value.length <= shortTextMax;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlace: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
const digits =
  (count: number): Test =>
  (value) =>
    typeof value === 'string' && value.length === count && /^[0-9a-f]+$/u.test(value);
const isArray: Test = (value) => Array.isArray(value);
const exactly =
  (wanted: unknown): Test =>
  (value) =>
    value === wanted;
const isBy: Test = (value) =>
  isObject(value) && Object.keys(value).length === 1 && (isText(value['participantId']) || isText(value['program']));
const isEvent: Test = (value) => isObject(value) && isText(value['type']);

type Members = { readonly [name: string]: Test };

const ofRecord: Members = {
  format: exactly(recordFormat),
  formatVersion: exactly(recordFormatVersion),
  program: isText,
  madeAt: isText,
  meetingId: isText,
  edition: isText,
  rows: isArray,
  head: isObject,
  finals: isArray,
  minutes: (value) => value === null || isObject(value),
  signature: isObject,
};
const ofHead: Members = { sequence: isPlace, hash: digits(64) };
const ofSignature: Members = { algorithm: exactly('Ed25519'), publicKey: digits(64), signature: digits(128) };
const ofWithheld: Members = {
  meetingId: isText,
  sequence: isPlace,
  at: isText,
  by: isBy,
  commandId: isText,
  contentDigest: digits(64),
  hash: digits(64),
};
const ofRow: Members = { ...ofWithheld, salt: digits(32), event: isEvent };

/** The sentence, or nothing where it is a record. */
export function misshapen(value: unknown): string | undefined {
  if (!isObject(value)) return 'This file is not a record: it holds something else.';
  const record = value as unknown as SignedRecord;
  return (
    wrongMember('the record', value, ofRecord) ??
    wrongMember('its head', record.head, ofHead) ??
    wrongMember('its signature', record.signature, ofSignature) ??
    wrongRow(record.rows)
  );
}

function wrongRow(rows: readonly unknown[]): string | undefined {
  if (rows.length === 0) return 'This file is not a record: it has no rows.';
  for (const [index, row] of rows.entries()) {
    const isWithheld = isObject(row) && !('salt' in row) && !('event' in row);
    const wrong = wrongMember(`the row in place ${index + 1}`, row, isWithheld ? ofWithheld : ofRow);
    if (wrong) return wrong;
  }
  return undefined;
}

/** Names are ours, never the file’s: what it holds instead is not repeated. */
function wrongMember(where: string, value: unknown, members: Members): string | undefined {
  if (!isObject(value)) return `This file is not a record: ${where} is not what it should be.`;
  const names = Object.keys(members);
  const absent = names.find((name) => !Object.hasOwn(value, name));
  if (absent) return `This file is not a record: ${where} has no “${absent}”.`;
  const wrong = names.find((name) => !members[name]?.(value[name]));
  if (wrong) return `This file is not a record: “${wrong}” of ${where} is not what it should be.`;
  if (Object.keys(value).length > names.length)
    return `This file is not a record: ${where} holds something that has no place there.`;
  return undefined;
}
