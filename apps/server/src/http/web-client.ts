/** The browser client, as it was built: its files, and its one page for every other address. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

/** Found upwards by the project's package.json, because compiled code runs from elsewhere. */
function webFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'dist', 'web');
}

const notBuilt = 'The pages of Quorate have not been built yet. Run: npm run build\n';

/** The page that checks records is one file: what may run in it stands in the page, by hash, and holds here too. */
const checker = 'verify.html';
const policyIn = (page: string): string =>
  `${/http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(readFileSync(page, 'utf8'))?.[1] ?? "default-src 'none'"}; frame-ancestors 'none'`;

/** Files with a hash in their name never change; everything else is asked for anew. */
export function webClient(folder = webFolder()): RequestHandler {
  const files = express.static(folder, {
    index: false,
    cacheControl: false,
    redirect: false,
    dotfiles: 'ignore',
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        path.startsWith(join(folder, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-store',
      );
      if (path === join(folder, checker)) response.setHeader('Content-Security-Policy', policyIn(path));
    },
  });
  return (request, response, next) => {
    if (request.path.startsWith('/api/') || request.path === '/api' || !['GET', 'HEAD'].includes(request.method))
      return next();
    files(request, response, (error?: unknown) => {
      if (error || request.path.startsWith('/assets/')) return next(error);
      if (!existsSync(join(folder, 'index.html'))) return void response.status(404).type('text/plain').send(notBuilt);
      response.sendFile('index.html', { root: folder, cacheControl: false });
    });
  };
}
