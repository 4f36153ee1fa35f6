/** A command as it comes through a door, by socket and by HTTP alike: in its shape, and one that its sender gives. */
import { asRefusal, type AskedCommand, type CommandType, type Refusal } from '#meeting';
import { checkMessage, type CheckedMessage } from '#wire/guards';

/** Given by the service itself to whoever asks for a document or a link: sent by themselves they would list what never left. */
const asked: Record<AskedCommand['type'], Refusal> = {
  MakeEdition: askFor('an edition was made or opened', 'minutes/<edition>.<format>, or …/files/<file>'),
  OpenEdition: askFor('an edition was made or opened', 'minutes/<edition>.<format>, or …/files/<file>'),
  GiveLink: askFor('a link was given out', 'participants/<participantId>/link'),
  OpenLink: asRefusal(
    'right',
    'W155',
    'That a link was opened is recorded by opening it, and is not sent by itself; nothing was recorded.',
  ),
};
export const givenByAsking: ReadonlySet<CommandType> = new Set(Object.keys(asked) as CommandType[]);

function askFor(what: string, path: string): Refusal {
  const because = `That ${what} is recorded when it is asked for, and is not sent by itself. Ask for it with POST /api/meetings/<meetingId>/${path}; nothing was recorded.`;
  return asRefusal('right', 'W155', because);
}

const isAskedFor = (type: CommandType): type is AskedCommand['type'] => Object.hasOwn(asked, type);

export function commandIn(body: unknown): CheckedMessage<'command'> {
  const checked = checkMessage('command', body);
  if (!checked.ok) return checked;
  const { type } = checked.message.command;
  return isAskedFor(type) ? { ok: false, refusal: asked[type] } : checked;
}
