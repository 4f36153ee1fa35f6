import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import type { Command } from '#meeting';
import { commandIdFrom, type ClientToServer, type CommandAnswer, type ServerToClient } from '#wire';

export type MeetingSocket = Socket<ServerToClient, ClientToServer>;

/** Longest wait for one answer, in milliseconds: a trial that is stuck ends with an error. */
const answerWithin = 15_000;

/** Somebody in a meeting, on a socket of their own. */
export class Seat {
  constructor(
    readonly meetingId: string,
    readonly socket: MeetingSocket,
  ) {}

  /** Says something; gives the meeting's last sequence when the server has answered. */
  say(contributionId: string, statement: string): Promise<number> {
    return this.give({ type: 'MakeContribution', contributionId, statement, kind: 'worry', basis: 'observation' });
  }

  async give(command: Command): Promise<number> {
    const message = { meetingId: this.meetingId, commandId: commandIdFrom(randomUUID(), Date.now()), command };
    return accepted(await this.socket.timeout(answerWithin).emitWithAck('command', message));
  }

  async follow(after: number): Promise<number> {
    const { meetingId } = this;
    const answer = await this.socket.timeout(answerWithin).emitWithAck('follow', { meetingId, after });
    if ('restart' in answer) throw new Error('The record is not the one this window held.');
    return accepted(answer);
  }

  async leave(): Promise<void> {
    accepted(await this.socket.timeout(answerWithin).emitWithAck('leave', { meetingId: this.meetingId }));
  }
}

/** The people of one meeting. */
export class Gathering {
  constructor(
    readonly meetingId: string,
    readonly seats: readonly Seat[],
  ) {}

  /** Calls back with the contributionId of every contribution that any of them receives, and with whose place it is. */
  listen(heard: (place: number, contributionId: string) => void): () => void {
    const listeners = this.seats.map(({ socket }, place) => {
      const onRecorded: ServerToClient['recorded'] = ({ events }) => {
        for (const { event } of events)
          if ('contributionId' in event && event.contributionId !== undefined) heard(place, event.contributionId);
      };
      socket.on('recorded', onRecorded);
      return () => socket.off('recorded', onRecorded);
    });
    return () => {
      for (const stop of listeners) stop();
    };
  }

  disband(): void {
    for (const { socket } of this.seats) socket.disconnect();
  }
}

/** The sequence an accepted command is answered with; throws what stands against it otherwise. */
export function accepted(answer: CommandAnswer): number {
  if (answer.accepted) return answer.upTo;
  throw new Error(`Refused by ${answer.refusal.rule}: ${answer.refusal.because}`);
}
