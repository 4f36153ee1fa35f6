/** Checks a `record.json` with nothing but its bytes: no database, no network, no trust in whoever sent it. */
import { canonicalJson } from './canonical-json.js';
import { chainFindings } from './chain.js';
import { finalFindings, finalNotes, finalsOf } from './finals.js';
import { atMost, type Finding, type Note, type Verdict } from './finding.js';
import { fingerprintOf, isSignedBy, pinnedFingerprint } from './keys.js';
import { minutesFindings, minutesOfRows } from './minutes.js';
import { program } from './program.js';
import { readRecord } from './read.js';
import { signedBytes, type SignedRecord } from './record.js';
import { isRedacted, type ExportedRow } from './row.js';

export interface Checking {
  /** The key the record must be signed with, as its owner published it: fingerprint, or public key in PEM. */
  readonly key?: string;
}

/** Never throws on what a file may hold. */
export function verifyRecord(bytes: Uint8Array, { key }: Checking = {}): Verdict {
  const read = readRecord(bytes);
  if ('finding' in read) return { sound: false, rows: 0, withheld: 0, findings: [read.finding], notes: [] };
  const { record } = read;
  const { meetingId, madeAt, rows, head } = record;
  const fingerprint = fingerprintOf(record.signature.publicKey);
  const minutes = minutesChecked(record);
  const findings = [
    ...signatureFindings(record),
    ...pinFindings(fingerprint, key),
    ...chainFindings(meetingId, rows, head),
    ...finalFindings(rows),
    ...listedFinals(record),
    ...minutes.findings,
  ];
  const notes = [
    ...pinNotes(key),
    ...finalNotes(finalsOf(rows), record.signature.publicKey, fingerprintOf),
    ...minutes.notes,
  ];
  return {
    sound: findings.length === 0,
    fingerprint,
    meetingId,
    madeAt,
    program: record.program,
    rows: rows.length,
    withheld: rows.filter(isRedacted).length,
    head,
    findings: atMost(findings),
    notes,
  };
}

function signatureFindings(record: SignedRecord): Finding[] {
  const { publicKey, signature } = record.signature;
  if (isSignedBy(publicKey, signature, signedBytes(record))) return [];
  return [
    {
      code: 'signature',
      because:
        'The signature does not fit: something in this file was changed after it was signed, or the signature was.',
    },
  ];
}

function pinFindings(fingerprint: string, key: string | undefined): Finding[] {
  if (key === undefined) return [];
  const pinned = pinnedFingerprint(key);
  if ('because' in pinned) return [{ code: 'key-unreadable', because: pinned.because }];
  if (pinned.fingerprint === fingerprint) return [];
  return [
    {
      code: 'other-key',
      because: `This file is signed with another key than the one given: its fingerprint is ${fingerprint}, and it should be ${pinned.fingerprint}.`,
    },
  ];
}

const pinNotes = (key: string | undefined): Note[] =>
  key === undefined
    ? [
        {
          code: 'unpinned',
          because:
            'Whose key this is, the file alone cannot show. Compare the fingerprint with the one its owner gave you by another way.',
        },
      ]
    : [];

/** They stand in the file for whoever reads it, and must be those of the rows. */
const listedFinals = ({ finals, rows }: SignedRecord): Finding[] =>
  canonicalJson(finals) === canonicalJson(finalsOf(rows))
    ? []
    : [{ code: 'finals', because: 'The list of what was made final is not what the rows say.' }];

/** Another version of the program may word the same minutes otherwise: then the difference proves nothing, and is said. */
function minutesChecked(record: SignedRecord): { findings: readonly Finding[]; notes: readonly Note[] } {
  if (isRedacted(record.rows[0] as ExportedRow) && record.minutes === null) {
    return {
      findings: [],
      notes: [
        {
          code: 'minutes-not-compared',
          because: 'The convening is withheld from this file, so it holds no minutes to compare.',
        },
      ],
    };
  }
  const findings = comparedMinutes(record);
  if (findings.length === 0 || record.program === program) return { findings, notes: [] };
  const because = `The minutes in this file were NOT compared: they read otherwise than ${program} makes them from the rows, and the file says that ${record.program} made them, which may word them differently. Rely on the rows alone, until the page or program of that version has compared the minutes too.`;
  return { findings: [], notes: [{ code: 'other-version', because }] };
}

function comparedMinutes({ minutes, rows }: SignedRecord): readonly Finding[] {
  try {
    return minutesFindings(minutes, minutesOfRows(rows));
  } catch {
    return [
      { code: 'minutes', because: 'No minutes can be made from these rows: they are not the rows of a meeting.' },
    ];
  }
}
