/** A refusal on its way out over HTTP, and the status it travels under. */
import type { FinerKind, Refusal, RefusalKind } from '#meeting';
import type { CommandAnswer } from '#wire';

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly refusal: Refusal,
  ) {
    super(refusal.rule);
  }
}

/** Whatever has no finer kind; a ruling on a command is 422, whatever stands against it. */
export const statuses: Readonly<Record<RefusalKind, number>> = {
  shape: 400,
  right: 422,
  phase: 422,
  state: 422,
  passing: 422,
  gone: 422,
  unknown: 422,
};

export const finerStatuses: Readonly<Record<FinerKind, number | undefined>> = {
  'too-large': 413,
  'length-unsaid': 411,
  'only-by-post': 405,
  'sign-in': 401,
  'from-elsewhere': 403,
  'too-often': 429,
  busy: 503,
  shut: 503,
  newer: 503,
  fault: 500,
  'no-address': 404,
  'line-elsewhere': 400,
  'read-first': undefined,
  'waits-for-agreement': undefined,
};

/** The status a refusal travels under: that of its finer kind, where it has one, or of its kind. */
export function statusOf({ kind, details }: Refusal): number {
  const finer = details?.['kind'];
  return (isFinerKind(finer) ? finerStatuses[finer] : undefined) ?? statuses[kind];
}

const isFinerKind = (finer: unknown): finer is FinerKind =>
  typeof finer === 'string' && Object.hasOwn(finerStatuses, finer);

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
