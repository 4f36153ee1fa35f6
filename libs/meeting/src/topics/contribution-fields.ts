/** What a contribution can say beside its statement, and how what it says is carried on when it is corrected. */
import type { Instant } from '../vocabulary.js';
import type { ContributionMade } from './contribution.js';

export type ContributionKind = (typeof contributionKinds)[number];

export type Basis = (typeof bases)[number];

export type Purpose = (typeof purposes)[number];

/** What a contribution says. Only the statement is needed; what is left out shows as a gap. */
export interface ContributionFields {
  readonly statement: string;
  readonly childIds?: readonly string[];
  readonly aboutIds?: readonly string[];
  readonly kind?: ContributionKind;
  readonly basis?: Basis;
  readonly occurredFrom?: Instant;
  readonly occurredTo?: Instant;
  readonly source?: string;
  readonly evidenceRef?: string;
  readonly stillRelevantBecause?: string;
  readonly impactOnChild?: string;
  readonly familyHelped?: string;
  readonly familyBarriers?: string;
  readonly harmSetting?: string;
  readonly purpose?: Purpose;
  readonly onwardSharing?: string;
  readonly mayShareWithFamily?: boolean;
  /** To whom outside the agencies it may be shown, by name; in place of the mark for the family. */
  readonly mayShareWith?: readonly string[];
  readonly whyNot?: string;
}

export const contributionKinds = [
  'strength',
  'worry',
  'past-harm',
  'future-danger',
  'involvement',
  'medical',
  'health-development',
  'parenting-capacity',
  'parent-support-need',
  'person-posing-risk',
  'open-investigation',
  'other',
] as const;

/** What a statement rests on; fact and opinion are kept apart. */
export const bases = ['fact', 'observation', 'allegation', 'opinion', 'second-hand'] as const;

export const purposes = ['for-action', 'for-information'] as const;

/** The fields that make up what is said, by name: a field of the server's never becomes part of it. */
const saidFields = {
  statement: true,
  childIds: true,
  aboutIds: true,
  kind: true,
  basis: true,
  occurredFrom: true,
  occurredTo: true,
  source: true,
  evidenceRef: true,
  stillRelevantBecause: true,
  impactOnChild: true,
  familyHelped: true,
  familyBarriers: true,
  harmSetting: true,
  purpose: true,
  onwardSharing: true,
  mayShareWithFamily: true,
  mayShareWith: true,
  whyNot: true,
} satisfies Record<keyof ContributionFields, true>;

/** Only what was given is carried over: most fields are left out most of the time. */
export function saidIn(event: ContributionMade): ContributionFields {
  const said: { -readonly [K in keyof ContributionFields]?: unknown } = {};
  for (const field of Object.keys(event))
    if (Object.hasOwn(saidFields, field))
      said[field as keyof ContributionFields] = event[field as keyof ContributionFields];
  return said as ContributionFields;
}

/** What is said once corrected; the mark for the family takes the place of the names there were. */
export function saidNow(says: ContributionFields, changes: Partial<ContributionFields>): ContributionFields {
  const { mayShareWith: _names, ...others } = says;
  const isMarkedAnew = changes.mayShareWithFamily !== undefined && changes.mayShareWith === undefined;
  return { ...(isMarkedAnew ? others : says), ...changes };
}
