/** What is asked to be made, as the command that records it; a shape that is none is refused before anything is recorded. */
import {
  isDocumentFormat,
  isLoose,
  looseFiles,
  whichDocument,
  type LooseFile,
  type MakeEdition,
  type Refusal,
} from '#meeting';
import { checkCommand } from '#wire/guards';
import { noSuchFile, noSuchFormat, notInAnAddress, notReadable } from '../refusals.js';

/** What is asked for besides the file itself, as it came: after the question mark, or in a body. */
export type Asked = Readonly<Record<string, unknown>>;
type Refused = { readonly refusal: Refusal };
type Wanted = MakeEdition | Refused;
type Allowed = { readonly asked: Asked } | Refused;

export function editionWanted(edition: string, format: string, asked: Asked): Wanted {
  return isDocumentFormat(format) ? checked({ edition, format, ...given(asked) }) : { refusal: noSuchFormat };
}

/** Which and in which form stand with what is asked for besides. */
export function documentWanted(asked: Asked): Wanted {
  const [edition, format] = [String(asked['edition']), String(asked['format'])];
  return isLoose(whichDocument(edition))
    ? fileWanted(`${edition}.${format}`, asked)
    : editionWanted(edition, format, asked);
}

/** @param word a name with its ending: `actions.csv`. */
export function fileWanted(word: string, asked: Asked): Wanted {
  const file = (Object.keys(looseFiles) as LooseFile[]).find((one) => `${one}.${looseFiles[one]}` === word);
  return file ? checked({ edition: file, format: looseFiles[file], ...given(asked) }) : { refusal: noSuchFile };
}

/** An address is kept by browsers, proxies and their logs; and read from both, one of two would be lost without a word. */
const inBodies = [
  'name',
  'aboutId',
  'childId',
  'notListed',
  'checks',
  'releases',
  'to',
  'length',
  'edition',
  'format',
  'version',
];

/** What was posted; nothing posted asks for nothing besides. */
export function inBody(query: Asked, body: unknown = {}): Allowed {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { refusal: notReadable };
  return inBodies.some((name) => query[name] !== undefined) ? { refusal: notInAnAddress } : { asked: body as Asked };
}

/** The names there are outside for a command’s fields; what is left out stays out. */
const given = ({ length, to, name, aboutId, childId, notListed, checks, releases, version }: Asked): object =>
  Object.fromEntries(
    Object.entries({
      length,
      recipientId: to,
      externalRecipient: name,
      aboutId,
      childId,
      notListed,
      checks,
      releases,
      version,
    }).filter(([, value]) => value !== undefined),
  );

function checked(fields: object): Wanted {
  const result = checkCommand({ type: 'MakeEdition', ...fields });
  return result.ok ? (result.command as MakeEdition) : { refusal: result.refusal };
}
