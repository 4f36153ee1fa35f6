/** Invitation: who is asked to the meeting, what they answer, and who is no longer in it. */
import { versionsOf } from '../former-facts.js';
import { whileItLasts, everyPhase, isInvited, phaseOf, type Attendee, type Meeting, type Stay } from '../meeting.js';
import { accept, refuse, refuseUnknown, type Refused } from '../ruling.js';
import { instead } from '../told.js';
import { participantOutside } from '../told-outside.js';
import { participantAtTheDoor } from '../told-at-the-door.js';
import type { Catalogue, Lists, OnCommand, OnEvent, Past, Rights, Topic } from '../topic.js';
import { limits, roleNames, type Instant, type Participant, type Role } from '../vocabulary.js';
import { isOnePerson, newAttendee } from './convening.js';
import { belongingProblem } from './sharing.js';
import { knownTo, markProblem, noteListing } from './hiding.js';
import { keptInProblem } from './succession.js';
import { isolated } from '../printed.js';

export interface InviteParticipant extends Lists {
  readonly type: 'InviteParticipant';
  readonly participant: Participant;
}
export interface AnswerInvitation {
  readonly type: 'AnswerInvitation';
  readonly answer: 'will-attend' | 'apologies' | 'deputy';
  readonly deputy?: Participant;
  readonly reason?: string;
}
export interface WithdrawInvitation {
  readonly type: 'WithdrawInvitation';
  readonly participantId: string;
  readonly reason: string;
}
export type InvitationCommand = InviteParticipant | AnswerInvitation | WithdrawInvitation;

export type ParticipantInvited = Past<InviteParticipant, 'ParticipantInvited'>;
export type InvitationAnswered = Past<AnswerInvitation, 'InvitationAnswered', { readonly participantId: string }>;
export type InvitationWithdrawn = Past<WithdrawInvitation, 'InvitationWithdrawn'>;
export type InvitationEvent = ParticipantInvited | InvitationAnswered | InvitationWithdrawn;

const always = everyPhase;

const rights: Rights<InvitationCommand> = {
  InviteParticipant: { prefix: 'A', who: 'recorder', phases: whileItLasts },
  AnswerInvitation: { prefix: 'A', who: 'invited', phases: always },
  WithdrawInvitation: { prefix: 'A', who: 'chair', phases: always },
};

/** Whoever keeps an identifier keeps what was restricted to it, so it may not pass to another person or agency. */
const isSamePerson = (meeting: Meeting, known: Participant, newcomer: Participant): boolean =>
  versionsOf(meeting, known).every(({ agencyId }) => agencyId === newcomer.agencyId) &&
  (!known.personId || !newcomer.personId || known.personId === newcomer.personId);

/** What stands against admitting these facts as a new participant. */
export function newcomerProblem(meeting: Meeting, newcomer: Participant): Refused | undefined {
  const known = meeting.participants.get(newcomer.participantId);
  if (known && isInvited(known)) return refuse('A6', 'That person is already in this meeting.');
  if (known && !isSamePerson(meeting, known.facts, newcomer))
    return refuse(
      'A6',
      'That identifier belongs to somebody else in this meeting’s record. Invite them as a new person.',
    );
  if (newcomer.role === 'chair')
    return refuse(
      'A7',
      'A meeting has exactly one chair. Invite them as deputy chair or member; they can take the chair once they attend.',
    );
  if (!meeting.procedure.rolesAdmitted.includes(newcomer.role))
    return refuse('A8', `${meeting.procedure.title} does not admit a ${roleNames[newcomer.role]}.`);
  return (
    secondPlaceProblem(meeting, newcomer) ??
    belongingProblem(newcomer, meeting.children.keys(), meeting.participants.keys())
  );
}

