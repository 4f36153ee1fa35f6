/** What is wrong with one field, and the refusal several of them make. */
import { asRefusal, type Refusal } from '#meeting';
import { capital } from './labels.js';

export interface Problem {
  readonly rule: string;
  /** A sentence about the field, without its capital: a longer one may lead to it. */
  readonly because: string;
}

export interface FieldProblem extends Problem {
  /** Where it stands, such as `participants.2.name`. */
  readonly field: string;
}

/** Most problems one refusal lists. */
export const problemsMax = 10;

/** The first problem as the reason, all of them as details. */
export function refusalOf([first, ...others]: readonly [FieldProblem, ...FieldProblem[]]): Refusal {
  const more =
    others.length === 0
      ? ''
      : others.length === 1
        ? ' One more field needs a look.'
        : others.length < problemsMax
          ? ` ${others.length} more fields need a look.`
          : ` ${problemsMax} more fields or more need a look.`;
  const fields = [first, ...others]
    .slice(0, problemsMax)
    .map(({ field, rule, because }) => ({ field, rule, because: capital(because) }));
  return asRefusal('shape', first.rule, capital(first.because) + more, { fields });
}
