/** Reads a file as a record. Whatever it holds, the answer is a record or a sentence, never a crash. */
import { canonicalJson } from './canonical-json.js';
import type { Finding } from './finding.js';
import { isOvergrown } from './overgrown.js';
import { recordBytesMax, recordFormat, recordFormatVersion, type SignedRecord } from './record.js';
import { misshapen } from './shape.js';

export type Read = { readonly record: SignedRecord } | { readonly finding: Finding };

export function readRecord(bytes: Uint8Array): Read {
  if (bytes.length > recordBytesMax)
    return wrong('too-large', `This file is larger than any record: at most ${recordBytesMax / 1e6} million bytes.`);
  if (bytes[0] === 0xef && bytes[1] === 0xbb)
    return wrong(
      'not-canonical',
      'This file begins with a byte order mark, as some editors write it; a record does not. Ask for the file as it was sent.',
    );
  const text = decoded(bytes);
  if (text === undefined)
    return wrong(
      'not-text',
      'This file is not a record: it is not text in UTF-8. A part of it may have been damaged on its way.',
    );
  if (isOvergrown(bytes))
    return wrong('too-deep', 'This file is not a record: it is nested deeper, or holds more values, than any record.');
  const parsed = parsedFrom(text);
  if (!parsed) return wrong('not-json', 'This file is not a record: it is not JSON, or it was cut off or damaged.');
  return canonicalFinding(parsed.value, text) ?? shapeFinding(parsed.value) ?? { record: parsed.value as SignedRecord };
}

const wrong = (code: Finding['code'], because: string): { finding: Finding } => ({ finding: { code, because } });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsedFrom(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** A repeated name, another order, a number written otherwise, half a character, a line end: all of them are not the form that was signed. */
function canonicalFinding(value: unknown, text: string): { finding: Finding } | undefined {
  try {
    if (canonicalJson(value) === text) return undefined;
  } catch {
    // a number or a character that has no canonical form
  }
  return wrong(
    'not-canonical',
    'This file is not in the form in which records are signed (RFC 8785): it was written anew by another program, or changed. Ask for the file as it was sent.',
  );
}

function shapeFinding(value: unknown): { finding: Finding } | undefined {
  const version = ofAnotherVersion(value);
  if (version !== undefined)
    return wrong(
      'format-version',
      `This record is of format ${version}, and this checker knows format ${recordFormatVersion}. Use the page that came with the record.`,
    );
  const because = misshapen(value);
  return because === undefined ? undefined : wrong('not-a-record', because);
}

function ofAnotherVersion(value: unknown): number | undefined {
  const { format, formatVersion } = (value ?? {}) as { format?: unknown; formatVersion?: unknown };
  return format === recordFormat && typeof formatVersion === 'number' && formatVersion !== recordFormatVersion
    ? formatVersion
    : undefined;
}
