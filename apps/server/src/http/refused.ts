/** A refusal on its way out over HTTP, and the status it travels under. */
import type { Refusal } from '#meeting';
import type { CommandAnswer } from '#wire';

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly refusal: Refusal,
  ) {
    super(refusal.rule);
  }
}

/** Rules with a status of their own; shapes are 400, everything else that is refused is 422. */
const statuses: Readonly<Record<string, number>> = {
  W1: 404,
  W30: 401,
  W31: 429,
  W32: 413,
  W33: 400,
  W35: 403,
  W50: 404,
  W120: 400,
  W140: 404,
  W141: 404,
  W142: 503,
  W173: 429,
  W175: 429,
  W149: 400,
  W157: 400,
  W162: 411,
  W163: 400,
  W164: 429,
  W188: 405,
  W191: 503,
  W189: 403,
  E31: 500,
  W240: 503,
  E100: 503,
  E141: 400,
};

export function statusOf({ rule }: Refusal): number {
  const status = statuses[rule];
  if (status !== undefined) return status;
  // the guards' own numbers: what was sent has not the shape of a message
  return /^W[12]\d$/.test(rule) ? 400 : 422;
}

export const refuseWith = (refusal: Refusal): Refused => new Refused(statusOf(refusal), refusal);

/** The answer, unless it is a refusal. */
export function accepted<T extends CommandAnswer>(answer: T): Extract<T, { accepted: true }> {
  if (!answer.accepted) throw refuseWith(answer.refusal);
  return answer as Extract<T, { accepted: true }>;
}

/** What was found, unless it is a refusal. */
export function found<T extends object>(
  result: T | { readonly refusal: Refusal },
): Exclude<T, { readonly refusal: Refusal }> {
  if ('refusal' in result) throw refuseWith(result.refusal);
  return result as Exclude<T, { readonly refusal: Refusal }>;
}
