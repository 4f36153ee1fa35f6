/** Convening a meeting: who may, under whose procedure, and in whose name it stands. */
import { personIdsIn, requiredNotInvited, type By, type ConveneMeeting, type Procedure, type Refusal } from '#meeting';
import type { CommandMessage, ConveneAnswer } from '#wire';
import type { RateLimits } from '../limits.js';
import type { People } from '../sign-in/people.js';
import type { Identity } from '../sign-in/identity.js';
import type { Meetings } from '../turns/meetings.js';
import { mayNotConvene, meetingIdTaken, tooManyConvened, unknownPerson } from '../refusals.js';
import type { Register } from '../register/register.js';

export interface ConveningParts {
  readonly meetings: Meetings;
  readonly register: Register;
  readonly people: People;
  readonly procedures: readonly Procedure[];
  readonly rates: Pick<RateLimits, 'mayConvene'>;
}

/** How the record names a person who convenes and does not take part. */
export const convenerProgram = 'convener';

export class Convening {
  constructor(private readonly parts: ConveningParts) {}

  async convene({ meetingId, commandId, command }: CommandMessage, identity: Identity): Promise<ConveneAnswer> {
    if (command.type !== 'ConveneMeeting') return refused(mayNotConvene);
    const problem = await this.problem(command, identity);
    if (problem) return refused(problem);
    const procedure = this.parts.procedures.find(({ procedureId }) => procedureId === command.procedureId);
    const answer = await this.parts.meetings.give(meetingId, commandId, command, {
      convener: authorOf(command, identity),
      procedure,
    });
    if (!answer.accepted) return answer;
    // the convener is noted after the meeting is recorded; after a crash in between, the same command sent again notes them
    if (!(await this.parts.register.noteConvener(meetingId, identity))) return refused(meetingIdTaken);
    await this.parts.register.listed(meetingId);
    return { ...answer, requiredNotInvited: procedure ? requiredNotInvited(procedure, command.participants) : [] };
  }

  private async problem(command: ConveneMeeting, identity: Identity): Promise<Refusal | undefined> {
    if (identity.kind === 'participant' || (identity.kind === 'program' && !identity.mayConvene)) return mayNotConvene;
    if (identity.kind === 'person' && !(await this.parts.rates.mayConvene(identity.personId))) return tooManyConvened;
    const personIds = personIdsIn(command);
    const known = new Set(personIds).size === personIds.length && (await this.parts.people.areKnown(personIds));
    return known ? undefined : unknownPerson;
  }
}

const refused = (refusal: Refusal): ConveneAnswer => ({ accepted: false, refusal });

function authorOf({ participants }: ConveneMeeting, identity: Identity): By {
  if (identity.kind === 'program') return { program: identity.program };
  const own =
    identity.kind === 'person' ? participants.find(({ personId }) => personId === identity.personId) : undefined;
  return own ? { participantId: own.participantId } : { program: convenerProgram };
}
