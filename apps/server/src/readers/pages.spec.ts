import { pageBytes, pageSize } from '#wire';
import { pageOf, pagesOf } from './pages.js';

const rows = (count: number, characters: number) =>
  Array.from({ length: count }, (_, index) => ({ sequence: index + 1, statement: 'x'.repeat(characters) }));

describe('pages of rows', () => {
  it('[W178] so many rows, and so many bytes, at most', () => {
    expect(pageOf(rows(pageSize + 1, 10))).toHaveLength(pageSize);
    const long = rows(pageSize, 10_000);
    for (const page of pagesOf(long)) expect(JSON.stringify(page).length).toBeLessThanOrEqual(pageBytes);
    expect([...pagesOf(long)].flat()).toEqual(long);
  });

  it('[W178] a row larger than a page comes alone, and nothing is left out', () => {
    const mixed = [...rows(2, 10), ...rows(1, pageBytes), ...rows(2, 10)];
    expect([...pagesOf(mixed)].map((page) => page.length)).toEqual([2, 1, 2]);
    expect([...pagesOf([])]).toEqual([]);
  });
});
