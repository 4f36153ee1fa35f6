/** The one door of the proof: the signed record as a file, and what an independent reader needs to check it. Runs in Node and in a browser. */
export { buildRecord, RecordRefused, type RecordParts, type RecordSigner } from './build.js';
export { verifyRecord, type Checking } from './verify.js';
export { verifyDocument, type KeptVerdict } from './kept.js';
export {
  hasUncomparedMinutes,
  type Finding,
  type FindingCode,
  type Note,
  type NoteCode,
  type Verdict,
} from './finding.js';
export {
  recordBytesMax,
  recordFormat,
  recordFormatVersion,
  type Final,
  type Head,
  type RecordContent,
  type Signature,
  type SignedRecord,
} from './record.js';
export { meetingOfRows } from './minutes.js';
export { redact, type ExportedRow } from './row.js';
export { headMessage, type FrozenHead } from './head.js';
export { fingerprintOf } from './keys.js';
export { program } from './program.js';
export { canonicalJson } from './canonical-json.js';
