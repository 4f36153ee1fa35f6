/** What a built page says of itself, in its head: the build it is of, and which of its parts are fetched later. */
import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';
import { pageVersionName } from '../../libs/wire/src/page-version.js';
import { partsName } from './src/shell/parts-name.js';

type Bundle = Readonly<Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>>;

const meta = (name: string, content: string) => ({ tag: 'meta', attrs: { name, content }, injectTo: 'head' }) as const;

/** The names of the files carry the digests of what is in them. */
function versionOf(bundle: Bundle): string {
  const digest = createHash('sha256').update(Object.keys(bundle).sort().join()).digest('hex').slice(0, 12);
  return `${new Date().toISOString()}/${digest}`;
}

function laterParts(bundle: Bundle): string[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const first = new Set<string>();
  const take = (fileName: string): void => {
    if (first.has(fileName)) return;
    first.add(fileName);
    chunks.find((one) => one.fileName === fileName)?.imports.forEach(take);
  };
  for (const { fileName, isEntry } of chunks) if (isEntry) take(fileName);
  return chunks.flatMap(({ fileName }) => (first.has(fileName) ? [] : [`/${fileName}`]));
}

export const pageNames: Plugin = {
  name: 'page-names',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => [
      meta(pageVersionName, versionOf(bundle)),
      meta(partsName, laterParts(bundle).join(' ')),
    ],
  },
};
