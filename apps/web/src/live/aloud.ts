/** What becomes of one’s own entries and of the line, said once and politely to whoever does not look. */
import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import { announce } from '../shell/announcer.js';
import { counted } from '../words/labels.js';
import type { LineState } from './line.js';
import type { Sent } from './outbox.js';

/** Long enough that what was waiting for the line is told as one. */
const togetherMs = 600;

const lost = 'Connection lost. Keep writing; everything is sent when the line is back.';
const sentences: Readonly<Record<LineState, string>> = {
  connecting: '',
  up: 'Connection back.',
  down: lost,
  'signed-out': 'Your session has ended. What you had not sent is kept on this device.',
};

/** @returns how to stop. */
export function sayLine(line: Signal<LineState>): () => void {
  let before: LineState = 'connecting';
  return effect(() => {
    const now = line.value;
    const cameUpFirst = before === 'connecting' && now === 'up';
    if (now !== before && !cameUpFirst && sentences[now]) announce(sentences[now]);
    before = now;
  });
}

/** @returns how to stop. */
export function sayOutdated(because: ReadonlySignal<string | undefined>): () => void {
  return effect(() => {
    if (because.value) announce(because.value);
  });
}

export class SavingAloud {
  #saved = 0;
  /** Entries of which it was said that they wait: each is said once. */
  readonly #waiting = new Set<string>();

  saved(): void {
    this.#saved += 1;
    if (this.#saved > 1) return;
    setTimeout(() => {
      announce(this.#saved === 1 ? 'Saved.' : `${counted(this.#saved, 'entry', 'entries')} saved.`);
      this.#saved = 0;
    }, togetherMs);
  }

  sending({ commandId }: Sent, line: LineState): void {
    if (line !== 'down' || this.#waiting.has(commandId)) return;
    this.#waiting.add(commandId);
    announce('Waiting for the line. It is sent when the line is back.');
  }
}
