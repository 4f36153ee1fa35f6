/** An edition as plain text, with what the other forms print on every page at its end. */
import { asPlainText, type MinutesDocument } from '#meeting';
import { clean, finalInWords, versionInWords, type Stamp } from '#documents';

export function asText(document: MinutesDocument, { recipient, sequence, headHash, fictional, final }: Stamp): string {
  const stamp = `${document.classification}. ${versionInWords(document)}. Made for ${recipient}${sequence === undefined ? '' : `, from entry ${sequence} of the record, sealed ${headHash}`}.${final ? ` ${finalInWords(final)}.` : ''}`;
  return `${fictional ? 'FICTIONAL: nobody in this exists.\n\n' : ''}${clean(asPlainText(document))}\n\n${clean(stamp)}\n`;
}
