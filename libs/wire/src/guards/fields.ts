/** The decorators guards are written with: one class-validator constraint per field, kept beside with the field it is of. */
import { ValidateBy, ValidateNested } from 'class-validator';
import { isObject, listOf, missing, whole, type Check } from './checks.js';
import { labelOf } from './labels.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- what a decorator is handed
export type Constructor = Function & { readonly prototype: object };
export type GuardClass<T extends object = object> = new () => T;

type Plain = Readonly<Record<string, unknown>>;
/** Which class a value calls for, asked late so that classes may stand in any order. */
type Choose = (value: Plain) => GuardClass;

interface Shape {
  readonly fields: Map<string, Check>;
  /** Those that must be there. */
  readonly required: Set<string>;
  /** Fields that are shapes themselves, and which shape a value calls for. */
  readonly nested: Map<string, Choose>;
}
const shapes = new Map<Constructor, Shape>();

/** A guard's fields, those of the guard it extends included. */
export function shapeOf(guard: Constructor): Shape {
  const known = shapes.get(guard);
  if (known) return known;
  const parent = shapes.get(Object.getPrototypeOf(guard) as Constructor);
  const shape: Shape = {
    fields: new Map(parent?.fields),
    required: new Set(parent?.required),
    nested: new Map(parent?.nested),
  };
  shapes.set(guard, shape);
  return shape;
}

function field(check: Check, must: boolean): PropertyDecorator {
  const judge: Check = (value, the) => (value !== undefined ? check(value, the) : must ? missing(the) : undefined);
  return (target, property) => {
    const the = labelOf(String(property));
    const { fields, required } = shapeOf(target.constructor);
    fields.set(String(property), judge);
    if (must) required.add(String(property));
    // a guard may let go what the one it extends asks for
    else required.delete(String(property));
    ValidateBy({
      name: 'is',
      validator: {
        validate: (value: unknown) => judge(value, the) === undefined,
      },
    })(target, property);
  };
}

/** A field that must be there. */
export const Is = (check: Check): PropertyDecorator => field(check, true);
/** A field that may be left out; `null` is not leaving out. */
export const MayBe = (check: Check): PropertyDecorator => field(check, false);

function shaped(check: Check, choose: Choose, must: boolean): PropertyDecorator {
  return (target, property) => {
    field(check, must)(target, property);
    shapeOf(target.constructor).nested.set(String(property), choose);
    ValidateNested()(target, property);
  };
}

export const IsA = (choose: Choose): PropertyDecorator => shaped(whole, choose, true);
export const MayBeA = (choose: Choose): PropertyDecorator => shaped(whole, choose, false);
export const IsListOf = (choose: Choose): PropertyDecorator => shaped(listOf(whole), choose, true);
export const MayBeListOf = (choose: Choose): PropertyDecorator => shaped(listOf(whole), choose, false);

/**
 * Whether a value passes every constraint of its guard and has no other field. class-validator works a class's constraints out anew for
 * each instance, which would be most of what a command costs; this asks the very same ones, and stops at the first that does not pass.
 */
export function fits(guard: Constructor, plain: Plain): boolean {
  const { fields, required, nested } = shapeOf(guard);
  for (const key of required) if (plain[key] === undefined) return false;
  // of the many fields a command may have it has a few: only those are looked at
  for (const key of Object.keys(plain)) {
    const check = fields.get(key);
    if (!check || check(plain[key], key)) return false;
  }
  for (const [key, choose] of nested) if (!partsFit(plain[key], choose)) return false;
  return true;
}

function partsFit(value: unknown, choose: Choose): boolean {
  if (isObject(value)) return fits(choose(value), value);
  return !Array.isArray(value) || value.every((entry: unknown) => isObject(entry) && fits(choose(entry), entry));
}

/** The value as an instance of its guard, nested shapes with it. */
export function instanceOf(guard: GuardClass, plain: Plain): object {
  const instance = Object.assign(new guard(), plain) as Record<string, unknown>;
  for (const [property, choose] of shapeOf(guard).nested) {
    const value = plain[property];
    if (isObject(value)) instance[property] = instanceOf(choose(value), value);
    else if (Array.isArray(value))
      instance[property] = value.map((entry: unknown) => (isObject(entry) ? instanceOf(choose(entry), entry) : entry));
  }
  return instance;
}
