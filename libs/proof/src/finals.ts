/** The rows that made minutes final, and whether what each froze is so. */
import { isSignedBy } from './keys.js';
import { headMessage } from './head.js';
import type { Finding, Note } from './finding.js';
import type { Final } from './record.js';
import type { ExportedRow } from './row.js';

type Fields = { readonly [name: string]: unknown };

const digits = (value: unknown, count: number): value is string =>
  typeof value === 'string' && value.length === count && /^[0-9a-f]+$/u.test(value);
const place = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;

/** What the rows themselves say was made final. A row whose frozen facts cannot be read is left to `finalFindings`. */
export const finalsOf = (rows: readonly ExportedRow[]): Final[] => rows.flatMap((row) => finalIn(row) ?? []);

const isFinal = ({ event }: ExportedRow): boolean => (event as Fields | undefined)?.['type'] === 'MinutesFinalised';

function finalIn(row: ExportedRow): Final | undefined {
  if (!isFinal(row)) return undefined;
  const { version, sequence, headHash, signature, publicKey } = row.event as Fields;
  if (!place(version) || !place(sequence) || !digits(headHash, 64) || !digits(signature, 128) || !digits(publicKey, 64))
    return undefined;
  return { row: row.sequence, version, sequence, headHash, signature, publicKey };
}

/** Each final against the chain it froze, and against its own signature. */
export function finalFindings(rows: readonly ExportedRow[]): Finding[] {
  const hashes = new Map(rows.map(({ sequence, hash }) => [sequence, hash]));
  return rows.filter(isFinal).flatMap((row): Finding[] => {
    const final = finalIn(row);
    if (!final)
      return [
        {
          code: 'final-signature',
          sequence: row.sequence,
          because: `Row ${row.sequence} makes the minutes final without a signature: what it froze is not vouched for.`,
        },
      ];
    return [...chainFinding(row, final, hashes), ...signatureFinding(row, final)];
  });
}

function chainFinding({ sequence }: ExportedRow, final: Final, hashes: ReadonlyMap<number, string>): Finding[] {
  if (final.sequence === sequence - 1 && hashes.get(final.sequence) === final.headHash) return [];
  return [
    {
      code: 'final',
      sequence,
      because: `Row ${sequence} made version ${final.version} of the minutes final, but the hash it froze is not the one the chain has at row ${final.sequence}.`,
    },
  ];
}

function signatureFinding(
  { meetingId, sequence }: ExportedRow,
  { version, sequence: upTo, headHash, publicKey, signature }: Final,
): Finding[] {
  if (isSignedBy(publicKey, signature, headMessage({ meetingId, version, sequence: upTo, hash: headHash }))) return [];
  return [
    {
      code: 'final-signature',
      sequence,
      because: `The signature in row ${sequence}, which made version ${version} of the minutes final, does not fit.`,
    },
  ];
}

/** A key may have been replaced since; then the record is vouched for by the later one. */
export const finalNotes = (
  finals: readonly Final[],
  publicKey: string,
  fingerprintOf: (publicKey: string) => string,
): Note[] =>
  finals
    .filter((final) => final.publicKey !== publicKey)
    .map(({ row, version, publicKey: earlier }) => ({
      code: 'earlier-key',
      sequence: row,
      because: `Version ${version} of the minutes was made final under another key than this file’s, with the fingerprint ${fingerprintOf(earlier)}. That is so after a key was replaced; ask if you do not know of it.`,
    }));
