/** Secrets: handed out once, kept only as a hash that needs the master key to be tried out against. */
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { KeyStore } from '#event-log';

export type SecretKind = 'link' | 'code' | 'session' | 'token';

const secretBytes = 32;
/** Longest that is looked up at all. */
const longestSecret = 200;
/** Crockford's: no I, L, O or U, so that what is read out over the phone is typed as it was meant. */
const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;

export const newSecret = (): string => randomBytes(secretBytes).toString('base64url');

/** Ten characters in two groups, to be read out. */
export function newCode(): string {
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}

/** A code as it was meant, however it was typed: what is no letter and no figure makes no difference. */
export const heardCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');

export function hashOf(keys: KeyStore, kind: SecretKind, secret: string): string {
  const said = kind === 'code' ? heardCode(secret) : secret;
  return createHmac('sha256', keys.derive(`${kind} hashes`))
    .update(said)
    .digest('hex');
}

export const isSecret = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestSecret;
