/** A proxy in front of several servers, as plain ones are: each request goes to the next of them, whoever sent it. */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** What becomes of a WebSocket: let through, answered as an ordinary request, or left without any answer. */
type WebSockets = 'through' | 'refused' | 'silent';

export interface Balancer {
  readonly address: string;
  webSockets: WebSockets;
  /** Whether every request goes to the same server. */
  oneServer: boolean;
  stop(): Promise<void>;
}

/** Two from the same browser in a row never reach the same server. */
export async function balancer(addresses: readonly string[]): Promise<Balancer> {
  const servers = addresses.map((address) => new URL(address));
  const open = new Set<Socket>();
  let turn = 0;
  const next = (): URL => servers[here.oneServer ? 0 : (turn += 1) % servers.length] ?? new URL('http://127.0.0.1');
  const forward = (request: IncomingMessage, response: ServerResponse): void => {
    const { hostname, port } = next();
    const { upgrade: _upgrade, connection: _connection, ...headers } = request.headers;
    const onward = ask(
      { hostname, port, path: request.url, method: request.method, headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };
  const proxy = createServer(forward);
  proxy.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  proxy.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (here.webSockets === 'silent') return;
    if (here.webSockets === 'refused') return void socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
    pass(request, socket, head, next());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const here: Balancer = {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    webSockets: 'through',
    oneServer: false,
    stop: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
  return here;
}

function pass(
  { method, url, rawHeaders }: IncomingMessage,
  socket: Socket,
  head: Buffer,
  { hostname, port }: URL,
): void {
  const onward = connect(Number(port), hostname, () => {
    const lines = rawHeaders.flatMap((name, index) => (index % 2 ? [] : [`${name}: ${rawHeaders[index + 1]}`]));
    onward.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
}
