/** Guards of actions. An owner is somebody in the meeting, or a post in an agency. */
import { notDoneCauses } from '#meeting';
import type {
  AcceptAction,
  AgreeAction,
  AmendAction,
  CompleteAction,
  DeclineAction,
  Instant,
  Owner,
  ReassignAction,
  RecordActionNotDone,
  ReportProgress,
} from '#meeting';
import { audience, exactly, instant, name, oneOf, slug, text, uuid, uuids, yesOrNo } from './checks.js';
import { Is, IsA, MayBe, type GuardClass } from './fields.js';

class OwnerInMeetingGuard {
  @Is(uuid) participantId!: string;
}
class OwnerByPostGuard {
  @MayBe(name) name?: string;
  @Is(text()) post!: string;
  @Is(slug) agencyId!: string;
  @MayBe(instant) namedBy?: Instant;
}
const ownerGuard = (owner: Readonly<Record<string, unknown>>): GuardClass<Owner> =>
  'participantId' in owner ? OwnerInMeetingGuard : OwnerByPostGuard;

class AgreeActionGuard implements AgreeAction {
  @Is(exactly('AgreeAction')) type!: 'AgreeAction';
  @Is(uuid) actionId!: string;
  @Is(text()) what!: string;
  @IsA(ownerGuard) owner!: Owner;
  @Is(instant) due!: Instant;
  @MayBe(uuids) childIds?: readonly string[];
  @MayBe(text()) difference?: string;
  @MayBe(text()) measure?: string;
  @MayBe(text()) contingency?: string;
  @MayBe(uuid) decisionId?: string;
  @MayBe(yesOrNo) alreadyDone?: boolean;
  @MayBe(yesOrNo) mayShareWithFamily?: boolean;
  @MayBe(uuids) mayShareWith?: readonly string[];
  @MayBe(audience) restrictedTo?: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class AcceptActionGuard implements AcceptAction {
  @Is(exactly('AcceptAction')) type!: 'AcceptAction';
  @Is(uuid) actionId!: string;
  @MayBe(uuid) spokenByParticipantId?: string;
  @MayBe(instant) happenedAt?: Instant;
}

class DeclineActionGuard implements DeclineAction {
  @Is(exactly('DeclineAction')) type!: 'DeclineAction';
  @Is(uuid) actionId!: string;
  @MayBe(uuid) spokenByParticipantId?: string;
  @Is(text()) why!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class ReassignActionGuard implements ReassignAction {
  @Is(exactly('ReassignAction')) type!: 'ReassignAction';
  @Is(uuid) actionId!: string;
  @IsA(ownerGuard) owner!: Owner;
  @Is(text()) why!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class AmendActionGuard implements AmendAction {
  @Is(exactly('AmendAction')) type!: 'AmendAction';
  @Is(uuid) actionId!: string;
  @MayBe(text()) what?: string;
  @MayBe(instant) due?: Instant;
  @MayBe(uuids) mayShareWith?: readonly string[];
  @Is(text()) why!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class ReportProgressGuard implements ReportProgress {
  @Is(exactly('ReportProgress')) type!: 'ReportProgress';
  @Is(uuid) actionId!: string;
  @Is(text()) note!: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class CompleteActionGuard implements CompleteAction {
  @Is(exactly('CompleteAction')) type!: 'CompleteAction';
  @Is(uuid) actionId!: string;
  @MayBe(text()) evidence?: string;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

class RecordActionNotDoneGuard implements RecordActionNotDone {
  @Is(exactly('RecordActionNotDone')) type!: 'RecordActionNotDone';
  @Is(uuid) actionId!: string;
  @Is(oneOf(notDoneCauses)) cause!: RecordActionNotDone['cause'];
  @Is(text()) explanation!: string;
  @MayBe(yesOrNo) contingencyStarted?: boolean;
  @MayBe(instant) happenedAt?: Instant;
  @MayBe(audience) restrictedTo?: readonly string[];
}

export const actionGuards = {
  AgreeAction: AgreeActionGuard,
  AcceptAction: AcceptActionGuard,
  DeclineAction: DeclineActionGuard,
  ReassignAction: ReassignActionGuard,
  AmendAction: AmendActionGuard,
  ReportProgress: ReportProgressGuard,
  CompleteAction: CompleteActionGuard,
  RecordActionNotDone: RecordActionNotDoneGuard,
};
