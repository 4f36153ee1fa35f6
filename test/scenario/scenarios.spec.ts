import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { loadPacks } from '#procedures';
import { readScenario, type Scenario } from '../../apps/server/src/commands/scenario/scenario-file.js';
import { PurePlay } from './pure-play.js';

const folder = fileURLToPath(new URL('../scenarios', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string): Scenario => readScenario(readFileSync(join(folder, file), 'utf8'));
const { procedures } = await loadPacks([]);

describe('scenarios on the rules alone', () => {
  it.each(files)('[W104] %s plays from first to last step', (file) =>
    expect(new PurePlay(read(file), procedures).failures()).toEqual([]),
  );

  it.each(files)('[W104] %s is noticed when it does not come as expected', (file) => {
    const scenario = read(file);
    const steps = scenario.steps.map((step, index) =>
      index === 0 ? { ...step, expect: { refused: true } as const } : step,
    );
    const expected = {
      ...scenario.expect,
      quorateAtOpen: !scenario.expect.quorateAtOpen,
      decisions: 99,
      gaps: { max: 0 },
      minutes: { contains: ['not in it'] },
    };
    expect(new PurePlay({ ...scenario, steps, expect: expected }, procedures).failures()).toHaveLength(5);
  });

  it('[W104] a word somebody may not see is kept from them and from the family', () => {
    const scenario = read('bruised-baby.json');
    const shown = {
      ...scenario.expect,
      views: { paed: { lacks: ['two recorded incidents of violence'] } },
      editions: { family: { lacks: ['two round bruises'] } },
    };
    // told at once, so that the family's copy holds anything at all
    const steps = scenario.steps.map((step) =>
      step.does === 'DecideWhatFamilyIsTold'
        ? { ...step, with: { told: true, what: 'What we are worried about.' } }
        : step,
    );
    expect(new PurePlay({ ...scenario, steps, expect: shown }, procedures).failures()).toEqual([
      'The edition “family” should not contain “two round bruises”.',
      'What was sent to paed should not contain “two recorded incidents of violence”.',
    ]);
    const play = new PurePlay(scenario, procedures);
    play.failures();
    expect([play.withheldFrom('school') > 0, play.withheldFrom('paed')]).toEqual([true, 0]);
  });
});
