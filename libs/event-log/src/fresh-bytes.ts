import { randomFillSync } from 'node:crypto';

const drawn = 16_384;
let pool = Buffer.alloc(0);
let used = 0;

/**
 * Random bytes that nobody had before. Drawn from the system in large helpings: a draw costs several times as much
 * as sealing a row. The bytes are not to be written to.
 */
export function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    // a new buffer, since parts of the old one may still be held
    pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(drawn, count)));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}
