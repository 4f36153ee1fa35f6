import { randomUUID } from 'node:crypto';
import { mayBeSentAgain } from '#meeting';
import type { CommandAnswer, CommandMessage } from '#wire';
import { pause } from '../bench/sides/child-server.js';
import type { Seat } from '../bench/sides/gathering.js';
import { ReadingWindow } from './window.js';
import { statementAt } from '../bench/texts.js';

/** A contribution that somebody was told is recorded, or was shown as recorded. */
export interface Known {
  readonly meetingId: string;
  readonly contributionId: string;
}
export interface Acknowledged extends Known {
  readonly commandId: string;
}

type Accepted = Extract<CommandAnswer, { readonly accepted: true }>;

const answerWithin = 2_000;
const betweenCommands = 3;
const beforeAskingAgain = 50;
/** Every so many commands one is sent twice in a breath, as an impatient browser might. */
const twiceEvery = 7;

/** Writes one contribution after another, each with one commandId until it is answered, however often the server dies meanwhile. */
export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  /** What the server announced to this one, its own words and others'. */
  readonly announced: Known[] = [];
  /** Times a command stayed without an answer, or was answered with “not saved”. */
  askedAgain = 0;
  readonly window: ReadingWindow;
  #stopped = false;

  constructor(private readonly seat: Seat) {
    this.window = new ReadingWindow(seat);
    const { socket } = seat;
    socket.on('recorded', ({ meetingId, events }) => {
      for (const { event } of events) {
        if (event.type === 'ContributionMade') this.announced.push({ meetingId, contributionId: event.contributionId });
      }
    });
    // refused at the door because the database was away: the client does not come back from that by itself
    socket.on('connect_error', () => void (socket.active || setTimeout(() => socket.connect(), beforeAskingAgain)));
  }

  stop(): void {
    this.#stopped = true;
  }

  async writeUntilStopped(): Promise<void> {
    for (let turn = 0; !this.#stopped; turn += 1) {
      await this.insist(turn);
      await pause(betweenCommands);
    }
  }

  private async insist(turn: number): Promise<void> {
    const { meetingId } = this.seat;
    const [commandId, contributionId] = [randomUUID(), randomUUID()];
    const message: CommandMessage = {
      meetingId,
      commandId,
      command: { type: 'MakeContribution', contributionId, statement: statementAt(turn) },
    };
    if (turn % twiceEvery === 0) void this.ask(message);
    let answer = await this.ask(message);
    while (!isAccepted(answer)) {
      this.askedAgain += 1;
      await pause(beforeAskingAgain);
      answer = await this.ask(message);
    }
    this.window.acknowledged(commandId, message.command, answer.upTo);
    this.acknowledged.push({ meetingId, commandId, contributionId });
  }

  private ask(message: CommandMessage): Promise<CommandAnswer | undefined> {
    return this.seat.socket
      .timeout(answerWithin)
      .emitWithAck('command', message)
      .catch(() => undefined);
  }
}

/** What is refused for now, not saved or nobody served while the database is away, is asked again; any other refusal would be a fault of the trial itself. */
function isAccepted(answer: CommandAnswer | undefined): answer is Accepted {
  if (!answer || answer.accepted) return answer !== undefined;
  if (mayBeSentAgain(answer.refusal)) return false;
  throw new Error(`Refused by ${answer.refusal.rule}: ${answer.refusal.because}`);
}
