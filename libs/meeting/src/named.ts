/** Whom a command names with details of their own: at every such door the service asks whether it knows them. */
import type { Command } from './commands-and-events.js';
import type { Participant } from './vocabulary.js';

type Naming<C> = {
  [F in keyof C]-?: NonNullable<C[F]> extends Participant | readonly Participant[] ? F : never;
}[keyof C];
type NamingField = Command extends infer C ? (C extends Command ? Naming<C> : never) : never;

/** A field that names somebody and is missing here does not compile. */
const namingFields: Record<NamingField, true> = { participants: true, participant: true, deputy: true };

/** The `personId` of everybody a command names, as often as it names them. */
export function personIdsIn(command: Command): string[] {
  const fields = command as Partial<Record<NamingField, Participant | readonly Participant[]>>;
  return (Object.keys(namingFields) as NamingField[])
    .flatMap((field) => fields[field] ?? [])
    .flatMap(({ personId }) => personId ?? []);
}
