/** How something is told to a reader who may see less: field by field, so that a new field goes nowhere until a line here says so. */

/** What can be handed on as it is: it holds no fields of its own. */
type Plain = string | number | boolean | null | undefined | readonly string[];

/** `told`: as it is. `left out`: not at all. A function makes what is told of it, from a value that is there. */
type Line<T, F extends keyof T, Reader> =
  | (T[F] extends Plain ? 'told' : never)
  | (undefined extends T[F] ? 'left out' : never)
  | ((value: NonNullable<T[F]>, reader: Reader) => T[F]);

/** A line for every field. Who may see an event is itself told to nobody who may see less. */
export type Fields<T, Reader = unknown> = {
  readonly [F in Exclude<keyof T, 'type' | 'audience'>]-?: Line<T, F, Reader>;
};

/** In place of what must be there and is not told. */
export const instead =
  <V>(value: V): (() => V) =>
  () =>
    value;

/** The thing as its reader may have it. */
export function tell<T extends object, Reader>(fields: Fields<T, Reader>, thing: T, reader: Reader): T {
  const told: { [field: string]: unknown } = 'type' in thing ? { type: thing.type } : {};
  for (const [field, line] of Object.entries(fields as { readonly [field: string]: unknown })) {
    const value: unknown = Reflect.get(thing, field);
    if (value === undefined || line === 'left out') continue;
    told[field] =
      typeof line === 'function' ? (line as (value: unknown, reader: Reader) => unknown)(value, reader) : value;
  }
  return told as T;
}
