/** The server's time. */
import type { Instant } from '#meeting';

/** A clock to read. Within one millisecond it gives the very same text: a crowd reads it many times, and every row keeps what it read. */
export function wallClock(): () => Instant {
  let readAt = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== readAt) text = new Date(now).toISOString();
    readAt = now;
    return text;
  };
}
