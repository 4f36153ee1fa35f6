/** One command on its way: what was asked, by whom, and where the answer goes. */
import { commandDigest } from '#event-log';
import type { By, Command, Meeting, Procedure, Refusal } from '#meeting';
import type { CommandAnswer } from '#wire';
import { participantIdIn, type Identity } from '../sign-in/identity.js';

/** Convening is asked by somebody who is in no meeting yet, and whoever convened gives out its links; everything else is asked by somebody in it. */
export type Asker =
  | { readonly identity: Identity }
  | { readonly convener: By; readonly procedure: Procedure | undefined }
  | { readonly whoConvened: By };

export interface Asked {
  readonly commandId: string;
  readonly command: Command;
  readonly digest: string;
  readonly asker: Asker;
  /** What stands against it besides the rules of the meeting: said only to somebody whom these would let. */
  readonly besides?: Refusal;
  readonly answer: (answer: CommandAnswer) => void;
}

/** @returns what is asked, and the promise of its answer. */
export function asked(
  commandId: string,
  command: Command,
  asker: Asker,
  besides?: Refusal,
): { asked: Asked; answered: Promise<CommandAnswer> } {
  let answer!: Asked['answer'];
  const answered = new Promise<CommandAnswer>((resolve) => (answer = resolve));
  return { asked: { commandId, command, digest: commandDigest(command), asker, besides, answer }, answered };
}

/** Who this is in the meeting as it now stands; a stranger is nobody. */
export function authorIn(meetingId: string, meeting: Meeting | undefined, { asker, command }: Asked): By | undefined {
  if ('whoConvened' in asker) return meeting && command.type === 'GiveLink' ? asker.whoConvened : undefined;
  if ('convener' in asker) return command.type === 'ConveneMeeting' ? asker.convener : undefined;
  const participantId = meeting && participantIdIn(meetingId, meeting, asker.identity);
  return participantId === undefined ? undefined : { participantId };
}
