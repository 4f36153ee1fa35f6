/** The one door of the event log: append-only, sealed, chained storage that knows no meeting. */
export { commandDigest, contentDigest, rowHash, FIRST_PREVIOUS } from './chain.js';
export { BoundedMap } from './bounded-map.js';
export { KeyStore } from './keys.js';
export { KeyRefused, openKeys, type OpenedKeys } from './key-file.js';
export { CannotOpen } from './sealing.js';
export { Database, type DatabaseKind, type DatabaseSettings, type MigrationClass } from './database.js';
export type { WritingProgram } from './least-version.js';
export type { Migrating } from './migrate.js';
export { DATABASE_FILE } from './sqlite-file.js';
export { hasRecords } from './has-records.js';
export { DatabaseRefused, StorageFault, faultOf, type FaultKind } from './refused.js';
export { isTlsMode, modeNamed, tlsModes } from './postgres-line.js';
export { EventLog } from './event-log.js';
export { EVERY_MEETING, type Bell, type BellListener } from './doorbell.js';
export { verifyMeeting, type ChainFault, type ChainHead, type ChainVerdict, type ExportedRow } from './verify.js';
export { backup, type BackupReport } from './backup.js';
export { restore, type MeetingFault, type RestoreReport, type RestoreSettings } from './restore.js';
export type { Acceptance, Appended, Batch, Beyond, By, Remembered, Row, RecordedEvent } from './rows.js';
