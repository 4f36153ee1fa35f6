/** The one door for both sides: message types and their named limits. The guards, which need class-validator, are `#wire/guards`. */
export * from './command-id.js';
export * from './messages.js';
export * from './page-version.js';
