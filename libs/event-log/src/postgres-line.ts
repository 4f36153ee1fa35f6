import { readFileSync } from 'node:fs';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import { DatabaseRefused } from './refused.js';

/** How the line to PostgreSQL can be asked to be, as `sslmode` in its address. */
export const tlsModes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;
type TlsMode = (typeof tlsModes)[number];
export const isTlsMode = (word: string): word is TlsMode => (tlsModes as readonly string[]).includes(word);

/** What an address asks for: `prefer` was never taken for less than `require`, and addresses with it go on working. */
export function modeNamed(word: string): TlsMode | undefined {
  if (word === 'prefer') return 'require';
  return isTlsMode(word) ? word : undefined;
}

export interface PostgresLine {
  /** The address without what is said of the line: the driver would read it in its own way. */
  readonly url: string;
  /** Absent, the address alone decides. */
  readonly ssl?: ConnectionOptions | false;
}

/** Read here: what of it stayed in the address, the driver would put in the place of what was asked. */
const spokenOfHere = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'ssl', 'sslnegotiation', 'uselibpqcompat'];

/**
 * What is asked of the line. `require` and `verify-full`: encrypted, vouched for, and by a certificate for this very
 * host. `verify-ca`: vouched for by the authority named, whatever the host. `no-verify`: encrypted, by whomever.
 * Nothing falls back to the clear. Throws `DatabaseRefused`.
 */
export function lineTo(address: string): PostgresLine {
  const url = new URL(address);
  const word = url.searchParams.get('sslmode');
  if (word === null) return { url: address };
  const mode = modeNamed(word);
  if (mode === undefined)
    throw new DatabaseRefused(
      'unreachable',
      `The sslmode in DATABASE_URL must be one of ${tlsModes.join(', ')}: what falls back to the clear is none. Nothing was opened.`,
    );
  const ssl = mode === 'disable' ? false : tlsFor(mode, url);
  for (const name of spokenOfHere) url.searchParams.delete(name);
  return { url: url.href, ssl };
}

function tlsFor(mode: TlsMode, { searchParams, hostname }: URL): ConnectionOptions {
  const fileIn = (name: string): string | undefined => {
    const file = searchParams.get(name);
    return file === null ? undefined : textOf(file);
  };
  const tls = { ca: fileIn('sslrootcert'), cert: fileIn('sslcert'), key: fileIn('sslkey') };
  if (mode === 'no-verify') return { ...tls, rejectUnauthorized: false };
  // without an authority of its own, anybody's certificate would do
  if (mode === 'verify-ca' && tls.ca !== undefined) return { ...tls, checkServerIdentity: () => undefined };
  // asked with the host of the address, since the driver names none where that is a number
  const named = hostname.replace(/^\[|\]$/gu, '');
  return { ...tls, checkServerIdentity: (_, certificate) => checkServerIdentity(named, certificate) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DatabaseRefused(
      'unreachable',
      `The file ${file}, named for the line to the database, cannot be read. Check its name and who may read it.`,
    );
  }
}

/** What a driver says where the line is not as it was asked to be; `undefined` for anything else. */
export function lineRefusal(error: unknown): DatabaseRefused | undefined {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof message === 'string' && message.includes('does not support SSL'))
    return new DatabaseRefused(
      'unreachable',
      'PostgreSQL at DATABASE_URL offers no TLS, and it is required here. Switch it on there (ssl = on, with a certificate); until then nothing is sent.',
    );
  if (typeof code === 'string' && /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL/u.test(code))
    return new DatabaseRefused(
      'unreachable',
      `The certificate of PostgreSQL at DATABASE_URL is not one that is trusted for it (${code}). Name the authority that made it in QUORATE_DATABASE_CA, and the host as the certificate names it in DATABASE_URL.`,
    );
  return undefined;
}
