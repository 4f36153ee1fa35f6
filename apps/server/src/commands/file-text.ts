/** The text of a file somebody saved with whatever editor they have. */
import { Sayable } from '#event-log';

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, place) => bytes[place] === byte);
const isUtf16 = (bytes: Uint8Array): boolean => startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);

/** Without the byte order mark some editors begin a file with. Throws `Sayable` where it is not UTF-8. */
export function textIn(bytes: Uint8Array, file: string): string {
  if (isUtf16(bytes))
    throw new Sayable(`The file ${file} is saved as UTF-16, which some editors call Unicode. Save it again as UTF-8.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Sayable(`The file ${file} is not saved as UTF-8. Save it again as UTF-8.`);
  }
}
