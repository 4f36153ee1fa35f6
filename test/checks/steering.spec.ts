/** The linter holds that no code goes by the number of a rule. */
import { join } from 'node:path';
import { ESLint } from 'eslint';

const given = 'export const answer = (refusal: { rule: string }, seen: Record<string, number>) => ';
const eslint = new ESLint({ cwd: process.cwd() });

async function complaints(code: string, file = 'apps/server/src/answer.ts'): Promise<string[]> {
  const [result] = await eslint.lintText(`${given}${code};\n`, { filePath: join(process.cwd(), file) });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe('a rule’s number', () => {
  it.each([
    ["refusal.rule === 'W30'"],
    ["'W30' !== refusal.rule"],
    ["refusal.rule.startsWith('E')"],
    ["['E30', 'E31'].includes(refusal.rule)"],
    ["new Set(['E30', 'E31'])"],
    ['/^E/u.test(refusal.rule)'],
    ['seen[refusal.rule]'],
    ["(({ rule }) => rule === 'A4')(refusal)"],
    ["{ switch (refusal.rule) { case 'A4': return 1; } return seen; }"],
  ])('[W259] steers no code: %s', async (code) =>
    expect(await complaints(code)).toContain('A rule’s number is for people. Steer by the kind of the refusal.'),
  );

  it('[W259] is said, and handed on', async () => {
    expect(await complaints('({ detail: { rule: refusal.rule }, seen })')).toEqual([]);
    expect(await complaints('`${refusal.rule}: ${String(seen)}`')).toEqual([]);
  });

  it('[W259] is what a test names', async () =>
    expect(await complaints("[seen, refusal.rule === 'W30']", 'apps/server/src/answer.spec.ts')).toEqual([]));
});
