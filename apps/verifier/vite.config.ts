/** Builds the checker of records into one file that needs no other and no network: `dist/web/verify.html`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { oneFile } from './one-file.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root: here,
  plugins: [oneFile('verify.html')],
  resolve: { conditions: ['quorate-source', 'module', 'browser', 'import', 'default'] },
  build: {
    outDir: `${repository}dist/web`,
    // the browser client, built before, lies there too
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
});
