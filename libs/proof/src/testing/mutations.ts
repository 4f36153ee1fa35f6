/** Ways in which a record is tampered with, chosen by a number so that each can be repeated. */
import { canonicalJson } from '../canonical-json.js';
import { signedBytes, type SignedRecord } from '../record.js';
import { redact, type ExportedRow } from '../row.js';
import { signer, stranger } from './records.js';

/** Repeatable chance: each call gives a whole number from 0 to below `below`. */
export type Chance = (below: number) => number;
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Rows = readonly ExportedRow[];
const written = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value));
const parsed = (bytes: Uint8Array): SignedRecord => JSON.parse(new TextDecoder().decode(bytes)) as SignedRecord;
const otherDigit = (digits: string, chance: Chance): string => {
  const at = chance(digits.length);
  return (
    digits.slice(0, at) +
    ((Number.parseInt(digits[at] ?? '0', 16) + 1 + chance(15)) % 16).toString(16) +
    digits.slice(at + 1)
  );
};

function changedByte(bytes: Uint8Array, chance: Chance): Uint8Array {
  const at = chance(bytes.length);
  const before = [...bytes.slice(0, at)],
    after = [...bytes.slice(at + 1)];
  const byte = bytes[at] as number;
  switch (chance(3)) {
    case 0:
      return Uint8Array.from([...before, (byte + 1 + chance(255)) % 256, ...after]);
    case 1:
      return Uint8Array.from([...before, ...after]);
    default:
      return Uint8Array.from([...before, byte, chance(256), ...after]);
  }
}

function changedRow(row: ExportedRow, chance: Chance): ExportedRow {
  switch (chance(8)) {
    case 0:
      return { ...row, at: new Date(Date.parse(row.at) + 1 + chance(1e6)).toISOString() };
    case 1:
      return { ...row, by: { participantId: `somebody-${chance(9)}` } };
    case 2:
      return { ...row, by: { program: 'participantId' in row.by ? row.by.participantId : 'other' } };
    case 3:
      return { ...row, commandId: `${row.commandId}1` };
    case 4:
      return { ...row, hash: otherDigit(row.hash, chance) };
    case 5:
      return { ...row, contentDigest: otherDigit(row.contentDigest, chance) };
    case 6:
      return row.salt === undefined ? { ...row, meetingId: 'another' } : { ...row, salt: otherDigit(row.salt, chance) };
    default:
      return row.event === undefined
        ? { ...row, sequence: row.sequence + 1 }
        : { ...row, event: { ...row.event, statement: `put in ${chance(1e9)}` } };
  }
}

function otherRows(rows: Rows, chance: Chance): Rows {
  const at = chance(rows.length - 1);
  switch (chance(4)) {
    case 0:
      return rows.filter((_, index) => index !== at);
    case 1:
      return [...rows.slice(0, at), rows[at + 1], rows[at], ...rows.slice(at + 2)] as Rows;
    case 2:
      return [...rows.slice(0, at), rows[at], ...rows.slice(at)] as Rows;
    default:
      return rows.map((row, index) => (index === at ? changedRow(row, chance) : row));
  }
}

function otherSignature(record: SignedRecord, chance: Chance): SignedRecord {
  const { signature } = record;
  switch (chance(3)) {
    case 0:
      return { ...record, signature: { ...signature, signature: otherDigit(signature.signature, chance) } };
    case 1:
      return { ...record, signature: { ...signature, publicKey: otherDigit(signature.publicKey, chance) } };
    default:
      return {
        ...record,
        signature: { ...signature, publicKey: stranger.publicKey, signature: stranger.sign(signedBytes(record)) },
      };
  }
}

/** Signed with the true key after it was changed: only the chain can show it. */
const signedAnew = (record: SignedRecord): SignedRecord => ({
  ...record,
  signature: { ...record.signature, signature: signer.sign(signedBytes(record)) },
});

/** Another word somewhere in it: in the first text found on a way chosen by chance. */
function otherWords(value: unknown, chance: Chance): unknown {
  if (Array.isArray(value)) {
    const at = chance(value.length);
    return value.length === 0
      ? ['put in']
      : value.map((one: unknown, index) => (index === at ? otherWords(one, chance) : one));
  }
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value),
      name = names[chance(names.length)] ?? 'put in';
    return { ...value, [name]: otherWords((value as { [name: string]: unknown })[name], chance) };
  }
  return `${String(value)}, put in`;
}

/** Sections left out, moved or worded otherwise; minutes where the rows make none. */
function otherMinutes({ minutes }: SignedRecord, chance: Chance): SignedRecord['minutes'] {
  const sections = minutes?.sections ?? [];
  const at = chance(sections.length);
  if (!minutes || sections.length < 2)
    return {
      ...minutes,
      sections: [{ sectionId: 'summary', title: 'Put in', blocks: [] }],
    } as unknown as SignedRecord['minutes'];
  switch (chance(6)) {
    case 0:
      return null;
    case 1:
      return { ...minutes, sections: sections.filter((_, index) => index !== at) };
    case 2:
      return { ...minutes, sections: [...sections.slice(1), ...sections.slice(0, 1)] };
    case 3:
      return { ...minutes, sections: [...sections, 'put in'] } as unknown as SignedRecord['minutes'];
    case 4:
      return { ...minutes, dissent: null } as unknown as SignedRecord['minutes'];
    default:
      return otherWords(minutes, chance) as SignedRecord['minutes'];
  }
}

/** One change to a sound record, by its kind: a byte; a row or the order; the same under the true signature; the signature; a row withheld that was not; the minutes under the true signature; the same in the name of another version. */
export function tampered(bytes: Uint8Array, kind: number, chance: Chance): Uint8Array {
  if (kind % 7 === 0) return changedByte(bytes, chance);
  const record = parsed(bytes);
  switch (kind % 7) {
    case 1:
      return written({ ...record, rows: otherRows(record.rows, chance) });
    case 2:
      return written(signedAnew({ ...record, rows: otherRows(record.rows, chance) }));
    case 3:
      return written(otherSignature(record, chance));
    case 4:
      return written(signedAnew({ ...record, minutes: otherMinutes(record, chance) }));
    case 5:
      return written(signedAnew({ ...record, program: 'Quorate 9', minutes: otherMinutes(record, chance) }));
    default:
      return written({
        ...record,
        rows: record.rows.map((row, index) =>
          index === record.rows.findIndex(({ salt }) => salt !== undefined) ? redact(row) : row,
        ),
      });
  }
}
