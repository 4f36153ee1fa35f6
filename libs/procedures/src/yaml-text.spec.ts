import { packLimits } from './problem.js';
import { changed, expectProblem, lineWith, packText, problemsIn, procedureIn } from '../testing/packs.js';

describe('text that is not YAML', () => {
  it.each([
    ['an open bracket', 'police, health]', 'police, health', 'cannot be read here'],
    ['a colon too many', 'admission: direct', 'admission: direct: lobby', 'cannot be read here'],
    ['a tab', '  inForce: true', '\tinForce: true', 'tab'],
  ])('[P14] %s is refused with its line', (_what, from, to, word) => {
    const text = changed(from, to);
    const problems = problemsIn(text);
    expect(problems.some(({ reason }) => reason.includes(word))).toBe(true);
    const distances = problems.map(({ line }) => Math.abs(line - lineWith(text, to)));
    expect(Math.min(...distances)).toBeLessThanOrEqual(1);
  });

  it('[P14] two documents in one file are refused', () => {
    expect(problemsIn(`${packText}---\ntitle: another\n`)).toEqual([
      { line: packText.split('\n').length, reason: 'A second document starts here. Keep one pack in one file.' },
    ]);
  });

  it.each(['', '\n\n', '# only a comment\n'])('[P14] an empty file says so: %j', (text) => {
    expect(problemsIn(text)).toEqual([{ line: 1, reason: expect.stringContaining('The file is empty') }]);
  });

  it.each(['a word', '[a, list]', '42'])('[P14] a file that is no pack says so: %j', (text) => {
    expect(problemsIn(text)).toEqual([{ line: 1, reason: expect.stringContaining('This file is not a pack') }]);
  });

  it('[P14] a name that is not a word is refused', () => {
    expectProblem(
      changed('admission: direct', '7: x\nadmission: direct'),
      '7: x',
      'A name must stand before the colon',
    );
    expectProblem(
      changed('admission: direct', '? [a]\n: x\nadmission: direct'),
      '? [a]',
      'A name must stand before the colon',
    );
  });
});

describe('text made to harm', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((letter, index) => {
      const before = 'abcdefgh'[index]!;
      return `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
    }),
  ].join('\n');

  it('[P15] aliases are refused with their line, a bomb of them at once', () => {
    const started = process.hrtime.bigint();
    const problems = problemsIn(bomb);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1_000);
    expect(problems[0]).toEqual({ line: 2, reason: expect.stringContaining('“*a” repeats another part') });
  });

  it('[P15] a single alias is refused too, as is an alias for a name', () => {
    expectProblem(
      changed('admission: direct', 'admission: &way direct\nmeans: *way'),
      'means',
      'Write that part out again',
    );
    expect(problemsIn('&a x: 1\n*a : 2\n').length).toBeGreaterThan(0);
  });

  it.each(['!!binary aGVsbG8=', '!!js/function "x"', '!own direct'])('[P15] the tag of “%s” is refused', (value) => {
    expectProblem(changed('admission: direct', `admission: ${value}`), 'admission:', 'is a YAML tag');
  });

  it('[P15] an older version of YAML asked for by the file changes nothing', () => {
    expect(procedureIn(`%YAML 1.1\n---\n${packText}`)).toEqual(procedureIn(packText));
  });

  it('[P16] a file over the limit is refused, and the limit named', () => {
    const text = `${packText}# ${'é'.repeat(packLimits.bytes / 2)}`;
    expect(problemsIn(text)).toEqual([
      { line: 1, reason: expect.stringContaining('own.yaml is larger than 100,000 bytes') },
    ]);
  });

  it.each(['[', '{', '- ', '? ', 'a: &x ', '[{', '"'])(
    '[P16] “%s” over and over is refused, and the process lives',
    (part) => {
      expect(problemsIn(part.repeat(30_000)).length).toBeGreaterThan(0);
    },
  );

  it('[P16] the line of what is nested too deep is named, and the limit', () => {
    expect(problemsIn(`title: x\n\nagenda: ${'['.repeat(60)}`)).toEqual([
      { line: 3, reason: expect.stringContaining('more than 40 deep') },
    ]);
  });

  it('[P16] no more than fifty problems are told', () => {
    const many = Array.from({ length: 80 }, (_, index) => `x${index}: 1`).join('\n');
    expect(problemsIn(`${packText}${many}`)).toHaveLength(packLimits.problems);
  });

  it.each(['__proto__: { admin: true }', '"__proto__": 1', '? __proto__\n: 1'])(
    '[P19] %j is refused and touches nothing',
    (line) => {
      const text = changed('admission: direct', `${line}\nadmission: direct`);
      expectProblem(text, line, '“__proto__” is not a name a pack may use');
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    },
  );

  it('[P19] nor does it pass further down', () => {
    const text = changed('  - itemId: summary', '  - __proto__: { title: x }\n    itemId: summary');
    expectProblem(text, '__proto__', 'Remove this line');
  });
});
