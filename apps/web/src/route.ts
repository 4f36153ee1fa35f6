/** Which screen the address asks for. Addresses carry slots and identifiers, never names. */
import { signal } from '@preact/signals';

export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'join' }
  | { readonly screen: 'meetings'; readonly slot: string }
  | { readonly screen: 'convene'; readonly slot: string }
  | { readonly screen: 'room'; readonly slot: string; readonly meetingId: string }
  /** From a letter: it names the meeting, and no seat. */
  | { readonly screen: 'letter'; readonly meetingId: string }
  | { readonly screen: 'unknown' };

function routeOf(pathname: string): Route {
  const [first, slot, section, meetingId] = pathname.split('/').filter(Boolean);
  if (!first) return { screen: 'home' };
  if (first === 'join' && !slot) return { screen: 'join' };
  if (first === 'm' && slot && !section) return { screen: 'letter', meetingId: slot };
  return first === 's' && slot ? routeIn(slot, section, meetingId) : { screen: 'unknown' };
}

/** Within what somebody signed in at a slot may open. */
function routeIn(slot: string, section: string | undefined, meetingId: string | undefined): Route {
  if (section === 'convene') return { screen: 'convene', slot };
  if (section === 'meetings' || !section)
    return meetingId ? { screen: 'room', slot, meetingId } : { screen: 'meetings', slot };
  return { screen: 'unknown' };
}

export const route = signal<Route>(routeOf(location.pathname));
window.addEventListener('popstate', () => {
  route.value = routeOf(location.pathname);
});

export const meetingsPath = (slot: string): string => `/s/${slot}/meetings`;
export const roomPath = (slot: string, meetingId: string): string => `/s/${slot}/meetings/${meetingId}`;
export const convenePath = (slot: string): string => `/s/${slot}/convene`;

/** Goes to another screen of this client without loading it again. */
export function goTo(path: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  route.value = routeOf(location.pathname);
  scrollTo(0, 0);
}

/** Follows a link inside the client, unless the person wants another tab. */
export function followLink(event: MouseEvent & { currentTarget: HTMLAnchorElement }): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  event.preventDefault();
  goTo(event.currentTarget.pathname);
}
