import { Pauses } from '../../apps/web/src/live/pauses.js';

describe('a window the server let go of', () => {
  it('[B102] waits before it comes back, longer each time, and begins anew once a line has held', () => {
    const pauses = new Pauses();
    const waits: number[] = [];
    let now = 0;
    for (let time = 0; time < 7; time += 1) {
      pauses.up(now);
      pauses.letGo();
      now += pauses.take(now);
      waits.push(now);
    }
    expect(waits.map((until, index) => until - (waits[index - 1] ?? 0))).toEqual(
      [2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000),
    );
    pauses.up(now);
    pauses.letGo();
    expect(pauses.take(now + 61_000)).toBe(2_000);
    // it was told once, and lost once more by itself
    expect(pauses.take(now + 62_000)).toBe(0);
  });

  it('[B102] comes back at once where the server gave no reason', () => {
    const pauses = new Pauses();
    pauses.up(0);
    expect(pauses.take(10)).toBe(0);
  });
});
