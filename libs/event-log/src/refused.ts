import { Sayable } from './sayable.js';

/** Why a database cannot be opened: `message` is a sentence for the operator, without content. */
export class DatabaseRefused extends Sayable {
  override readonly name = 'DatabaseRefused';
  constructor(
    readonly reason:
      | 'read-only'
      | 'damaged'
      | 'foreign'
      | 'newer'
      | 'other-key'
      | 'folder'
      | 'unreachable'
      | 'not-empty'
      | 'empty'
      | 'held'
      | 'open-to-others',
    message: string,
  ) {
    super(message);
  }
}

/** `duplicate`: a unique value exists already. `parted`: a meeting does not end where its writer believes. `connection`: the answer may be lost, what was asked may be done. */
export type FaultKind = 'duplicate' | 'parted' | 'full' | 'read-only' | 'busy' | 'connection' | 'other';

/**
 * A statement that failed. The driver's own error is dropped on purpose: it carries the parameters, and those can
 * hold what was said in a meeting.
 */
export class StorageFault extends Sayable {
  override readonly name = 'StorageFault';
  constructor(
    readonly kind: FaultKind,
    /** the driver's error code, such as SQLITE_FULL or 23505 */
    readonly code: string,
  ) {
    super(kind === 'other' ? `${sentences.other} (${code})` : sentences[kind]);
  }
}

const sentences: Record<FaultKind, string> = {
  duplicate: 'Somebody else has recorded this already.',
  parted: 'The database does not hold the entries that this one would follow. Send it again.',
  full: 'The disk is full, so nothing was saved. Make room and send it again; what is recorded can still be read.',
  'read-only': 'The database can only be read at the moment, so nothing was saved. Check its permissions and its disk.',
  busy: 'Another program holds the database, so nothing was saved. Send it again.',
  connection: 'The database cannot be reached. Send it again in a moment.',
  other: 'The database could not save this. Send it again; if it stays so, look at the disk and the database.',
};

const kinds: [RegExp, FaultKind][] = [
  [/^(SQLITE_CONSTRAINT|23505)/, 'duplicate'],
  [/^(SQLITE_FULL|53100)/, 'full'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|25006)/, 'read-only'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|55P03|40P01|40001)/, 'busy'],
  [/^(08|57P0|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|ENOENT|53300)/, 'connection'],
];

/** What a driver's error means to us. An error that is none of the database's, such as a mistake in code, is itself. */
export function faultOf(error: unknown): Error {
  if (error instanceof StorageFault || error instanceof DatabaseRefused) return error;
  const code = codeOf(error);
  if (code === undefined)
    return error instanceof Error ? error : new Error('Something other than an error was thrown.');
  return new StorageFault(kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'other', code);
}

// a broken PostgreSQL connection comes without a code, only with these words
const brokenConnection =
  /^(Connection terminated|The server does not support SSL|Client has encountered|Client was closed|timeout e(xceeded|xpired)|Query runner already released)/i;

/** The code of a driver's error; `undefined` for what never came from a database. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError, message } = error as { code?: unknown; driverError?: unknown; message?: unknown };
  const inner = codeOf(driverError);
  if (inner !== undefined) return inner;
  if (typeof message === 'string' && brokenConnection.test(message)) return 'ECONNLOST';
  if (typeof code === 'string') return code;
  return driverError === undefined ? undefined : 'unknown';
}
