/** For the tests, faults and figures of the whole project. `both-databases.ts` beside it needs jest and is imported by name. */
export { startPostgres, type TestPostgres } from './postgres.js';
export { losingProxy } from './losing-proxy.js';
export { batch, keysForTests, said } from './batches.js';
