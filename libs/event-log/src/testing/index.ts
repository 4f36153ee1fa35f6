export { startPostgres, type TestPostgres } from './postgres.js';
export { onBothDatabases, type Place } from './both-databases.js';
export { batch, keysForTests, said } from './batches.js';
