/** Whether two names, as people typed them, are one person’s: the same, perhaps the same, or another’s. Every door asks here. */

export type Likeness = 'same' | 'perhaps' | 'other';

/** Letters that no decomposition takes apart, as people without the key for them write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
};

/** Greek and Cyrillic letters that look like Latin ones: a name with one of them in it is read as the name it looks like. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  'аa еe оo рp сc уy хx іi јj ѕs кk мm тt нh вb αa εe οo ρp τt υu νv ιi κk χx'.split(' ').map((pair) => [...pair]),
) as Record<string, string>;

/** Written before a name, or after a surname and a comma, whoever bears it. */
const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx mister dr doctor prof professor rev revd reverend'.split(' '),
);
/** Titles that are surnames as well, and so only count as titles where a name follows. */
const titlesBefore: ReadonlySet<string> = new Set('sir dame lady lord master'.split(' '));
/** Words that stand in many names and say nothing of who it is. */
const smallWords: ReadonlySet<string> = new Set('the of and for at in to with by from his her their'.split(' '));

/** Short forms that have no letters’ likeness to the names they stand for. */
const shortForms: readonly ReadonlySet<string>[] = [
  'alexander alex al sandy sasha',
  'andrew andy drew',
  'anthony antony tony',
  'catherine katherine kathryn kate katie kath cathy kitty kit',
  'charles charlie chas chuck',
  'christopher chris kit',
  'daniel dan danny',
  'edward ed eddie ted teddy ned',
  'elizabeth liz lizzie beth betty bess eliza libby elsie lisa',
  'frederick fred freddie',
  'henry harry hal',
  'james jim jimmy jamie',
  'john jack johnny jon',
  'joseph joe joey',
  'josephine josie jo',
  'margaret maggie meg peggy rita daisy',
  'mary molly polly may',
  'michael mike mick mickey',
  'mohammed muhammad mohammad mohamed mo',
  'nicholas nick nicky',
  'patricia pat patsy trish tricia',
  'patrick pat paddy',
  'rebecca becky becca',
  'richard rick dick richie ricky',
  'robert rob bob bobby robbie bert',
  'samuel samantha sam sammy',
  'sarah sara sally sadie',
  'stephen steven steve',
  'theresa teresa terry tess',
  'thomas tom tommy',
  'victoria vicky tori',
  'william will bill billy liam',
].map((forms) => new Set(forms.split(' ')));

/** Small letters without marks or anything invisible, whatever alphabet of signs they were typed in. */
export const folded = (name: string): string =>
  name
    .replace(/[\u00B4\u0060\u02B0-\u02FF\uA78B\uA78C\u05F3]/g, '’')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, (sign) => (/\s/u.test(sign) ? ' ' : ''))
    .toLowerCase()
    .replace(/./gu, (letter) => plainLetters[letter] ?? lookalikes[letter] ?? letter);

/** The words of one part of a name, without its titles; a part that is nothing but a title is empty. */
function withoutTitles(words: readonly string[]): string[] {
  const named = words.filter((word) => !titles.has(word));
  return named.length > 1 && titlesBefore.has(named[0] ?? '') ? named.slice(1) : named;
}

/** A name as its words, as they stand between spaces: what a hyphen or an apostrophe joins is one word. */
function wordsOf(name: string): string[] {
  const parts = folded(name)
    .split(/[,;，、]/u)
    .map((part) =>
      part
        .split(/[\s./]+/u)
        .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
        .filter((word) => word !== ''),
    );
  const named = parts.flatMap(withoutTitles);
  return named.length > 0 ? named : parts.flat();
}

/** What is the same of a name however it is typed and turned: names without the same letters are not the same. */
export const lettersOf = (name: string): string => [...wordsOf(name).join('')].sort().join('');

/** Every way to begin a name and go round: “O Rourke, Siobhan” is among those of “Siobhan O’Rourke”. */
const rounds = (words: readonly string[]): string[] =>
  words.map((_word, from) => [...words.slice(from), ...words.slice(0, from)].join(''));

