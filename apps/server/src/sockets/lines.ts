/** Every line of this server: how many from one address until somebody has signed in on them and then of one person, and what a request on one may bring. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '#meeting';
import { addressOf } from '../http/address.js';
import { isLengthUnsaid, messageLengthOf } from '../http/on-the-way.js';
import type { RateLimits } from '../limits.js';
import { lengthUnsaid, lineElsewhere, tooLarge, tooMany } from '../refusals.js';
import type { Settings } from '../settings-shape.js';
import { Line, type Connection } from './line.js';

/** Who counts together, and how many they are. */
class Counted {
  readonly #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: string, more: 1 | -1): void {
    const now = this.of(key) + more;
    if (now > 0) this.#counts.set(key, now);
    else this.#counts.delete(key);
  }
}

export class Lines {
  readonly #byConnection = new WeakMap<Connection, Line>();
  readonly #bySid = new Map<string, Line>();
  /** Those on which nobody has signed in, by address, the oldest first. */
  readonly #nameless = new Map<string, Set<Line>>();
  readonly #perPerson = new Counted();

  constructor(
    private readonly settings: Settings,
    private readonly rates: RateLimits,
  ) {}

  of(connection: Connection): Line | undefined {
    return this.#byConnection.get(connection);
  }

  /** Takes in a new line. When its address has too many on which nobody has signed in, the oldest is ended: a browser says at once who is on it. */
  open(connection: Connection): void {
    const { limits } = this.settings;
    const address = this.addressOf(connection.request);
    const line = new Line(connection, address, { limits, rates: this.rates });
    const { sid } = connection.transport;
    this.#byConnection.set(connection, line);
    this.#bySid.set(sid, line);
    connection.once('close', () => {
      this.#byConnection.delete(connection);
      this.#bySid.delete(sid);
      this.isNamelessNoMore(line);
      if (line.person !== undefined) this.#perPerson.add(line.person, -1);
    });
    this.isNameless(line);
  }

  private isNameless(line: Line): void {
    const nameless = (this.#nameless.get(line.address) ?? new Set()).add(line);
    this.#nameless.set(line.address, nameless);
    const [oldest] = nameless;
    if (nameless.size > this.settings.limits.connectionsPerAddress) oldest?.end();
  }

  private isNamelessNoMore(line: Line): void {
    const nameless = this.#nameless.get(line.address);
    if (nameless?.delete(line) && nameless.size === 0) this.#nameless.delete(line.address);
  }

  /** @returns whether they may have one more window; a line that closed while it was asked who they are is none. */
  isSomebody(connection: Connection, person: string, tell: (refusal: Refusal) => void): boolean {
    const line = this.of(connection);
    const may = this.#perPerson.of(person) < this.settings.limits.socketsPerPerson;
    if (!line) return false;
    if (may) {
      this.#perPerson.add(person, 1);
      line.isSomebody(person, tell);
      this.isNamelessNoMore(line);
    } else line.isNobody();
    return may;
  }

  /** Judges a request on the sockets’ path, by its size and by how many there were, before anything is done for it. */
  async refusalOf(request: IncomingMessage, response: ServerResponse): Promise<Refusal | undefined> {
    const line = this.#bySid.get(sidOf(request));
    const address = this.addressOf(request);
    const excess = this.excessOf(request, address, line);
    if (excess) return excess;
    if (!(await this.rates.mayRequest(line?.requestsCountedBy ?? address))) return tooMany;
    if (request.headers.upgrade !== undefined) line?.watch(request);
    else if (request.method === 'GET' && line?.polls(response) === false) return tooMany;
    return undefined;
  }

  private excessOf(request: IncomingMessage, address: string, line: Line | undefined): Refusal | undefined {
    if (isLengthUnsaid(request)) return lengthUnsaid;
    const length = messageLengthOf(request);
    if (!line && length > 0 && sidOf(request) !== '') return lineElsewhere;
    if (length > (line?.requestBytesMax ?? 0)) return tooLarge;
    const known = line?.person !== undefined;
    return known || length === 0 || this.rates.mayBring(address, length) ? undefined : tooMany;
  }

  addressOf(request: IncomingMessage): string {
    return addressOf(request, this.settings.trustProxy);
  }
}

const sidOf = ({ url }: IncomingMessage): string => new URLSearchParams((url ?? '').split('?')[1]).get('sid') ?? '';
