/** Where this server is to be found; known once it listens. */
export class OwnAddress {
  #listening = '';

  constructor(private readonly url: string | undefined) {}

  get address(): string {
    return this.url ?? this.#listening;
  }

  listensOn(address: string): void {
    this.#listening = address;
  }

  /** Cookies travel only over TLS, except where nothing leaves the machine. */
  get isSecure(): boolean {
    return this.address.startsWith('https:');
  }
}
