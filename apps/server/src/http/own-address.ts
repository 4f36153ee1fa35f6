/** Where this server is to be found; known once it listens. */
import { isLoopback } from '../settings.js';
import type { Settings } from '../settings-shape.js';

export class OwnAddress {
  #listening = '';

  constructor(private readonly settings: Pick<Settings, 'url' | 'host' | 'trustProxy'>) {}

  get address(): string {
    return this.settings.url ?? this.#listening;
  }

  listensOn(address: string): void {
    this.#listening = address;
  }

  /** Cookies travel only over TLS, except where nothing leaves the machine. */
  get isSecure(): boolean {
    const { url, host, trustProxy } = this.settings;
    return url ? url.startsWith('https:') : trustProxy || !isLoopback(host);
  }
}
