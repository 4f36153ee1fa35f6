/**
 * Once the first screen stands, everything else is fetched into the browser's own store, so that a line lost later keeps
 * nobody from any part of the room. It is fetched as files and not yet run: a browser that was once refused a script may
 * not ask for it again.
 */
import { partsName } from './parts-name.js';

/** Nothing where the page was not built, as while it is developed. */
const laterParts = (): string[] =>
  document.querySelector<HTMLMetaElement>(`meta[name="${partsName}"]`)?.content.split(' ').filter(Boolean) ?? [];

/** One after the other, so that nothing somebody waits for is held up. @returns those that did not come. */
async function fetchInTurn(parts: readonly string[]): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const part of parts) {
    const answer = await fetch(part, { priority: 'low', credentials: 'same-origin' }).catch(() => undefined);
    if (answer?.ok) await answer.arrayBuffer().catch(() => missing.push(part));
    else missing.push(part);
  }
  return missing;
}

let resting = false;

/** To be said once the first screen stands. */
export function firstScreenRests(): void {
  if (resting) return;
  resting = true;
  let missing: readonly string[] = laterParts();
  const fetchTheRest = async () => {
    const wanted = missing;
    missing = [];
    missing = await fetchInTurn(wanted);
  };
  whenIdle(() => void fetchTheRest());
  window.addEventListener('online', () => void fetchTheRest());
}

/** Not every browser says when it is idle. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2_000 });
  else setTimeout(work, 500);
}
