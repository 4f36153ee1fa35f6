/** A reader who went while they were still being looked up. */
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gathered } from '../editions/gathered.js';
import { signInFirst } from '../refusals.js';
import { sendFile, untilGone } from './sending.js';

/** An answer whose connection was cut and has said so already. */
async function cutAnswer(): Promise<ServerResponse> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const asking = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }).on(
    'error',
    () => undefined,
  );
  asking.end();
  const response = await new Promise<ServerResponse>((resolve) =>
    server.once('request', (_, answer) => resolve(answer)),
  );
  asking.destroy();
  await new Promise((resolve) => response.once('close', resolve));
  server.close();
  return response;
}

async function* threePieces(): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece < 3; piece += 1) yield new Uint8Array(1_000);
}

describe('a connection cut before the file began', () => {
  it('[W223] is seen to have gone, although it said so before anybody listened', async () => {
    expect(untilGone((await cutAnswer()) as never).aborted).toBe(true);
  });

  it('[W223] keeps nothing that was made for it', async () => {
    const kept = { bytes: 0 };
    const file = gathered(threePieces(), new AbortController().signal, kept);
    await file.made;
    expect(kept.bytes).toBe(3_000);
    const made = { fileName: 'minutes.txt', mediaType: 'text/plain', bytes: file.bytes };
    await sendFile((await cutAnswer()) as never, made, { signal: AbortSignal.abort(), problem: () => undefined });
    expect(kept.bytes).toBe(0);
  });
});

describe('a sign-in that ended while a file was made', () => {
  it('[W224] is asked for before the first byte: nothing leaves, and nothing is kept', async () => {
    const kept = { bytes: 0 };
    const file = gathered(threePieces(), new AbortController().signal, kept);
    await file.made;
    const sent: string[] = [];
    const response = { setHeader: (name: string) => sent.push(name) };
    const made = { fileName: 'minutes.txt', mediaType: 'text/plain', bytes: file.bytes };
    const waiting = { signal: new AbortController().signal, problem: () => signInFirst };
    await expect(sendFile(response as never, made, waiting)).rejects.toMatchObject({ refusal: signInFirst });
    expect([sent, kept.bytes]).toEqual([[], 0]);
  });
});
