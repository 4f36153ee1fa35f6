/** Guards of the child's voice and of the family. */
import { bases, consideredAs, participationCodes } from '#meeting';
import type {
  Basis,
  ConsiderPerson,
  ConsideredAs,
  DecideWhatFamilyIsTold,
  Instant,
  NameLeadPractitioner,
  ParticipationCode,
  RecordAnalysis,
  RecordChildsVoice,
  RecordVoiceNotHeard,
  RecordWhereabouts,
} from '#meeting';
import { audience, exactly, instant, oneOf, slug, text, uuid, uuids, yesOrNo } from './checks.js';
import { Is, MayBe } from './fields.js';

class RecordChildsVoiceGuard implements RecordChildsVoice {
  @Is(exactly('RecordChildsVoice')) type!: 'RecordChildsVoice';
  @Is(uuid) childId!: string;
  @MayBe(text()) words?: string;
  @MayBe(text()) wishesAndFeelings?: string;
  @MayBe(text()) observedCues?: string;
  @MayBe(text()) whatHelps?: string;
  @MayBe(text()) circumstances?: string;
  @MayBe(text()) howShared?: string;
  @MayBe(text()) heardBy?: string;
  @MayBe(instant) heardAt?: Instant;
  @MayBe(oneOf(participationCodes)) participationCode?: ParticipationCode;
  @MayBe(uuid) spokenByParticipantId?: string;
  @MayBe(yesOrNo) mayShareWithFamily?: boolean;
  @MayBe(uuids) mayShareWith?: readonly string[];
  @MayBe(audience) restrictedTo?: readonly string[];
}

class RecordWhereaboutsGuard implements RecordWhereabouts {
  @Is(exactly('RecordWhereabouts')) type!: 'RecordWhereabouts';
  @Is(uuid) childId!: string;
  @Is(text()) where!: string;
  @MayBe(text()) withWhom?: string;
  @MayBe(instant) safeUntil?: Instant;
  @MayBe(text()) saidBy?: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class RecordVoiceNotHeardGuard implements RecordVoiceNotHeard {
  @Is(exactly('RecordVoiceNotHeard')) type!: 'RecordVoiceNotHeard';
  @Is(uuid) childId!: string;
  @Is(text()) why!: string;
  @Is(text()) planToHear!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class ConsiderPersonGuard implements ConsiderPerson {
  @Is(exactly('ConsiderPerson')) type!: 'ConsiderPerson';
  @Is(uuid) aboutId!: string;
  @Is(uuids) childIds!: readonly string[];
  @Is(oneOf(consideredAs)) consideredAs!: ConsideredAs;
  @MayBe(oneOf(bases)) basis?: Basis;
  @MayBe(text()) source?: string;
  @MayBe(text()) involvement?: string;
  @MayBe(text()) whyNotInvolved?: string;
  @MayBe(slug) packQuestionId?: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class DecideWhatFamilyIsToldGuard implements DecideWhatFamilyIsTold {
  @Is(exactly('DecideWhatFamilyIsTold')) type!: 'DecideWhatFamilyIsTold';
  @Is(yesOrNo) told!: boolean;
  @MayBe(uuid) aboutId?: string;
  @MayBe(uuids) childIds?: readonly string[];
  @MayBe(text()) what?: string;
  @MayBe(uuid) byParticipantId?: string;
  @MayBe(instant) notBefore?: Instant;
  @MayBe(text()) mustNotKnowYet?: string;
  @MayBe(audience) mustNotKnowYetRestrictedTo?: readonly string[];
  @MayBe(text()) whyNot?: string;
  @MayBe(audience) restrictedTo?: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class NameLeadPractitionerGuard implements NameLeadPractitioner {
  @Is(exactly('NameLeadPractitioner')) type!: 'NameLeadPractitioner';
  @Is(uuid) participantId!: string;
  @Is(text()) responsibilities!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class RecordAnalysisGuard implements RecordAnalysis {
  @Is(exactly('RecordAnalysis')) type!: 'RecordAnalysis';
  @Is(text()) text!: string;
  @MayBe(uuid) byParticipantId?: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

export const familyGuards = {
  RecordChildsVoice: RecordChildsVoiceGuard,
  RecordVoiceNotHeard: RecordVoiceNotHeardGuard,
  RecordWhereabouts: RecordWhereaboutsGuard,
  ConsiderPerson: ConsiderPersonGuard,
  DecideWhatFamilyIsTold: DecideWhatFamilyIsToldGuard,
  NameLeadPractitioner: NameLeadPractitionerGuard,
  RecordAnalysis: RecordAnalysisGuard,
};
