import { likelySlip, nearest } from './nearest.js';

describe('the nearest word', () => {
  it.each([
    ['polcie', ['health', 'police'], ['police']],
    ['helth', ['health', 'police'], ['health']],
    ['care', ['child-care', 'social-care', 'police'], ['child-care', 'social-care']],
  ])('[P10] to “%s” of %j is %j', (word, choices, meant) => expect(nearest(word, choices)).toEqual(meant));

  it('[P10] nothing is near a word longer than any choice, and no choice is near when there is none', () => {
    expect(nearest('x'.repeat(100), ['police'])).toEqual([]);
    expect(nearest('police', [])).toEqual([]);
  });

  it('[P13] a slip is suggested, a different word is not', () => {
    expect(likelySlip('Admision', ['admission', 'agenda'])).toEqual(['admission']);
    expect(likelySlip('colour', ['admission', 'agenda'])).toEqual([]);
  });
});
