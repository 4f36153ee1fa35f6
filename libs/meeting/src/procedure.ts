/** A procedure: one partnership's rules for one kind of meeting, as data, frozen whole into each meeting convened under it. */
import type { CalendarDate, Discipline, Role, Sector } from './vocabulary.js';

/** Where a rule comes from, as printed beside it. */
export interface Source {
  readonly title: string;
  readonly edition?: string;
  readonly url?: string;
}

/** A reason a chair may give for going on without quorum. */
export interface Ground {
  readonly groundId: string;
  readonly label: string;
  /** What must then happen, in a sentence. */
  readonly then?: string;
  readonly source?: Source;
}

export interface QuorumRule {
  /** Every one of these sectors must be attending. */
  readonly requiredSectors: readonly Sector[];
  /** A sector, or one discipline of it, that stands in for a required sector. */
  readonly countsAs?: readonly { readonly sector: Sector; readonly discipline?: Discipline; readonly as: Sector }[];
  /** Fewest agencies attending; a lone `null` means the source gives none. */
  readonly minimumAgencies: number | null;
  /** Whether only people who can decide for their agency count. */
  readonly authorityNeeded: boolean;
  /** Whether only people who have worked directly with the child count. */
  readonly directContactNeeded?: boolean;
  readonly grounds: readonly Ground[];
  readonly source: Source;
}

export interface AgendaItem {
  readonly itemId: string;
  readonly title: string;
  readonly prompt?: string;
}
export interface Statement {
  readonly statementId: string;
  readonly title: string;
  readonly text: string;
}

/** Something the procedure asks every meeting; unanswered it is a gap, never a gate. */
export interface PackQuestion {
  readonly packQuestionId: string;
  readonly question: string;
  readonly why: string;
  /** What answers it besides an entry naming it: a search of this system, or every person listed having been considered. */
  readonly answeredBy?: { readonly searchOf: string } | { readonly everyPersonConsidered: true };
}

export interface MatterOption {
  readonly option: string;
  readonly label: string;
}

/** Something a meeting may decide. */
export interface Matter {
  readonly matterId: string;
  readonly title: string;
  /** Choices per child. */
  readonly options: readonly MatterOption[];
  /** Whether another choice, in the meeting's own words, may be proposed besides those listed. */
  readonly otherOptions?: boolean;
  /** Whether the matter is to be decided for every child. */
  readonly forEveryChild: boolean;
  /** Whether it may be decided without quorum. */
  readonly freeOfQuorum: boolean;
  /** The sector whose attending members with authority decide it; otherwise the chair does. */
  readonly decidedBy?: Sector;
  /** The only sectors that may see it; otherwise all professionals may. */
  readonly audience?: readonly Sector[];
}

export const checkIds = [
  'agencies-answered',
  'children-heard',
  'family-told',
  'section-47-decided',
  'section-47-acted',
  'lead-named',
  'contributions-complete',
  'dissent-reasons',
] as const;
export type CheckId = (typeof checkIds)[number];

export interface ClosingCheck {
  readonly checkId: CheckId;
  readonly label: string;
  readonly why: string;
}

/** A stage of the route for professional disagreement; `days` is null where no source gives a figure. */
export interface EscalationStage {
  readonly stageId: string;
  readonly label: string;
  readonly days: number | null;
}

export const clockStarts = [
  'decided-to-hold',
  'opened',
  'section-47-initiated',
  'closed',
  'circulated',
  'referral',
] as const;
export type ClockStart = (typeof clockStarts)[number];
export const clockUnits = ['clock-hours', 'calendar-days', 'working-days', 'calendar-months'] as const;
export type ClockUnit = (typeof clockUnits)[number];

/** A time limit. `limit` is null where the source is silent; then nothing is computed and the blank is shown. */
export interface Clock {
  readonly clockId: string;
  readonly label: string;
  readonly from: ClockStart;
  readonly limit: number | null;
  readonly unit: ClockUnit;
  /** Whether the starting day is day 0 (the first day counted is the next) or day 1. */
  readonly convention: 'day-0' | 'day-1';
  readonly source: Source;
}

/** Days that are not working days, with the last date for which they are known. */
export interface Calendar {
  readonly region: string;
  readonly bankHolidays: readonly CalendarDate[];
  /** The first date the list covers; before it nothing is computed either. */
  readonly knownFrom?: CalendarDate;
  readonly knownUntil: CalendarDate;
  readonly source: Source;
}

/** What the procedure says of its minutes. */
export interface MinutesRule {
  /** How they are to be handled, printed on every page. */
  readonly classification: string;
  /** How long those who attended may ask for amendments, from circulation; `limit` is null where no source gives a figure. */
  readonly amendments: {
    readonly limit: number | null;
    readonly unit: ClockUnit;
    readonly convention: 'day-0' | 'day-1';
    readonly source: Source;
  };
  /** What is checked before an edition goes to a family member or a child. */
  readonly releaseChecks: readonly { readonly checkId: string; readonly label: string }[];
  /** Numbers to ring tonight, as the partnership gives them; empty where nobody has filled them in. */
  readonly outOfHours: readonly { readonly label: string; readonly number: string }[];
  /** What papers for a family say besides; absent where nobody has filled it in, and in procedures frozen before it could be. */
  readonly forFamilies?: ForFamilies;
}

/** One way open to a family, in sentences as they are printed for them. */
export interface Advice {
  readonly text: string;
  readonly source?: Source;
}
export interface ForFamilies {
  readonly disagree?: Advice;
  readonly correct?: Advice;
  readonly complain?: Advice;
  /** Where they get advice that is free and independent. */
  readonly advice?: Advice;
  /** The duty team in working hours and outside them, as it is rung by families. */
  readonly dutyNumbers?: readonly { readonly label: string; readonly number: string }[];
}

export interface Procedure {
  readonly procedureId: string;
  readonly version: string;
  readonly title: string;
  readonly meetingKind: string;
  readonly edition: string;
  readonly source: Source;
  readonly effectiveFrom: CalendarDate | null;
  /** In force, or what to check before relying on it. */
  readonly standing: { readonly inForce: true } | { readonly inForce: false; readonly check: string };
  /** What the pack's author could not verify, in sentences, shown with the pack. */
  readonly notes?: readonly string[];
  readonly rolesAdmitted: readonly Role[];
  readonly admission: 'direct' | 'lobby';
  readonly chairAndMinuteTakerDiffer: boolean;
  /** Where the rule about chair and minute-taker comes from. */
  readonly minuteTakerSource?: Source;
  readonly leadAgency: Sector;
  /** Absent in procedures frozen before there was such a rule. */
  readonly minutes?: MinutesRule;
  readonly quorum: QuorumRule;
  readonly agenda: readonly AgendaItem[];
  readonly statements: readonly Statement[];
  readonly questions: readonly PackQuestion[];
  readonly matters: readonly Matter[];
  readonly closingChecks: readonly ClosingCheck[];
  readonly escalation: readonly EscalationStage[];
  readonly clocks: readonly Clock[];
  readonly calendar: Calendar;
}
