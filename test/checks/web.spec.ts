/** What the browser client may not lean on: the insides of packages, and, in what is live, the screens. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesUnder } from './files.js';

const root = process.cwd();
const sources = /\.(ts|tsx|mjs|scss|html)$/;

const textOf = (path: string): string => readFileSync(path, 'utf8');
const here = (path: string): string => relative(root, path);

/** The files a file imports by a path, whether for values or for types. */
function imported(path: string): string[] {
  return [...textOf(path).matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/gu)].flatMap(([, named = '']) => {
    const file = join(dirname(path), named);
    return [`${file}.ts`, `${file}.tsx`].filter((one) => existsSync(one));
  });
}

function reachedFrom(path: string, reached = new Set<string>()): Set<string> {
  if (reached.has(path)) return reached;
  reached.add(path);
  for (const one of imported(path)) reachedFrom(one, reached);
  return reached;
}

describe('the browser client', () => {
  it('takes packages as they come: no path leads into one, and none of their files is replaced', () => {
    const own = join(root, 'test/checks/web.spec.ts');
    const files = ['apps', 'libs', 'test', 'scripts']
      .flatMap((folder) => filesUnder(join(root, folder)))
      .filter((path) => sources.test(path));
    expect(files.length).toBeGreaterThan(300);
    // an import of a path, and not the words in a list of packages
    const leading = files.filter(
      (path) => path !== own && /(?:from|import|resolve)[\s(]*['"`][^'"`]*node_modules\//u.test(textOf(path)),
    );
    expect(leading.map(here)).toEqual([]);
    expect(textOf(join(root, 'apps/web/vite.config.ts'))).not.toContain('alias');
  });

  it('has no screen in what is live: nothing there leads to a component, however far', () => {
    const live = filesUnder(join(root, 'apps/web/src/live')).filter((path) => sources.test(path));
    expect(live.length).toBeGreaterThan(15);
    const reached = new Set(live.flatMap((path) => [...reachedFrom(path)]));
    expect([...reached].filter((path) => path.endsWith('.tsx')).map(here)).toEqual([]);
  });
});
