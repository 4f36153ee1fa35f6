/** A scenario with a canary in every text and name, so that any of them can be recognised wherever it turns up. */
import type { Scenario } from '../../apps/server/src/commands/scenario/scenario-file.js';

export const canary = 'kanarienvogel';

/** Fields whose words are fixed: identifiers, choices from a list, and times. */
const fixed =
  /(Id|Ids|At|From|To|^type|^sector|^role|^discipline|^mode|^kind|^basis|^purpose|^option|^position|^standing|^result|^consideredAs|^participationCode|^cause|^due|^scheduledFor|^notBefore|^namedBy|^byWhen|^dateOfBirth|^expectedOn|^meetingKind|^restrictedTo|^to|^audience|^answer)$/;

function marked(value: unknown, field: string): unknown {
  if (typeof value === 'string') return fixed.test(field) ? value : `${value} ${canary}`;
  if (Array.isArray(value)) return value.map((one) => marked(one, field));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, marked(inner, name)]));
  return value;
}

/** The same meeting, said in canaries; what came of it is not looked at. */
export const inCanaries = (scenario: Scenario): Scenario => ({
  ...scenario,
  expect: {},
  convene: marked(scenario.convene, '') as Scenario['convene'],
  steps: scenario.steps.map((step) => ({ ...step, with: marked(step.with, '') as typeof step.with })),
});
