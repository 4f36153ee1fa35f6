/** Guards of those a command carries whole: participants, children, and others spoken about. */
import { disciplines, limits, roles, sectors } from '#meeting';
import type {
  CalendarDate,
  Child,
  Discipline,
  Participant,
  ParticipantChanges,
  Person,
  PersonChanges,
  Role,
  Sector,
} from '#meeting';
import { calendarDate, listOf, name, oneOf, slug, text, textOrNone, uuid, uuids, yesOrNo } from './checks.js';
import { Is, MayBe } from './fields.js';

export class ParticipantGuard implements Participant {
  @Is(uuid) participantId!: string;
  @MayBe(slug) personId?: string;
  @Is(name) name!: string;
  @Is(text()) post!: string;
  @Is(slug) agencyId!: string;
  @Is(name) agencyName!: string;
  @Is(oneOf(sectors)) sector!: Sector;
  @MayBe(oneOf(disciplines)) discipline?: Discipline;
  @Is(oneOf(roles)) role!: Role;
  @MayBe(text()) email?: string;
  @MayBe(text()) phone?: string;
  @MayBe(text()) outOfHours?: string;
  @Is(yesOrNo) mayDecide!: boolean;
  @Is(yesOrNo) directContact!: boolean;
  @MayBe(yesOrNo) isReferrer?: boolean;
  @MayBe(uuid) aboutId?: string;
  @MayBe(uuids) parentOrCarerTo?: readonly string[];
  @MayBe(uuid) speaksFor?: string;
  @MayBe(uuids) mustNotBeFoundBy?: readonly string[];
}

export class ChildGuard implements Child {
  @Is(uuid) childId!: string;
  @Is(name) name!: string;
  @MayBe(calendarDate) dateOfBirth?: CalendarDate;
  @MayBe(calendarDate) expectedOn?: CalendarDate;
  @MayBe(text()) address?: string;
  @MayBe(text()) nhsNumber?: string;
  @MayBe(text()) gp?: string;
  @MayBe(text()) school?: string;
  @MayBe(text()) interpreter?: string;
  @MayBe(text()) disability?: string;
  @MayBe(text()) legalStatus?: string;
  @MayBe(uuids) mustNotBeFoundBy?: readonly string[];
}

export class PersonGuard implements Person {
  @Is(uuid) aboutId!: string;
  @Is(name) name!: string;
  @MayBe(listOf(name)) aliases?: readonly string[];
  @MayBe(calendarDate) dateOfBirth?: CalendarDate;
  @MayBe(text()) address?: string;
  @Is(text()) relationship!: string;
  @MayBe(yesOrNo) parentalResponsibility?: boolean;
  @MayBe(uuids) mustNotBeFoundBy?: readonly string[];
}

/** An address for mail or a number that is empty is taken out. */
const mayBeNone = textOrNone(limits.text);

export class ParticipantChangesGuard implements ParticipantChanges {
  @MayBe(name) name?: string;
  @MayBe(text()) post?: string;
  @MayBe(slug) agencyId?: string;
  @MayBe(name) agencyName?: string;
  @MayBe(oneOf(sectors)) sector?: Sector;
  @MayBe(oneOf(disciplines)) discipline?: Discipline;
  @MayBe(mayBeNone) email?: string;
  @MayBe(mayBeNone) phone?: string;
  @MayBe(mayBeNone) outOfHours?: string;
}

export class PersonChangesGuard implements PersonChanges {
  @MayBe(name) name?: string;
  @MayBe(listOf(name)) aliases?: readonly string[];
  @MayBe(calendarDate) dateOfBirth?: CalendarDate;
  @MayBe(mayBeNone) address?: string;
  @MayBe(text()) relationship?: string;
  @MayBe(yesOrNo) parentalResponsibility?: boolean;
}
