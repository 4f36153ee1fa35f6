/** The program of a thread that makes one file, a piece whenever it is asked for one, and then ends. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { RecordSigner } from '#proof';
import type { FromThread, ThreadTask } from './on-thread.js';
import { madeFrom } from './work.js';

const { work, publicKey, signing, signed } = workerData as ThreadTask;

const signer: RecordSigner = {
  publicKey,
  sign(message) {
    signing.postMessage(message);
    Atomics.wait(signed, 0, 0);
    return receiveMessageOnPort(signing)?.message as string;
  },
};

/** Whoever asked ends the thread when they have gone. */
const never = new AbortController().signal;

async function* pieces(): AsyncGenerator<FromThread> {
  const { fileName, mediaType, bytes } = madeFrom(work, signer, never);
  yield { kind: 'begun', fileName, mediaType };
  // a copy of its own each: what a library hands out may be a small part of something large
  for await (const piece of bytes) yield { kind: 'bytes', bytes: new Uint8Array(piece) };
  yield { kind: 'done' };
}

const made = pieces();
parentPort?.on('message', () => {
  void made.next().then(({ value, done }) => {
    if (!done) parentPort?.postMessage(value, value.kind === 'bytes' ? [value.bytes.buffer as ArrayBuffer] : []);
  });
});
