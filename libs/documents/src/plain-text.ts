/** An edition as plain text, with what the other forms print on every page at its end. */
import { asPlainText, type MinutesDocument } from '#meeting';
import type { Stamp } from './stamp.js';
import { clean } from './text.js';
import { finalInWords, versionInWords, wordedInWords } from './words.js';

export async function* plainTextOf(
  document: MinutesDocument,
  { recipient, sequence, headHash, fictional, final, wordedBy }: Stamp,
): AsyncGenerator<string> {
  const stamp = `${document.classification}. ${versionInWords(document)}. Made for ${recipient}${sequence === undefined ? '' : `, from entry ${sequence} of the record, sealed ${headHash}`}.${final ? ` ${finalInWords(final)}.` : ''}${wordedBy === undefined ? '' : ` Worded ${wordedInWords(wordedBy)}.`}`;
  yield `${fictional ? 'FICTIONAL: nobody in this exists.\n\n' : ''}${clean(asPlainText(document))}\n\n${clean(stamp)}\n`;
}
