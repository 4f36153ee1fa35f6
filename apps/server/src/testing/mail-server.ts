/** A mail server on this machine that behaves as a test wants it to, and shows what reached it. */
import { createServer, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from '../settings-shape.js';

interface Received {
  readonly recipients: readonly string[];
  readonly sender: string;
  readonly message: string;
}

export interface TestMailServer {
  readonly port: number;
  readonly received: Received[];
  /** Answers to recipients, by what stands before the @: an SMTP code, such as 450 or 550. */
  readonly refuses: Map<string, number>;
  close(): Promise<void>;
}

/** What an operator would set for a server on this machine. */
export const mailTo = (port: number, over: Partial<MailSettings> = {}): MailSettings => ({
  host: '127.0.0.1',
  port,
  secure: false,
  selfSigned: true,
  from: 'Quorate <quorate@fernshire.example>',
  agencyDomains: ['fernshire.example'],
  reminderDays: 3,
  patience: 2_000,
  ...over,
});

const coded = (code: number): Error => Object.assign(new Error('no'), { responseCode: code });

export async function mailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const received: Received[] = [];
  const refuses = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const code = refuses.get(address.split('@')[0] ?? '');
      done(code === undefined ? null : coded(code));
    },
    onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
      let message = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        message += text;
      });
      stream.on('end', () => {
        received.push({
          message,
          recipients: rcptTo.map(({ address }) => address),
          sender: mailFrom === false ? '' : mailFrom.address,
        });
        done();
      });
    },
    ...options,
  });
  // a client that goes away is none of the server's business
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    received,
    refuses,
    port: address !== null && typeof address === 'object' ? address.port : 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export interface BadServer {
  readonly port: number;
  conversations(): number;
  close(): Promise<void>;
}

/** A server that speaks SMTP by hand, for what a proper one never does. `lines` hears each line, and the socket it came on. */
export async function badServer(
  begins: (socket: Socket, conversation: number) => void,
  lines: (line: string, socket: Socket) => void = () => undefined,
): Promise<BadServer> {
  const sockets = new Set<Socket>();
  let conversations = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    begins(socket, (conversations += 1));
    let rest = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      const [...all] = (rest + text).split('\r\n');
      rest = all.pop() ?? '';
      for (const line of all) lines(line, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    conversations: () => conversations,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
