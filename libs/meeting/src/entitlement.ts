/** Whether somebody may give a command at all, whatever it says: who they are, what their role allows, how the meeting stands, and when. */
import {
  isAttending,
  isInvited,
  isProfessional,
  keepsRecord,
  phaseOf,
  type Attendee,
  type Meeting,
  type PhaseName,
} from './meeting.js';
import { refuse, refuseAs, type Refused } from './ruling.js';
import { isFuture } from './times.js';
import type { Hearing, Right } from './topic.js';
import { roleNames, type Role } from './vocabulary.js';

/** Identity, what the role allows, phase, right and time, in that order: what stands against a command whatever else it says. */
export function entitlementProblem(
  meeting: Meeting,
  command: object,
  right: Right,
  { actor, now }: Hearing,
): Refused | undefined {
  const problem = rightProblem(meeting, actor, right);
  if (problem) return problem;
  const happenedAt = 'happenedAt' in command ? command.happenedAt : undefined;
  if (typeof happenedAt === 'string' && isFuture(happenedAt, now))
    return refuse(
      `${right.prefix}3`,
      'The time given lies in the future. Give the time it took place, or leave it out for now.',
    );
  return undefined;
}

/** Identity, what the role allows, phase and right, in that order: what stands against every command of a kind. */
export function rightProblem(meeting: Meeting, actor: Attendee, right: Right): Refused | undefined {
  const phase = phaseOf(meeting);
  if (!isInvited(actor))
    return refuseAs(
      'gone',
      'A4',
      'You are no longer in this meeting. What you have said stays on the record; speak to the chair if you think this is a mistake.',
    );
  if (isNeverTheirs(actor, right) || isOutOfTheRoom(actor, right, phase))
    return refuseAs('right', `${right.prefix}1`, rightSentence(actor, right));
  if (!right.phases.includes(phase))
    return refuseAs('phase', `${right.prefix}2`, `${phaseSentences[phase]} ${wherePossible(right)}`);
  return holdsRight(actor, right, phase, meeting)
    ? undefined
    : refuseAs('right', `${right.prefix}1`, rightSentence(actor, right));
}

export const phaseSentences: Record<PhaseName, string> = {
  'before-opening': 'The meeting has not been opened.',
  open: 'The meeting is open.',
  adjourned: 'The meeting is adjourned.',
  closed: 'The meeting is closed.',
  cancelled: 'The meeting has been cancelled.',
};

function wherePossible({ phases }: Right): string {
  const names: Record<PhaseName, string> = {
    'before-opening': 'before it opens',
    open: 'while it is open',
    adjourned: 'while it is adjourned',
    closed: 'once it is closed',
    cancelled: 'once it is cancelled',
  };
  return `This can be done ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(phases.map((phase) => names[phase]))}.`;
}

const speakers: ReadonlySet<Role> = new Set(['chair', 'deputy-chair', 'member']);
const familyRoles: ReadonlySet<Role> = new Set(['family', 'advocate']);

/** Attending; once the meeting is closed, being invited suffices. */
const isIn = (actor: Attendee, phase: PhaseName): boolean => isAttending(actor) || phase === 'closed';

/** What no family member, advocate or observer may do: said before anything is told of how the meeting stands. */
const isNeverTheirs = (actor: Attendee, { family, observer }: Right): boolean =>
  !isProfessional(actor) && !(actor.role === 'observer' ? observer : family);

/** What those of them in the room may do; the others are not told how the meeting stands. */
const isOutOfTheRoom = (actor: Attendee, { who }: Right, phase: PhaseName): boolean =>
  !isProfessional(actor) && who === 'attending' && !isIn(actor, phase);

function holdsRight(actor: Attendee, right: Right, phase: PhaseName, meeting: Meeting): boolean {
  if (actor.role === 'observer') return right.observer === true;
  if (familyRoles.has(actor.role)) return right.family === true && (right.who !== 'attending' || isIn(actor, phase));
  switch (right.who) {
    case 'invited':
      return isProfessional(actor);
    case 'recorder':
      return keepsRecord(actor);
    case 'chair':
      return actor.participantId === meeting.chairId && actor.standing.state !== 'departed';
    case 'attending':
      return speakers.has(actor.role) && isIn(actor, phase);
  }
}

function rightSentence(actor: Attendee, { who, family }: Right): string {
  if (!isProfessional(actor) && !family) return `A ${roleNames[actor.role]} cannot do this. Ask the chair.`;
  switch (who) {
    case 'chair':
      return actor.role === 'chair'
        ? 'You have left the meeting. Come back in, or let somebody take the chair.'
        : 'Only the chair does this. Ask the chair, or take the chair if they are gone.';
    case 'recorder':
      return 'Only the chair, the deputy or the minute-taker does this.';
    case 'attending':
      return speakers.has(actor.role) || (family && familyRoles.has(actor.role))
        ? 'Only those in the meeting can do this. Arrive first; what you know can be shared at any time.'
        : `A ${roleNames[actor.role]} cannot do this. Ask the chair.`;
    case 'invited':
      return `A ${roleNames[actor.role]} cannot do this. Ask the chair.`;
  }
}
