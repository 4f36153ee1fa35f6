/** A plugin for the builder: puts script and style into the page itself, and lets nothing else run in it. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing may be loaded or sent anywhere, and only this very script and style count. */
const policy = (script: string, style: string): string =>
  `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;

export const oneFile = (name: string): Plugin => ({
  name: 'one-file',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = Object.values(bundle);
      const page = files.find(({ fileName }) => fileName.endsWith('.html'));
      const scripts = files.flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const styles = files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [file] : []));
      const [chunk, another] = scripts;
      if (page?.type !== 'asset' || !chunk || another || files.length !== 2 + styles.length)
        this.error('The page must become one file, and something else was built.');
      // the end of a script element, wherever it stands, would end this one
      const script = chunk.code.replace(/<\/(script)/giu, '<\\/$1').replace(/<!--/gu, '<\\!--');
      const style = styles.map(({ source }) => String(source)).join('');
      for (const file of files) delete bundle[file.fileName];
      this.emitFile({ type: 'asset', fileName: name, source: assembled(String(page.source), script, style) });
    },
  },
});

/** Functions rather than texts replace, because a text may hold `$&`. */
function assembled(page: string, script: string, style: string): string {
  return page
    .replace(/\s*<script\b[^>]*><\/script>/u, '')
    .replace(/\s*<link\b[^>]*rel="stylesheet"[^>]*>/u, '')
    .replace(
      '<meta charset="utf-8">',
      (meta) => `${meta}\n    <meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">`,
    )
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  <script type="module">${script}</script>\n  </body>`);
}
