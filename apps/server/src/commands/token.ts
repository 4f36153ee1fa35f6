/** `npm run token -- --name N [--link]`: a short-lived token for a program, or a personal link for somebody who convenes meetings. */
import { limits } from '#meeting';
import { Links } from '../sign-in/links.js';
import { People } from '../sign-in/people.js';
import { Tokens } from '../sign-in/tokens.js';
import type { Settings } from '../settings-shape.js';
import type { Storage } from '../parts.js';
import { noteHere } from './noting.js';
import { options, print, program, Stopped, tell } from './program.js';
import { withStorage } from './storage.js';

const usage = 'npm run token -- --name NAME [--link]';
/** A working day. */
const tokenHours = 8;

program(async () => {
  const {
    values: { name = '', link = false },
  } = options(usage, { name: { type: 'string' }, link: { type: 'boolean' } }, 0);
  if (name.trim() === '' || name.length > limits.name)
    throw new Stopped(`Say whose it is, in 1 to ${limits.name} characters.\nUsage: ${usage}`);
  await withStorage((storage, settings) =>
    link ? printLink(name.trim(), storage, settings) : printToken(programNamed(name), storage, settings),
  );
  return true;
});

/** What a program does stands in the record under this word. */
function programNamed(name: string): string {
  const slug = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, limits.slug);
  if (slug === '') throw new Stopped('A program’s name needs letters or digits, such as case-system.');
  return slug;
}

async function printToken(name: string, storage: Storage, settings: Settings): Promise<void> {
  const { database, keys } = storage;
  const { token, expiresAt } = await new Tokens(database, keys).issue({
    program: name,
    mayConvene: true,
    hours: tokenHours,
  });
  tell(
    `A token for “${name}”, good until ${expiresAt}. Send it as the header “Authorization: Bearer …”, and nowhere else.`,
  );
  await noteHere(storage, settings, { what: 'token-given', who: `program:${name}` });
  print(token);
}

async function printLink(name: string, storage: Storage, settings: Settings): Promise<void> {
  const { database, keys } = storage;
  const { url, host, port } = settings;
  const personId = await new People(database, keys).add(name);
  const { secret } = await new Links(database, keys).issue({ personId });
  const address = url ?? `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
  await noteHere(storage, settings, { what: 'link-given', who: 'program:token', detail: { person: personId } });
  tell('A personal link, for its holder alone. It opens once.');
  print(`${address}/join#${secret}`);
}
