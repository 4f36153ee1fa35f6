/** Something of the client that is fetched after the first screen, where it is wanted. */
import { signal, type ReadonlySignal } from '@preact/signals';

export type Coming<T> =
  | { readonly is: 'not-asked' }
  /** `again`: it has been asked for before, and did not come. */
  | { readonly is: 'coming'; readonly again: boolean }
  | { readonly is: 'here'; readonly value: T }
  | { readonly is: 'missing' };

/** Nobody is left looking at something that does not come for longer than this. */
const patienceMs = 20_000;

export class Later<T> {
  readonly #state = signal<Coming<T>>({ is: 'not-asked' });
  readonly #bring: () => Promise<T>;
  readonly #patience: number;

  /** @param patience milliseconds. */
  constructor(bring: () => Promise<T>, patience = patienceMs) {
    this.#bring = bring;
    this.#patience = patience;
  }

  get state(): ReadonlySignal<Coming<T>> {
    return this.#state;
  }

  /** Fetches it, unless it is here or on its way. @returns once it is here or is known not to come; it never throws. */
  async want(): Promise<void> {
    const { is } = this.#state.peek();
    if (is === 'here' || is === 'coming') return;
    this.#state.value = { is: 'coming', again: is === 'missing' };
    const tooLong = setTimeout(() => this.#missing(), this.#patience);
    try {
      this.#state.value = { is: 'here', value: await this.#bring() };
    } catch {
      this.#missing();
    }
    clearTimeout(tooLong);
  }

  #missing(): void {
    if (this.#state.peek().is === 'coming') this.#state.value = { is: 'missing' };
  }
}
