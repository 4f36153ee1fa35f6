/** One runner for every size of test; the size is in the file's name (see CONTRIBUTING.md). */
export default {
  rootDir: '.',
  testEnvironment: 'node',
  // a busy machine is no fault of what is tested
  testTimeout: 60_000,
  testEnvironmentOptions: { customExportConditions: ['quorate-source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.{spec,contract,e2e-spec,simulation-spec,browser-spec}.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.json' }] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/artefacts/'],
};
