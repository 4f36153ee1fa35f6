import { parseArgs } from 'node:util';

export interface Options {
  readonly json: boolean;
  readonly runs: number;
  /** Part of the names of the figures wanted, in small letters; empty for all. */
  readonly only: string;
}

/** Five runs, so that one disturbance decides nothing. */
const fullRuns = 5;

export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
    },
  });
  return { json: values.json, runs: values.quick ? 1 : fullRuns, only: values.only.toLowerCase() };
}
