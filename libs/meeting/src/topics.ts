/** Every topic of a meeting: the one list from which commands, events, rights and the meeting itself are joined. */
import { actionTopic } from './topics/action.js';
import { attendanceTopic } from './topics/attendance.js';
import { audienceTopic } from './topics/audience.js';
import { closingTopic } from './topics/closing.js';
import { confirmationTopic } from './topics/confirmation.js';
import { contributionTopic } from './topics/contribution.js';
import { conveningTopic } from './topics/convening.js';
import { decisionTopic } from './topics/decision.js';
import { disagreementTopic } from './topics/disagreement.js';
import { editionTopic } from './topics/edition.js';
import { factsTopic } from './topics/facts.js';
import { familyTopic } from './topics/family.js';
import { flagTopic } from './topics/flag.js';
import { flowTopic } from './topics/flow.js';
import { hidingTopic } from './topics/hiding.js';
import { invitationTopic } from './topics/invitation.js';
import { linkTopic } from './topics/link.js';
import { minutesTopic } from './topics/minutes.js';
import { narrativeTopic } from './topics/narrative.js';
import { noteTopic } from './topics/note.js';
import { questionTopic } from './topics/question.js';
import { searchTopic } from './topics/search.js';
import { spokenTopic } from './topics/spoken.js';
import { staysTopic } from './topics/stays.js';
import { successionTopic } from './topics/succession.js';
import { voiceTopic } from './topics/voice.js';
import { whereaboutsTopic } from './topics/whereabouts.js';
import { listingTopic } from './topics/listing.js';
import { progressTopic } from './topics/progress.js';
import { responseTopic } from './topics/response.js';
import { positionTopic } from './topics/position.js';
import { arrivalTopic } from './topics/arrival.js';
import { amendmentTopic } from './topics/amendment.js';
export const topics = [
  conveningTopic,
  listingTopic,
  invitationTopic,
  attendanceTopic,
  arrivalTopic,
  staysTopic,
  factsTopic,
  linkTopic,
  flowTopic,
  successionTopic,
  contributionTopic,
  responseTopic,
  confirmationTopic,
  questionTopic,
  searchTopic,
  noteTopic,
  voiceTopic,
  whereaboutsTopic,
  familyTopic,
  decisionTopic,
  positionTopic,
  disagreementTopic,
  actionTopic,
  progressTopic,
  hidingTopic,
  spokenTopic,
  closingTopic,
  audienceTopic,
  narrativeTopic,
  flagTopic,
  minutesTopic,
  amendmentTopic,
  editionTopic,
] as const;
