/** A file on its way out over HTTP: as fast as the reader takes it, and no further once they have gone. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Waiting } from '../editions/editions.js';
import type { Made } from '../editions/work.js';
import { reportFault } from '../operator-log.js';
import { refuseWith } from './refused.js';

/** Milliseconds a connection may stand still before it is given up, and a file may take in all: it is kept here until then. */
const patience = 120_000;
const longest = 900_000;

/** Does the work once the connection is closed, also where it was cut before anybody listened for that. */
export function onceClosed(response: Pick<Response, 'once' | 'closed'>, work: () => void): void {
  if (response.closed) work();
  else response.once('close', work);
}

/** Aborted when the reader goes before everything was sent. */
export function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  onceClosed(response, () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** What fails before the first byte is thrown, to be answered; what fails later cuts the connection, so that half a file is not taken for a whole. */
export async function sendFile(
  response: Response,
  { fileName, mediaType, bytes }: Made,
  { signal: gone, problem }: Waiting,
): Promise<void> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  const ended = await problem();
  if (ended) {
    await pieces.return?.();
    throw refuseWith(ended);
  }
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setTimeout(patience, () => response.destroy());
  const tooLong = setTimeout(() => response.destroy(), longest).unref();
  try {
    await pipeline(Readable.from(withFirst(first, pieces), { objectMode: false }), response);
  } catch (error) {
    if (!gone.aborted) reportFault('export', error);
    response.destroy();
  } finally {
    clearTimeout(tooLong);
    // a connection cut by now never began to read, and what was kept for it would stay
    await pieces.return?.();
  }
}

async function* withFirst(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = first; !piece.done; piece = await rest.next()) yield piece.value;
  } finally {
    await rest.return?.();
  }
}
