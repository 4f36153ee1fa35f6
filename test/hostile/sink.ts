/** What the same bytes cost where nobody looks at them: takes every request and every line, and throws away what it reads. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const acceptedBy = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => response.end('0{"sid":"sink"}'));
  request.once('error', () => undefined);
});
server.on('upgrade', (request, wire) => {
  wire.on('error', () => undefined);
  wire.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptedBy(request.headers['sec-websocket-key'] ?? '')}\r\n\r\n`,
  );
  wire.resume();
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
