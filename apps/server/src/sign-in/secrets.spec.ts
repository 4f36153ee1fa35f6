import { heardCode, newCode } from './secrets.js';

describe('a short code as it reaches people', () => {
  it.each([
    ['an en dash', 'ABCDE–FGH12'],
    ['an em dash', 'ABCDE—FGH12'],
    ['a non-breaking hyphen', 'ABCDE\u2011FGH12'],
    ['a minus sign', 'ABCDE\u2212FGH12'],
    ['a soft hyphen', 'ABCDE\u00ADFGH12'],
    ['a zero width space in front', '\u200BABCDE-FGH12'],
    ['a byte order mark in front', '\uFEFFABCDE-FGH12'],
    ['a full stop at the end', 'ABCDE-FGH12.'],
    ['quotation marks', '“ABCDE-FGH12”'],
    ['full-width letters and figures', 'ＡＢＣＤＥ－ＦＧＨ１２'],
    ['small letters', 'abcde fgh12'],
    ['letters for figures that look like them', 'abcde-fghl2'],
    ['signs of direction', '\u202DABCDE-FGH12\u202C'],
  ])('[W214] %s makes no difference', (_what, typed) => expect(heardCode(typed)).toBe('ABCDEFGH12'));

  it('[W214] another letter or figure does', () => {
    expect(heardCode('ABCDE-FGH13')).not.toBe(heardCode('ABCDE-FGH12'));
    expect(heardCode('–')).toBe('');
  });

  it('[W214] a code is heard as it was made', () => {
    const codes = Array.from({ length: 100 }, newCode);
    expect(codes.map((code) => heardCode(code))).toEqual(codes.map((code) => code.replace('-', '')));
  });
});
