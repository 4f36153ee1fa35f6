import { judge } from './figure.js';
import { median, percentile, withSpread } from './statistics.js';

const ratio = { name: 'p50 against the relay', limit: 1.5, holds: 'at most' } as const;
const rate = { name: 'events per second', limit: 2, holds: 'at least' } as const;

describe('a figure of the bench', () => {
  it('is the median of its runs, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(
      percentile(
        Array.from({ length: 200 }, (_, index) => 200 - index),
        0.99,
      ),
    ).toBe(198);
    expect(withSpread([1.4, 1.2, 1.3])).toBe('1.3 (1.2–1.4)');
  });

  it('holds while the median keeps to its limit, even when a run does not', () => {
    expect(judge({ promised: ratio, values: [1.1, 1.5, 9], detail: '' })).toEqual({
      name: ratio.name,
      value: 1.5,
      limit: 1.5,
      verdict: 'ok',
    });
    expect(judge({ promised: rate, values: [0.5, 2, 2.5], detail: '' }).verdict).toBe('ok');
  });

  it('is short when the median misses', () => {
    expect(judge({ promised: ratio, values: [1, 1.51, 1.6], detail: '' }).verdict).toBe('short');
    expect(judge({ promised: rate, values: [3, 1.9, 1], detail: '' }).verdict).toBe('short');
  });

  it('that was never measured is an error, not a success', () => {
    expect(() => judge({ promised: ratio, values: [], detail: '' })).toThrow('Nothing was measured.');
  });
});
