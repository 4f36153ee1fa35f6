import { instantsAt, londonClock, londonReading } from './london.js';

describe('the clock in London', () => {
  it('[W230] prints the zone beside a time in the hour that comes twice, and nowhere else', () => {
    expect(
      [
        '2026-10-25T00:40:00.000Z',
        '2026-10-25T01:10:00.000Z',
        '2026-10-25T00:59:59.999Z',
        '2026-10-25T01:00:00.000Z',
        '2026-10-24T23:59:00.000Z',
        '2026-10-25T02:00:00.000Z',
        '2026-03-29T00:30:00.000Z',
        '2026-03-29T01:30:00.000Z',
        '2026-11-20T17:05:00.000Z',
      ].map((instant) => londonClock(instant)),
    ).toEqual(['01:40 BST', '01:10 GMT', '01:59 BST', '01:00 GMT', '00:59', '02:00', '00:30', '02:30', '17:05']);
  });

  it('[W231] a reading means one instant, two in the hour that comes twice, and none in the hour left out', () => {
    expect(instantsAt('2026-11-20T17:05')).toEqual(['2026-11-20T17:05:00.000Z']);
    expect(instantsAt('2026-07-01T12:00')).toEqual(['2026-07-01T11:00:00.000Z']);
    expect(instantsAt('2026-10-25T01:30')).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']);
    expect(instantsAt('2026-03-29T01:30')).toEqual([]);
    expect(instantsAt('2026-03-29T02:00')).toEqual(['2026-03-29T01:00:00.000Z']);
  });

  it('[W231] a year of two figures, or of five, is read or is none, and never thrown', () => {
    expect(londonReading('0026-11-28T10:00:00.000Z')).toMatch(/^0026-11-28T/u);
    expect(instantsAt('0026-11-28T10:00').length).toBeLessThanOrEqual(1);
    expect(instantsAt('20266-11-28T10:00')).toEqual([]);
    expect(instantsAt('tomorrow')).toEqual([]);
  });
});
