/** Facts are put right until the minutes that print them are final. */
import type { Meeting } from '../meeting.js';
import { refuse, type Refused } from '../ruling.js';

/** What stands against putting facts right: the minutes that print them are final. */
export const finalProblem = ({ finals }: Meeting): Refused | undefined =>
  finals.length === 0
    ? undefined
    : refuse(
        'A53',
        'The minutes are final, so nothing in them is put right here any more. Ask for an amendment; the chair answers it.',
      );
