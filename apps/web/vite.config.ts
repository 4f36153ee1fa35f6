import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { pageNames } from './page-names.js';
import { checkSizes } from './sizes.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));
const built = `${repository}dist/web`;

const sizeBudget: Plugin = {
  name: 'size-budget',
  apply: 'build',
  closeBundle: { order: 'post', handler: () => checkSizes(built) },
};

export default defineConfig({
  root: here,
  plugins: [preact({ devToolsEnabled: false }), pageNames, sizeBudget],
  resolve: {
    conditions: ['quorate-source', 'module', 'browser', 'import', 'default'],
  },
  css: {
    // govuk-frontend writes hacks for old browsers which lightningcss would otherwise stop at.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { loadPaths: [`${repository}node_modules`], quietDeps: true } },
  },
  build: {
    outDir: built,
    emptyOutDir: true,
    target: 'es2022',
    cssMinify: 'lightningcss',
    // The content policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Which parts belong to the first screen: the check of sizes reads it.
    manifest: true,
    rolldownOptions: {
      // The libraries do nothing when they are merely loaded: what a part does not use of them it need not bring.
      treeshake: { moduleSideEffects: [{ test: /\/libs\//, sideEffects: false }] },
      // Few files: requests are counted by address, and a whole hospital may have one.
      output: {
        codeSplitting: {
          groups: [
            { name: 'first-screen', tags: ['$initial'], priority: 2 },
            { name: 'papers', test: /\/libs\//, priority: 1 },
            { name: 'panels', test: /\/src\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
