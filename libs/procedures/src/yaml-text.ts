/** YAML text as plain data, with the line of every part of it; whatever a pack has no use for is refused. */
import { isAlias, isMap, isPair, isScalar, isSeq, Lexer, LineCounter, parseDocument, Parser, visit } from 'yaml';
import type { Document, Node, Pair, YAMLError } from 'yaml';
import { inOrder, packLimits, type Problem } from './problem.js';

export type Path = readonly (string | number)[];

export type YamlText =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (path: Path) => number }
  | { readonly ok: false; readonly problems: Problem[] };

/** Reads one file's text; never throws, whatever the text. */
export function readYaml(written: string, fileName: string): YamlText {
  // some editors begin a file with a mark nobody sees
  const text = written.replace(/^\uFEFF/u, '');
  const refused = tooLarge(text, fileName) ?? tooDeep(text);
  if (refused) return { ok: false, problems: [refused] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
  });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const faults = [...document.errors, ...document.warnings];
  const problems = [...faults.map((fault) => faultProblem(fault, text, lineAt)), ...oddities(document, lineAt)];
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return { ok: true, value: document.toJS() as unknown, lineOf: (path) => lineAt(offsetOf(document.contents, path)) };
}

function tooLarge(text: string, fileName: string): Problem | undefined {
  if (new TextEncoder().encode(text).length <= packLimits.bytes) return undefined;
  return { line: 1, reason: tooLargeReason(fileName) };
}

export const tooLargeReason = (fileName: string) =>
  `${fileName} is larger than ${packLimits.bytes.toLocaleString('en-GB')} bytes, the most Quorate reads. Shorten it or split it into several packs.`;

/** Looked at before the document is built: building is recursive, and deep enough text would end the process. */
function tooDeep(text: string): Problem | undefined {
  const parser = new Parser();
  let line = 1;
  for (const token of new Lexer().lex(text)) {
    for (const part of parser.next(token)) void part;
    if (parser.stack.length > packLimits.nesting) {
      return {
        line,
        reason: `This is nested more than ${packLimits.nesting} deep. A pack needs far less: check the brackets and the indentation.`,
      };
    }
    line += token.split('\n').length - 1;
  }
  return undefined;
}

const faultSentences: Partial<Record<YAMLError['code'], (written: string) => string>> = {
  DUPLICATE_KEY: (written) => `“${written}” is written twice here. Keep one of them.`,
  TAB_AS_INDENT: () => 'There is a tab here. YAML is indented with spaces only: put spaces in its place.',
  TAG_RESOLVE_FAILED: (written) =>
    `“${written.split(' ')[0]}” is a YAML tag, which packs do not use. If it is text, put it in quotes.`,
  MULTIPLE_DOCS: () => 'A second document starts here. Keep one pack in one file.',
  BAD_INDENT: () => 'The indentation does not fit here. Give things of the same kind the same number of spaces.',
};

function faultProblem(fault: YAMLError, text: string, lineAt: (offset: number) => number): Problem {
  // The library points at the first letter only.
  const written = text
    .slice(fault.pos[0], fault.pos[0] + 60)
    .split(/[:\n]/)[0]!
    .trim();
  const say = faultSentences[fault.code];
  const reason =
    say?.(written) ??
    'The YAML cannot be read here: check the colons, quotes, brackets and indentation of this line and the one above.';
  return { line: lineAt(fault.pos[0]), reason };
}

/** Anchors, aliases and tags make a short file large or strange; keys that are not words belong to no pack. */
function oddities(document: Document, lineAt: (offset: number) => number): Problem[] {
  const problems: Problem[] = [];
  const add = (node: Node, reason: string) => problems.push({ line: lineAt(node.range?.[0] ?? 0), reason });
  visit(document, {
    Alias: (_key, alias) =>
      add(
        alias,
        `“*${alias.source}” repeats another part of the file, which packs do not allow. Write that part out again here.`,
      ),
    Pair: (_key, pair) => keyOddity(pair, add),
  });
  return problems;
}

function keyOddity(pair: Pair, add: (node: Node, reason: string) => void): void {
  const key = pair.key as Node | null;
  if (key === null || isAlias(key)) return;
  if (!isScalar(key) || typeof key.value !== 'string') add(key, 'A name must stand before the colon here, in letters.');
  else if (key.value === '__proto__') add(key, '“__proto__” is not a name a pack may use. Remove this line.');
}

/** Where the part at `path` starts: for a named part, its name; for what is absent, the closest part around it. */
function offsetOf(contents: unknown, path: Path): number {
  let node = contents;
  let offset = 0;
  for (const step of path) {
    const found = child(node, step);
    if (!found) break;
    ({ node, offset } = found);
  }
  return offset;
}

function child(node: unknown, step: string | number): { node: unknown; offset: number } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item && { node: item, offset: item.range?.[0] ?? 0 };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (candidate) => isPair(candidate) && isScalar(candidate.key) && candidate.key.value === step,
  );
  return pair && { node: pair.value, offset: (pair.key as Node).range?.[0] ?? 0 };
}
