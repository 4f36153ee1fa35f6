/** `npm run token -- --name N [--link]`, `-- list`, `-- end NAME`: tokens of programs and links of those who convene meetings, given out, listed and ended. */
import { Sayable } from '#event-log';
import { limits } from '#meeting';
import { Links } from '../sign-in/links.js';
import { People } from '../sign-in/people.js';
import { WaysIn } from '../sign-in/ways-in.js';
import { Tokens } from '../sign-in/tokens.js';
import type { Settings } from '../settings-shape.js';
import { addressFact, readFact } from '../storage/facts.js';
import type { Storage } from '../parts.js';
import { noteHere } from './noting.js';
import { options, print, program, tell } from './program.js';
import { withExistingStorage, withExistingToWrite } from './storage.js';

const usage = `npm run token -- --name NAME [--link]
       npm run token -- list
       npm run token -- end NAME or PERSON, or --all`;
/** A working day. */
const tokenHours = 8;

program(async () => {
  const {
    values: { name = '', link = false, all = false },
    positionals: [verb, whose],
  } = options(usage, { name: { type: 'string' }, link: { type: 'boolean' }, all: { type: 'boolean' } }, 2, 0);
  switch (verb) {
    case undefined:
      return given(name, link);
    case 'list':
      return withExistingStorage(listed);
    case 'end':
      return ended(whose ?? (name.trim() || undefined), all);
    default:
      throw new Sayable(`There is nothing called “${verb}” to be done with tokens.\nUsage: ${usage}`);
  }
});

async function given(name: string, link: boolean): Promise<true> {
  if (name.trim() === '' || name.length > limits.name)
    throw new Sayable(`Say whose it is, in 1 to ${limits.name} characters.\nUsage: ${usage}`);
  await withExistingToWrite((storage, settings) =>
    link ? printLink(name.trim(), storage, settings) : printToken(programNamed(name), storage, settings),
  );
  return true;
}

async function listed({ database, keys }: Storage, { linkDays }: Settings): Promise<true> {
  const waysIn = await new WaysIn(database, keys, linkDays).list();
  for (const { kind, whose, name, issued, lastUsed, until } of waysIn)
    print(
      [
        kind,
        whose,
        name === undefined ? undefined : `“${name}”`,
        `issued ${issued ?? 'before this was kept'}`,
        kind === 'link' ? 'not used' : `last used ${lastUsed ?? 'never'}`,
        `until ${until}`,
      ]
        .filter((part) => part !== undefined)
        .join('  '),
    );
  tell(waysIn.length === 0 ? 'No link, session or token opens anything.' : `${waysIn.length} in all.`);
  return true;
}

/** Answered once no running server takes them any more. */
function ended(whose: string | undefined, all: boolean): Promise<boolean> {
  if ((whose === undefined) !== all)
    throw new Sayable(
      `Say whose is ended: the name of a program, the identifier of a person, or --all.\nUsage: ${usage}`,
    );
  return withExistingToWrite(async (storage, settings) => {
    const { database, keys } = storage;
    const waysIn = new WaysIn(database, keys, settings.linkDays);
    const count = (await waysIn.end(whose)) || (whose === undefined ? 0 : await waysIn.end(slugOf(whose)));
    tell(
      count === 0
        ? 'There is nothing of theirs to end; npm run token -- list shows what there is.'
        : `Ended: ${count}.`,
    );
    await noteHere(storage, settings, { what: 'token-ended', who: whose ?? 'everybody', detail: { count } });
    return count > 0 || all;
  });
}

/** What a program does stands in the record under this word. */
function programNamed(name: string): string {
  const slug = slugOf(name);
  if (slug === '') throw new Sayable('A program’s name needs letters or digits, such as case-system.');
  return slug;
}

const slugOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, limits.slug);

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
  const kept = await readFact(database, addressFact);
  const address = url ?? kept ?? `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
  await noteHere(storage, settings, { what: 'link-given', who: 'program:token', detail: { person: personId } });
  tell('A personal link, for its holder alone. It opens once.');
  print(`${address}/join#${secret}`);
}
