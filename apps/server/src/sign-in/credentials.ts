/** Reading who sent a request: a bearer token in its header, or the cookie of the slot it names. */
import { parseCookie } from 'cookie';
import type { IncomingHttpHeaders } from 'node:http';
import { slotHeader } from '#wire';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';
import type { Tokens } from './tokens.js';

/**
 * Over TLS a browser keeps `__Host-` to this very host, this path and this encryption: no page of a sibling domain, and
 * nothing that came in the clear, can have set it. In the clear, on one machine, it takes the plain name.
 */
const prefixOf = (secure: boolean): string => (secure ? '__Host-quorate-' : 'quorate-');
export const cookieName = (slot: string, secure: boolean): string => prefixOf(secure) + slot;

const isSlot = (slot: string): boolean => /^[1-9]\d{0,3}$/.test(slot);

/** Cookies of this browser, by slot. */
export function slotsIn(headers: IncomingHttpHeaders, secure: boolean): Map<string, string> {
  const slots = new Map<string, string>();
  const prefix = prefixOf(secure);
  for (const [name, value] of Object.entries(parseCookie(headers.cookie ?? ''))) {
    const slot = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    if (value !== undefined && isSlot(slot)) slots.set(slot, value);
  }
  return slots;
}

/** The smallest slot this browser does not use yet; none when it uses all it may. */
export function freeSlot(headers: IncomingHttpHeaders, most: number, secure: boolean): string | undefined {
  const taken = slotsIn(headers, secure);
  for (let slot = 1; slot <= most; slot += 1) if (!taken.has(String(slot))) return String(slot);
  return undefined;
}

export const bearerIn = ({ authorization }: IncomingHttpHeaders): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];

export class Credentials {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly secure: boolean,
  ) {}

  /**
   * @param seat the slot the request names, and who its window believes to sit there: a slot that was left is given to
   * the next, and a window left open behind them must not act as them. Without one, the only cookie there is.
   */
  async sessionOf(headers: IncomingHttpHeaders, seat: unknown = headers[slotHeader]): Promise<Session | undefined> {
    const bearer = bearerIn(headers);
    if (bearer !== undefined) return this.tokens.find(bearer);
    const slots = slotsIn(headers, this.secure);
    const only = slots.size === 1 ? [...slots.keys()][0] : undefined;
    const [slot, sitter] = typeof seat === 'string' ? seat.split('/') : [];
    const named = slot || only;
    const session = named === undefined ? undefined : await this.sessions.find(slots.get(named));
    if (session?.slot !== named) return undefined;
    return session && sitter && sitter !== sitterOf(session) ? undefined : session;
  }

  /** Everybody signed in on this browser, at most so many, in the order of their slots. */
  async sessionsIn(headers: IncomingHttpHeaders, most: number): Promise<Session[]> {
    const slots = [...slotsIn(headers, this.secure)].sort(([one], [other]) => Number(one) - Number(other));
    const sessions: Session[] = [];
    for (const [slot, secret] of slots.slice(0, most)) {
      const session = await this.sessions.look(secret);
      if (session?.slot === slot) sessions.push(session);
    }
    return sessions;
  }
}

function sitterOf({ identity }: Session): string | undefined {
  switch (identity.kind) {
    case 'participant':
      return identity.participantId;
    case 'person':
      return identity.personId;
    case 'program':
      return undefined;
  }
}
