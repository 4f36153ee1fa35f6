import type { QueryRunner } from 'typeorm';

/**
 * One transaction on a query runner. TypeORM's own cannot be used: when SQLite has rolled back by itself, as it does
 * on a full disk, its ROLLBACK fails and leaves the one shared runner in a transaction for ever.
 * Repositories of `runner.manager` join this one; do not start another inside.
 */
export async function inTransaction<T>(runner: QueryRunner, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const flags = runner as { isTransactionActive: boolean };
  await runner.query(runner.connection.options.type === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN');
  flags.isTransactionActive = true;
  try {
    const result = await work(runner);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    flags.isTransactionActive = false;
  }
}
