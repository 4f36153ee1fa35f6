/** A second tap meant for what was there a moment ago must not press what has come in its place. */
const withinMs = 400;
const nearbyPx = 24;

let last: { readonly at: number; readonly x: number; readonly y: number; readonly pressed: Element | null } | undefined;

const pressable = (event: MouseEvent): Element | null =>
  event.target instanceof Element ? event.target.closest('button, a, label, input, summary') : null;

/** The same spot, too soon to have been read, and what was pressed there is gone. */
function isStray(event: MouseEvent): boolean {
  if (!last?.pressed || last.pressed.isConnected || event.timeStamp - last.at > withinMs) return false;
  return Math.abs(event.clientX - last.x) <= nearbyPx && Math.abs(event.clientY - last.y) <= nearbyPx;
}

/** To be called once, before anything is shown. */
export function ignoreStrayPresses(): void {
  document.addEventListener(
    'click',
    (event) => {
      // a press by keyboard has no place on the page
      if (!event.isTrusted || event.detail === 0) return;
      if (isStray(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      last = { at: event.timeStamp, x: event.clientX, y: event.clientY, pressed: pressable(event) };
    },
    { capture: true },
  );
}
