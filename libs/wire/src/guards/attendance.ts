/** Guards of attendance. */
import { linkWays, waysKnown } from '#meeting';
import type {
  AddStay,
  AgreeLink,
  GiveLink,
  LinkWay,
  OpenLink,
  AdmitParticipant,
  Arrive,
  ConfirmAuthority,
  CorrectAttendance,
  DeclineEntry,
  Instant,
  KnownBy,
  Leave,
  Mode,
  Participant,
  RecordArrival,
  RecordDeparture,
  RecordRungBack,
  TakeBackSpoken,
} from '#meeting';
import { countFromOne, exactly, instant, oneOf, text, uuid, yesOrNo } from './checks.js';
import { Is, MayBe, MayBeA } from './fields.js';
import { ParticipantGuard } from './people.js';

const modes = ['in-person', 'video', 'phone'] as const satisfies readonly Mode[];

class ArriveGuard implements Arrive {
  @Is(exactly('Arrive')) type!: 'Arrive';
  @Is(oneOf(modes)) mode!: Mode;
  @Is(yesOrNo) confidentialityAccepted!: boolean;
  @MayBe(text()) knowsFamily?: string;
  @MayBe(instant) happenedAt?: Instant;
}

class AdmitParticipantGuard implements AdmitParticipant {
  @Is(exactly('AdmitParticipant')) type!: 'AdmitParticipant';
  @Is(uuid) participantId!: string;
  @MayBe(instant) happenedAt?: Instant;
}

class DeclineEntryGuard implements DeclineEntry {
  @Is(exactly('DeclineEntry')) type!: 'DeclineEntry';
  @Is(uuid) participantId!: string;
  @Is(text()) why!: string;
}

class RecordArrivalGuard implements RecordArrival {
  @Is(exactly('RecordArrival')) type!: 'RecordArrival';
  @MayBe(uuid) participantId?: string;
  @MayBeA(() => ParticipantGuard) participant?: Participant;
  @Is(oneOf(modes)) mode!: Mode;
  @MayBe(yesOrNo) notListed?: boolean;
  @MayBe(yesOrNo) confidentialityAccepted?: boolean;
  @MayBe(oneOf(waysKnown)) knownBy?: KnownBy;
  @MayBe(instant) happenedAt?: Instant;
}

class RecordRungBackGuard implements RecordRungBack {
  @Is(exactly('RecordRungBack')) type!: 'RecordRungBack';
  @Is(uuid) participantId!: string;
  @MayBe(instant) happenedAt?: Instant;
}

class RecordDepartureGuard implements RecordDeparture {
  @Is(exactly('RecordDeparture')) type!: 'RecordDeparture';
  @Is(uuid) participantId!: string;
  @MayBe(instant) happenedAt?: Instant;
}

class LeaveGuard implements Leave {
  @Is(exactly('Leave')) type!: 'Leave';
  @MayBe(instant) happenedAt?: Instant;
}

class CorrectAttendanceGuard implements CorrectAttendance {
  @Is(exactly('CorrectAttendance')) type!: 'CorrectAttendance';
  @Is(uuid) participantId!: string;
  @MayBe(countFromOne) stay?: number;
  @MayBe(instant) arrivedAt?: Instant;
  @MayBe(instant) leftAt?: Instant;
  @Is(text()) why!: string;
}

class AddStayGuard implements AddStay {
  @Is(exactly('AddStay')) type!: 'AddStay';
  @Is(uuid) participantId!: string;
  @Is(instant) arrivedAt!: Instant;
  @MayBe(instant) leftAt?: Instant;
  @Is(oneOf(modes)) mode!: Mode;
  @Is(text()) why!: string;
}

class ConfirmAuthorityGuard implements ConfirmAuthority {
  @Is(exactly('ConfirmAuthority')) type!: 'ConfirmAuthority';
  @Is(uuid) participantId!: string;
  @Is(yesOrNo) mayDecide!: boolean;
}

class TakeBackSpokenGuard implements TakeBackSpoken {
  @Is(exactly('TakeBackSpoken')) type!: 'TakeBackSpoken';
  @Is(countFromOne) sequence!: number;
  @Is(text()) why!: string;
}

class GiveLinkGuard implements GiveLink {
  @Is(exactly('GiveLink')) type!: 'GiveLink';
  @Is(uuid) participantId!: string;
  @Is(oneOf(linkWays)) how!: LinkWay;
  @Is(yesOrNo) used!: boolean;
}

class OpenLinkGuard implements OpenLink {
  @Is(exactly('OpenLink')) type!: 'OpenLink';
}

class AgreeLinkGuard implements AgreeLink {
  @Is(exactly('AgreeLink')) type!: 'AgreeLink';
  @Is(uuid) participantId!: string;
}

export const attendanceGuards = {
  Arrive: ArriveGuard,
  AdmitParticipant: AdmitParticipantGuard,
  DeclineEntry: DeclineEntryGuard,
  RecordArrival: RecordArrivalGuard,
  RecordDeparture: RecordDepartureGuard,
  RecordRungBack: RecordRungBackGuard,
  Leave: LeaveGuard,
  CorrectAttendance: CorrectAttendanceGuard,
  AddStay: AddStayGuard,
  ConfirmAuthority: ConfirmAuthorityGuard,
  TakeBackSpoken: TakeBackSpokenGuard,
  GiveLink: GiveLinkGuard,
  OpenLink: OpenLinkGuard,
  AgreeLink: AgreeLinkGuard,
};
