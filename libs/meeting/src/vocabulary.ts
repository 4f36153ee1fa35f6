/** The words every part of Quorate shares: who can sit in a meeting, in what capacity, for whom. */

export const sectors = [
  'childrens-social-care',
  'police',
  'health',
  'education',
  'early-years',
  'youth-justice',
  'probation',
  'housing',
  'adult-social-care',
  'adult-mental-health',
  'substance-misuse',
  'domestic-abuse',
  'ambulance',
  'fire',
  'fostering',
  'residential',
  'legal',
  'cafcass',
  'voluntary',
  'other',
] as const;
export type Sector = (typeof sectors)[number];

export const disciplines = [
  'gp',
  'health-visitor',
  'school-nurse',
  'midwife',
  'paediatrician',
  'camhs',
  'emergency',
  'safeguarding-nurse',
  'other',
] as const;
export type Discipline = (typeof disciplines)[number];

export const roles = ['chair', 'deputy-chair', 'minute-taker', 'member', 'advocate', 'family', 'observer'] as const;
export type Role = (typeof roles)[number];

/** Roles that make an agency attending, and count for quorum, scores and closing checks. */
export const agencyRoles = ['chair', 'deputy-chair', 'member'] as const satisfies readonly Role[];
/** Roles that receive the professional record; the others have their own allow-listed stream. */
export const professionalRoles = [...agencyRoles, 'minute-taker'] as const satisfies readonly Role[];

/** An instant as an ISO 8601 string in UTC, for example `2026-11-20T17:00:00.000Z`. */
export type Instant = string;
/** A calendar date, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** Longest texts, in characters (UTF-16 units); the text areas and the guards read the same constants. */
export const limits = {
  statement: 10_000,
  text: 4_000,
  section: 200_000,
  name: 200,
  slug: 64,
  /** Most identifiers, subjects or systems one list may carry. */
  list: 200,
  /** Most deputies one participant may name in one meeting. */
  deputies: 5,
  /** Hours after which, in a closed meeting, a further link nobody has agreed to is given out with everybody told. */
  linkAgreementHours: 24,
  /** Seconds a chair who is there has to answer somebody asking for the chair. */
  chairAnswerSeconds: 120,
  /** Minutes after that in which an asking nobody answered lets its asker take the chair; then it is asked anew. */
  chairUnansweredMinutes: 15,
  /** Seconds a reported time may lie ahead of the server's clock before it counts as in the future. */
  clockSkewSeconds: 30,
} as const;

export const sectorNames: Record<Sector, string> = {
  'childrens-social-care': 'children’s social care',
  police: 'police',
  health: 'health',
  education: 'education',
  'early-years': 'early years',
  'youth-justice': 'youth justice',
  probation: 'probation',
  housing: 'housing',
  'adult-social-care': 'adult social care',
  'adult-mental-health': 'adult mental health',
  'substance-misuse': 'substance misuse',
  'domestic-abuse': 'domestic abuse',
  ambulance: 'ambulance',
  fire: 'fire and rescue',
  fostering: 'fostering',
  residential: 'residential care',
  legal: 'legal',
  cafcass: 'Cafcass',
  voluntary: 'voluntary sector',
  other: 'other',
};

export const roleNames: Record<Role, string> = {
  chair: 'chair',
  'deputy-chair': 'deputy chair',
  'minute-taker': 'minute-taker',
  member: 'member',
  advocate: 'advocate',
  family: 'family member',
  observer: 'observer',
};

/** From whom somebody hides: a participantId, or the aboutId of somebody spoken about. That they do is itself told to nobody outside. */
export type MustNotFind = readonly string[];

/** Somebody in, or invited to, a meeting. */
export interface Participant {
  readonly participantId: string;
  /** Issued by the server; the only thing people are matched by across meetings. */
  readonly personId?: string;
  readonly name: string;
  readonly post: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly sector: Sector;
  readonly discipline?: Discipline;
  readonly role: Role;
  readonly email?: string;
  readonly phone?: string;
  readonly outOfHours?: string;
  /** Whether they can decide for their agency. */
  readonly mayDecide: boolean;
  /** Whether they have worked directly with the child. */
  readonly directContact: boolean;
  readonly isReferrer?: boolean;
  /** The same person, where they are spoken about too. */
  readonly aboutId?: string;
  /** The children of this meeting a family member is parent or carer to; unsaid, none. */
  readonly parentOrCarerTo?: readonly string[];
  /** The family member an advocate speaks for; unsaid, nobody. */
  readonly speaksFor?: string;
  readonly mustNotBeFoundBy?: MustNotFind;
}

/** A child the meeting is about. Every fact but the name may be unknown. */
export interface Child {
  readonly childId: string;
  readonly name: string;
  readonly dateOfBirth?: CalendarDate;
  readonly expectedOn?: CalendarDate;
  readonly address?: string;
  readonly nhsNumber?: string;
  readonly gp?: string;
  readonly school?: string;
  readonly interpreter?: string;
  readonly disability?: string;
  readonly legalStatus?: string;
  readonly mustNotBeFoundBy?: MustNotFind;
}

/** An adult or another child spoken about, who is not a participant. */
export interface Person {
  readonly aboutId: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly dateOfBirth?: CalendarDate;
  readonly address?: string;
  readonly relationship: string;
  readonly parentalResponsibility?: boolean;
  readonly mustNotBeFoundBy?: MustNotFind;
}
