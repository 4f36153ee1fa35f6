/** The moment it is, for what changes by time passing alone: drawn again as long as the panel stands. */
import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '#meeting';

const lookAgainEveryMs = 10_000;
const moment = (): Instant => new Date().toISOString();

export function useMinute(): Instant {
  const [now, setNow] = useState(moment);
  useEffect(() => {
    const timer = setInterval(() => setNow(moment()), lookAgainEveryMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