/** Of two places of one person it would be left to chance in whose name they write. */
function secondPlaceProblem(meeting: Meeting, { personId }: Participant): Refused | undefined {
  const here =
    personId && [...meeting.participants.values()].find((one) => isPersonIn(one, personId) && isInvited(one));
  return here
    ? refuse('A35', 'They have a place in this meeting already. Nobody has two; use the one they have.')
    : undefined;
}

export const newcomersMark = (
  meeting: Meeting,
  { participantId, mustNotBeFoundBy }: Participant,
  actor: Attendee,
): Refused | undefined => markProblem(participantId, mustNotBeFoundBy, knownTo(meeting, actor));

const isPersonIn = ({ facts }: Attendee, personId: string): boolean => facts.personId === personId;

const onCommand: OnCommand<InvitationCommand, InvitationEvent> = {
  InviteParticipant: (meeting, command, { actor }) =>
    newcomerProblem(meeting, command.participant) ??
    newcomersMark(meeting, command.participant, actor) ??
    accept({ ...command, type: 'ParticipantInvited' }),
  AnswerInvitation: (meeting, command, { actor }) =>
    deputyProblem(meeting, command, actor) ??
    accept({ ...command, type: 'InvitationAnswered', participantId: actor.participantId }),
  WithdrawInvitation: (meeting, command, { actor }) => {
    const withdrawn = meeting.participants.get(command.participantId);
    if (!withdrawn) return refuseUnknown('A9', 'There is no such person in this meeting.');
    if (withdrawn.participantId === meeting.chairId)
      return refuse('A10', 'The chair’s own invitation cannot be withdrawn. Somebody else must take the chair first.');
    if (withdrawn.standing.state === 'withdrawn') return accept();
    return (
      keptInProblem(meeting, withdrawn.participantId, actor) ?? accept({ ...command, type: 'InvitationWithdrawn' })
    );
  },
};

function deputyProblem(meeting: Meeting, { answer, deputy }: AnswerInvitation, actor: Attendee): Refused | undefined {
  if (answer !== 'deputy') return deputy ? refuse('A11', 'Name a deputy only when a deputy is coming.') : undefined;
  if (!deputy) return refuse('A11', 'Say who is coming as the deputy.');
  if (actor.standsFor) return refuse('A12', 'A deputy cannot send a deputy. Ask the chair to invite somebody else.');
  if (phaseOf(meeting) === 'closed')
    return refuse('A21', 'The meeting is over, so nobody can come to it in your place. Name the person to the chair.');
  const { agencyId, agencyName, sector } = actor.facts;
  if (deputy.agencyId !== agencyId || deputy.sector !== sector)
    return refuse('A13', `A deputy stands for ${isolated(agencyName)}, so they must come from it.`);
  if (!deputyRoles(actor.role).includes(deputy.role))
    return refuse(
      'A22',
      `A deputy comes as ${roleNames[deputyRoles(actor.role)[0]]}, with no further rights than yours. The chair can invite them as something else.`,
    );
  return (
    tooManyDeputies(meeting, actor) ??
    putOutProblem(meeting, deputy) ??
    newcomerProblem(meeting, deputy) ??
    newcomersMark(meeting, deputy, actor)
  );
}

function tooManyDeputies({ participants }: Meeting, { participantId }: Attendee): Refused | undefined {
  const named = [...participants.values()].filter(({ standsFor }) => standsFor === participantId);
  return named.length < limits.deputies
    ? undefined
    : refuse(
        'A33',
        `You have named ${limits.deputies} deputies already. Ask the chair, the deputy or the minute-taker to invite whoever comes now.`,
      );
}

/** Whoever was put out is let in again by those who keep the door, not by a colleague. */
function putOutProblem(meeting: Meeting, deputy: Participant): Refused | undefined {
  const former = [...meeting.participants.values()].find(
    (one) =>
      !isInvited(one) &&
      (one.participantId === deputy.participantId ||
        versionsOf(meeting, one.facts).some((facts) => isOnePerson(facts, deputy))),
  );
  return former
    ? refuse(
        'A34',
        'They are no longer in this meeting. Only the chair, the deputy or the minute-taker invites them again.',
      )
    : undefined;
}

