/** What is worth saying aloud to somebody who is not looking: arrivals, quorum, proposals, decisions, and what is asked of them. */
import {
  agencyNameIn,
  changesBelonging,
  giverIn,
  isAnnex,
  whichDocument,
  isWithheld,
  keepsRecord,
  matterOf,
  nameIn,
  openChairRequest,
  phaseOf,
  quorumOf,
  sectorsInWords,
  type Attendee,
  type Entry,
  type Event,
  type Meeting,
  type OnThePhone,
} from '#meeting';
import { answersForTheMeeting, ownerIsMine } from '../mine.js';
import { capitalised } from '../words/labels.js';

type Teller<T extends Event['type']> = (
  event: Extract<Event, { type: T }>,
  meeting: Meeting,
  me: Attendee | undefined,
) => string | undefined;

const arrival = (meeting: Meeting, participantId: string | undefined, name?: string) =>
  `${name ?? nameIn(meeting, participantId ?? '')} ${phaseOf(meeting) === 'closed' ? 'is recorded as having been there' : 'has arrived'}.`;
const departure = (meeting: Meeting, participantId: string) => `${nameIn(meeting, participantId)} has left.`;

const spokenForMe = (
  { spokenByParticipantId }: OnThePhone,
  me: Attendee | undefined,
  sentence: string,
): string | undefined =>
  me !== undefined && spokenByParticipantId === me.participantId ? `${sentence} You can take it back.` : undefined;

const tellers: { readonly [T in Event['type']]?: Teller<T> } = {
  Arrived: ({ participantId, admitted }, meeting) =>
    admitted ? arrival(meeting, participantId) : `${nameIn(meeting, participantId)} is waiting to come in.`,
  ArrivalRecorded: ({ participantId, participant }, meeting) => arrival(meeting, participantId, participant?.name),
  Left: ({ participantId }, meeting) => departure(meeting, participantId),
  DepartureRecorded: ({ participantId }, meeting) => departure(meeting, participantId),
  LinkGiven: ({ participantId, further }, meeting, me) =>
    me?.participantId === participantId
      ? 'A link for your place was given out.'
      : further
        ? `${lastGiver(meeting)} gave out another link for ${nameIn(meeting, participantId)}.`
        : undefined,
  LinkAsked: ({ participantId }, meeting, me) =>
    me && keepsRecord(me) ? `Another link is asked for, for ${nameIn(meeting, participantId)}.` : undefined,
  ParticipantCorrected: ({ participantId, changes }, meeting) => {
    const facts = meeting.participants.get(participantId)?.facts;
    return facts && changesBelonging(changes)
      ? `It was put right for whom ${facts.name} comes: ${facts.agencyName}, ${sectorsInWords([facts.sector])}.`
      : undefined;
  },
  WhereaboutsRecorded: ({ childId }, meeting) =>
    `It was said where ${meeting.children.get(childId)?.name ?? 'a child'} is now.`,
  MeetingOpened: () => 'The meeting is open.',
  MeetingAdjourned: () => 'The meeting is adjourned.',
  MeetingResumed: () => 'The meeting has resumed.',
  MeetingClosed: () => 'The meeting is closed. The minutes are ready to read.',
  MeetingCancelled: () => 'The meeting is cancelled.',
  MovedToItem: ({ itemId }, meeting) =>
    `Now: ${meeting.procedure.agenda.find((item) => item.itemId === itemId)?.title ?? ''}.`,
  ChairTaken: ({ chairId }, meeting) => `${nameIn(meeting, chairId)} has taken the chair.`,
  ChairAskedFor: ({ participantId }, meeting, me) =>
    me?.participantId === meeting.chairId ? `${nameIn(meeting, participantId)} asks for the chair.` : undefined,
  AnsweredForTheChair: ({ agreed }, meeting, me) =>
    me && openChairRequest(meeting)?.participantId === me.participantId
      ? `The chair has answered: ${agreed ? 'you can take the chair' : 'not now'}.`
      : undefined,
  DecisionProposed: ({ matterId }, meeting) => `Proposed: ${matterOf(meeting, matterId)?.title ?? ''}.`,
  ProposalAmended: ({ decisionId }, meeting) =>
    `The proposal on ${matterTitle(meeting, decisionId)} has changed. Everyone is asked again.`,
  MatterDecided: ({ matterId }, meeting) => `Decided: ${matterOf(meeting, matterId)?.title ?? ''}.`,
  AskedAbout: ({ ofAgencyId, contributionId, agencyId }, meeting, me) => {
    const asked = ofAgencyId ?? (contributionId ? meeting.contributions.get(contributionId)?.agencyId : undefined);
    return me && asked === me.facts.agencyId ? `${agencyNameIn(meeting, agencyId)} asks you a question.` : undefined;
  },
  MomentFlagged: ({ ofParticipantId }, meeting, me) =>
    me && meeting.participants.get(ofParticipantId)?.facts.agencyId === me.facts.agencyId
      ? 'You are asked about the record.'
      : undefined,
  MinutesCirculated: ({ to, edition }, _meeting, me) =>
    me && to.includes(me.participantId)
      ? isAnnex(whichDocument(edition))
        ? 'A restricted annex has been circulated to you.'
        : 'The minutes have been circulated to you.'
      : undefined,
  AmendmentRequested: (_event, meeting, me) =>
    me?.participantId === meeting.chairId ? 'An amendment of the minutes is asked for.' : undefined,
  AmendmentAnswered: ({ amendmentId, accepted }, meeting, me) =>
    me && meeting.amendments.get(amendmentId)?.agencyId === me.facts.agencyId
      ? `The amendment you asked for is ${accepted ? 'accepted' : 'refused'}.`
      : undefined,
  MinutesFinalised: ({ version }) => `The minutes are final, version ${version}.`,
  PositionTaken: (event, _meeting, me) => spokenForMe(event, me, 'Your position was taken down.'),
  ActionAccepted: (event, _meeting, me) => spokenForMe(event, me, 'Your acceptance of an action was taken down.'),
  ActionDeclined: (event, _meeting, me) => spokenForMe(event, me, 'That you decline an action was taken down.'),
  MinutesConfirmed: (event, _meeting, me) => spokenForMe(event, me, 'Your confirmation of the minutes was taken down.'),
  ChildsVoiceRecorded: (event, _meeting, me) => spokenForMe(event, me, 'What you said of a child was taken down.'),
  ActionAgreed: ({ owner, agencyId }, _meeting, me) =>
    me && ownerIsMine({ owner, agencyId }, me) ? 'An action has been agreed for you.' : undefined,
  ContributionMade: ({ unconfirmed, agencyId, receivedOutside }, meeting, me) => {
    if (me && unconfirmed && agencyId === me.facts.agencyId) return 'Your words were taken down. Please confirm them.';
    return me && receivedOutside && answersForTheMeeting(meeting, me.participantId)
      ? `${agencyNameIn(meeting, agencyId)} has sent something since the meeting closed.`
      : undefined;
  },
};

