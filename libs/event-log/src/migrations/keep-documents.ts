import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents kept beside the rows of a meeting: where each lies is a keyed digest of what it is asked for by, and it is sealed. */
export class KeepDocuments1767226300000 implements MigrationInterface {
  readonly name = 'KeepDocuments1767226300000';

  async up(runner: QueryRunner): Promise<void> {
    const bytes = runner.connection.options.type === 'postgres' ? 'bytea' : 'blob';
    await runner.query(
      `CREATE TABLE kept_documents (
         "meetingId" text NOT NULL, place text NOT NULL, "sequence" integer NOT NULL, sealed ${bytes} NOT NULL,
         PRIMARY KEY ("meetingId", place))`,
    );
  }

  /** What was kept is never forgotten by a migration. */
  async down(): Promise<void> {
    throw new Error('Kept documents are never dropped by a migration.');
  }
}
