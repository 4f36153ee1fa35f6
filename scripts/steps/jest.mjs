import { inRoot } from './root.mjs';

/** What Node is given to run the specs whose paths match, in processes of their own. */
export const jest = (pattern, ...more) => [
  '--experimental-vm-modules',
  '--no-warnings',
  inRoot('node_modules', 'jest', 'bin', 'jest.js'),
  '--testPathPatterns',
  pattern,
  '--workerIdleMemoryLimit=1GB',
  '--reporters=default',
  ...more,
];
