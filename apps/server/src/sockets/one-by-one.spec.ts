import { OneByOne } from './one-by-one.js';

describe('one by one', () => {
  it('[W168] the windows of one person take turns with everybody else’s work in between', async () => {
    const oneByOne = new OneByOne();
    const done: string[] = [];
    const turns = ['first', 'second', 'third'].map((name) => oneByOne.turnOf('police').then(() => done.push(name)));
    const other = oneByOne.turnOf('health').then(() => done.push('another’s'));
    await other;
    expect(done).toEqual(['first', 'another’s']);
    await Promise.all(turns);
    expect(done).toEqual(['first', 'another’s', 'second', 'third']);
  });
});
