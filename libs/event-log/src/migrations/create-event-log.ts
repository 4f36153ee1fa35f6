import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

/** The three tables of the log. No column but `sealed`, `wrapped` and `value` holds anything that was said, and those are sealed. */
export class CreateEventLog1767225600000 implements MigrationInterface {
  readonly name = 'CreateEventLog1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    const bytes = runner.connection.options.type === 'postgres' ? 'bytea' : 'blob';
    await runner.createTable(
      table('recorded_events', [
        key('meetingId', 'text'),
        key('sequence', 'integer'),
        column('at', 'text'),
        column('by', 'text'),
        column('commandId', 'text'),
        column('part', 'integer'),
        column('contentDigest', bytes),
        column('sealed', bytes),
        column('hash', bytes),
      ]),
    );
    await runner.query('CREATE UNIQUE INDEX one_acceptance ON recorded_events ("meetingId", "commandId", "part")');
    await runner.createTable(table('meeting_keys', [key('meetingId', 'text'), column('wrapped', bytes)]));
    await runner.createTable(table('log_facts', [key('name', 'text'), column('value', bytes)]));
  }

  /** Recorded events are never taken away. */
  async down(): Promise<void> {
    throw new Error('The event log is never dropped by a migration.');
  }
}

/**
 * With SQLite's own row numbers: rows of many meetings in one commit then lie beside each other at the end of the
 * file. Without them each meeting's last page would be written anew, which was a third slower.
 */
function table(name: string, columns: TableColumnOptions[]): Table {
  return new Table({ name, columns });
}

function key(name: string, type: string): TableColumnOptions {
  return { name, type, isPrimary: true, isNullable: false };
}

function column(name: string, type: string): TableColumnOptions {
  return { name, type, isNullable: false };
}