const inOrder = (words: readonly string[]): string => [...words].sort().join(' ');

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  const theirs = new Set(rounds(other));
  return inOrder(one) === inOrder(other) || rounds(one).some((round) => theirs.has(round));
}

/** What somebody can be known by in a name: each of its words, what punctuation parts, and two words that are one elsewhere. */
function knownBy(name: string, words: readonly string[]): string[] {
  const parted = folded(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''}${word}`);
  return [...words, ...parted, ...pairs].filter(
    // A single letter is an initial, except in writing that has no capitals, where it can be a name.
    (word) => (word.length > 1 || /\p{Lo}/u.test(word)) && !smallWords.has(word) && !titles.has(word),
  );
}

/** Whether one slip of the hand, or in a long word two, makes one word the other. */
function isSlip(one: string, other: string): boolean {
  const allowed = Math.min(one.length, other.length) < 4 ? 0 : Math.min(one.length, other.length) < 7 ? 1 : 2;
  if (allowed === 0 || Math.abs(one.length - other.length) > allowed) return false;
  let before = [...other, ''].map((_letter, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const next = [row + 1];
    for (const [column, against] of [...other].entries())
      next.push(
        Math.min(
          (before[column] ?? 0) + (letter === against ? 0 : 1),
          (before[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
        ),
      );
    before = next;
  }
  return (before.at(-1) ?? Infinity) <= allowed;
}

/** Longer lists of words are no name of a person, and are compared word by word alone. */
const wordsCompared = 24;

function shareAName(ones: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others);
  if (ones.some((word) => known.has(word))) return true;
  if (shortForms.some((forms) => ones.some((word) => forms.has(word)) && others.some((word) => forms.has(word))))
    return true;
  return (
    ones.length <= wordsCompared &&
    others.length <= wordsCompared &&
    ones.some((word) => others.some((other) => isSlip(word, other)))
  );
}

/** A whole name within something longer, such as an address for mail. */
const isWithin = (one: readonly string[], other: readonly string[]): boolean =>
  one.join('').length >= 5 && other.join('').includes(one.join(''));

/** “S. O.” and “SO” for “Siobhán O’Rourke”. */
const areInitialsOf = (short: readonly string[], long: readonly string[]): boolean =>
  short.join('').length > 1 &&
  short.every((word) => word.length <= 3 && !/\p{Lo}/u.test(word)) &&
  long.map((word) => word.charAt(0)).join('') === short.join('');

/**
 * @returns `same` where only signs, marks, titles, spaces or the order of the words differ; `perhaps` where they share a name, or one
 * that is nearly it, its short form or its initials; `other` where nothing speaks for it.
 */
export function likeness(one: string, other: string): Likeness {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (isSame(words, others) || one.trim() === other.trim()) return 'same';
  return shareAName(knownBy(one, words), knownBy(other, others)) ||
    [isWithin, areInitialsOf].some((holds) => holds(words, others) || holds(others, words))
    ? 'perhaps'
    : 'other';
}

/** Shorter ones stand in too many others. */
const heldNameMin = 4;

/**
 * Whether one name holds the other whole, whatever stands around or between it: “Kestrelmoor Primary” in “Kestrelmoor C of E Primary
 * School, Mill Lane”.
 */
export function holdsName(whole: string, part: string): boolean {
  const [words, sought] = [whole, part].map((name) => wordsOf(name).filter((word) => !smallWords.has(word)));
  const letters = sought?.join('') ?? '';
  if (!words || !sought || letters.length < heldNameMin) return false;
  return sought.every((word) => words.includes(word)) || words.join('').includes(letters);
}

export const sameName = (one: string, other: string): boolean => likeness(one, other) === 'same';
/** Where it cannot be told either, it may be: whoever asks is to say. */
export const mayBeSameName = (one: string, other: string): boolean => likeness(one, other) !== 'other';
