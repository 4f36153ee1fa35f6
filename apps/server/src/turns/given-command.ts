/** One command on its way: what was given, by whom, and where the answer goes. */
import { commandDigest } from '#event-log';
import type { By, Command, Context, Meeting, Procedure, Refusal } from '#meeting';
import type { CommandAnswer } from '#wire';
import { participantIdIn, type Identity } from '../sign-in/identity.js';

/** Convening is given by somebody who is in no meeting yet, and whoever convened gives out its links; everything else is given by somebody in it. */
export type Giver =
  | { readonly identity: Identity }
  | { readonly convener: By; readonly procedure: Procedure | undefined }
  | { readonly whoConvened: By };

export interface GivenCommand {
  readonly commandId: string;
  readonly command: Command;
  readonly digest: string;
  readonly giver: Giver;
  /** What stands against it besides the rules of the meeting: said only to somebody whom these would let. */
  readonly objection?: Refusal | undefined;
  readonly answer: (answer: CommandAnswer) => void;
}

/** @returns the command as it waits for its turn, and the promise of its answer. */
export function givenCommand(
  commandId: string,
  command: Command,
  giver: Giver,
  objection?: Refusal,
): { given: GivenCommand; answered: Promise<CommandAnswer> } {
  let answer!: GivenCommand['answer'];
  const answered = new Promise<CommandAnswer>((resolve) => (answer = resolve));
  return { given: { commandId, command, digest: commandDigest(command), giver, objection, answer }, answered };
}

/** Who this is in the meeting as it now stands; a stranger is nobody. */
export function authorIn(meetingId: string, meeting: Meeting | undefined, given: GivenCommand): By | undefined {
  const { giver, command } = given;
  if ('whoConvened' in giver) return meeting && command.type === 'GiveLink' ? giver.whoConvened : undefined;
  if ('convener' in giver) return command.type === 'ConveneMeeting' ? giver.convener : undefined;
  const participantId = meeting && participantIdIn(meetingId, meeting, giver.identity);
  return participantId === undefined ? undefined : { participantId };
}

/** What the rules are told of whoever gave it, besides who that is. */
export const contextOf = (giver: Giver): Pick<Context, 'procedure' | 'convener'> => ({
  convener: 'whoConvened' in giver,
  ...('procedure' in giver && giver.procedure ? { procedure: giver.procedure } : {}),
});
