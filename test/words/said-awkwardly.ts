/** A scenario in which everything anybody types is an awkward text, each time another. */
import type { CommandType } from '#meeting';
import { textFields } from '../../libs/wire/testing/text-fields.js';
import type { Scenario } from '../../apps/server/src/commands/scenario/scenario-file.js';
import { awkwardTexts } from './awkward-texts.js';

const withoutPlaces = (path: readonly (string | number)[]): string =>
  path.filter((part) => typeof part === 'string').join('.');
const known: ReadonlySet<string> = new Set(textFields.map(({ type, path }) => `${type}.${withoutPlaces(path)}`));
/** Chosen from a list, given by the service, or somebody’s identifier in a scenario. */
const notTyped = /\.(?:option|personId|to|externalRecipient|meetingKind)$|\.options\.option$/u;

const isTyped = (type: string, path: readonly (string | number)[]): boolean => {
  const field = `${type}.${withoutPlaces(path)}`;
  return known.has(field) && !notTyped.test(field);
};

export interface Sent {
  readonly field: string;
  readonly text: string;
}

/** The same words are the same text wherever they stand, as an agency’s name is. */
export class Awkward {
  readonly sent: Sent[] = [];
  readonly #texts = new Map<string, string>();

  /** @param from where in the list of texts it begins. */
  constructor(private readonly from: number) {}

  scenario(given: Scenario): Scenario {
    const convene = this.fields('ConveneMeeting', given.convene) as Scenario['convene'];
    const steps = given.steps.map((step) => ({
      ...step,
      with: (step.expect === 'accepted'
        ? this.fields(step.does as CommandType, step.with)
        : step.with) as typeof step.with,
    }));
    return { ...given, convene, steps, expect: {} };
  }

  private fields(type: CommandType, value: unknown, path: readonly (string | number)[] = []): unknown {
    if (Array.isArray(value)) return value.map((one: unknown, place) => this.fields(type, one, [...path, place]));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, this.fields(type, inner, [...path, name])]),
      );
    return typeof value === 'string' && isTyped(type, path) ? this.instead(type, path, value) : value;
  }

  private instead(type: CommandType, path: readonly (string | number)[], words: string): string {
    const text = this.#texts.get(words) ?? awkwardTexts[(this.from + this.#texts.size) % awkwardTexts.length] ?? '';
    this.#texts.set(words, text);
    this.sent.push({ field: `${type}.${withoutPlaces(path)}`, text });
    return text;
  }
}
