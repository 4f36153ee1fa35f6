/** Slow readers of files, and whoever wants a file meanwhile. */
import { connect } from 'node:net';
import { headersOf, said, somebody, type Door } from './door.js';
import type { Stage } from './stage.js';

const slowReaders = 4;
const file = { edition: 'full', format: 'docx' };

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Asks for a file and reads nothing of it. */
function neverReads({ url }: Stage, path: string, headers: Record<string, string>): () => void {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify(file);
  const lines = Object.entries({ ...headers, host: `${hostname}:${port}`, 'content-length': String(body.length) });
  const wire = connect(Number(port), hostname);
  wire.on('error', () => undefined);
  wire.pause();
  wire.write(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`,
  );
  return () => wire.destroy();
}

export const downloads: Door = {
  name: 'longer wait for a file while others read theirs slowly, in ms',
  limit: 500,
  async force(stage) {
    const [chair, other] = [somebody(0), somebody(1)];
    const meetingId = await stage.convene([chair, other]);
    const [slow, quick] = [await stage.seat(meetingId, chair), await stage.seat(meetingId, other)];
    for (let row = 0; row < 60; row += 1) await slow.seat.give(said('What was seen, and by whom. '.repeat(300)));
    const path = `/api/meetings/${meetingId}/minutes`;
    const ask = () =>
      fetch(stage.url + path, { method: 'POST', headers: headersOf(quick.pass), body: JSON.stringify(file) }).then(
        (answer) => answer.arrayBuffer(),
      );
    await ask();
    const alone = await timeOf(ask);
    const ends = Array.from({ length: slowReaders }, () => neverReads(stage, path, headersOf(slow.pass)));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const meanwhile = await timeOf(ask);
    for (const end of ends) end();
    for (const { seat } of [slow, quick]) seat.socket.disconnect();
    return meanwhile - alone;
  },
};
