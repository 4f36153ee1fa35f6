/**
 * What some commands need besides the record before they can be ruled on. Each such command has its entry here; the turn
 * asks for the entry of whatever command it has, and knows none of them.
 */
import type { Command, Context, Instant } from '#meeting';
import { signedEnd, type KeepWords, type Signer } from './finalising.js';
import type { GivenCommand } from './given-command.js';
import type { Log } from './log.js';
import type { MeetingRecord } from './meeting-record.js';

/** Where what a command needs is looked for. */
export interface NeedSources {
  readonly log: Log;
  /** Without one, what is made final is not signed. */
  readonly sign?: Signer | undefined;
  /** Without one, no words are kept of what is made final. */
  readonly keepWords?: KeepWords | undefined;
  readonly clock: () => Instant;
}

/** What was found for a command, handed to the rules with it; `now` is the time by which it was, and the batch is ruled by it. */
export type Found = Partial<Pick<Context, 'head' | 'now'>>;

type Need = (record: MeetingRecord, sources: NeedSources, given: GivenCommand) => Promise<Found>;

const needs: { readonly [T in Command['type']]?: Need } = { FinaliseMinutes: signedEnd };

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
): Promise<Found> | undefined => first && needOf(first)?.(record, sources, first);
