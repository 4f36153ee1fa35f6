/** Names of documents are read and printed in one file; every other asks which document it is. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesUnder } from './files.js';

const root = process.cwd();
const reader = 'libs/meeting/src/documents/which.ts';
const isSource = (path: string): boolean => /\.(ts|tsx|mjs)$/u.test(path) && !/spec\.tsx?$|\.contract\.ts$/u.test(path);

/** The beginning of a name by itself, put together or taken apart: `'agency-'`, a template, a pattern. */
const prefixes = /['"`/^|(](?:agency|tonight|annex)-(?:['"`$[(\\]|$)/mu;
/** A name compared with one, or looked up among several, instead of a kind. */
const compared =
  /(?<!typeof )\bedition\)?\s*[!=]==\s*['"`]|\.includes\((?:\w+\.)?edition\)|\bedition\.(?:replace|startsWith|slice|split|match)|text\('edition'\)\s*[!=]==|includes\(form\.text\('edition'\)\)/u;

const takesApart = (text: string): boolean => prefixes.test(text) || compared.test(text);

it('[E160] no code but their reader takes the name of a document apart', () => {
  const found = ['apps', 'libs', 'scripts']
    .flatMap((folder) => filesUnder(join(root, folder)).filter(isSource))
    .filter((path) => takesApart(readFileSync(path, 'utf8')))
    .map((path) => relative(root, path));
  expect(found).toEqual([reader]);
});

it.each([
  "edition.startsWith('agency-')",
  "name.slice('tonight-'.length)",
  '`agency-${agencyId}`',
  '/^annex-(\\d+)$/u',
  "wanted.edition === 'record'",
  "['full', 'court-index'].includes(edition)",
  "form.text('edition') === 'family'",
])('[E160] is found by its look: %s', (line) => expect(takesApart(line)).toBe(true));
