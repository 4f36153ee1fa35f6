/** Guards of closing, and of who may see what afterwards. */
import type { CheckId, CloseMeeting, ExtendAudience, Instant, Outstanding, RestrictAfterwards } from '#meeting';
import { audience, countFromOne, exactly, instant, slug, text } from './checks.js';
import { Is, MayBe, MayBeListOf } from './fields.js';

class OutstandingGuard implements Outstanding {
  @Is(slug) checkId!: CheckId;
  @Is(text()) why!: string;
}

class CloseMeetingGuard implements CloseMeeting {
  @Is(exactly('CloseMeeting')) type!: 'CloseMeeting';
  @Is(text()) summary!: string;
  @MayBe(instant) nextMeetingAt?: Instant;
  @MayBeListOf(() => OutstandingGuard) outstanding?: readonly Outstanding[];
  @MayBe(instant) happenedAt?: Instant;
}

class ExtendAudienceGuard implements ExtendAudience {
  @Is(exactly('ExtendAudience')) type!: 'ExtendAudience';
  @Is(countFromOne) sequence!: number;
  @Is(audience) to!: readonly string[];
  @Is(text()) why!: string;
}

class RestrictAfterwardsGuard implements RestrictAfterwards {
  @Is(exactly('RestrictAfterwards')) type!: 'RestrictAfterwards';
  @Is(countFromOne) sequence!: number;
  @Is(audience) audience!: readonly string[];
  @Is(text()) why!: string;
}

export const closingGuards = { CloseMeeting: CloseMeetingGuard };
export const audienceGuards = { ExtendAudience: ExtendAudienceGuard, RestrictAfterwards: RestrictAfterwardsGuard };
