/** Who an action is with, as far as others outside the agencies may know: one parent’s task must not name them to the other. */
import { agencyNameIn, isProfessional, type Attendee, type Meeting } from '../meeting.js';
import { cameFor, versionsOf } from '../former-facts.js';
import { sameName } from '../names.js';
import type { Participant } from '../vocabulary.js';
import type { Owner } from './action.js';
import type { AgreedAction } from './owned-action.js';
import { areTogether } from './sharing.js';

/** What stands for somebody, or their agency, whom a reader is not to know of. */
export const notGiven = 'not-given-here';
/** What stands for an owner whom its reader is not to know of. */
export const ownerNotNamed = { post: 'Somebody who is not named here', agencyId: notGiven };

/**
 * Those outside the agencies whom an action may be with. Where its owner is a post in what is no agency at all, it is whoever
 * has that name there, and where nobody has, it could be any of them.
 */
export function ownersOutside(meeting: Meeting, owner: Owner): Attendee[] {
  const { participants } = meeting;
  if ('participantId' in owner) {
    const one = participants.get(owner.participantId);
    return one && !isProfessional(one) ? [one] : [];
  }
  const there = [...participants.values()].filter(({ facts }) => cameFor(meeting, facts, owner.agencyId));
  if (there.some(isProfessional)) return [];
  const named = there.filter(({ facts }) => isNamed(meeting, facts, owner.name));
  return named.length > 0 ? named : there;
}

const isNamed = (meeting: Meeting, facts: Participant, name: string | undefined): boolean =>
  name !== undefined && versionsOf(meeting, facts).some((one) => sameName(one.name, name));

/** Whom somebody outside the agencies may be told of: professionals, themselves, and whoever they are together with. */
export interface NamesTold {
  readonly person: (participantId: string) => boolean;
  readonly owner: (owner: Owner) => boolean;
  readonly agency: (agencyId: string) => boolean;
}

export function namesTold(meeting: Meeting, reader: Attendee): NamesTold {
  const owner = (one: Owner) => ownersOutside(meeting, one).every((outside) => areTogether(reader, outside));
  return {
    person: (participantId) => owner({ participantId }),
    owner,
    agency: (agencyId) => agencyId === reader.facts.agencyId || owner({ post: '', agencyId }),
  };
}

/** Who an action is with, in words. */
export function ownerInWords(meeting: Meeting, { owner, agencyId }: Pick<AgreedAction, 'owner' | 'agencyId'>): string {
  const agency = agencyNameIn(meeting, agencyId);
  if ('participantId' in owner) {
    const facts = meeting.participants.get(owner.participantId)?.facts;
    return facts ? `${facts.name}, ${facts.post}, ${facts.agencyName}` : agency;
  }
  if (owner.agencyId === notGiven) return owner.post;
  return [owner.name ?? 'name not stated', owner.post, agency].join(', ');
}

/** Whether a copy for a family may say who has an action; without a reader who takes part, nobody outside the agencies. */
export const mayNameOwner = (meeting: Meeting, owner: Owner, reader: Attendee | undefined): boolean =>
  reader ? namesTold(meeting, reader).owner(owner) : ownersOutside(meeting, owner).length === 0;

/** Who an action is with, in words, in a copy for a family. */
export function ownerForFamily(meeting: Meeting, action: AgreedAction, reader: Attendee | undefined): string {
  return mayNameOwner(meeting, action.owner, reader) ? ownerInWords(meeting, action) : ownerNotNamed.post;
}
