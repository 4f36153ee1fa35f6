/** What `decide` returns: the events that follow from a command, or the rule that stands against it and what to do next. */

/** What a program does about a refusal besides saying it: reads anew first, waits for somebody’s agreement, or begins another line. */
export type RefusalKind = 'read-first' | 'waits-for-agreement' | 'line-elsewhere';

export interface Refusal {
  /** Number of the rule, as in RULES.md. */
  readonly rule: string;
  /** One sentence a practitioner can act on. */
  readonly because: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Ruling<E> =
  | { readonly verdict: 'accepted'; readonly events: readonly E[] }
  | { readonly verdict: 'refused'; readonly refusal: Refusal };

export const accept = <E>(...events: E[]): Ruling<E> => ({ verdict: 'accepted', events });

export const refuse = (rule: string, because: string, details?: Refusal['details']): Ruling<never> => ({
  verdict: 'refused',
  refusal: details ? { rule, because, details } : { rule, because },
});

/** In `details.kind`, where a program has more to do than to say the sentence; the rule’s number is for people. */
export const ofKind = (kind: RefusalKind): { readonly kind: RefusalKind } => ({ kind });
export const isOfKind = (refusal: Pick<Refusal, 'details'> | undefined, kind: RefusalKind): boolean =>
  refusal?.details?.['kind'] === kind;
