/** What a phone in a car park has to load: the first screen, and everything. */
import { budgets, sizesIn } from '../../../apps/web/sizes.js';
import type { Promised, Trial } from '../figure.js';

/** Where `npm run build` puts the client; npm runs the bench in the repository's root. */
const built = 'dist/web';

const promisedOf = ({ name, most }: { readonly name: string; readonly most: number }): Promised => ({
  name: `browser: ${name}, kB gzipped`,
  limit: most / 1_000,
  holds: 'at most',
});

export const browser: Trial = {
  promised: budgets.map(promisedOf),
  async measure() {
    return sizesIn(built).map((size) => ({
      promised: promisedOf(size),
      values: [size.bytes / 1_000],
      detail: `${size.files} files`,
    }));
  },
};
