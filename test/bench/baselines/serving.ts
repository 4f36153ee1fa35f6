import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';

interface Said {
  readonly contributionId?: string;
}
interface Page {
  readonly meetingId: string;
  readonly events: readonly { readonly event: Said }[];
}
type Answer = (answer: { accepted: true; upTo: number }) => void;

interface In {
  command: (message: { meetingId: string; commandId: string; command: Said }, answer: Answer) => void;
  follow: (message: { meetingId: string; after: number }, answer: Answer) => void;
  leave: (message: { meetingId: string }, answer: Answer) => void;
  /** Hands over pages that `replay` is to send, beforehand. */
  keep: (page: Page, answer: Answer) => void;
  replay: (answer: Answer) => void;
}
interface Out {
  recorded: (page: Page) => void;
}

export type RelaySocket = Socket<In, Out>;

/** Serves the words that both baselines share on the port given; they differ in what a command does. */
export function serve(onSocket: (socket: RelaySocket, around: { server: Server<In, Out> }) => void): void {
  const http = createServer((_request, response) => response.end('ready'));
  // as Quorate sets its own sockets; larger messages only so that a page of rows can be kept
  const server = new Server<In, Out>(http, { maxHttpBufferSize: 20_000_000, perMessageDeflate: false });
  const kept: Page[] = [];
  server.on('connection', (socket) => {
    socket.on('follow', ({ meetingId }, answer) => {
      void socket.join(meetingId);
      answer({ accepted: true, upTo: 0 });
    });
    socket.on('leave', ({ meetingId }, answer) => {
      void socket.leave(meetingId);
      answer({ accepted: true, upTo: 0 });
    });
    socket.on('keep', (page, answer) => answer({ accepted: true, upTo: kept.push(page) }));
    socket.on('replay', (answer) => {
      answer({ accepted: true, upTo: 0 });
      for (const page of kept) socket.emit('recorded', page);
    });
    onSocket(socket, { server });
  });
  http.listen(Number(process.env['PORT']), '127.0.0.1');
}
