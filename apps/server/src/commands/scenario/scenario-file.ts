/** A meeting as data: what it is convened with, who does what, and what should come of it. */
import { Sayable } from '#event-log';

type StepExpectation = 'accepted' | { readonly refused: string | true };

export interface Step {
  readonly who: string;
  readonly does: string;
  readonly with: Readonly<Record<string, unknown>>;
  readonly expect: StepExpectation;
}

export interface Wording {
  readonly contains?: readonly string[];
  readonly lacks?: readonly string[];
}

export interface Expectations {
  readonly quorateAtOpen?: boolean;
  readonly missing?: readonly string[];
  readonly decisions?: number;
  readonly dissents?: number;
  readonly actions?: number;
  readonly gaps?: { readonly min?: number; readonly max?: number };
  readonly minutes?: Wording;
  readonly editions?: Readonly<Record<string, Wording>>;
  readonly views?: Readonly<Record<string, Wording>>;
}

export interface Scenario {
  readonly title: string;
  readonly convene: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
  readonly expect: Expectations;
}

/** Throws `Sayable`. */
export function readScenario(json: string): Scenario {
  const file = parsed(json);
  if (!isRecord(file)) throw new Sayable('A scenario is one object with title, convene, steps and expect.');
  const { title, convene, steps, expect = {} } = file;
  if (typeof title !== 'string') throw new Sayable('The scenario has no title.');
  if (!isRecord(convene) || !Array.isArray(convene['participants']))
    throw new Sayable('The scenario does not say what is convened (convene, with its participants).');
  if (!Array.isArray(steps)) throw new Sayable('The scenario has no list of steps.');
  if (!isRecord(expect)) throw new Sayable('What is expected in the end (expect) must be an object.');
  return { title, convene, steps: steps.map(readStep), expect };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new Sayable(`The scenario is not JSON: ${(error as Error).message}.`);
  }
}

function readStep(step: unknown, index: number): Step {
  const where = `Step ${index + 1}`;
  if (!isRecord(step)) throw new Sayable(`${where} is not an object.`);
  const { who, does, with: fields = {}, expect = 'accepted' } = step;
  if (typeof who !== 'string' || typeof does !== 'string')
    throw new Sayable(`${where} must say who does what (who, does).`);
  if (does === 'ConveneMeeting') throw new Sayable(`${where}: convening is not a step. It stands in convene.`);
  if (!isRecord(fields)) throw new Sayable(`${where}: with must be an object with the command’s fields.`);
  if (!isExpectation(expect))
    throw new Sayable(`${where}: expect must be "accepted", { "refused": true } or { "refused": "<rule>" }.`);
  return { who, does, with: fields, expect };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isExpectation = (value: unknown): value is StepExpectation =>
  value === 'accepted' || (isRecord(value) && (value['refused'] === true || typeof value['refused'] === 'string'));
