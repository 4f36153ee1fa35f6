import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { checkSize } from './check-size.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

const sizeBudget: Plugin = {
  name: 'size-budget',
  apply: 'build',
  closeBundle: { order: 'post', handler: () => checkSize() },
};

export default defineConfig({
  root: here,
  plugins: [preact({ devToolsEnabled: false }), sizeBudget],
  resolve: {
    conditions: ['quorate-source', 'module', 'browser', 'import', 'default'],
    alias: [
      { find: './webtransport.js', replacement: `${here}src/live/no-webtransport.ts` },
      { find: /^\.\/(encodePacket|decodePacket)\.js$/, replacement: `${here}src/live/only-text.ts` },
      { find: /^\.\/(url|contrib\/parseuri)\.js$/, replacement: `${here}src/live/this-address.ts` },
      { find: /^\.\/(transports\/)?polling-xhr(\.node)?\.js$/, replacement: `${here}src/live/polling.ts` },
    ],
  },
  css: {
    // govuk-frontend writes hacks for old browsers which lightningcss would otherwise stop at.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { loadPaths: [`${repository}node_modules`], quietDeps: true } },
  },
  build: {
    outDir: `${repository}dist/web`,
    emptyOutDir: true,
    target: 'es2022',
    cssMinify: 'lightningcss',
    // The content policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
