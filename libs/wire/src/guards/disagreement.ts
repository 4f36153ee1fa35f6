/** Guards of disagreement. What is disagreed about is one of four shapes, told apart by its kind. */
import { limits, positionStandings } from '#meeting';
import type {
  AnswerEscalation,
  DisagreementSubject,
  EscalateDisagreement,
  Instant,
  PositionStanding,
  RaiseDisagreement,
  ResolveDisagreement,
  RespondToDisagreement,
} from '#meeting';
import { audience, exactly, instant, oneOf, slug, text, uuid } from './checks.js';
import { Is, IsA, MayBe, type GuardClass } from './fields.js';

class AboutDecisionGuard {
  @Is(exactly('decision')) kind!: 'decision';
  @Is(uuid) decisionId!: string;
}
class AboutContributionGuard {
  @Is(exactly('contribution')) kind!: 'contribution';
  @Is(uuid) contributionId!: string;
}
class AboutActionGuard {
  @Is(exactly('action')) kind!: 'action';
  @Is(uuid) actionId!: string;
}
class AboutConductGuard {
  @Is(exactly('conduct')) kind!: 'conduct';
}
const subjects = {
  decision: AboutDecisionGuard,
  contribution: AboutContributionGuard,
  action: AboutActionGuard,
  conduct: AboutConductGuard,
} satisfies { [K in DisagreementSubject['kind']]: GuardClass<Extract<DisagreementSubject, { kind: K }>> };

/** For a kind nobody knows: says the four there are. */
class AboutSomethingGuard {
  @Is(oneOf(Object.keys(subjects))) kind!: string;
  @MayBe(uuid) decisionId?: string;
  @MayBe(uuid) contributionId?: string;
  @MayBe(uuid) actionId?: string;
}
const subjectGuard = ({ kind }: Readonly<Record<string, unknown>>): GuardClass =>
  typeof kind === 'string' && Object.hasOwn(subjects, kind)
    ? subjects[kind as DisagreementSubject['kind']]
    : AboutSomethingGuard;

class RaiseDisagreementGuard implements RaiseDisagreement {
  @Is(exactly('RaiseDisagreement')) type!: 'RaiseDisagreement';
  @Is(uuid) disagreementId!: string;
  @IsA(subjectGuard) about!: DisagreementSubject;
  @Is(text(limits.statement)) statement!: string;
  @Is(oneOf(positionStandings)) standing!: PositionStanding;
  @MayBe(audience) restrictedTo?: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class RespondToDisagreementGuard implements RespondToDisagreement {
  @Is(exactly('RespondToDisagreement')) type!: 'RespondToDisagreement';
  @Is(uuid) disagreementId!: string;
  @Is(text()) response!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class ResolveDisagreementGuard implements ResolveDisagreement {
  @Is(exactly('ResolveDisagreement')) type!: 'ResolveDisagreement';
  @Is(uuid) disagreementId!: string;
  @Is(text()) how!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class EscalateDisagreementGuard implements EscalateDisagreement {
  @Is(exactly('EscalateDisagreement')) type!: 'EscalateDisagreement';
  @Is(uuid) disagreementId!: string;
  @Is(slug) stageId!: string;
  @Is(text()) to!: string;
  @Is(text()) because!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class AnswerEscalationGuard implements AnswerEscalation {
  @Is(exactly('AnswerEscalation')) type!: 'AnswerEscalation';
  @Is(uuid) disagreementId!: string;
  @Is(slug) stageId!: string;
  @Is(text()) outcome!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

export const disagreementGuards = {
  RaiseDisagreement: RaiseDisagreementGuard,
  RespondToDisagreement: RespondToDisagreementGuard,
  ResolveDisagreement: ResolveDisagreementGuard,
  EscalateDisagreement: EscalateDisagreementGuard,
  AnswerEscalation: AnswerEscalationGuard,
};
