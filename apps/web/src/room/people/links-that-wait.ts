/** Links to places that a second person is asked to agree to. */
import { secondRecorders, type By, type LinkRequest, type Meeting } from '#meeting';

/** Who a link is from or asked by: a participant, or whoever convened. */
export const idOf = (by: By): string => ('participantId' in by ? by.participantId : 'convener');

export const isAskedBy = ({ by }: LinkRequest, participantId: string): boolean => idOf(by) === participantId;

const canAgree = (meeting: Meeting, { participantId, by }: LinkRequest, me: string): boolean =>
  secondRecorders(meeting, participantId, by).some((one) => one.participantId === me);

/** Links that wait for this person’s word. */
export const linksToAgree = (meeting: Meeting, me: string): LinkRequest[] =>
  [...meeting.linkRequests.values()].filter((one) => !one.agreedBy && canAgree(meeting, one, me));
