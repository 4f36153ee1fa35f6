/** What is mine: my agency's words, my actions, what I am asked. */
import {
  currentVersion,
  isProfessional,
  isSettled,
  maySee,
  standingPositions,
  type AgreedAction,
  type Amendment,
  type Attendee,
  type Contribution,
  type Decision,
  type Flag,
  type Meeting,
  type Note,
  type Question,
} from '#meeting';

/** How many rows are kept from this reader, as their screen may say: to a family member, advocate or observer nothing says that anything was taken back. */
export const rowsKeptFrom = ({ withheld }: Meeting, me: Attendee): number => (isProfessional(me) ? withheld.size : 0);

export const ownerIsMine = ({ owner, agencyId }: Pick<AgreedAction, 'owner' | 'agencyId'>, me: Attendee): boolean =>
  'participantId' in owner ? owner.participantId === me.participantId : agencyId === me.facts.agencyId;

export const myActions = (meeting: Meeting, me: Attendee): AgreedAction[] =>
  [...meeting.actions.values()].filter((action) => ownerIsMine(action, me));

export const myContributions = (meeting: Meeting, me: Attendee): Contribution[] =>
  [...meeting.contributions.values()].filter(({ agencyId }) => agencyId === me.facts.agencyId);

export const isUnconfirmed = ({ unconfirmed, confirmation, withdrawal }: Contribution): boolean =>
  unconfirmed && !confirmation && !withdrawal;

/** Raw notes this person may see that are nobody’s words yet: neither made into a contribution nor withdrawn. */
export const notesLeft = (meeting: Meeting, me: Attendee): Note[] =>
  [...meeting.notes.values()].filter(
    (note) => maySee(me.participantId, note) && note.contributionIds.length === 0 && !note.withdrawal,
  );

export const toConfirm = (meeting: Meeting, me: Attendee): Contribution[] =>
  myContributions(meeting, me).filter(isUnconfirmed);

const openQuestions = (meeting: Meeting): Question[] => [...meeting.questions.values()].filter(({ answer }) => !answer);
export const questionsToMe = (meeting: Meeting, me: Attendee): Question[] =>
  openQuestions(meeting).filter(({ ofAgencyId }) => ofAgencyId === me.facts.agencyId);

/** Questions about the record that this person or a colleague was asked, and nobody has answered. */
export const flagsToMe = (meeting: Meeting, me: Attendee): Flag[] =>
  [...meeting.flags.values()].filter(
    (flag) =>
      !flag.answer &&
      maySee(me.participantId, flag) &&
      meeting.participants.get(flag.ofParticipantId)?.facts.agencyId === me.facts.agencyId,
  );

/** Undecided proposals this person may see on which neither they nor their agency stand on the current version. */
export const positionsOwed = (meeting: Meeting, me: Attendee): Decision[] =>
  [...meeting.decisions.values()].filter(
    (decision) => !isSettled(decision) && maySee(me.participantId, decision) && !hasPosition(decision, me),
  );

const hasPosition = (decision: Decision, me: Attendee): boolean =>
  standingPositions(decision, currentVersion(decision).version).some((position) =>
    position.standing === 'agency'
      ? position.agencyId === me.facts.agencyId
      : position.participantId === me.participantId,
  );

/** Amendments that wait for the chair’s answer. */
export const amendmentsToAnswer = (meeting: Meeting, me: Attendee): Amendment[] =>
  me.participantId === meeting.chairId
    ? [...meeting.amendments.values()].filter((one) => !one.answer && maySee(me.participantId, one))
    : [];

export const actionsToAnswer = (meeting: Meeting, me: Attendee): AgreedAction[] =>
  myActions(meeting, me).filter(({ state }) => state.state === 'agreed');

/** Whoever must know that something new has come in. */
export const answersForTheMeeting = ({ chairId, leads }: Meeting, participantId: string): boolean =>
  participantId === chairId || leads.at(-1)?.participantId === participantId;
