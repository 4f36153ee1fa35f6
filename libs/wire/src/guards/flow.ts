/** Guards of the meeting's course, and of the chair passing on. */
import { sectors } from '#meeting';
import type {
  AdjournMeeting,
  AnswerForTheChair,
  AskForTheChair,
  Inquorate,
  Instant,
  MissingSector,
  MoveToItem,
  OpenMeeting,
  ProceedInquorate,
  ReadStatement,
  ResumeMeeting,
  Sector,
  TakeTheChair,
} from '#meeting';
import { exactly, instant, oneOf, slug, text, yesOrNo } from './checks.js';
import { Is, IsListOf, MayBe, MayBeA } from './fields.js';

class MissingSectorGuard implements MissingSector {
  @Is(oneOf(sectors)) sector!: Sector;
  @Is(text()) howHeard!: string;
  @Is(instant) byWhen!: Instant;
}

class InquorateGuard implements Inquorate {
  @Is(slug) groundId!: string;
  @Is(text()) reason!: string;
  @IsListOf(() => MissingSectorGuard) missing!: readonly MissingSector[];
}

class OpenMeetingGuard implements OpenMeeting {
  @Is(exactly('OpenMeeting')) type!: 'OpenMeeting';
  @MayBeA(() => InquorateGuard) inquorate?: Inquorate;
  @MayBe(instant) happenedAt?: Instant;
}

class ProceedInquorateGuard implements ProceedInquorate {
  @Is(exactly('ProceedInquorate')) type!: 'ProceedInquorate';
  @Is(slug) groundId!: string;
  @Is(text()) reason!: string;
  @IsListOf(() => MissingSectorGuard) missing!: readonly MissingSector[];
  @MayBe(instant) happenedAt?: Instant;
}

class MoveToItemGuard implements MoveToItem {
  @Is(exactly('MoveToItem')) type!: 'MoveToItem';
  @Is(slug) itemId!: string;
}

class ReadStatementGuard implements ReadStatement {
  @Is(exactly('ReadStatement')) type!: 'ReadStatement';
  @Is(slug) statementId!: string;
  @MayBe(instant) happenedAt?: Instant;
}

class AdjournMeetingGuard implements AdjournMeeting {
  @Is(exactly('AdjournMeeting')) type!: 'AdjournMeeting';
  @Is(text()) reason!: string;
  @MayBe(instant) resumeAt?: Instant;
  @MayBe(instant) happenedAt?: Instant;
}

class ResumeMeetingGuard implements ResumeMeeting {
  @Is(exactly('ResumeMeeting')) type!: 'ResumeMeeting';
  @MayBe(text()) reason?: string;
  @MayBe(instant) happenedAt?: Instant;
}

class TakeTheChairGuard implements TakeTheChair {
  @Is(exactly('TakeTheChair')) type!: 'TakeTheChair';
  @Is(text()) reason!: string;
  @MayBe(instant) happenedAt?: Instant;
}

class AskForTheChairGuard implements AskForTheChair {
  @Is(exactly('AskForTheChair')) type!: 'AskForTheChair';
  @Is(text()) reason!: string;
}

class AnswerForTheChairGuard implements AnswerForTheChair {
  @Is(exactly('AnswerForTheChair')) type!: 'AnswerForTheChair';
  @Is(yesOrNo) agreed!: boolean;
  @MayBe(text()) why?: string;
}

export const flowGuards = {
  OpenMeeting: OpenMeetingGuard,
  ProceedInquorate: ProceedInquorateGuard,
  MoveToItem: MoveToItemGuard,
  ReadStatement: ReadStatementGuard,
  AdjournMeeting: AdjournMeetingGuard,
  ResumeMeeting: ResumeMeetingGuard,
  TakeTheChair: TakeTheChairGuard,
  AskForTheChair: AskForTheChairGuard,
  AnswerForTheChair: AnswerForTheChairGuard,
};
