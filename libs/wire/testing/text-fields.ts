/** Every text field of every command, found in the examples: whatever takes a sentence. */
import { commandTypes, type CommandType } from '#meeting';
import { checkCommand } from '#wire/guards';
import { examples } from './examples.js';

export type Path = readonly (string | number)[];
export interface TextField {
  readonly type: CommandType;
  readonly path: Path;
}

function* stringsIn(value: unknown, path: Path): Generator<Path> {
  if (typeof value === 'string') yield path;
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      yield* stringsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** A copy with another value at that place. */
export function withValue(command: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(command);
  const parent = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[path.at(-1) ?? ''] = value;
  return copy;
}
export const valueAt = (command: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], command);

/** The example of a command with this text in one of its fields. */
export const saying = ({ type, path }: TextField, text: string): unknown => withValue(examples[type], path, text);

const takesText = (field: TextField): boolean => checkCommand(saying(field, 'Said, by us: “so”.')).ok;

export const textFields: readonly TextField[] = commandTypes.flatMap((type) =>
  [...stringsIn(examples[type], [])].map((path) => ({ type, path })).filter(takesText),
);

/** May be blank: what stood there is then taken back. */
export const mayBeBlank = (field: TextField): boolean => checkCommand(saying(field, '')).ok;
export const titleOf = ({ type, path }: TextField): string => `${type}.${path.join('.')}`;
