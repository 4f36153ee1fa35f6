/** Guards of convening. */
import type {
  AddChild,
  AddPerson,
  CancelMeeting,
  ChangeArrangements,
  Child,
  ConveneMeeting,
  CorrectChild,
  CorrectParticipant,
  CorrectPerson,
  Instant,
  Hides,
  Participant,
  ParticipantChanges,
  Person,
  PersonChanges,
  RecordHiding,
} from '#meeting';
import { audience, exactly, instant, slug, text, uuid, uuids, yesOrNo } from './checks.js';
import { Is, IsA, IsListOf, MayBe, MayBeListOf } from './fields.js';
import { ChildGuard, ParticipantChangesGuard, ParticipantGuard, PersonChangesGuard, PersonGuard } from './people.js';

class ConveneMeetingGuard implements ConveneMeeting {
  @Is(exactly('ConveneMeeting')) type!: 'ConveneMeeting';
  @Is(slug) procedureId!: string;
  @Is(text()) meetingKind!: string;
  @Is(text()) reference!: string;
  @Is(text()) concern!: string;
  @IsListOf(() => ChildGuard) children!: readonly Child[];
  @MayBeListOf(() => PersonGuard) people?: readonly Person[];
  @Is(instant) scheduledFor!: Instant;
  @Is(text()) place!: string;
  @IsListOf(() => ParticipantGuard) participants!: readonly Participant[];
  @MayBe(instant) decidedToHoldAt?: Instant;
  @MayBe(uuid) previousMeetingId?: string;
  @MayBe(yesOrNo) hidingAsked?: boolean;
}

class ChangeArrangementsGuard implements ChangeArrangements {
  @Is(exactly('ChangeArrangements')) type!: 'ChangeArrangements';
  @MayBe(instant) scheduledFor?: Instant;
  @MayBe(text()) place?: string;
}

class CancelMeetingGuard implements CancelMeeting {
  @Is(exactly('CancelMeeting')) type!: 'CancelMeeting';
  @Is(text()) reason!: string;
  @MayBe(instant) happenedAt?: Instant;
}

class AddChildGuard implements AddChild {
  @Is(exactly('AddChild')) type!: 'AddChild';
  @IsA(() => ChildGuard) child!: Child;
  @Is(text()) why!: string;
  @MayBe(yesOrNo) notListed?: boolean;
  @MayBe(instant) happenedAt?: Instant;
}

class CorrectChildGuard implements CorrectChild {
  @Is(exactly('CorrectChild')) type!: 'CorrectChild';
  @IsA(() => ChildGuard) child!: Child;
  @Is(text()) why!: string;
}

class AddPersonGuard implements AddPerson {
  @Is(exactly('AddPerson')) type!: 'AddPerson';
  @IsA(() => PersonGuard) person!: Person;
  @MayBe(yesOrNo) notListed?: boolean;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class CorrectParticipantGuard implements CorrectParticipant {
  @Is(exactly('CorrectParticipant')) type!: 'CorrectParticipant';
  @Is(uuid) participantId!: string;
  @IsA(() => ParticipantChangesGuard) changes!: ParticipantChanges;
  @Is(text()) why!: string;
}

class CorrectPersonGuard implements CorrectPerson {
  @Is(exactly('CorrectPerson')) type!: 'CorrectPerson';
  @Is(uuid) aboutId!: string;
  @IsA(() => PersonChangesGuard) changes!: PersonChanges;
  @Is(text()) why!: string;
}

class HidesGuard implements Hides {
  @Is(uuid) listedId!: string;
  @Is(uuids) mustNotBeFoundBy!: readonly string[];
}

class RecordHidingGuard implements RecordHiding {
  @Is(exactly('RecordHiding')) type!: 'RecordHiding';
  @IsListOf(() => HidesGuard) hiding!: readonly Hides[];
}

export const conveningGuards = {
  ConveneMeeting: ConveneMeetingGuard,
  ChangeArrangements: ChangeArrangementsGuard,
  CancelMeeting: CancelMeetingGuard,
  AddChild: AddChildGuard,
  CorrectChild: CorrectChildGuard,
  AddPerson: AddPersonGuard,
  CorrectParticipant: CorrectParticipantGuard,
  CorrectPerson: CorrectPersonGuard,
  RecordHiding: RecordHidingGuard,
};
