/** Rows in pages: so many, and so many bytes; a row larger than that has a page of its own. */
import { pageBytes, pageSize } from '#wire';
import { sizeOf } from '../budgets/row-size.js';

/** The first page of these. */
export function pageOf<T>(entries: readonly T[]): T[] {
  const page: T[] = [];
  let bytes = 0;
  for (const entry of entries) {
    bytes += sizeOf(entry);
    if (page.length > 0 && (page.length >= pageSize || bytes > pageBytes)) break;
    page.push(entry);
  }
  return page;
}

/** All of them, page by page. */
export function* pagesOf<T>(entries: readonly T[]): Generator<T[]> {
  for (let from = 0; from < entries.length;) {
    const page = pageOf(entries.slice(from, from + pageSize));
    yield page;
    from += page.length;
  }
}
