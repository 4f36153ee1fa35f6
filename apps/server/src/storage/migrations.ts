/** The server's own tables, beside the log: who may come in, and registers that can be made anew from the log. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A hash stands for a secret nobody but its bearer has; what names a person is sealed bytes. */
const tables = (bytes: string): string[] => [
  `CREATE TABLE server_facts (name text PRIMARY KEY NOT NULL, value text NOT NULL)`,
  `CREATE TABLE people ("personId" text PRIMARY KEY NOT NULL, name ${bytes} NOT NULL)`,
  `CREATE TABLE links (
     hash text PRIMARY KEY NOT NULL, "codeHash" text UNIQUE, "codeExpiresAt" text, "meetingId" text, "participantId" text, "personId" text,
     "issuedAt" text NOT NULL, "endedAt" text, "redeemedAt" text)`,
  `CREATE INDEX links_of_participant ON links ("meetingId", "participantId")`,
  `CREATE TABLE sessions (
     hash text PRIMARY KEY NOT NULL, slot text NOT NULL, "meetingId" text, "participantId" text, "personId" text,
     "createdAt" text NOT NULL, "lastSeenAt" text NOT NULL, "endedAt" text)`,
  `CREATE INDEX sessions_ended ON sessions ("endedAt")`,
  `CREATE TABLE tokens (
     hash text PRIMARY KEY NOT NULL, program text NOT NULL, "mayConvene" integer NOT NULL, "expiresAt" text NOT NULL, "endedAt" text)`,
  `CREATE TABLE conveners ("meetingId" text PRIMARY KEY NOT NULL, convener text NOT NULL)`,
  `CREATE INDEX meetings_of_convener ON conveners (convener)`,
  `CREATE TABLE register ("meetingId" text PRIMARY KEY NOT NULL, "upTo" integer NOT NULL, summary ${bytes} NOT NULL)`,
  `CREATE TABLE register_people ("personId" text NOT NULL, "meetingId" text NOT NULL, "participantId" text NOT NULL, PRIMARY KEY ("personId", "meetingId", "participantId"))`,
  `CREATE TABLE presence (server text PRIMARY KEY NOT NULL, connected text NOT NULL, at text NOT NULL)`,
];

class CreateServerTables1767225700000 implements MigrationInterface {
  readonly name = 'CreateServerTables1767225700000';

  async up(runner: QueryRunner): Promise<void> {
    const bytes = runner.connection.options.type === 'postgres' ? 'bytea' : 'blob';
    for (const sql of tables(bytes)) await runner.query(sql);
  }

  /** Who may come in is never forgotten by a migration. */
  async down(): Promise<void> {
    throw new Error('The tables of the server are never dropped by a migration.');
  }
}

/** Messages to be sent. A reminder is queued once for ever, anything else once at a time; `about` is sealed. */
const deliveryTables = (bytes: string): string[] => [
  `CREATE TABLE deliveries (
     "deliveryId" text PRIMARY KEY NOT NULL, "meetingId" text NOT NULL, "participantId" text NOT NULL, kind text NOT NULL, about ${bytes} NOT NULL, once text NOT NULL,
     "askedBy" text, "askedAt" text NOT NULL, "confirmedOutside" integer NOT NULL, state text NOT NULL, tries integer NOT NULL, "nextAt" text NOT NULL, lease text,
     outcome text, "mayHaveBeenSent" integer NOT NULL, recorded integer NOT NULL, "endedAt" text)`,
  `CREATE UNIQUE INDEX deliveries_once ON deliveries (once) WHERE kind <> 'edition' OR state IN ('waiting', 'sending')`,
  `CREATE INDEX deliveries_due ON deliveries ("nextAt") WHERE state IN ('waiting', 'sending')`,
  `CREATE INDEX deliveries_of_meeting ON deliveries ("meetingId", "askedAt")`,
];

class CreateDeliveries1767225800000 implements MigrationInterface {
  readonly name = 'CreateDeliveries1767225800000';

  async up(runner: QueryRunner): Promise<void> {
    const bytes = runner.connection.options.type === 'postgres' ? 'bytea' : 'blob';
    for (const sql of deliveryTables(bytes)) await runner.query(sql);
  }

  /** What was sent to whom is never forgotten by a migration. */
  async down(): Promise<void> {
    throw new Error('The tables of the server are never dropped by a migration.');
  }
}

/** One live link for a place in a meeting, whatever is issued at the same moment. */
class OneLiveLink1767225900000 implements MigrationInterface {
  readonly name = 'OneLiveLink1767225900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE links SET "endedAt" = "issuedAt" WHERE "endedAt" IS NULL AND "redeemedAt" IS NULL AND EXISTS (
         SELECT 1 FROM links newer WHERE newer."meetingId" = links."meetingId" AND newer."participantId" = links."participantId"
           AND (newer."issuedAt" > links."issuedAt" OR (newer."issuedAt" = links."issuedAt" AND newer.hash > links.hash)))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX links_live ON links ("meetingId", "participantId") WHERE "endedAt" IS NULL AND "redeemedAt" IS NULL AND "participantId" IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX links_live');
  }
}

/** Who came in, what was refused and what left: by identifier, and in the clear, because it holds nothing else. */
class CreateSecurityLog1767226000000 implements MigrationInterface {
  readonly name = 'CreateSecurityLog1767226000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE security_log (
         log text NOT NULL, number integer NOT NULL, at text NOT NULL, what text NOT NULL, who text, "meetingId" text, address text, detail text,
         count integer NOT NULL, PRIMARY KEY (log, number))`,
    );
    await runner.query('CREATE INDEX security_log_at ON security_log (at)');
  }

  /** What happened at the doors is never forgotten by a migration. */
  async down(): Promise<void> {
    throw new Error('The tables of the server are never dropped by a migration.');
  }
}

/** Meetings found damaged, by identifier alone; empty in a sound database. */
class UnsoundMeetings1767226050000 implements MigrationInterface {
  readonly name = 'UnsoundMeetings1767226050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE unsound_meetings ("meetingId" text PRIMARY KEY NOT NULL, "foundAt" text NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unsound_meetings');
  }
}

/** What is ended has a number, and every server says how far it has heard; tokens know when they were given and used. */
class NumberEndings1767226200000 implements MigrationInterface {
  readonly name = 'NumberEndings1767226200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['sessions', 'tokens']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ending integer`);
      await runner.query(`CREATE INDEX ${table}_ending ON ${table} (ending)`);
    }
    await runner.query('ALTER TABLE tokens ADD COLUMN "issuedAt" text');
    await runner.query('ALTER TABLE tokens ADD COLUMN "lastUsedAt" text');
    await runner.query('CREATE TABLE endings (one integer PRIMARY KEY NOT NULL, number integer NOT NULL)');
    await runner.query('CREATE TABLE leases (server text PRIMARY KEY NOT NULL, confirmed integer NOT NULL)');
  }

  /** What was ended stays ended. */
  async down(): Promise<void> {
    throw new Error('The tables of the server are never dropped by a migration.');
  }
}

export const serverMigrations = [
  CreateServerTables1767225700000,
  CreateDeliveries1767225800000,
  OneLiveLink1767225900000,
  CreateSecurityLog1767226000000,
  UnsoundMeetings1767226050000,
  NumberEndings1767226200000,
];
