/** What is said of a text longer than fits; the guard and the field on the screen say it alike. */
import { limits } from './vocabulary.js';

const inFigures = (count: number): string => count.toLocaleString('en-GB');

/** `the`: what the field is called, as its sentence begins; lengths in UTF-16 units, as the guard counts. */
export const tooLongInWords = (the: string, length: number, max: number): string =>
  `${the} is ${inFigures(length)} characters; ${inFigures(max)} fit. ${max >= limits.statement ? 'Shorten it or split it in two' : 'Shorten it'}; nothing is lost.`;
