/** What somebody is told when something broke while they were asking. */
import { Sayable } from '#event-log';
import type { Refusal } from '#meeting';
import { reportFault } from './operator-log.js';
import { fault, notSaved } from './refusals.js';
import { MeetingUnsound } from './soundness/unsound.js';

/** A fault of the database says so in its own sentence, and a meeting that is shut in its own; any other is ours. */
export function refusalFor(error: unknown, where: string): Refusal {
  // reported once, when it was found
  if (error instanceof MeetingUnsound) return error.refusal;
  reportFault(where, error);
  return error instanceof Sayable ? notSaved(error.message) : fault;
}
