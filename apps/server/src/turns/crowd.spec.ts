import { Crowd } from './crowd.js';

const people = (...numbers: number[]) => numbers.map((number) => ({ participantId: `person ${number}` }));

describe('a crowd', () => {
  it('[W150] is worth waiting for two fifths of it; fewer than are a crowd are worth no wait', () => {
    const crowd = new Crowd(4);
    crowd.spoke(people(1, 2, 3));
    expect(crowd.worthRulingOn).toBe(0);
    crowd.spoke(people(2, 4, 5));
    expect(crowd.worthRulingOn).toBe(2);
    crowd.spoke([{ program: 'import' }]);
    expect(crowd.worthRulingOn).toBe(2);
  });

  it('[W150] is forgotten when it has gone quiet', () => {
    const crowd = new Crowd(4);
    crowd.spoke(people(1, 2, 3, 4, 5, 6));
    for (let batches = 0; batches < 3; batches += 1) crowd.spoke(people(1));
    expect(crowd.worthRulingOn).toBe(2);
    crowd.spoke(people(1));
    expect(crowd.worthRulingOn).toBe(0);
  });
});
