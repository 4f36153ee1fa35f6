/** What an address asks to be made, as the command that records it; a shape that is none is refused before anything is recorded. */
import { documentFormats, looseFiles, type DocumentFormat, type LooseFile, type MakeEdition, type Refusal } from '#meeting';
import { checkCommand } from '#wire/guards';
import { noSuchFile, noSuchFormat } from '../meetings/refusals.js';

/** Everything after the question mark, as it came. */
export type Query = Readonly<Record<string, unknown>>;
type Wanted = MakeEdition | { readonly refusal: Refusal };

export function editionWanted(edition: string, format: string, query: Query): Wanted {
  return isDocumentFormat(format) ? checked({ edition, format, ...given(query) }) : { refusal: noSuchFormat };
}

/** @param word a name with its ending: `actions.csv`. */
export function fileWanted(word: string, query: Query): Wanted {
  const file = (Object.keys(looseFiles) as LooseFile[]).find((one) => `${one}.${looseFiles[one]}` === word);
  return file ? checked({ edition: file, format: looseFiles[file], ...given(query) }) : { refusal: noSuchFile };
}

const isDocumentFormat = (word: string): word is DocumentFormat => (documentFormats as readonly string[]).includes(word);

/** The names an address has for a command’s fields; what is left out stays out. */
const given = ({ length, to, name, checks, releases }: Query): object => Object.fromEntries(
  Object.entries({ length, recipientId: to, externalRecipient: name, checks: readable(checks), releases: readable(releases) }).filter(([, value]) => value !== undefined),
);

/** What is not JSON is left as it is, for the guard to say so. */
function readable(list: unknown): unknown {
  try {
    return typeof list === 'string' ? JSON.parse(list) : list;
  } catch {
    return list;
  }
}

function checked(fields: object): Wanted {
  const result = checkCommand({ type: 'MakeEdition', ...fields });
  return result.ok ? (result.command as MakeEdition) : { refusal: result.refusal };
}
