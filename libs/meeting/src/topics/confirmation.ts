/** Confirmation: an agency stands by words taken down for it, by its own hand or read back to it on the phone. */
import { everyPhase, countsForAgency, isInvited, maySee, seenBy, type Attendee, type Meeting } from '../meeting.js';
import { accept, refuse, type Ruling } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Reports, Rights, Stamped, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { changeContribution, noContribution } from './contribution.js';
import { inherit } from './thread.js';

export interface ConfirmContributions {
  readonly type: 'ConfirmContributions';
  readonly contributionIds: readonly string[];
}
export interface RecordReadBack extends Reports {
  readonly type: 'RecordReadBack';
  readonly participantId: string;
  readonly contributionIds: readonly string[];
}
export type ConfirmationCommand = ConfirmContributions | RecordReadBack;

export type ContributionConfirmed = Stamped &
  Reports & {
    readonly type: 'ContributionConfirmed';
    readonly contributionId: string;
    readonly confirmedByParticipantId: string;
    /** Who read it to them and heard them agree, when it was confirmed aloud. */
    readonly readBackBy?: string;
  };
export type ConfirmationEvent = ContributionConfirmed;

const rights: Rights<ConfirmationCommand> = {
  ConfirmContributions: { prefix: 'C', who: 'invited', phases: everyPhase },
  RecordReadBack: { prefix: 'C', who: 'recorder', phases: everyPhase },
};

function confirmed(
  meeting: Meeting,
  contributionIds: readonly string[],
  by: Attendee,
  hearing: Attendee,
  extra: { readBackBy?: string; happenedAt?: Instant },
): Ruling<ConfirmationEvent> {
  const events: ContributionConfirmed[] = [];
  for (const contributionId of new Set(contributionIds)) {
    const contribution = seenBy(hearing, meeting.contributions, contributionId);
    if (!contribution || !maySee(by.participantId, contribution)) return noContribution();
    if (contribution.agencyId !== by.facts.agencyId)
      return refuse('C12', 'Only the agency whose words these are can confirm them.');
    if (contribution.withdrawal) return refuse('C13', 'That contribution has been withdrawn.');
    if (contribution.confirmation) continue;
    events.push({
      type: 'ContributionConfirmed',
      contributionId,
      confirmedByParticipantId: by.participantId,
      ...extra,
      ...inherit(contribution.thread),
    });
  }
  return accept(...events);
}

const onCommand: OnCommand<ConfirmationCommand, ConfirmationEvent> = {
  ConfirmContributions: (meeting, { contributionIds }, { actor }) =>
    confirmed(meeting, contributionIds, actor, actor, {}),
  RecordReadBack: (meeting, { participantId, contributionIds, happenedAt }, { actor }) => {
    const heard = meeting.participants.get(participantId);
    if (!heard || !isInvited(heard) || !countsForAgency(heard))
      return refuse('C8', 'Say who agreed to the words: somebody in this meeting who speaks for their agency.');
    return confirmed(meeting, contributionIds, heard, actor, {
      readBackBy: actor.participantId,
      ...(happenedAt ? { happenedAt } : {}),
    });
  },
};

const onEvent: OnEvent<ConfirmationEvent> = {
  ContributionConfirmed: (meeting, { contributionId, confirmedByParticipantId, readBackBy }, entry) =>
    changeContribution(meeting, contributionId, entry, (contribution) => {
      contribution.confirmation = { participantId: confirmedByParticipantId, at: entry.at, readBackBy };
    }),
};

const begin = () => ({});

const catalogue: Catalogue<ConfirmationEvent> = {
  ContributionConfirmed: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'contributions', afterwards: 'a contribution was confirmed' },
    familyCopies: 'none',
    changes: [],
  },
};

export const confirmationTopic: Topic<ConfirmationCommand, ConfirmationEvent, object> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
