/** What is on its way between one address and this server: bounded, since it is kept in memory meanwhile. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Limits } from '../settings-shape.js';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A body that comes in pieces, without a word how long it will be: it could not be counted before it is there. */
export const isLengthUnsaid = ({ headers }: IncomingMessage): boolean => headers['transfer-encoding'] !== undefined;

/** Bytes of the body a request announces; Node reads no further. */
export const messageLengthOf = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);

export class OnTheWay {
  readonly #byAddress = new Map<string, Set<Exchange>>();

  constructor(private readonly limits: Pick<Limits, 'requestsAtOnce' | 'onTheWayPerAddress'>) {}

  /** Whether one more may come from this address; it is counted until it is answered and the answer is read. */
  mayCome(address: string, exchange: Exchange): boolean {
    const open = this.#byAddress.get(address) ?? new Set();
    const bytes = [...open, exchange].reduce((sum, one) => sum + bytesOf(one), 0);
    if (open.size >= this.limits.requestsAtOnce || bytes > this.limits.onTheWayPerAddress) return false;
    this.#byAddress.set(address, open.add(exchange));
    exchange.response.once('close', () => {
      open.delete(exchange);
      if (open.size === 0 && this.#byAddress.get(address) === open) this.#byAddress.delete(address);
    });
    return true;
  }
}

/** What is still to be received, and what is still to be read. */
const bytesOf = ({ request, response }: Exchange): number =>
  (request.complete ? 0 : messageLengthOf(request)) + response.writableLength;
