/** What no form of a screen offers: asked for, or given, in somebody’s name from their own page. */
import type { Command, Recorded } from '#meeting';
import type { Person } from './person.js';

export async function asked(person: Person, path: string, body?: object): Promise<string> {
  const [, , slot, , meetingId] = new URL(person.page.url()).pathname.split('/');
  const init = {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', 'x-quorate-slot': slot },
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
  return person.page.evaluate<string>(
    `fetch('/api/meetings/${meetingId ?? ''}/${path}', ${JSON.stringify(init)}).then((answer) => answer.text())`,
  );
}

export async function eventsOf(person: Person): Promise<readonly Recorded[]> {
  const { events } = JSON.parse(await asked(person, 'events')) as { readonly events: readonly Recorded[] };
  return events;
}

export async function gives(person: Person, command: Command): Promise<void> {
  const answer = await asked(person, 'commands', { commandId: crypto.randomUUID(), command });
  if (!answer.includes('"accepted":true')) throw new Error(`${command.type}: ${answer}`);
}
