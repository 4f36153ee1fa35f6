/**
 * How a line is begun. A WebSocket needs one server only, whichever it is; polling makes many requests, which all have to reach the
 * server that answered the first. So a line begins with a WebSocket, and falls back to polling where a network stops those: at once
 * where that is said, and after a few seconds where it is only silent.
 */
import { isOfFinerKind, type Refusal } from '#meeting';

type Ways = readonly ['websocket' | 'polling', 'websocket' | 'polling'];

const webSocketFirst: Ways = ['websocket', 'polling'];
const pollingFirst: Ways = ['polling', 'websocket'];
/** A WebSocket that says nothing is not waited for longer: polling is tried then, and moves to a WebSocket where there is one. */
const webSocketMs = 3_000;
const pollingMs = 10_000;

/** So often in a row another server than the one that knew it: it is the proxy, and no restart. */
const strangersTold = 3;
/** A line up for so long was begun, and anything after it begins anew. */
const heldMs = 10_000;
/** A line the server asked does not know, in the socket library’s own answer. */
const sessionUnknown = 1;

export const needsOneServer =
  'Your network lets no live line through, and what stands in for one needs the same server each time: this service has several, and each answer comes from another. Please tell whoever runs Quorate for you that it needs one server for each browser. Until then another network may let you in, such as that of your phone; the telephone call goes on without it.';

/** What the socket library tells of a line that was lost: the status of the answer, and the request it came to. */
interface Lost {
  readonly description?: unknown;
  readonly context?: unknown;
}

interface UnknownLine {
  readonly code: number;
  readonly refusal: Refusal;
}

const isLost = (details: unknown): details is Lost => typeof details === 'object' && details !== null;

/** Whether a server answered that it does not know this line: it was begun at another, or before it was started again. */
export function isUnknownSession(details: unknown): boolean {
  if (!isLost(details) || details.description !== 400) return false;
  const answer = answerTo(details.context);
  return answer?.code === sessionUnknown || isOfFinerKind(answer?.refusal, 'line-elsewhere');
}

function answerTo(request: unknown): Partial<UnknownLine> | undefined {
  if (!(request instanceof XMLHttpRequest)) return undefined;
  try {
    return JSON.parse(request.responseText) as Partial<UnknownLine>;
  } catch {
    return undefined;
  }
}

export class WaysIn {
  #first: Ways = webSocketFirst;
  #strangers = 0;
  #upSince: number | undefined;

  get transports(): Ways[number][] {
    return [...this.#first];
  }
  get timeoutMs(): number {
    return this.#first === webSocketFirst ? webSocketMs : pollingMs;
  }

  /** @param now milliseconds, here and below. */
  up(now: number): void {
    this.#upSince = now;
  }

  /** Nothing came of the last try in time: the other way is tried first. */
  tookTooLong(): void {
    this.#first = this.#first === webSocketFirst ? pollingFirst : webSocketFirst;
  }

  /** @param unknown whether the server did not know this line. @returns whether the service keeps no browser with one server. */
  lost(unknown: boolean, now: number): boolean {
    if (this.#upSince !== undefined && now - this.#upSince > heldMs) this.#strangers = 0;
    this.#upSince = undefined;
    if (!unknown) return false;
    // polling leads nowhere here
    this.#first = webSocketFirst;
    this.#strangers += 1;
    return this.#strangers >= strangersTold;
  }
}
