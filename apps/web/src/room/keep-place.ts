/** Keeps the keyboard's place: when what had the focus is gone from the page, its part of the room takes it over. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

export function useKeepPlace(): void {
  const last = useRef<{ readonly element: Element; readonly part: string | undefined }>(undefined);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) last.current = { element: target, part: target.closest('section[id]')?.id };
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const { element, part } = last.current ?? {};
    if (!element || element.isConnected || document.activeElement !== document.body || !part) return;
    document.getElementById(part)?.focus({ preventScroll: true });
  });
}
