/** A command as it comes through a door, by socket and by HTTP alike: in its shape, and one that its sender gives. */
import type { AskedCommand, CommandType, Refusal } from '#meeting';
import { checkMessage, type CheckedMessage } from '#wire/guards';

/** Given by the service itself to whoever asks for a document: sent by themselves they would list copies that were never made. */
const asked: Record<AskedCommand['type'], true> = { MakeEdition: true, OpenEdition: true };
export const givenByAsking: ReadonlySet<CommandType> = new Set(Object.keys(asked) as CommandType[]);

const askForIt: Refusal = {
  rule: 'W155',
  because:
    'That an edition was made or opened is recorded when it is asked for, and is not sent by itself. Ask for it with POST /api/meetings/<meetingId>/minutes/<edition>.<format>, or …/files/<file>; nothing was recorded.',
};

export function commandIn(body: unknown): CheckedMessage<'command'> {
  const checked = checkMessage('command', body);
  return checked.ok && givenByAsking.has(checked.message.command.type) ? { ok: false, refusal: askForIt } : checked;
}
