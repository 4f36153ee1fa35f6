/** Commands on their way: shown at once, sent in order under one commandId until answered, kept with their words when refused. */
import { signal } from '@preact/signals';
import { ofFinerKind, type Command, type Instant, type Refusal } from '#meeting';
import { commandIdFrom, messageBytesMax, type CommandAnswer } from '#wire';

export interface Sent {
  readonly commandId: string;
  readonly command: Command;
  readonly madeAt: Instant;
  /** `missing`: it was saved, and the database has lost it since. */
  readonly state: 'sending' | 'saved' | 'not-saved' | 'missing';
  /** What this copy of the meeting thinks may stand against it; only the server's answer counts. */
  readonly warning?: string;
  readonly refusal?: Refusal;
  readonly upTo?: number;
}

/** Most commands one device queues while the line is down. */
export const queuedCommandsMax = 500;
/** Saved commands remembered, so that the form they came from can say so. */
const savedRemembered = 30;
const pauseBetweenTriesMs = 1_000;

const tooLarge: Refusal = {
  kind: 'shape',
  rule: 'W',
  because: 'This is larger than one entry can be (1 MB). Nothing was sent. Split it into several.',
};
const tooMany: Refusal = {
  kind: 'passing',
  rule: 'W',
  because: 'Too many entries are waiting for the line. Send this one again when it is back.',
  details: ofFinerKind('too-often'),
};

/** A refusal that an earlier version of this page kept says no kind: its command may have been stored, so it is sent again as it was. */
const sayingItsKind = (sent: Sent): Sent =>
  sent.refusal ? { ...sent, refusal: Object.assign({ kind: 'passing' }, sent.refusal) } : sent;

export type Deliver = (commandId: string, command: Command) => Promise<CommandAnswer>;

export class Outbox {
  readonly entries = signal<readonly Sent[]>([]);
  readonly #deliver: Deliver;
  readonly #changed: (sent: Sent) => void;
  /** Every command this window has had. */
  readonly #known = new Set<string>();
  #pumping = false;
  #stopped = false;

  constructor(deliver: Deliver, changed: (sent: Sent) => void) {
    this.#deliver = deliver;
    this.#changed = changed;
  }

  /** Queues a command; the answer comes through `entries`. */
  add(command: Command, warning?: string): string {
    const commandId = commandIdFrom(crypto.randomUUID(), Date.now());
    const refusal = this.#problem(command);
    const sent: Sent = {
      commandId,
      command,
      madeAt: new Date().toISOString(),
      state: refusal ? 'not-saved' : 'sending',
      warning,
      refusal,
    };
    this.#known.add(commandId);
    this.entries.value = [...this.entries.value, sent];
    this.#changed(sent);
    void this.#pump();
    return commandId;
  }

  /** Puts back what a reload interrupted; answered twice is answered alike. */
  restore(kept: readonly Sent[]): void {
    for (const { commandId } of kept) this.#known.add(commandId);
    this.entries.value = [...kept.map(sayingItsKind), ...this.entries.value];
    void this.#pump();
  }

  /** Sends a refused command as it was: where it was stored after all, it is answered as before and not recorded twice. */
  again(commandId: string): void {
    this.entries.value = this.entries.value.map((one): Sent =>
      one.commandId === commandId ? { ...one, state: 'sending', refusal: undefined } : one,
    );
    const sent = this.entries.value.find((one) => one.commandId === commandId);
    if (sent) this.#changed(sent);
    void this.#pump();
  }

  /** The record has these no longer: they are shown, and sent again when somebody says so. */
  miss(lost: readonly Pick<Sent, 'commandId' | 'command' | 'madeAt'>[]): void {
    const ids = new Set(lost.map(({ commandId }) => commandId));
    for (const id of ids) this.#known.add(id);
    const missing = lost.map(({ commandId, command, madeAt }): Sent => ({
      commandId,
      command,
      madeAt,
      state: 'missing',
    }));
    this.entries.value = [...missing, ...this.entries.value.filter(({ commandId }) => !ids.has(commandId))];
    for (const sent of missing) this.#changed(sent);
  }

  discard(commandId: string): void {
    const discarded = this.entries.value.find((one) => one.commandId === commandId);
    this.entries.value = this.entries.value.filter((one) => one !== discarded);
    if (discarded) this.#changed(discarded);
  }

  unsent(): readonly Sent[] {
    return this.entries.value.filter(({ state }) => state !== 'saved');
  }

  /** As it is kept; what another window of this person keeps stays as it is. */
  written(kept: readonly Sent[]): readonly Sent[] {
    return [...kept.filter(({ commandId }) => !this.#known.has(commandId)), ...this.unsent()];
  }

  stop(): void {
    this.#stopped = true;
    this.entries.value = [];
  }

  #problem(command: Command): Refusal | undefined {
    if (new TextEncoder().encode(JSON.stringify(command)).length > messageBytesMax - 1_000) return tooLarge;
    return this.unsent().length >= queuedCommandsMax ? tooMany : undefined;
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    for (let next = this.#oldest(); next && !this.#stopped; next = this.#oldest()) {
      const answer = await this.#deliver(next.commandId, next.command).catch(() => undefined);
      if (answer) this.#settle(next, answer);
      else
        await new Promise((resolve) => {
          setTimeout(resolve, pauseBetweenTriesMs);
        });
    }
    this.#pumping = false;
  }

  #oldest(): Sent | undefined {
    return this.entries.value.find(({ state }) => state === 'sending');
  }

  #settle(sent: Sent, answer: CommandAnswer): void {
    const settled: Sent = answer.accepted
      ? { ...sent, state: 'saved', upTo: answer.upTo }
      : { ...sent, state: 'not-saved', refusal: answer.refusal };
    const saved = this.entries.value.filter(({ state }) => state === 'saved');
    const forgotten = saved.length > savedRemembered ? saved[0] : undefined;
    this.entries.value = this.entries.value
      .filter((one) => one !== forgotten)
      .map((one) => (one.commandId === sent.commandId ? settled : one));
    this.#changed(settled);
  }
}
