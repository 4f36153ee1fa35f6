/** What the operator has set, read from the environment once, each value checked, all that is wrong said at once. */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isTlsMode, modeNamed, tlsModes, Sayable } from '#event-log';
import { mailSettings } from './delivery/mail-settings.js';
import { defaultLimits, type Limits, type Settings } from './settings-shape.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const defaultLinkDays = 30;
const longestLinkDays = 3_650;
const largestLimit = 1_000_000_000;

/** Throws `Sayable`, a line for each setting that cannot be used. A variable set to nothing counts as not set. */
export function readSettings(env: Environment): Settings {
  const variables = new Variables(env);
  const dataFolder = resolve(variables.text('QUORATE_DATA') ?? './data');
  const host = variables.text('HOST') ?? '127.0.0.1';
  const trustProxy = variables.yesOrNo('TRUST_PROXY');
  const production = variables.text('NODE_ENV') === 'production';
  if (!isLoopback(host) && !trustProxy)
    variables.problems.push(
      'HOST lets other machines connect, and what they send would travel in the clear. Put a proxy that ends TLS in front and set TRUST_PROXY=1, or leave HOST at 127.0.0.1.',
    );
  const settings: Settings = {
    port: variables.number('PORT', 3000, 0, 65_535),
    host,
    url: publicUrl(variables),
    databaseUrl: databaseUrl(variables),
    dataFolder,
    keyFile: resolve(variables.text('QUORATE_KEY_FILE') ?? join(dataFolder, 'master.key')),
    signingKeyFile: signingKeyFile(variables),
    proceduresFolder: proceduresFolder(variables),
    linkDays: variables.number('QUORATE_LINK_DAYS', defaultLinkDays, 1, longestLinkDays),
    trustProxy,
    production,
    // the demo's links are for anybody at the keyboard, so it never reaches beyond this machine
    demo: !production && isLoopback(host) && !trustProxy,
    mail: mailSettings(variables),
    limits: limitsIn(variables),
  };
  // what a proxy hands on says nothing of the address people open, and links must not lead to the one behind it
  if (trustProxy && !variables.text('QUORATE_URL'))
    variables.problems.push(
      'TRUST_PROXY says that people come through a proxy, so links need the address they open. Set QUORATE_URL to it, such as https://quorate.example.',
    );
  if (variables.problems.length > 0) throw new Sayable(variables.problems.join('\n'));
  return settings;
}

/** Whether only this machine can reach an address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);

/** Reads single variables, and remembers what is wrong with them. */
export class Variables {
  readonly problems: string[] = [];
  constructor(private readonly env: Environment) {}

  text(variable: string): string | undefined {
    return this.env[variable]?.trim() || undefined;
  }

  number(variable: string, otherwise: number, min: number, max: number): number {
    const text = this.text(variable);
    if (text === undefined) return otherwise;
    const number = /^\d{1,12}$/u.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    this.problems.push(`${variable} must be a whole number from ${min} to ${max}; leave it out for ${otherwise}.`);
    return otherwise;
  }

  yesOrNo(variable: string): boolean {
    const text = this.text(variable)?.toLowerCase();
    if (text === undefined || ['0', 'false', 'no', 'off'].includes(text)) return false;
    if (!['1', 'true', 'yes', 'on'].includes(text)) this.problems.push(`${variable} must be 1 or 0.`);
    return true;
  }

  startingWith(prefix: string): string[] {
    return Object.keys(this.env).filter((variable) => variable.startsWith(prefix));
  }
}

function publicUrl(variables: Variables): string | undefined {
  const text = variables.text('QUORATE_URL');
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && isPlainAddress(url)) return url.origin;
  variables.problems.push(
    'QUORATE_URL must be the address people open, such as https://quorate.example: https (http only on this machine), without a path, a name or a password.',
  );
  return undefined;
}

const isPlainAddress = ({ protocol, hostname, pathname, search, hash, username, password }: URL): boolean =>
  (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) &&
  pathname === '/' &&
  search + hash + username + password === '';

/** Never repeats the address: it holds a password. */
function databaseUrl(variables: Variables): string | undefined {
  const text = variables.text('DATABASE_URL');
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'postgres:' || url.protocol === 'postgresql:')) return encrypted(variables, text, url);
  variables.problems.push(
    'DATABASE_URL must be the address of a PostgreSQL database, such as postgresql://name:password@host:5432/quorate. Leave it out to keep everything in a file in QUORATE_DATA.',
  );
  return undefined;
}

/** What is asked of the line to the database stands in its address from here on. */
function encrypted(variables: Variables, text: string, url: URL): string {
  const [mode, authority] = [variables.text('QUORATE_DATABASE_TLS'), variables.text('QUORATE_DATABASE_CA')];
  const inAddress = url.searchParams.get('sslmode');
  const wanted = tlsWanted(variables, mode, inAddress) ?? (authority === undefined ? undefined : 'verify-full');
  if (wanted === undefined || (mode === undefined && authority === undefined)) return text;
  url.searchParams.set('sslmode', wanted);
  if (authority !== undefined) url.searchParams.set('sslrootcert', resolve(authority));
  return url.href;
}

/** How the line is encrypted, as the setting or the address says; said to be wrong where it is no way, or they differ. */
function tlsWanted(variables: Variables, mode: string | undefined, inAddress: string | null): string | undefined {
  const addressed = inAddress === null ? undefined : modeNamed(inAddress);
  const unknown = (mode !== undefined && !isTlsMode(mode)) || (inAddress !== null && addressed === undefined);
  const differ = mode !== undefined && addressed !== undefined && mode !== addressed;
  if (unknown || differ)
    variables.problems.push(
      `QUORATE_DATABASE_TLS, or sslmode in DATABASE_URL, must be one of ${tlsModes.join(', ')}, and the same where both are given.`,
    );
  return mode ?? addressed;
}

function signingKeyFile(variables: Variables): string | undefined {
  const text = variables.text('QUORATE_SIGNING_KEY_FILE');
  return text === undefined ? undefined : resolve(text);
}

function proceduresFolder(variables: Variables): string | undefined {
  const text = variables.text('QUORATE_PROCEDURES');
  if (text === undefined) return undefined;
  const folder = resolve(text);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    variables.problems.push(
      `QUORATE_PROCEDURES names ${folder}, and there is no such folder. Make it and put your procedure packs there, or leave the setting out.`,
    );
  return folder;
}

const limitPrefix = 'QUORATE_LIMIT_';
const variableOf = (limit: string): string =>
  limitPrefix + limit.replace(/[A-Z]/gu, (letter) => `_${letter}`).toUpperCase();

function limitsIn(variables: Variables): Limits {
  const names = Object.keys(defaultLimits) as (keyof Limits)[];
  const known = new Set(names.map(variableOf));
  for (const variable of variables.startingWith(limitPrefix)) {
    if (!known.has(variable))
      variables.problems.push(`${variable} is not a limit of this server. The limits are ${[...known].join(', ')}.`);
  }
  return Object.fromEntries(
    names.map((name) => [name, variables.number(variableOf(name), defaultLimits[name], 1, largestLimit)]),
  ) as unknown as Limits;
}
