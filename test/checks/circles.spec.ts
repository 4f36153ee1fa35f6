/** That no file imports itself at run time, however far around: which of a circle’s files is ready first depends on who asked first. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { filesUnder } from './files.js';

const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly imports: { readonly [name: string]: { readonly 'quorate-source': string } };
};
const files = ['apps', 'libs']
  .flatMap(filesUnder)
  .filter((file) => /\.tsx?$/u.test(file) && !/spec\.tsx?$|\.contract\.ts$/u.test(file));

/** Whether anything but types is taken from it: the rest is gone once it is built. */
function isNeededAtRunTime(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) {
    const named =
      statement.exportClause && ts.isNamedExports(statement.exportClause) ? statement.exportClause : undefined;
    return !statement.isTypeOnly && named?.elements.every(({ isTypeOnly }) => isTypeOnly) !== true;
  }
  const clause = statement.importClause;
  if (!clause) return true;
  if (clause.isTypeOnly) return false;
  const named = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings : undefined;
  return clause.name !== undefined || named?.elements.every(({ isTypeOnly }) => isTypeOnly) !== true;
}

/** The file of ours that a specifier means; nothing for a package. */
function fileMeant(from: string, specifier: string): string | undefined {
  const own = imports[specifier]?.['quorate-source'];
  const path = own ?? (specifier.startsWith('.') ? join(dirname(from), specifier) : undefined);
  if (path === undefined) return undefined;
  const bare = relative('.', path).replace(/\.jsx?$/u, '');
  return [bare, `${bare}.ts`, `${bare}.tsx`].find((one) => existsSync(one) && /\.tsx?$/u.test(one));
}

function importedBy(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier) || !isNeededAtRunTime(statement)) return [];
    return fileMeant(file, specifier.text) ?? [];
  });
}

/** The first way round from a file to itself; nothing where there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const isDone = new Set<string>();
  const walk = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (isDone.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const circle = walk(next, [...way, file]);
      if (circle) return circle;
    }
    isDone.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('imports', () => {
  const graph = new Map(files.map((file) => [file, importedBy(file)] as const));
  it('go round in no circle at run time', () => expect(circleIn(graph)).toBeUndefined());
  it('nor, as types, between a topic and the decider', () => {
    const decider = readFileSync('libs/meeting/src/decider.ts', 'utf8');
    expect(decider).toContain('./topics.js');
    const topics = files.filter((file) => file.startsWith('libs/meeting/src/topics/'));
    expect(topics.filter((file) => readFileSync(file, 'utf8').includes('decider.js'))).toEqual([]);
    expect(topics.length).toBeGreaterThan(20);
  });
  it('and no rule and no judgement reads the writing of minutes', () => {
    const rules = files.filter((file) => /^libs\/meeting\/src\/(?:topics|judgements|documents)\//u.test(file));
    expect(rules.filter((file) => readFileSync(file, 'utf8').includes("'../minutes/"))).toEqual([]);
    expect(rules.length).toBeGreaterThan(40);
  });
  it('and the check finds one', () =>
    expect(
      circleIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']));
});
