/** One door tried from outside, and what trying takes. */
import { randomUUID } from 'node:crypto';
import type { Command, Participant } from '#meeting';
import type { Seat } from '../bench/sides/gathering.js';
import { participantAt } from '../bench/sides/participants.js';
import type { Pass } from '../bench/sides/sockets.js';
import type { Stage } from './stage.js';

export interface Door {
  readonly name: string;
  readonly limit?: number;
  /** How often it gave way, or by how much. */
  force(stage: Stage): Promise<number>;
}

/** Somebody with a role and an agency of their own. */
export const somebody = (place: number, over: Partial<Participant> = {}): Participant => ({
  ...participantAt(place),
  ...over,
});

/** What a browser shows besides its cookie. */
export const headersOf = (pass: Pass): Record<string, string> => ({
  ...pass.headers,
  'x-quorate-slot': pass.auth?.['slot'] ?? '1',
  'content-type': 'application/json',
});

/** Whether a command was taken. */
export async function isTaken(seat: Seat, command: Command): Promise<boolean> {
  return seat.give(command).then(
    () => true,
    () => false,
  );
}

export const said = (statement = 'Written by somebody who may not.'): Command => ({
  type: 'MakeContribution',
  contributionId: randomUUID(),
  statement,
});
