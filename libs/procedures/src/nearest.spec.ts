import { editDistance, likelySlip, nearest } from './nearest.js';

describe('the nearest word', () => {
  it.each([
    ['', 'abc', 3],
    ['police', 'police', 0],
    ['polcie', 'police', 2],
    ['helth', 'health', 1],
  ])('[P10] from “%s” to “%s” it is %i letters', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

  it('[P10] nothing is near a word longer than any choice, and no choice is near when there is none', () => {
    expect(nearest('x'.repeat(100), ['police'])).toEqual([]);
    expect(nearest('police', [])).toEqual([]);
  });

  it('[P13] a slip is suggested, a different word is not', () => {
    expect(likelySlip('Admision', ['admission', 'agenda'])).toEqual(['admission']);
    expect(likelySlip('colour', ['admission', 'agenda'])).toEqual([]);
  });
});
