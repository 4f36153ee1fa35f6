/** RULES.md and the tests number the same rules, each way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './files.js';

const root = process.cwd();
const testFile = /\.(spec|contract|e2e-spec|simulation-spec|browser-spec)\.tsx?$/;
/** Titles open with one or more numbers: `'[Q3] [Q4] the same ground …'`. */
const numbersIn = (text: string): string[] =>
  [...text.matchAll(/['"`]((?:\[[A-Z]\d+\] )+)/g)].flatMap(([, opening = '']) =>
    [...opening.matchAll(/[A-Z]\d+/g)].map(([number]) => number),
  );

const tested = new Set(
  ['apps', 'libs', 'test']
    .flatMap((folder) => filesUnder(join(root, folder)))
    .filter((path) => testFile.test(path))
    .flatMap((path) => numbersIn(readFileSync(path, 'utf8'))),
);
const written = [...readFileSync(join(root, 'RULES.md'), 'utf8').matchAll(/^\| ([A-Z]\d+) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = '']) => number,
);

/** Sources of the rules, where a refusal names its number. */
const refused = new Set(
  filesUnder(join(root, 'libs/meeting/src')).flatMap((path) =>
    [
      ...readFileSync(path, 'utf8').matchAll(
        /refuse(?:Unknown)?\(\s*'([A-Z]\d+)'|refuseAs\(\s*'[a-z]+',\s*'([A-Z]\d+)'/g,
      ),
    ].map(([, number, other = '']) => number ?? other),
  ),
);
describe('RULES.md', () => {
  it('numbers every rule once, with its source', () => {
    expect(written.length).toBeGreaterThan(200);
    expect(written.filter((number, index) => written.indexOf(number) !== index)).toEqual([]);
  });
  it('holds no rule without a test', () => expect(written.filter((number) => !tested.has(number))).toEqual([]));
  it('holds the rule of every test that names one', () =>
    expect([...tested].filter((number) => !written.includes(number))).toEqual([]));
  it('holds every number a refusal names', () =>
    expect([...refused].filter((number) => !written.includes(number))).toEqual([]));
});
