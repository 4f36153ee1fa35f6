import type { KeyObject } from 'node:crypto';
import { askingPatiently, type Ask } from './asking.js';
import type { Database } from './database.js';
import type { BellListener } from './doorbell.js';
import { GroupCommit } from './group-commit.js';
import { KeyMissing } from './group-plan.js';
import { KeptDocuments, type KeptDocument } from './kept-documents.js';
import { proveKeys } from './key-check.js';
import type { KeyStore } from './keys.js';
import { MeetingKeys } from './meeting-keys.js';
import { CannotOpen } from './sealing.js';
import { readBy, type Appended, type Batch, type Beyond, type Remembered, type Row } from './rows.js';
import { eventOf, openRow } from './sealed-row.js';
import { exportedRow, verifyStored } from './stored-chain.js';
import { everyMeeting, headOf, lastRowOf, meetingsAfter, rowsAfter, type StoredRow } from './stored-rows.js';
import type { ChainHead, ChainVerdict, ExportedRow } from './verify.js';

const everything = 2 ** 31 - 1;

/**
 * An append-only log of sealed events, a stream per meeting. It knows no meeting: events are opaque.
 * Every method throws `DatabaseRefused` when the database belongs to another master key, and reading throws
 * `CannotOpen` on a row that was tampered with and `StorageFault` when the database cannot be reached.
 */
export class EventLog {
  readonly #ask: Ask;
  readonly #keys: MeetingKeys;
  readonly #commit: GroupCommit;
  readonly #documents: KeptDocuments;
  #proved: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly masterKeys: KeyStore,
  ) {
    this.#ask = askingPatiently(database.reader);
    this.#keys = new MeetingKeys(masterKeys);
    this.#commit = new GroupCommit(database, this.#keys);
    this.#documents = new KeptDocuments(masterKeys.derive('kept documents'));
  }

  /** Stores a batch whole or not at all, together with whatever else is queued, and answers once it is on disk. */
  async append(batch: Batch): Promise<Appended> {
    await this.proved();
    return this.#commit.append(batch);
  }

  /** Rows after a sequence, in order; at most `limit`, otherwise all. Empty for a meeting that does not exist. */
  async read(meetingId: string, after: number, limit = everything): Promise<Row[]> {
    return this.opened(meetingId, after, limit, openedRow);
  }

  /**
   * Rows beyond the last one a reader holds, of which it knows the hash, in order and at most `limit`. Where the log
   * has another row in its place, or none, the record was shortened under the reader: what it holds is to be let go of.
   */
  async readBeyond(meetingId: string, held: ChainHead | undefined, limit: number): Promise<Beyond> {
    await this.proved();
    // the row held is read with those beyond it, so that all are of one moment
    const found = await rowsAfter(this.#ask, meetingId, held ? held.sequence - 1 : 0, held ? limit + 1 : limit);
    const first = held && found.shift();
    if (held && (first?.sequence !== held.sequence || first.hash.toString('hex') !== held.hash))
      return { outcome: 'parted' };
    if (found.length === 0) return { outcome: 'read', rows: [], hashes: [] };
    const rows = await this.withKeyOf(meetingId, (key) => found.map((row) => openedRow(row, key)));
    return { outcome: 'read', rows, hashes: found.map(({ hash }) => hash.toString('hex')) };
  }

  /** The last row's sequence and hash (64 hexadecimal digits); `undefined` for a meeting that does not exist. */
  async head(meetingId: string): Promise<ChainHead | undefined> {
    await this.proved();
    const head = await headOf(this.#ask, meetingId);
    return head && { sequence: head.sequence, hash: head.hash.toString('hex') };
  }

  /** What is known of an accepted command; `undefined` when this meeting never accepted it. */
  async command(meetingId: string, commandId: string): Promise<Remembered | undefined> {
    await this.proved();
    const row = await lastRowOf(this.#ask, meetingId, commandId);
    if (!row) return undefined;
    const { commandDigest } = await this.withKeyOf(meetingId, (key) => openRow(key, row, row.sealed));
    return { by: readBy(row.by), digest: commandDigest, upTo: row.sequence };
  }

  /**
   * Keeps documents of a meeting that exists, all or none, and answers once they are on disk. What is kept under a name
   * already stays as it is: of several who keep, the first did.
   */
  async keepDocuments(meetingId: string, documents: readonly KeptDocument[]): Promise<void> {
    await this.proved();
    const key = await this.keyOf(meetingId);
    await this.database.write((runner) => this.#documents.keep(runner, meetingId, key, documents));
  }

  /** What is kept of a meeting under that name; `undefined` where there is nothing. */
  async keptDocument(meetingId: string, name: string): Promise<Buffer | undefined> {
    await this.proved();
    return this.#documents.find(this.#ask, meetingId, await this.keyOf(meetingId), name);
  }

  /** Identifiers of recorded meetings in order, at most `limit`, beginning after the given one. */
  async meetings(after = '', limit = 1_000): Promise<string[]> {
    await this.proved();
    return meetingsAfter(this.#ask, after, limit);
  }

  /** Identifiers of all recorded meetings, in order. */
  async *everyMeeting(): AsyncGenerator<string> {
    await this.proved();
    yield* everyMeeting(this.#ask);
  }

  /**
   * Rings when other servers appended, and once with `EVERY_MEETING` whenever bells may have been missed. Read the
   * log on hearing it. Never rings on SQLite, which one server has to itself. Returns how to stop.
   */
  follow(listener: BellListener): () => void {
    return this.database.doorbell?.follow(listener) ?? (() => undefined);
  }

  /** Reads and checks the whole chain of a meeting and says in words what is wrong. */
  async verify(meetingId: string, expected?: ChainHead): Promise<ChainVerdict> {
    await this.proved();
    // a key in memory says nothing of the one that is stored
    return verifyStored(this.#ask, new MeetingKeys(this.masterKeys), meetingId, expected);
  }

  /** Rows for an independent verifier, with contents and salts: for eyes that may see everything. */
  async export(meetingId: string, after = 0, limit = everything): Promise<ExportedRow[]> {
    return this.opened(meetingId, after, limit, exportedRow);
  }

  private async opened<T>(
    meetingId: string,
    after: number,
    limit: number,
    open: (row: StoredRow, key: KeyObject) => T,
  ): Promise<T[]> {
    await this.proved();
    const rows = await rowsAfter(this.#ask, meetingId, after, limit);
    if (rows.length === 0) return [];
    return this.withKeyOf(meetingId, (key) => rows.map((row) => open(row, key)));
  }

  /** Where the key in memory does not open it, the meeting may have been convened again under another: that is asked for. */
  private async withKeyOf<T>(meetingId: string, open: (key: KeyObject) => T): Promise<T> {
    try {
      return open(await this.keyOf(meetingId));
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      this.#keys.forget(meetingId);
      return open(await this.keyOf(meetingId));
    }
  }

  private async keyOf(meetingId: string): Promise<KeyObject> {
    const key = await this.#keys.find(meetingId, this.#ask);
    if (!key) throw new KeyMissing();
    return key;
  }

  /** Once, before anything else: nothing may be written under a second key. */
  private proved(): Promise<void> {
    this.#proved ??= proveKeys(this.database, this.masterKeys).catch((error: unknown) => {
      this.#proved = undefined;
      throw error;
    });
    return this.#proved;
  }
}

function openedRow(row: StoredRow, key: KeyObject): Row {
  const { sequence, at, by } = row;
  return { sequence, at, by: readBy(by), event: eventOf(openRow(key, row, row.sealed)) };
}