/** What a deputy may come as: what they stand for, or less; there is one chair. */
const deputyRoles = (role: Role): readonly [Role, ...Role[]] =>
  role === 'chair' ? ['deputy-chair', 'member'] : role === 'member' ? ['member'] : [role, 'member'];

const onEvent: OnEvent<InvitationEvent> = {
  ParticipantInvited: (meeting, { participant, notListed }, { at, by, sequence }) => {
    seat(meeting, newAttendee(participant, at, { letInBy: by }));
    noteListing(meeting, participant.participantId, { sequence, notListed }, participant);
  },
  InvitationAnswered: (meeting, { participantId, answer, reason, deputy }, { at, by, sequence }) => {
    const invited = meeting.participants.get(participantId);
    if (invited) invited.answer = { answer, reason, deputyId: deputy?.participantId };
    if (!deputy) return;
    seat(meeting, newAttendee(deputy, at, { standsFor: participantId, letInBy: by }));
    noteListing(meeting, deputy.participantId, { sequence }, deputy);
  },
  InvitationWithdrawn: (meeting, { participantId, reason }, { at }) => {
    const withdrawn = meeting.participants.get(participantId);
    if (!withdrawn) return;
    endStay(withdrawn, at, at);
    withdrawn.standing = { state: 'withdrawn', since: at, reason };
  },
};

/**
 * Somebody invited again keeps the stays they already had, the link to the family they told of, and from whom they hide until it is
 * said that they do not.
 */
export function seat(meeting: Meeting, newcomer: Attendee): void {
  const former = meeting.participants.get(newcomer.participantId);
  const mustNotBeFoundBy = newcomer.facts.mustNotBeFoundBy ?? former?.facts.mustNotBeFoundBy;
  const kept = former && { stays: former.stays, knowsFamily: former.knowsFamily };
  const facts = mustNotBeFoundBy ? { ...newcomer.facts, mustNotBeFoundBy } : newcomer.facts;
  meeting.participants.set(newcomer.participantId, { ...newcomer, ...kept, facts });
}

/** Closes the present stay: at the time reported, and at the time of entry. */
export function endStay(attendee: Attendee, leftAt: Instant, leftEnteredAt: Instant, leftWhy?: string): void {
  const stay = openStay(attendee.stays);
  if (stay) Object.assign(stay, { leftAt, leftEnteredAt, ...(leftWhy === undefined ? {} : { leftWhy }) });
}

/** The stay somebody is in: recorded when they came, and not ended. */
export const openStay = (stays: readonly Stay[]): Stay | undefined =>
  stays.findLast((stay) => !stay.leftAt && !stay.added);

const begin = () => ({});

const catalogue: Catalogue<InvitationEvent> = {
  ParticipantInvited: {
    class: 'record',
    atTheDoor: { participant: participantAtTheDoor, notListed: 'left out' },
    outside: {
      whose: 'own',
      told: { participant: participantOutside, notListed: 'left out' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'frame',
    changes: ['register', 'places', 'people outside'],
  },
  InvitationAnswered: {
    class: 'record',
    atTheDoor: { answer: 'told', deputy: participantAtTheDoor, reason: 'left out', participantId: 'told' },
    outside: 'nothing',
    minutes: { section: 'attendance', afterwards: 'an invitation was answered' },
    familyCopies: 'frame',
    changes: ['register', 'places', 'people outside'],
  },
  InvitationWithdrawn: {
    class: 'record',
    atTheDoor: { participantId: 'told', reason: instead('') },
    outside: 'nothing',
    minutes: { section: 'attendance', afterwards: 'an invitation was withdrawn' },
    familyCopies: 'none',
    changes: ['quorum', 'register', 'places'],
  },
};

export const invitationTopic: Topic<InvitationCommand, InvitationEvent, object> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
