/** The browser client, as it was built: its files, those of earlier builds, and its one page for every other address. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';
import { pageVersionName } from '#wire';

/** Found upwards by the project's package.json, because compiled code runs from elsewhere. */
export function webFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'dist', 'web');
}

const notBuilt = 'The pages of Quorate have not been built yet. Run: npm run build\n';
const onePage = 'index.html';

/** Which build the pages in this folder are, as they say themselves; nothing where they are not built. */
export function pageVersionIn(folder: string): string | undefined {
  const page = join(folder, onePage);
  if (!existsSync(page)) return undefined;
  return new RegExp(`<meta name="${pageVersionName}" content="([^"]+)"`, 'u').exec(readFileSync(page, 'utf8'))?.[1];
}

/** The page that checks records is one file: what may run in it stands in the page, by hash, and holds here too. */
const checker = 'verify.html';
const policyIn = (page: string): string =>
  `${/http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(readFileSync(page, 'utf8'))?.[1] ?? "default-src 'none'"}; frame-ancestors 'none'`;

export interface Pages {
  /** Where they were built. */
  readonly folder: string;
  /** Where the parts of earlier builds are kept: see `keepParts`. */
  readonly earlier?: string;
}

const neverChanges = 'public, max-age=31536000, immutable';
const asFiles = { index: false, cacheControl: false, redirect: false, dotfiles: 'ignore' } as const;

/** Files with a hash in their name never change; everything else is asked for anew. */
export function webClient({ folder, earlier }: Pages = { folder: webFolder() }): RequestHandler {
  const files = express.static(folder, {
    ...asFiles,
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', path.startsWith(join(folder, 'assets')) ? neverChanges : 'no-store');
      if (path === join(folder, checker)) response.setHeader('Content-Security-Policy', policyIn(path));
    },
  });
  const earlierParts = earlier === undefined ? undefined : partsOf(earlier);
  return (request, response, next) => {
    if (request.path.startsWith('/api/') || request.path === '/api' || !['GET', 'HEAD'].includes(request.method))
      return next();
    files(request, response, (error?: unknown) => {
      if (error) return next(error);
      if (request.path.startsWith('/assets/')) return earlierParts ? earlierParts(request, response, next) : next();
      if (!existsSync(join(folder, onePage))) return void response.status(404).type('text/plain').send(notBuilt);
      response.sendFile(onePage, { root: folder, cacheControl: false });
    });
  };
}

/** What a page that was opened before the last upgrade still asks for. */
const partsOf = (earlier: string): RequestHandler =>
  express.Router().use(
    '/assets',
    express.static(earlier, {
      ...asFiles,
      setHeaders: (response) => response.setHeader('Cache-Control', neverChanges),
    }),
  );
