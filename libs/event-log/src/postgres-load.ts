import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { QueryRunner } from 'typeorm';
import { dumpFormat, tablesOf } from './postgres-dump.js';
import { Sayable } from './sayable.js';

const rowsPerInsert = 500;

/** The file is no backup of this kind, or it is cut off. */
export class NotABackup extends Sayable {
  override readonly name = 'NotABackup';
  constructor(file: string) {
    super(
      `The file ${file} is not a complete backup of this kind of database, or it is of a newer version. Take another.`,
    );
  }
}

/**
 * Puts a dump into the tables of a migrated database, inside the caller's transaction. Throws `NotABackup` when the
 * file is another's or was cut off, before anything is committed.
 */
export async function loadPostgres(fromFile: string, runner: QueryRunner): Promise<void> {
  const dump = new Dump(runner, new Set(await tablesOf(runner)));
  for await (const text of createInterface({ input: createReadStream(fromFile, 'utf8'), crlfDelay: Infinity })) {
    if (!(await dump.take(text))) throw new NotABackup(fromFile);
  }
  if (!dump.complete) throw new NotABackup(fromFile);
}

/** Reads a dump line by line. */
class Dump {
  complete = false;
  #begun = false;
  #table: string | undefined;
  #rows: unknown[] = [];
  #loaded = 0;

  constructor(
    private readonly runner: QueryRunner,
    private readonly tables: ReadonlySet<string>,
  ) {}

  /** False for a line that cannot stand where it stands. */
  async take(text: string): Promise<boolean> {
    const line = parsed(text);
    if (!line || this.complete) return false;
    if (!this.#begun) return (this.#begun = line.quorateBackup === dumpFormat);
    if (line.row !== undefined) return this.takeRow(line.row);
    await this.insert();
    if (line.table !== undefined) return this.tables.has((this.#table = String(line.table)));
    return (this.complete = line.end === this.#loaded);
  }

  private async takeRow(row: unknown): Promise<boolean> {
    this.#rows.push(row);
    if (this.#rows.length >= rowsPerInsert) await this.insert();
    return this.#table !== undefined;
  }

  private async insert(): Promise<void> {
    if (this.#rows.length === 0) return;
    const sql = `INSERT INTO "${this.#table}" SELECT * FROM json_populate_recordset(NULL::"${this.#table}", $1::json)`;
    await this.runner.query(sql, [JSON.stringify(this.#rows)]);
    this.#loaded += this.#rows.length;
    this.#rows = [];
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null ? { ...line } : undefined;
  } catch {
    return undefined;
  }
}
