/** One address in front of several servers: what a proxy or a name that is moved does in a fail-over. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export class MovingAddress {
  readonly #open = new Set<Socket>();
  #target: number | undefined;

  private constructor(
    private readonly server: Server,
    readonly port: number,
    target: number,
  ) {
    this.#target = target;
    server.on('connection', (client) => this.carry(client));
  }

  /** Listens on a free port of this machine and leads to `target`. */
  static async to(target: number): Promise<MovingAddress> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port is free.');
    return new MovingAddress(server, address.port, target);
  }

  /** Every connection there is ends; new ones lead to `target`, or nowhere. */
  move(target: number | undefined): void {
    this.#target = target;
    for (const socket of this.#open) socket.destroy();
  }

  close(): void {
    this.move(undefined);
    this.server.close();
  }

  private carry(client: Socket): void {
    if (this.#target === undefined) return void client.destroy();
    const database = connect(this.#target, '127.0.0.1');
    const end = () => [client, database].forEach((socket) => socket.destroy());
    for (const socket of [client, database]) {
      this.#open.add(socket);
      socket.on('error', end).on('close', () => {
        this.#open.delete(socket);
        end();
      });
    }
    client.pipe(database).pipe(client);
  }
}
