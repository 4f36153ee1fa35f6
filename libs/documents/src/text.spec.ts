import { directionsOf, isRightToLeft } from './text.js';

describe('the direction of a paragraph', () => {
  it.each([
    ['\u2068שרה כהן\u2069, Health visitor: rang at half past two.', false],
    ['\u2068שרה כהן\u2069', true],
    ['“\u2068שרה אמרה\u2069”', true],
    ['שרה, typed before names were isolated', true],
    ['John \u2068שרה\u2069', false],
    ['\u2068\u2067שרה\u2069\u2069 and a sentence of ours', false],
  ])('[N134] a name in it does not turn a sentence of ours: %j', (text, turned) =>
    expect(isRightToLeft(text)).toBe(turned),
  );

  it('[N134] two names side by side are two stretches', () => {
    const parts = directionsOf('\u2068שרה\u2069, \u2068מרים\u2069').filter(({ rightToLeft }) => rightToLeft);
    expect(parts.map(({ text }) => text)).toEqual(['שרה', 'מרים']);
  });
});
