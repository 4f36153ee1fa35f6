/** `npm run third-party`: writes THIRD-PARTY.md from package-lock.json; with `-- --check`, says whether it is up to date and ends with 1 where not. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './steps/root.mjs';
import { say, stop } from './steps/say.mjs';
import { thirdParties } from './steps/third-parties.mjs';

const file = inRoot('THIRD-PARTY.md');
const json = (name) => JSON.parse(readFileSync(inRoot(name), 'utf8'));
const wanted = thirdParties(json('package.json'), json('package-lock.json').packages);

if (process.argv.includes('--check')) {
  const isUpToDate = existsSync(file) && readFileSync(file, 'utf8') === wanted;
  if (!isUpToDate) stop('THIRD-PARTY.md is not what package-lock.json says. Run: npm run third-party');
} else {
  writeFileSync(file, wanted);
  say('THIRD-PARTY.md is written.');
}
