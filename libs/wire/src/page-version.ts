/** Which build of the browser client a page is, as the page names it to the server: when it was built, and a digest of what it is made of. */

/** Under this name the version stands in the page, as a `meta` element. */
export const pageVersionName = 'quorate-version';

interface PageVersion {
  readonly built: number;
  readonly digest: string;
}

/** @param version such as `2026-11-20T17:00:00Z/5f0c21aa93b1`. */
function read(version: unknown): PageVersion | undefined {
  if (typeof version !== 'string' || version.length > 100) return undefined;
  const [built = '', digest] = version.split('/');
  const at = Date.parse(built);
  return digest && !Number.isNaN(at) ? { built: at, digest } : undefined;
}

/**
 * Whether a page was built before the one that is served now, and is another one. A page that names no version, or one
 * nobody can read, is not said to be: programs have none, nor had pages before 0.2.0.
 */
export function isPageBehind(page: unknown, served: string | undefined): boolean {
  const [held, now] = [read(page), read(served)];
  return held !== undefined && now !== undefined && held.digest !== now.digest && held.built < now.built;
}
