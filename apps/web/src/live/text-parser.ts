/** Stands in for the socket library’s parser: the same messages, as text alone. What is none ends the line, and it is opened anew. */

export const protocol = 5;
export const PacketType = { CONNECT: 0, DISCONNECT: 1, EVENT: 2, ACK: 3, CONNECT_ERROR: 4, BINARY_EVENT: 5, BINARY_ACK: 6 } as const;

interface Packet { readonly type: number; readonly nsp: string; readonly id?: number | undefined; readonly data?: unknown }
type Listener = (packet: Packet) => void;

export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}${data ? JSON.stringify(data) : ''}`];
  }
}

/** Its kind, its namespace where it is not the only one, its number where it is to be answered, and what it says. */
const message = /^([0-4])(?:(\/[^,]*),)?(\d*)(.*)$/s;

export class Decoder {
  #decoded: Listener | undefined;

  on(_decoded: string, listener: Listener): void { this.#decoded = listener; }

  off(): void { this.#decoded = undefined; }

  add(text: unknown): void {
    const parts = typeof text === 'string' && message.exec(text);
    if (!parts) throw new Error('This is no message.');
    const [, type, nsp = '/', id, data] = parts;
    this.#decoded?.({ type: Number(type), nsp, id: id ? Number(id) : undefined, data: data ? JSON.parse(data) as unknown : undefined });
  }

  destroy(): void { /* nothing is held between messages */ }
}
