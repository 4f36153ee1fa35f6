/** Under this name the page lists its parts that are fetched later, as a `meta` element: addresses with blanks between. */
export const partsName = 'quorate-parts';
