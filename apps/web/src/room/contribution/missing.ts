/** What a contribution leaves unsaid, in few words. */
import type { Contribution, Gap } from '#meeting';

const inFewWords: Readonly<Record<string, string>> = {
  basis: 'what it rests on',
  source: 'where it comes from',
  occurredFrom: 'when it happened',
  impactOnChild: 'what it means for the child',
  purpose: 'whether it is for action or for information',
  stillRelevantBecause: 'why it still matters',
};

const isIn = ({ about }: Gap, { contributionId }: Contribution): boolean =>
  about?.kind === 'contribution' && about.aboutId === contributionId;

export const missingIn = (contribution: Contribution, open: readonly Gap[]): string[] =>
  open
    .filter((gap) => isIn(gap, contribution))
    .flatMap(({ fields = [], what }) =>
      fields.length > 0 ? fields.map((field) => inFewWords[field] ?? field) : [what],
    );
