/** One comparison for every name: a corpus of how people are written, and the doubt that is to be asked about. */
import fc from 'fast-check';
import { likeness, mayBeSameName, sameName } from './names.js';

const siobhan = 'Siobhán O’Rourke';
/** One woman, as she has stood in e-mails, forms and registers. */
const written = [
  'Siobhan O’Rourke',
  "Siobhán O'Rourke",
  'Siobhán O`Rourke',
  'Siobhán O´Rourke',
  'Siobhán Oʼrourke',
  'Siobhán O＇Rourke',
  'Siobhán O‘Rourke',
  'SIOBHÁN O’ROURKE',
  'Siobha\u0301n O’Rourke',
  'Siobhán O Rourke',
  'Siobhán ORourke',
  'Siobhán O-Rourke',
  'Siobhán\u00a0O’Rourke',
  'Siob\u00adhán O\u200b’Rourke',
  '\u202aSiobhán O’Rourke\u202c',
  'Siobhán\ufe0f O’Rourke',
  'Siobhán\tO’Rourke',
  'Ｓｉｏｂｈáｎ　O’Rourke',
  'Siоbhán O’Rоurkе',
  'O’Rourke, Siobhán',
  'O Rourke, Siobhan',
  'O’Rourke, Mrs Siobhán',
  'O’ROURKE Siobhán',
  ...['Mr', 'Mrs', 'Ms.', 'Miss', 'MX', 'Dr', 'Prof.', 'Rev', 'Sir', 'Dame', 'Lady', 'Lord'].map(
    (title) => `${title} Siobhán O’Rourke`,
  ),
];

describe('names', () => {
  it.each(written)('[N105] %j is Siobhán O’Rourke', (name) => {
    expect(likeness(name, siobhan)).toBe('same');
    expect(likeness(siobhan, name)).toBe('same');
  });

  it.each([
    ['Weiß', 'WEISS'],
    ['Straße, Jörg', 'Jorg Strasse'],
    ['Işıl Kaya', 'ISIL KAYA'],
    ['İpek', 'ipek'],
    ['Anne-Marie Smith–Jones', 'Anne Marie Smith Jones'],
    ['Søren Łuk', 'Soren Luk'],
    ['ﬁona', 'Fiona'],
    ['李 明', '李明'],
    ['Nguyễn Văn An', 'Nguyen Van An'],
    ['Jack Lord', 'Mr Jack Lord'],
    ['Lord, Jack', 'Jack Lord'],
    ['Mary Anne Bell', 'Bell Anne Mary'],
  ])('[N105] %j and %j are one', (one, other) => expect(likeness(one, other)).toBe('same'));

  it.each([
    ['S. O’Rourke', siobhan],
    ['Ms ORourke', siobhan],
    ['Siobhan', siobhan],
    ['Siobhan Rourke', siobhan],
    ['Shiobhan O’Rurke', siobhan],
    ['S.O.', siobhan],
    ['Siobhán O’Rourke, solicitor', siobhan],
    ['siobhan.orourke@mail.example', siobhan],
    ['siobhanorourke1976@mail.example', siobhan],
    ['Siobhán Daly', siobhan],
    ['Lizzie', 'Elizabeth Larkhill'],
    ['Bob', 'Robert Croft'],
    ['Müller', 'Mueller'],
  ])('[N105] whether %j is %j cannot be told, and is asked', (one, other) => {
    expect(likeness(one, other)).toBe('perhaps');
    expect(likeness(other, one)).toBe('perhaps');
  });

  it.each([
    ['Fernshire Family Court', siobhan],
    ['The Coroner', 'The Boss'],
    ['Jack Lord', 'Jack'],
    ['Mr Bell', siobhan],
    ['', ''],
    ['Ann', 'Ian'],
  ])('[N105] %j and %j are not taken for one', (one, other) =>
    expect(sameName(one, other) && one !== other).toBe(false),
  );

  it.each([
    ['The Coroner', 'The Boss'],
    ['Fernshire Family Court', siobhan],
    ['Mr Bell', siobhan],
  ])('[N105] nothing speaks for %j being %j', (one, other) => {
    expect([likeness(one, other), likeness(other, one)]).toEqual(['other', 'other']);
  });

  /** What hands and programs do to a name without making it another’s. */
  const noise = fc.constantFrom('\u200b', '\u00ad', '\u2060', '\ufe0f', '\u034f', '\u200d');
  const apostrophe = fc.constantFrom('’', "'", '`', '´', 'ʼ', '＇', '‘', '′', '');
  const dash = fc.constantFrom('-', '‐', '‑', '–', '—', '−', ' ', '\u00a0');
  const title = fc.constantFrom('', 'Mrs ', 'mr. ', 'DR ', 'Rev. ', 'Dame ', 'Prof ');
  const name = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{3,9}$/);

  it('[N105] however a name is typed it stays that name, both ways round, and what is the same may also be', () =>
    fc.assert(
      fc.property(
        fc.record({ first: name, second: name, third: name, apostrophe, dash, title, noise, turned: fc.boolean() }),
        ({ first, second, third, turned, ...signs }) => {
          const plain = `${first} O’${second}-${third}`;
          const last = `O${signs.apostrophe}${second}${signs.dash}${third}`;
          const typed = turned
            ? `${last}, ${signs.title}${first}`
            : `${signs.title}${first.toUpperCase()}${signs.noise} ${last.normalize('NFD')}`;
          expect([typed, likeness(typed, plain), likeness(plain, typed)]).toEqual([typed, 'same', 'same']);
          expect(mayBeSameName(typed, plain)).toBe(true);
        },
      ),
    ));

  it('[N105] any two texts are compared without fault, and alike both ways', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'binary', maxLength: 200 }),
        (one, other) => {
          expect(likeness(one, other)).toBe(likeness(other, one));
          expect(likeness(one, one)).toBe('same');
        },
      ),
    ));
});
