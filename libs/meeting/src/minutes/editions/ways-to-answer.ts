/** How a family disagrees, has something put right, complains and rings: in the procedure’s words, or whom to ask. It tells nothing of the meeting. */
import type { Meeting } from '../../meeting.js';
import type { Advice, Source } from '../../procedure.js';
import type { Block, Section } from '../document.js';
import { sentence } from '../../words.js';

const ask = 'ask the person who gave you this';
/** For the number to be written in by hand. */
const blankLine = '____________________';

const cited = ({ title, edition }: Source): string => ` (${[title, edition].filter(Boolean).join(', ')})`;
const inWords = ({ text, source }: Advice): string => `${sentence(text)}${source ? cited(source) : ''}`;

const withoutProcedure = {
  disagree: `You can say so, now or later, and ask for it to be written down: ${ask} whom to tell.`,
  correct: `You can say what is wrong and what is right, and ask for it to be put right: ${ask} whom to tell.`,
  complain: `You can complain about how you were treated or what was done: ${ask} how.`,
} as const;

export function waysToAnswer({ procedure }: Meeting): Section {
  const { disagree, correct, complain, advice, dutyNumbers = [] } = procedure.minutes?.forFamilies ?? {};
  const filledIn = dutyNumbers.filter(({ number }) => number.trim() !== '');
  const numbers =
    filledIn.length > 0
      ? filledIn.map(({ label, number }) => ({ name: label, value: number }))
      : [{ name: 'Number of the duty team', value: `${blankLine} (${ask})` }];
  const facts: Block = {
    kind: 'facts',
    facts: [
      { name: 'If you disagree', value: disagree ? inWords(disagree) : withoutProcedure.disagree },
      { name: 'If something here is wrong', value: correct ? inWords(correct) : withoutProcedure.correct },
      { name: 'If you want to complain', value: complain ? inWords(complain) : withoutProcedure.complain },
      ...(advice ? [{ name: 'Advice', value: inWords(advice) }] : []),
      ...numbers,
    ],
  };
  return { sectionId: 'disagreements', title: 'What you can do, and whom to ring', blocks: [facts] };
}
