import { randomBytes } from 'node:crypto';
import type { DataSource, QueryRunner } from 'typeorm';
import { asking } from './asking.js';
import { Doorbell } from './doorbell.js';
import { proveKeys } from './key-check.js';
import type { KeyStore } from './keys.js';
import { proveVersion, type WritingProgram } from './least-version.js';
import type { MigrationClass, Migrating } from './migrate.js';
import { Lines } from './lines.js';
import { openPostgres } from './postgres.js';
import { faultOf } from './refused.js';
import { openSqlite } from './sqlite.js';
import { sqliteFile } from './sqlite-file.js';
import { inTransaction } from './transaction.js';
import { Turns } from './turns.js';

export type { MigrationClass } from './migrate.js';
export type DatabaseKind = 'sqlite' | 'postgres';

export interface DatabaseSettings {
  /** PostgreSQL when given, otherwise SQLite in `dataFolder`. */
  databaseUrl?: string;
  dataFolder: string;
  /** Migrations of the tables that share this database, run after the log's own. */
  migrations?: MigrationClass[];
  readonly migrating?: Migrating;
  /** When given, a database under another master key is refused at once, and not at the first use of the log. */
  keys?: KeyStore;
  /** The program that is to write to it, refused where the database needs a newer one; left out by whoever only reads. */
  program?: WritingProgram | undefined;
}

/** The database under the log and under the server's own tables: one queue of writers, and a way to read beside it. */
export class Database {
  readonly #turns = new Turns();
  readonly #leaving: (() => Promise<void>)[] = [];
  /** Names this process among those that share a PostgreSQL database. */
  readonly server = randomBytes(8).toString('hex');
  readonly doorbell: Doorbell | undefined;
  readonly #lines: Lines | undefined;

  private constructor(
    readonly kind: DatabaseKind,
    /** For reading only; on SQLite it can do nothing else. */
    readonly reader: DataSource,
    private readonly writer: DataSource,
  ) {
    this.doorbell = kind === 'postgres' ? new Doorbell(writer, this.server) : undefined;
    this.#lines = kind === 'postgres' ? new Lines(reader) : undefined;
  }

  /** Opens and migrates. Throws `DatabaseRefused` with a sentence for the operator. */
  static async open(settings: DatabaseSettings): Promise<Database> {
    const database = await Database.connect(settings);
    try {
      if (settings.keys) await proveKeys(database, settings.keys);
      if (settings.program) await proveVersion(database, settings.program);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  private static async connect({
    databaseUrl,
    dataFolder,
    migrations = [],
    migrating,
  }: DatabaseSettings): Promise<Database> {
    if (databaseUrl !== undefined && databaseUrl !== '') {
      const source = await openPostgres(databaseUrl, migrations, migrating);
      return new Database('postgres', source, source);
    }
    const { writer, reader } = await openSqlite(await sqliteFile(dataFolder), migrations, migrating);
    return new Database('sqlite', reader, writer);
  }

  /**
   * One transaction, when its turn comes. Throws `StorageFault`, which carries no parameters; on PostgreSQL a fault
   * of kind `connection` leaves open whether it was stored.
   */
  write<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    return this.inTurn(() => this.aside((runner) => inTransaction(runner, work)));
  }

  /** Work whose turn it is may use `aside`; nobody else writes meanwhile. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take(work);
  }

  /**
   * A writing connection without turn or transaction: only for work inside `inTurn`. On PostgreSQL each call has a
   * connection of its own, because the one before may be broken. Throws `StorageFault`.
   */
  async aside<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    try {
      return await work(runner);
    } catch (error) {
      throw faultOf(error);
    } finally {
      await runner.release();
    }
  }

  /**
   * A short question that may not wait for a PostgreSQL that has fallen silent: not answered within so many milliseconds
   * its connection is cut, and so is any other that stays silent. Throws `StorageFault`.
   */
  askWithin(milliseconds: number, sql: string, parameters: unknown[] = []): Promise<unknown[]> {
    return this.#lines ? this.#lines.askWithin(milliseconds, sql, parameters) : asking(this.reader)(sql, parameters);
  }

  /** For whoever holds on to a connection. */
  beforeClose(leave: () => Promise<void>): void {
    this.#leaving.push(leave);
  }

  /** Ends when everything already queued is written. */
  async close(): Promise<void> {
    this.doorbell?.close();
    await this.#turns.take(async () => {
      for (const leave of this.#leaving) await leave();
      // the writer last: only it can put SQLite's write-ahead log back into the file
      if (this.reader.isInitialized) await this.reader.destroy();
      if (this.writer.isInitialized) await this.writer.destroy();
    });
  }
}
