/** Guards of proposals, positions and decisions. */
import { positionStandings, stances } from '#meeting';
import type {
  AmendProposal,
  DecideMatter,
  Instant,
  OptionForChild,
  PositionStanding,
  ProposeDecision,
  Stance,
  TakePosition,
} from '#meeting';
import { audience, countFromOne, exactly, instant, oneOf, slug, text, uuid, uuids } from './checks.js';
import { Is, IsListOf, MayBe } from './fields.js';

class OptionForChildGuard implements OptionForChild {
  @Is(uuid) childId!: string;
  @Is(text()) option!: string;
}

class ProposeDecisionGuard implements ProposeDecision {
  @Is(exactly('ProposeDecision')) type!: 'ProposeDecision';
  @Is(uuid) decisionId!: string;
  @Is(slug) matterId!: string;
  @IsListOf(() => OptionForChildGuard) options!: readonly OptionForChild[];
  @Is(text()) proposal!: string;
  @MayBe(text()) why?: string;
  @MayBe(audience) restrictedTo?: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class AmendProposalGuard implements AmendProposal {
  @Is(exactly('AmendProposal')) type!: 'AmendProposal';
  @Is(uuid) decisionId!: string;
  @Is(countFromOne) basedOnVersion!: number;
  @IsListOf(() => OptionForChildGuard) options!: readonly OptionForChild[];
  @Is(text()) proposal!: string;
  @MayBe(instant) happenedAt?: Instant;
}

class TakePositionGuard implements TakePosition {
  @Is(exactly('TakePosition')) type!: 'TakePosition';
  @Is(uuid) decisionId!: string;
  @Is(countFromOne) version!: number;
  @Is(oneOf(stances)) position!: Stance;
  @Is(oneOf(positionStandings)) standing!: PositionStanding;
  @MayBe(uuids) childIds?: readonly string[];
  @MayBe(text()) reason?: string;
  @MayBe(uuid) spokenByParticipantId?: string;
  @MayBe(audience) restrictedTo?: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class DecideMatterGuard implements DecideMatter {
  @Is(exactly('DecideMatter')) type!: 'DecideMatter';
  @Is(uuid) decisionId!: string;
  @Is(countFromOne) version!: number;
  @Is(text()) rationale!: string;
  @MayBe(instant) happenedAt?: Instant;
}

export const decisionGuards = {
  ProposeDecision: ProposeDecisionGuard,
  AmendProposal: AmendProposalGuard,
  TakePosition: TakePositionGuard,
  DecideMatter: DecideMatterGuard,
};
