import { connect, createServer, type Socket } from 'node:net';

/** A line to PostgreSQL that can be cut at the worst moment. */
export interface LosingProxy {
  /** The same database, reached through the line. */
  url: string;
  /** Once, when a statement with this text passes: `before` it arrives, or after it was done and before the answer. */
  loseConnection(when: 'before' | 'after', text: string): void;
  /** From now on nothing passes on the connections there are, and neither end is told. */
  fallSilent(): void;
  /** How many connections were lost so far. */
  lost(): number;
  close(): void;
}

/** Opens the line on a free port of this machine. */
export async function losingProxy(databaseUrl: string): Promise<LosingProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let lost = 0;
  let connections = 0;
  let silentUpTo = 0;
  let cut: { when: 'before' | 'after'; text: string } | undefined;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    let doomed = false;
    const began = ++connections;
    const silent = () => began <= silentUpTo;
    const end = () => [client, database].forEach((socket) => socket.destroy());
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (bytes) => {
      if (silent()) return;
      const hit = cut !== undefined && bytes.includes(cut.text);
      const before = cut?.when === 'before';
      if (hit) {
        cut = undefined;
        lost += 1;
        doomed = true;
      }
      if (hit && before) end();
      else database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (doomed) end();
      else if (!silent()) client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = String(address !== null && typeof address === 'object' ? address.port : 0);
  const close = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.href,
    loseConnection: (when, text) => (cut = { when, text }),
    fallSilent: () => (silentUpTo = connections),
    lost: () => lost,
    close,
  };
}
