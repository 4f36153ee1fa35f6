/**
 * Readings under way: at most one of each meeting for each window, which goes on once the window has read what it was
 * sent, and of one person one window after the other.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { RateLimits } from '../limits.js';
import type { WireSocket } from './wire-socket.js';
import { OneByOne } from './one-by-one.js';

/** How often a full line is looked at, in milliseconds. */
const lookEvery = 20;

export interface ReadingTurn {
  /** Whether another reading of the same meeting has begun since, or the window is gone. */
  readonly isOver: boolean;
  /** Waits until the window has read what it was sent. Gives `false` when the turn is over by then. */
  mayRead(): Promise<boolean>;
  end(): void;
}

export class Readings {
  readonly #oneByOne = new OneByOne();
  readonly #turns = new WeakMap<WireSocket, Map<string, ReadingTurn>>();

  constructor(private readonly rates: Pick<RateLimits, 'mayRead'>) {}

  /** A new reading, which ends an earlier one of that meeting. */
  begin(socket: WireSocket, meetingId: string, person: string): ReadingTurn {
    const turns = this.#turns.get(socket) ?? new Map<string, ReadingTurn>();
    this.#turns.set(socket, turns);
    const turn: ReadingTurn = {
      get isOver() {
        return turns.get(meetingId) !== turn;
      },
      mayRead: async () => {
        while ((socket.data.line.isFull || !this.rates.mayRead(person)) && !turn.isOver)
          await pause(lookEvery, undefined, { ref: false });
        await this.#oneByOne.turnOf(person);
        return !turn.isOver;
      },
      end() {
        if (!turn.isOver) turns.delete(meetingId);
      },
    };
    turns.set(meetingId, turn);
    return turn;
  }

  /** The meetings being read on this socket. */
  of(socket: WireSocket): string[] {
    return [...(this.#turns.get(socket)?.keys() ?? [])];
  }

  end(socket: WireSocket, meetingId: string): void {
    this.#turns.get(socket)?.delete(meetingId);
  }

  endAll(socket: WireSocket): void {
    this.#turns.get(socket)?.clear();
  }
}
