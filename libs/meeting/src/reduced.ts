/** What people outside the discussion get of an event that reaches them: its bare facts, without what was said. */
import type { Event } from './decider.js';
import type { Recorded } from './record.js';
import type { MeetingConvened } from './topics/convening.js';

const as = (recorded: Recorded, event: Event): Recorded => ({ ...recorded, event });

/** For a professional not yet arrived: who and when, without anybody's reasons. */
export function atTheDoor(recorded: Recorded): Recorded {
  const { event } = recorded;
  switch (event.type) {
    case 'Arrived': {
      const { knowsFamily: _private, ...rest } = event;
      return as(recorded, rest);
    }
    case 'InvitationAnswered': {
      const { reason: _private, ...rest } = event;
      return as(recorded, rest);
    }
    case 'MeetingOpened': {
      const { inquorate: _private, ...rest } = event;
      return as(recorded, rest);
    }
    case 'MeetingResumed': {
      const { reason: _private, ...rest } = event;
      return as(recorded, rest);
    }
    case 'InvitationWithdrawn':
    case 'ChairTaken':
    case 'MeetingAdjourned':
      return as(recorded, { ...event, reason: '' });
    case 'EntryDeclined':
    case 'ChildAdded':
    case 'ChildCorrected':
      return as(recorded, { ...event, why: '' });
    default:
      return recorded;
  }
}

/** For family members, advocates and observers: an allow-list of fields; anything else is left out. */
export function forTheFamily(recorded: Recorded, participantId: string): Recorded {
  const { event } = recorded;
  switch (event.type) {
    case 'MeetingConvened':
      return as(recorded, convenedForFamily(event, participantId));
    case 'MeetingOpened':
      return as(recorded, { type: event.type, quorate: true, missingSectors: [] });
    case 'MeetingClosed':
      return as(recorded, { type: event.type, summary: '', nextMeetingAt: event.nextMeetingAt });
    case 'MeetingAdjourned':
      return as(recorded, { type: event.type, reason: '', resumeAt: event.resumeAt });
    case 'MeetingResumed':
      return as(recorded, { type: event.type });
    case 'LeadPractitionerNamed':
      return as(recorded, { type: event.type, participantId: event.participantId, responsibilities: '' });
    case 'ContributionMade':
      return as(recorded, {
        type: event.type,
        contributionId: event.contributionId,
        statement: event.statement,
        agencyId: event.agencyId,
        childIds: event.childIds,
        kind: event.kind,
        unconfirmed: event.unconfirmed,
        receivedOutside: event.receivedOutside,
        mayShareWithFamily: true,
      });
    case 'ActionAgreed':
      return as(recorded, {
        type: event.type,
        actionId: event.actionId,
        what: event.what,
        owner: event.owner,
        agencyId: event.agencyId,
        due: event.due,
        childIds: event.childIds,
        mayShareWithFamily: true,
      });
    default:
      return recorded;
  }
}

/** Of those invited, a reader outside the agencies learns of the chair and of themselves: who else was asked can itself put somebody at risk. */
const convenedForFamily = (event: MeetingConvened, reader: string): MeetingConvened => ({
  ...event,
  concern: '',
  people: [],
  previousMeetingId: undefined,
  children: event.children.map(({ childId, name }) => ({ childId, name })),
  participants: event.participants
    .filter(({ participantId, role }) => role === 'chair' || participantId === reader)
    .map(({ participantId, name, post, agencyId, agencyName, sector, role }) => ({
      participantId,
      name,
      post,
      agencyId,
      agencyName,
      sector,
      role,
      mayDecide: false,
      directContact: false,
    })),
});
