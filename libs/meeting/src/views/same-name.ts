/** Whether two names, as somebody typed them, are one. */

/** However it was typed: composed or not, in whatever case, and with whatever cannot be seen. */
const plain = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/gu, ' ')
    .toLowerCase();

export const sameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** Names in words, without titles or accents: “Mr D. Cróft” is “d” and “croft”. */
const wordsOf = (name: string): string[] =>
  (
    name
      .normalize('NFD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).filter((word) => !['mr', 'mrs', 'ms', 'miss', 'mx', 'dr'].includes(word));

/** A single letter is an initial, except in writing that has no capitals, where it can be a name. */
export const shareAWord = (one: string, other: string): boolean =>
  wordsOf(one).some((word) => (word.length > 1 || /\p{Lo}/u.test(word)) && wordsOf(other).includes(word));
