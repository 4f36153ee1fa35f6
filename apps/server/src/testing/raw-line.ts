/** A WebSocket written by hand, for what no client library would send. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

/** One masked frame, as a browser sends it; with a mask of zeros the bytes stay as they are. */
export function frame(data: string | Buffer): Buffer {
  const body = Buffer.from(data as string);
  const opcode = typeof data === 'string' ? 0x81 : 0x82;
  const head =
    body.length < 126
      ? Buffer.from([opcode, 0x80 | body.length])
      : body.length < 65_536
        ? Buffer.from([opcode, 0xfe, body.length >> 8, body.length & 0xff])
        : longHead(opcode, body.length);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

function longHead(opcode: number, length: number): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt8(opcode, 0);
  head.writeUInt8(0xff, 1);
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

export class RawLine {
  /** Everything the server has sent, frames and all. */
  received = '';
  readonly closed: Promise<void>;
  #open = true;

  private constructor(readonly wire: Socket) {
    this.closed = new Promise((resolve) =>
      wire.once('close', () => {
        this.#open = false;
        resolve();
      }),
    );
    wire.on('error', () => undefined);
    wire.on('data', (chunk: Buffer) => (this.received += chunk.toString('latin1')));
  }

  /** @param sid of a line that began by long-polling. */
  static open(address: string, headers: Record<string, string> = {}, sid?: string): Promise<RawLine> {
    const url = new URL('/socket.io/?EIO=4&transport=websocket', address);
    if (sid !== undefined) url.searchParams.set('sid', sid);
    const asking = request(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        ...headers,
      },
    });
    return new Promise((resolve, reject) => {
      asking.once('upgrade', (_answer, wire: Socket, first: Buffer) => {
        const line = new RawLine(wire);
        line.received += first.toString('latin1');
        resolve(line);
      });
      asking.once('response', (answer) => reject(new Error(`Answered ${answer.statusCode}.`)));
      asking.once('error', reject);
      asking.end();
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Packets of the line, such as `40` for a greeting and `42[…]` for a message. */
  send(...packets: (string | Buffer)[]): void {
    if (this.#open) this.wire.write(Buffer.concat(packets.map(frame)));
  }

  /** Sends bytes as they are, and waits until they are taken. */
  write(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => this.wire.write(bytes, () => resolve()));
  }

  close(): void {
    this.wire.destroy();
  }
}
