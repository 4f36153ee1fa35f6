/** Whose words a contribution is, where it was taken down for somebody else. */
import { isAgencyIn, isProfessional, keepsRecord, type Attendee, type Meeting } from '../meeting.js';
import { refuse, type Refused } from '../ruling.js';
import type { MakeContribution } from './contribution.js';

function speakerProblem(
  { onBehalfOfAgencyId, spokenByParticipantId }: MakeContribution,
  spoken: Attendee | undefined,
): Refused | undefined {
  if (spokenByParticipantId !== undefined && !spoken)
    return refuse(
      'C8',
      'The speaker named is not in this meeting. Choose them from the list, or record their arrival first.',
    );
  if (onBehalfOfAgencyId && spoken && spoken.facts.agencyId !== onBehalfOfAgencyId)
    return refuse('C8', 'The speaker named does not speak for that agency.');
  return undefined;
}

/** Whether these can only be the words of whoever gives them; families, advocates and observers are several people under one name. */
function areOwnWords({ onBehalfOfAgencyId, spokenByParticipantId }: MakeContribution, actor: Attendee): boolean {
  const isOwnAgency = onBehalfOfAgencyId === undefined || onBehalfOfAgencyId === actor.facts.agencyId;
  const isOwnVoice = spokenByParticipantId === undefined || spokenByParticipantId === actor.participantId;
  return isOwnAgency && (isOwnVoice || isProfessional(actor));
}

const notTheirsToTakeDown = () =>
  refuse('C6', 'Only the chair, the deputy or the minute-taker takes down another agency’s words.');

/** Whose words these are, or why they cannot be taken down. */
export function agencyOf(meeting: Meeting, command: MakeContribution, actor: Attendee): string | Refused {
  if (!keepsRecord(actor) && !areOwnWords(command, actor)) return notTheirsToTakeDown();
  const spoken = meeting.participants.get(command.spokenByParticipantId ?? '');
  const problem = speakerProblem(command, spoken);
  if (problem) return problem;
  const agencyId = command.onBehalfOfAgencyId ?? spoken?.facts.agencyId ?? actor.facts.agencyId;
  if (agencyId === actor.facts.agencyId) return agencyId;
  if (!keepsRecord(actor)) return notTheirsToTakeDown();
  return isAgencyIn(meeting, agencyId)
    ? agencyId
    : refuse('C7', 'That agency is not in this meeting. Invite somebody from it, or record their arrival, first.');
}
