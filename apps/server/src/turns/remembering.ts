/** Each accepted command is remembered: the same one again is answered as before, anything else under its identifier is refused. */
import type { By } from '#meeting';
import type { CommandAnswer } from '#wire';
import { sameAuthor } from '../sign-in/identity.js';
import { alreadyUsed } from '../refusals.js';

export interface RememberedCommand {
  readonly by: By;
  readonly digest: string;
  readonly upTo: number;
}

export const answerAgain = (remembered: RememberedCommand, by: By, digest: string): CommandAnswer =>
  remembered.digest === digest && sameAuthor(remembered.by, by)
    ? { accepted: true, upTo: remembered.upTo }
    : { accepted: false, refusal: alreadyUsed };
