/** Who may import whom, what the pure rules may not touch, and how large a thing may grow. The reasons stand in ARCHITECTURE.md. */
import tseslint from 'typescript-eslint';

const outside = {
  meeting: '#meeting',
  procedures: '#procedures',
  wire: '#wire',
  guards: '#wire/guards',
  eventLog: '#event-log',
  documents: '#documents',
  proof: '#proof',
};

/** A package with its inner paths, or everything under a prefix such as `node:`. */
const asPattern = (name) => name.replace(/[/.]/g, '\\$&') + (name.endsWith(':') ? '' : '(/|$)');

/** Only these may be imported besides a library's own files; a path out of the library is never one of them. */
const mayImport = (files, allowed, depth = '../../..') => ({
  files,
  ignores: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.contract.ts', '**/testing/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(?!\\.{1,2}/)(?!(${allowed.map(asPattern).join('|') || '$^'})).+`,
            message: `This library may import only its own files${allowed.length > 0 ? ` and ${allowed.join(', ')}` : ''}.`,
          },
          {
            regex: `^(\\.\\./)+(libs|apps)/|^${depth.replace(/\./g, '\\.')}/.+`,
            message: 'Go through the other library’s one door.',
          },
        ],
      },
    ],
  },
});

const ruleNumber = '/^[A-Z]\\d{1,3}$/';
const ofARule = ":matches(MemberExpression[property.name='rule'], Identifier[name='rule'])";
const byItsKind = 'A rule’s number is for people. Steer by the kind of the refusal.';

/** Whatever would make code depend on a rule's number; tests may name the rule they prove. */
const steeringByRule = [
  `BinaryExpression[operator=/^[!=]==?$/]:has(> ${ofARule}):has(> :matches(Literal, TemplateLiteral))`,
  `CallExpression > MemberExpression[property.name=/^(startsWith|endsWith|includes|match|search|slice|at)$/] > ${ofARule}.object`,
  `CallExpression[callee.property.name=/^(has|includes|indexOf|test|exec)$/]:has(> ${ofARule}.arguments)`,
  `MemberExpression[computed=true]:has(> ${ofARule}.property)`,
  `SwitchStatement:has(> ${ofARule}.discriminant) > SwitchCase > Literal[value=${ruleNumber}]`,
  `:matches(NewExpression[callee.name='Set'] > ArrayExpression, CallExpression > MemberExpression > ArrayExpression) > Literal[value=${ruleNumber}]`,
].map((selector) => ({ selector, message: byItsKind }));

const noClock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'The time is an argument.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'artefacts/', 'coverage/'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 350 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      complexity: ['error', 12],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...steeringByRule],
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: ['libs/meeting/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'document',
        'window',
        'setTimeout',
        'setInterval',
        'crypto',
        'performance',
        'console',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time is an argument.' },
        { object: 'Math', property: 'random', message: 'Identity is an argument.' },
      ],
      'no-restricted-syntax': ['error', noClock, ...steeringByRule],
    },
  },
  // Markup is tall; the forms of the room are taller than they will stay.
  { files: ['apps/web/src/**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 65 }] } },
  mayImport(['libs/meeting/src/**/*.ts'], []),
  mayImport(['libs/procedures/src/**/*.ts'], [outside.meeting, 'yaml', 'ajv', 'fastest-levenshtein', 'node:']),
  mayImport(
    ['libs/wire/src/**/*.ts'],
    [outside.meeting, 'class-validator', 'class-transformer', 'reflect-metadata', 'fastest-levenshtein'],
  ),
  mayImport(['libs/event-log/src/**/*.ts'], ['typeorm', 'pg', 'sqlite3', 'node:']),
  mayImport(
    ['libs/documents/src/**/*.ts'],
    [
      outside.meeting,
      'docx',
      'pdfkit',
      'jszip',
      'csv-stringify',
      'ical-generator',
      'temporal-polyfill',
      'dejavu-fonts-ttf',
      'bidi-js',
      'node:',
    ],
  ),
  mayImport(['libs/proof/src/**/*.ts'], [outside.meeting, '@noble/curves', '@noble/hashes']),
  mayImport(['apps/verifier/src/**/*.ts'], [outside.proof], '../../../..'),
  mayImport(
    ['apps/web/src/**/*.{ts,tsx}'],
    [outside.meeting, outside.wire, 'preact', '@preact/signals', 'govuk-frontend', 'socket.io-client'],
    '../../../..',
  ),
  {
    // Nest's classes exist for their decorators; programs speak to whoever runs them.
    files: ['apps/server/src/**/*.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off', '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: [
      'apps/server/src/commands/**',
      'apps/server/src/main.ts',
      'scripts/**',
      'test/bench/**',
      'test/faults/**',
      'test/hostile/**',
      'apps/web/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{spec,contract,e2e-spec,simulation-spec,browser-spec}.ts', '**/testing/**', 'test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 600 }],
      'no-restricted-syntax': 'off',
    },
  },
);
