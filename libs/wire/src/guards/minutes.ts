/** Guards of drafting, agreeing and giving out the minutes. Whether a section or an edition exists is `decide`'s to say. */
import { fileFormats, limits } from '#meeting';
import type {
  AnswerAmendment,
  AnswerFlag,
  CirculateMinutes,
  ConfirmMinutes,
  FileFormat,
  FinaliseMinutes,
  FlagMoment,
  Instant,
  Length,
  MakeEdition,
  OpenEdition,
  RecordDistribution,
  Release,
  ReleaseCheck,
  RequestAmendment,
  WriteSection,
} from '#meeting';
import {
  audience,
  countFromNone,
  countFromOne,
  editionName,
  exactly,
  instant,
  name,
  oneOf,
  slug,
  text,
  textOrNone,
  uuid,
  uuids,
  yesOrNo,
} from './checks.js';
import { Is, MayBe, MayBeListOf } from './fields.js';

const lengths = ['full', 'summary'] as const satisfies readonly Length[];

class WriteSectionGuard implements WriteSection {
  @Is(exactly('WriteSection')) type!: 'WriteSection';
  @Is(slug) sectionId!: string;
  @Is(editionName) edition!: string;
  @Is(textOrNone(limits.section)) text!: string;
  @Is(countFromNone) basedOnVersion!: number;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class FlagMomentGuard implements FlagMoment {
  @Is(exactly('FlagMoment')) type!: 'FlagMoment';
  @Is(slug) flagId!: string;
  @Is(countFromOne) sequence!: number;
  @Is(uuid) ofParticipantId!: string;
  @Is(text()) question!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class AnswerFlagGuard implements AnswerFlag {
  @Is(exactly('AnswerFlag')) type!: 'AnswerFlag';
  @Is(slug) flagId!: string;
  @Is(text()) answer!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class CirculateMinutesGuard implements CirculateMinutes {
  @Is(exactly('CirculateMinutes')) type!: 'CirculateMinutes';
  @Is(editionName) edition!: string;
  @Is(uuids) to!: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class RequestAmendmentGuard implements RequestAmendment {
  @Is(exactly('RequestAmendment')) type!: 'RequestAmendment';
  @Is(uuid) amendmentId!: string;
  @Is(slug) sectionId!: string;
  @MayBe(countFromOne) sequence?: number;
  @Is(text()) text!: string;
  @Is(text()) why!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class AnswerAmendmentGuard implements AnswerAmendment {
  @Is(exactly('AnswerAmendment')) type!: 'AnswerAmendment';
  @Is(uuid) amendmentId!: string;
  @Is(yesOrNo) accepted!: boolean;
  @Is(text()) why!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class ConfirmMinutesGuard implements ConfirmMinutes {
  @Is(exactly('ConfirmMinutes')) type!: 'ConfirmMinutes';
  @MayBe(uuid) spokenByParticipantId?: string;
  @MayBe(countFromOne) upTo?: number;
}

class FinaliseMinutesGuard implements FinaliseMinutes {
  @Is(exactly('FinaliseMinutes')) type!: 'FinaliseMinutes';
  @MayBe(countFromOne) upTo?: number;
}

class ReleaseCheckGuard implements ReleaseCheck {
  @Is(slug) checkId!: string;
  @Is(yesOrNo) met!: boolean;
  @MayBe(text()) why?: string;
}

class ReleaseGuard implements Release {
  @Is(countFromOne) sequence!: number;
  @Is(text()) why!: string;
}

class MakeEditionGuard implements MakeEdition {
  @Is(exactly('MakeEdition')) type!: 'MakeEdition';
  @Is(editionName) edition!: string;
  @Is(oneOf(fileFormats)) format!: FileFormat;
  @MayBe(oneOf(lengths)) length?: Length;
  @MayBe(uuid) recipientId?: string;
  @MayBe(name) externalRecipient?: string;
  @MayBe(uuid) aboutId?: string;
  @MayBe(uuid) childId?: string;
  @MayBe(yesOrNo) notListed?: boolean;
  @MayBeListOf(() => ReleaseCheckGuard) checks?: readonly ReleaseCheck[];
  @MayBeListOf(() => ReleaseGuard) releases?: readonly Release[];
  @MayBe(countFromOne) version?: number;
}

class OpenEditionGuard implements OpenEdition {
  @Is(exactly('OpenEdition')) type!: 'OpenEdition';
  @Is(editionName) edition!: string;
  @Is(oneOf(fileFormats)) format!: FileFormat;
  @MayBe(countFromOne) version?: number;
}

class RecordDistributionGuard implements RecordDistribution {
  @Is(exactly('RecordDistribution')) type!: 'RecordDistribution';
  @Is(editionName) edition!: string;
  @Is(name) to!: string;
  @Is(text()) how!: string;
  @MayBe(oneOf(fileFormats)) format?: FileFormat;
  @MayBe(yesOrNo) notListed?: boolean;
  @MayBe(instant) happenedAt?: Instant;
}

export const minutesGuards = {
  WriteSection: WriteSectionGuard,
  FlagMoment: FlagMomentGuard,
  AnswerFlag: AnswerFlagGuard,
  CirculateMinutes: CirculateMinutesGuard,
  RequestAmendment: RequestAmendmentGuard,
  AnswerAmendment: AnswerAmendmentGuard,
  ConfirmMinutes: ConfirmMinutesGuard,
  FinaliseMinutes: FinaliseMinutesGuard,
  MakeEdition: MakeEditionGuard,
  OpenEdition: OpenEditionGuard,
  RecordDistribution: RecordDistributionGuard,
};
