/** What `decide` returns: the events that follow from a command, or the rule that stands against it and what to do next. */

/**
 * What a refusal is about; programs steer by it, and by nothing else of a refusal.
 * `shape`: what was sent is no message of ours. `right`: not theirs to do. `phase`: not at this point of the meeting.
 * `state`: the meeting as it stands speaks against it. `passing`: not now; the same may be sent again as it is.
 * `gone`: whoever asks is no longer in, or what they hold has ended. `unknown`: it is not there, or not for them to see.
 */
export type RefusalKind = 'shape' | 'right' | 'phase' | 'state' | 'passing' | 'gone' | 'unknown';

/** In `details.kind`, where a program does something of its own about a refusal, or it travels under a status of its own. */
export type FinerKind =
  | 'too-large'
  | 'length-unsaid'
  | 'only-by-post'
  | 'sign-in'
  | 'from-elsewhere'
  | 'read-first'
  | 'waits-for-agreement'
  | 'too-often'
  | 'busy'
  | 'shut'
  | 'newer'
  | 'fault'
  | 'line-elsewhere'
  | 'no-address';

export interface Refusal {
  readonly kind: RefusalKind;
  /** Number of the rule, as in RULES.md: for people, who look it up. */
  readonly rule: string;
  /** One sentence a practitioner can act on. */
  readonly because: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * The one way to say no inside the rules. A check answers it or nothing; what looks something up answers it or what was
 * found. Either is returned as it is.
 */
export interface Refused {
  readonly verdict: 'refused';
  readonly refusal: Refusal;
}

export type Ruling<E> = { readonly verdict: 'accepted'; readonly events: readonly E[] } | Refused;

export const accept = <E>(...events: E[]): Ruling<E> => ({ verdict: 'accepted', events });

/** About how the meeting stands, as most are. */
export const refuse = (rule: string, because: string, details?: Refusal['details']): Refused =>
  refuseAs('state', rule, because, details);

/** What is not there, and what its sender may not see: the two are refused alike. */
export const refuseUnknown = (rule: string, because: string): Refused => refuseAs('unknown', rule, because);

export const refuseAs = (kind: RefusalKind, rule: string, because: string, details?: Refusal['details']): Refused => ({
  verdict: 'refused',
  refusal: asRefusal(kind, rule, because, details),
});

export const asRefusal = (kind: RefusalKind, rule: string, because: string, details?: Refusal['details']): Refusal =>
  details ? { kind, rule, because, details } : { kind, rule, because };

export const isRefused = (result: object): result is Refused => 'verdict' in result && result.verdict === 'refused';

export const ofFinerKind = (kind: FinerKind): { readonly kind: FinerKind } => ({ kind });
export const isOfFinerKind = (refusal: Pick<Refusal, 'details'> | undefined, kind: FinerKind): boolean =>
  refusal?.details?.['kind'] === kind;

/** Whether the same may be sent again as it is, and is never recorded twice. What came too often a person sends, who may say less. */
export const mayBeSentAgain = (refusal: Refusal | undefined): boolean =>
  refusal?.kind === 'passing' && !isOfFinerKind(refusal, 'too-often');
