/**
 * What some commands need besides the record before they can be ruled on. Each such command has its entry here; the turn
 * asks for the entry of whatever command it has, and knows none of them.
 */
import type { Command, Context } from '#meeting';
import { signedHead, type Signer } from './finalising.js';
import type { GivenCommand } from './given-command.js';
import type { Log } from './log.js';
import type { MeetingRecord } from './meeting-record.js';

/** Where what a command needs is looked for. */
export interface NeedSources {
  readonly log: Log;
  /** Without one, what is made final is not signed. */
  readonly sign?: Signer | undefined;
}

/** What was found for a command, handed to the rules with it. */
export type Found = Pick<Context, 'head'>;

type Need = (record: MeetingRecord, sources: NeedSources) => Promise<Found>;

const needs: { readonly [T in Command['type']]?: Need } = { FinaliseMinutes: signedHead };

const needOf = (given: GivenCommand | undefined): Need | undefined => given && needs[given.command.type];

/**
 * How many of those waiting go into the next batch: at most `most`. A command that needs something only ever stands
 * first in one, so that what is found for it is true of the record as it is stored.
 */
export function batchLength(waiting: readonly GivenCommand[], most: number): number {
  const another = waiting.findIndex((given, index) => index > 0 && needOf(given) !== undefined);
  return Math.min(another < 0 ? waiting.length : another, most);
}

/** What the first command of a batch needs; nothing is waited for where it needs nothing. */
export const foundFor = (
  [first]: readonly GivenCommand[],
  record: MeetingRecord,
  sources: NeedSources,
): Promise<Found> | undefined => needOf(first)?.(record, sources);
