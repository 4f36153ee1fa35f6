/** Where it runs and what it is made of: the versions of Node, and the pages that say what is used of others. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = process.cwd();
const step = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(join(root, 'scripts', 'steps', name)).href)) as T;
const json = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, unknown>;

describe('versions of Node', () => {
  it('[E166] those tried are those package.json names, and another is said to be unsupported in one line', async () => {
    const { supportedNode, unsupported } = await step<{
      supportedNode: readonly number[];
      unsupported: (version: string) => string | undefined;
    }>('machine.mjs');
    expect(json('package.json')['engines']).toEqual({ node: supportedNode.map((major) => `^${major}`).join(' || ') });
    expect(['22.23.3', '24.21.0'].map(unsupported)).toEqual([undefined, undefined]);
    for (const version of ['20.20.2', '26.0.0'])
      expect(unsupported(version)).toMatch(
        new RegExp(`^Node\\.js ${version.replaceAll('.', '\\.')} is not supported: [^\\n]+ under 22 and 24\\.[^\\n]*$`),
      );
  });
});

describe('what is used of others', () => {
  interface Locked {
    readonly version: string;
    readonly license?: string;
    readonly dependencies?: Record<string, string>;
  }
  type Page = (own: { dependencies: Record<string, string> }, packages: Record<string, Locked>) => string;
  const packages = (json('package-lock.json') as { packages: Record<string, Locked> }).packages;
  const own = json('package.json') as { dependencies: Record<string, string> };

  it('[E167] THIRD-PARTY.md is what the lock file says', async () => {
    const { thirdParties } = await step<{ thirdParties: Page }>('third-parties.mjs');
    expect(readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8')).toBe(thirdParties(own, packages));
  });

  it('[E167] a package without a licence, or one of ours without a purpose, stops it', async () => {
    const { thirdParties } = await step<{ thirdParties: Page }>('third-parties.mjs');
    const other = { ...packages, 'node_modules/other': { version: '1.0.0' } };
    expect(() => thirdParties(own, other)).toThrow('under which licence node_modules/other is');
    const used = { dependencies: { ...own.dependencies, other: '1.0.0' } };
    expect(() => thirdParties(used, other)).toThrow('what other is for');
  });

  it('[E167] names no place a package came from', () =>
    expect(readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8')).not.toMatch(/https?:|\/(?:home|root|tmp|work)\//u));
});

describe('everything', () => {
  let scratch: string;
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'quorate-everything-'));
    mkdirSync(join(scratch, 'scripts'));
    cpSync(join(root, 'scripts'), join(scratch, 'scripts'), { recursive: true });
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  /** Of tests and sweeps that end as they are told to. */
  const counted = (scripts: Record<string, string>): string => {
    writeFileSync(join(scratch, 'package.json'), JSON.stringify({ name: 'tried', scripts }));
    const { stdout } = spawnSync(process.execPath, [join('scripts', 'everything.mjs')], {
      cwd: scratch,
      encoding: 'utf8',
    });
    return stdout.trimEnd().split('\n').at(-1) ?? '';
  };
  const well = { redaction: 'exit 0', hostile: 'exit 0', faults: 'exit 0', versions: 'exit 0' };

  it('[E168] ends with one line that counts tests and sweeps, a sweep as one', () =>
    expect(counted({ ...well, test: 'echo 12 passed, 0 failed' })).toBe('16 passed, 0 failed'));

  it('[E168] counts a sweep that fails, what a test run counted, and leaves out what could not be tried', () => {
    const scripts = { ...well, test: 'echo 12 passed, 2 failed; exit 1', hostile: 'exit 1', versions: 'exit 75' };
    expect(counted(scripts)).toBe('14 passed, 3 failed');
  });

  it('[E168] counts tests that broke without a count as failed', () =>
    expect(counted({ ...well, test: 'exit 1' })).toBe('4 passed, 1 failed'));
});
