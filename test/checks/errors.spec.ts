/** Errors whose message may be shown are one class. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = process.cwd();

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'testing') yield* sources(path);
    else if (/(?<!\.(?:spec|contract|e2e-spec))\.tsx?$/u.test(entry.name)) yield path;
  }
}

const derived = ['apps', 'libs']
  .flatMap((folder) => [...sources(join(root, folder))])
  .flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/class (\w+) extends (\w*(?:Error|Exception))\b/gu)].map(
      ([, name = '']) => `${name} in ${relative(root, path)}`,
    ),
  );

it('[E165] errors whose message may be shown are one class, and its kinds; what checks records has its own', () =>
  expect(derived.sort()).toEqual([
    'RecordRefused in libs/proof/src/build.ts',
    // a refusal on its way out over HTTP
    'Refused in apps/server/src/http/refused.ts',
    'Sayable in libs/event-log/src/sayable.ts',
  ]));
