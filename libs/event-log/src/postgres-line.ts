import { readFileSync } from 'node:fs';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import { DatabaseRefused } from './refused.js';

/** How the line to PostgreSQL can be asked to be, as `sslmode` in its address. */
export const tlsModes = ['disable', 'require', 'verify-full'] as const;
export type TlsMode = (typeof tlsModes)[number];
export const isTlsMode = (word: string): word is TlsMode => (tlsModes as readonly string[]).includes(word);

export interface PostgresLine {
  /** The address without what is said of the line: the driver would read it in its own way. */
  readonly url: string;
  /** Absent, the address alone decides. */
  readonly ssl?: ConnectionOptions | false;
}

/**
 * What is asked of the line. `require`: encrypted; with `sslrootcert` also vouched for by it. `verify-full`: encrypted,
 * vouched for, and by a certificate for this very host. Nothing falls back to the clear. Throws `DatabaseRefused`.
 */
export function lineTo(address: string): PostgresLine {
  const url = new URL(address);
  const mode = url.searchParams.get('sslmode');
  if (mode === null) return { url: address };
  if (!isTlsMode(mode))
    throw new DatabaseRefused(
      'unreachable',
      `The sslmode in DATABASE_URL must be one of ${tlsModes.join(', ')}: what falls back to the clear is none. Nothing was opened.`,
    );
  const authority = url.searchParams.get('sslrootcert');
  url.searchParams.delete('sslmode');
  url.searchParams.delete('sslrootcert');
  return { url: url.href, ssl: mode === 'disable' ? false : tlsFor(mode, url.hostname, authority) };
}

function tlsFor(mode: TlsMode, host: string, authority: string | null): ConnectionOptions {
  const ca = authority === null ? undefined : certificateIn(authority);
  if (mode === 'require')
    return ca === undefined ? { rejectUnauthorized: false } : { ca, checkServerIdentity: () => undefined };
  // asked with the host of the address, since the driver names none where that is a number
  const named = host.replace(/^\[|\]$/gu, '');
  return { ca, checkServerIdentity: (_, certificate) => checkServerIdentity(named, certificate) };
}

function certificateIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DatabaseRefused(
      'unreachable',
      `The certificate file ${file} of the database cannot be read. Check its name and who may read it.`,
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
