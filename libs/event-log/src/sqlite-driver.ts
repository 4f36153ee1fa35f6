import sqlite3 from 'sqlite3';

/**
 * The sqlite3 driver without its verbose mode, which TypeORM always switches on: it writes out the values of every
 * statement, that is what people said, in case an error should quote them, and costs more than the statement itself.
 */
export const sqliteDriver = { ...sqlite3, verbose: () => sqliteDriver };