function lastGiver(meeting: Meeting): string {
  const by = meeting.linksGiven.at(-1)?.by;
  return capitalised(giverIn(meeting, by && 'participantId' in by ? by.participantId : 'convener'));
}

function matterTitle(meeting: Meeting, decisionId: string): string {
  const decision = meeting.decisions.get(decisionId);
  return (decision && matterOf(meeting, decision.matterId)?.title) ?? 'a matter';
}

const tell = (event: Event, meeting: Meeting, me: Attendee | undefined): string | undefined =>
  (tellers[event.type] as Teller<Event['type']> | undefined)?.(event as never, meeting, me);

/** A sentence, and whether it may be summed up with others of its kind when much happens at once. */
export interface Told {
  readonly sentence: string;
  readonly passing: boolean;
}

const passingEvents: ReadonlySet<Event['type']> = new Set([
  'Arrived',
  'ArrivalRecorded',
  'Left',
  'DepartureRecorded',
  'MovedToItem',
]);

/** What there is to say of rows newly applied; what this person did themselves needs no telling. */
export function notable(rows: readonly Entry[], meeting: Meeting, myId: string): Told[] {
  const me = meeting.participants.get(myId);
  return rows.flatMap((row) => {
    if (isWithheld(row) || ('participantId' in row.by && row.by.participantId === myId)) return [];
    const sentence = tell(row.event, meeting, me);
    return sentence ? [{ sentence, passing: passingEvents.has(row.event.type) }] : [];
  });
}

/** The quorum in words, to notice when it turns. */
export function quorumInWords(meeting: Meeting): string {
  const { quorate, missing, agenciesShort } = quorumOf(meeting);
  if (quorate) return 'Quorum: everyone required is here.';
  if (missing.length === 0)
    return `No quorum: ${agenciesShort} more ${agenciesShort === 1 ? 'agency is' : 'agencies are'} needed.`;
  return `No quorum: ${sectorsInWords(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`;
}
