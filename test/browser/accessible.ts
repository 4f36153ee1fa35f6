/** What axe finds on a screen, in sentences; nothing is what it should find. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Person } from './person.js';

export async function axeFinds({ page, name }: Person): Promise<string[]> {
  // one page per person: the second that axe opens to put its frames together is not needed without frames
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], preload: false })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${name}: ${id} at ${target.join(' ')}. ${failureSummary}`),
  );
}
