/** Arrival: people who come in by themselves, wait, are admitted or declined, and leave. */
import { whileItLasts, isAttending, isInvited, type Mode } from '../meeting.js';
import { whenHappened } from '../record.js';
import { accept, refuse } from '../ruling.js';
import { instead } from '../told.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Rights, Topic } from '../topic.js';
import { keptInProblem } from './succession.js';
import {
  recorders,
  nobody,
  entersDirectly,
  byLinkOf,
  confidentialityRefused,
  leftTooEarly,
  comeIn,
  goOut,
} from './attendance.js';

export interface Arrive extends Reports {
  readonly type: 'Arrive';
  readonly mode: Mode;
  readonly confidentialityAccepted: boolean;
  /** A personal link to the family, or a conflict of interest, in their own words. */
  readonly knowsFamily?: string;
}

export interface AdmitParticipant extends Reports {
  readonly type: 'AdmitParticipant';
  readonly participantId: string;
}

export interface DeclineEntry {
  readonly type: 'DeclineEntry';
  readonly participantId: string;
  readonly why: string;
}

export interface Leave extends Reports {
  readonly type: 'Leave';
}

export type ArrivalCommand = Arrive | AdmitParticipant | DeclineEntry | Leave;

export type Arrived = Past<
  Arrive,
  'Arrived',
  {
    readonly participantId: string;
    readonly admitted: boolean;
    /** Who gave out the link they came in by, where it was a further one for a place used before. */
    readonly byLinkOf?: string;
  }
>;

export type ParticipantAdmitted = Past<AdmitParticipant, 'ParticipantAdmitted'>;

export type EntryDeclined = Past<DeclineEntry, 'EntryDeclined'>;

export type Left = Past<Leave, 'Left', { readonly participantId: string }>;

export type ArrivalEvent = Arrived | ParticipantAdmitted | EntryDeclined | Left;

const rights: Rights<ArrivalCommand> = {
  Arrive: { prefix: 'A', who: 'invited', phases: whileItLasts, family: true, observer: true },
  AdmitParticipant: recorders,
  DeclineEntry: recorders,
  Leave: { prefix: 'A', who: 'invited', phases: whileItLasts, family: true, observer: true },
};

const onCommand: OnCommand<ArrivalCommand, ArrivalEvent> = {
  Arrive: (meeting, command, { actor }) => {
    if (!command.confidentialityAccepted) return confidentialityRefused();
    const isHere = isAttending(actor) || actor.standing.state === 'waiting';
    // Somebody whose arrival was recorded for them may still have a link to the family to tell of.
    if (isHere && (command.knowsFamily ?? actor.knowsFamily) === actor.knowsFamily) return accept();
    return accept({
      ...command,
      type: 'Arrived',
      participantId: actor.participantId,
      admitted: isAttending(actor) || entersDirectly(meeting, actor),
      ...byLinkOf(meeting, actor),
    });
  },
  AdmitParticipant: (meeting, command) => {
    const waiting = meeting.participants.get(command.participantId);
    if (!waiting) return nobody();
    if (isAttending(waiting)) return accept();
    if (waiting.standing.state !== 'waiting') return refuse('A15', 'They are not waiting to come in.');
    return accept({ ...command, type: 'ParticipantAdmitted' });
  },
  DeclineEntry: (meeting, command, { actor }) => {
    const declined = meeting.participants.get(command.participantId);
    if (!declined || !isInvited(declined)) return nobody();
    if (declined.participantId === meeting.chairId)
      return refuse('A10', 'The chair cannot be declined entry. Somebody else must take the chair first.');
    if (isAttending(declined))
      return refuse('A16', 'They are already in the meeting. Record that they left, or withdraw the invitation.');
    return keptInProblem(meeting, declined.participantId, actor) ?? accept({ ...command, type: 'EntryDeclined' });
  },
  Leave: (_meeting, command, { actor }) => {
    if (!isAttending(actor) && actor.standing.state !== 'waiting')
      return refuse('A18', 'You are not in the meeting now.');
    return leftTooEarly(actor, command) ?? accept({ ...command, type: 'Left', participantId: actor.participantId });
  },
};

const onEvent: OnEvent<ArrivalEvent> = {
  Arrived: (meeting, { participantId, mode, admitted, knowsFamily, byLinkOf: giver }, entry) => {
    const attendee = meeting.participants.get(participantId);
    if (!attendee) return;
    meeting.usedPlaces.add(participantId);
    attendee.knowsFamily = knowsFamily ?? attendee.knowsFamily;
    if (isAttending(attendee)) return;
    const coming = { mode, arrivedAt: whenHappened(entry), recordedBy: entry.by, byLinkOf: giver };
    if (admitted) comeIn(attendee, coming);
    else attendee.standing = { state: 'waiting', since: whenHappened(entry), mode };
  },
  ParticipantAdmitted: (meeting, { participantId }, entry) => {
    const attendee = meeting.participants.get(participantId);
    if (attendee?.standing.state !== 'waiting') return;
    const { mode } = attendee.standing;
    const coming = { mode, arrivedAt: whenHappened(entry), recordedBy: entry.by, ...byLinkOf(meeting, attendee) };
    comeIn(attendee, coming);
  },
  EntryDeclined: (meeting, { participantId, why }, { at }) => {
    const attendee = meeting.participants.get(participantId);
    if (attendee) attendee.standing = { state: 'declined', since: at, why };
  },
  Left: (meeting, { participantId }, entry) => goOut(meeting, participantId, entry),
};

const begin = () => ({});

const catalogue: Catalogue<ArrivalEvent> = {
  Arrived: {
    class: 'record',
    atTheDoor: {
      mode: 'told',
      confidentialityAccepted: 'told',
      knowsFamily: 'left out',
      participantId: 'told',
      admitted: 'told',
      byLinkOf: 'told',
      happenedAt: 'told',
    },
    outside: {
      whose: 'own',
      told: {
        mode: 'told',
        confidentialityAccepted: 'told',
        knowsFamily: 'told',
        participantId: 'told',
        admitted: 'told',
        byLinkOf: 'left out',
        happenedAt: 'told',
      },
    },
    minutes: { section: 'attendance', amendable: true },
    familyCopies: 'none',
    changes: ['quorum', 'register', 'places'],
  },
  ParticipantAdmitted: {
    class: 'record',
    atTheDoor: { participantId: 'told', happenedAt: 'told' },
    outside: {
      whose: 'own',
      told: { participantId: 'told', happenedAt: 'told' },
    },
    minutes: { section: 'attendance', amendable: true },
    familyCopies: 'none',
    changes: ['quorum', 'register', 'places'],
  },
  EntryDeclined: {
    class: 'record',
    atTheDoor: { participantId: 'told', why: instead('') },
    outside: 'nothing',
    minutes: { section: 'attendance', amendable: true },
    familyCopies: 'none',
    changes: ['register', 'places'],
  },
  Left: {
    class: 'record',
    atTheDoor: { participantId: 'told', happenedAt: 'told' },
    outside: {
      whose: 'own',
      told: { participantId: 'told', happenedAt: 'told' },
    },
    minutes: { section: 'attendance', amendable: true },
    familyCopies: 'none',
    changes: ['quorum', 'places'],
  },
};

export const arrivalTopic: Topic<ArrivalCommand, ArrivalEvent, object> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
