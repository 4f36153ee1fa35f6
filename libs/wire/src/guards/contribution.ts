/** Guards of contributions, and of what others ask and say about them. */
import { bases, contributionKinds, limits, purposes } from '#meeting';
import type {
  AcknowledgeContribution,
  AnswerQuestion,
  AskAbout,
  Basis,
  ConfirmContributions,
  ContributionFields,
  ContributionKind,
  CorrectContribution,
  GiveFeedback,
  Instant,
  MakeContribution,
  Purpose,
  RecordReadBack,
  WithdrawContribution,
} from '#meeting';
import { audience, exactly, instant, oneOf, slug, text, uuid, uuids, yesOrNo } from './checks.js';
import { Is, IsA, MayBe } from './fields.js';

const statement = text(limits.statement);

/** What a contribution says, where only part of it is put right. */
class ChangesGuard implements Partial<ContributionFields> {
  @MayBe(statement) statement?: string;
  @MayBe(uuids) childIds?: readonly string[];
  @MayBe(uuids) aboutIds?: readonly string[];
  @MayBe(oneOf(contributionKinds)) kind?: ContributionKind;
  @MayBe(oneOf(bases)) basis?: Basis;
  @MayBe(instant) occurredFrom?: Instant;
  @MayBe(instant) occurredTo?: Instant;
  @MayBe(text()) source?: string;
  @MayBe(text()) evidenceRef?: string;
  @MayBe(text()) stillRelevantBecause?: string;
  @MayBe(text()) impactOnChild?: string;
  @MayBe(text()) familyHelped?: string;
  @MayBe(text()) familyBarriers?: string;
  @MayBe(text()) harmSetting?: string;
  @MayBe(oneOf(purposes)) purpose?: Purpose;
  @MayBe(text()) onwardSharing?: string;
  @MayBe(yesOrNo) mayShareWithFamily?: boolean;
  @MayBe(uuids) mayShareWith?: readonly string[];
  @MayBe(text()) whyNot?: string;
}

class MakeContributionGuard extends ChangesGuard implements MakeContribution {
  @Is(exactly('MakeContribution')) type!: 'MakeContribution';
  @Is(uuid) contributionId!: string;
  @Is(statement) override statement!: string;
  @MayBe(slug) packQuestionId?: string;
  @MayBe(slug) onBehalfOfAgencyId?: string;
  @MayBe(uuid) spokenByParticipantId?: string;
  @MayBe(uuid) fromNoteId?: string;
  @MayBe(audience) restrictedTo?: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class CorrectContributionGuard implements CorrectContribution {
  @Is(exactly('CorrectContribution')) type!: 'CorrectContribution';
  @Is(uuid) contributionId!: string;
  @IsA(() => ChangesGuard) changes!: Partial<ContributionFields>;
  @Is(text()) why!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class WithdrawContributionGuard implements WithdrawContribution {
  @Is(exactly('WithdrawContribution')) type!: 'WithdrawContribution';
  @Is(uuid) contributionId!: string;
  @Is(text()) why!: string;
}

class ConfirmContributionsGuard implements ConfirmContributions {
  @Is(exactly('ConfirmContributions')) type!: 'ConfirmContributions';
  @Is(uuids) contributionIds!: readonly string[];
}

class RecordReadBackGuard implements RecordReadBack {
  @Is(exactly('RecordReadBack')) type!: 'RecordReadBack';
  @Is(uuid) participantId!: string;
  @Is(uuids) contributionIds!: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class AcknowledgeContributionGuard implements AcknowledgeContribution {
  @Is(exactly('AcknowledgeContribution')) type!: 'AcknowledgeContribution';
  @Is(uuid) contributionId!: string;
}

class AskAboutGuard implements AskAbout {
  @Is(exactly('AskAbout')) type!: 'AskAbout';
  @Is(uuid) questionId!: string;
  @MayBe(uuid) contributionId?: string;
  @MayBe(slug) ofAgencyId?: string;
  @Is(text()) question!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class AnswerQuestionGuard implements AnswerQuestion {
  @Is(exactly('AnswerQuestion')) type!: 'AnswerQuestion';
  @Is(uuid) questionId!: string;
  @Is(text()) answer!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class GiveFeedbackGuard implements GiveFeedback {
  @Is(exactly('GiveFeedback')) type!: 'GiveFeedback';
  @Is(uuid) contributionId!: string;
  @Is(text()) outcome!: string;
  @MayBe(audience) restrictedTo?: readonly string[];
}

export const contributionGuards = {
  MakeContribution: MakeContributionGuard,
  CorrectContribution: CorrectContributionGuard,
  WithdrawContribution: WithdrawContributionGuard,
  ConfirmContributions: ConfirmContributionsGuard,
  RecordReadBack: RecordReadBackGuard,
  AcknowledgeContribution: AcknowledgeContributionGuard,
  AskAbout: AskAboutGuard,
  AnswerQuestion: AnswerQuestionGuard,
  GiveFeedback: GiveFeedbackGuard,
};
