import { EventEmitter } from 'node:events';
import { FilesUnderWay } from './files-under-way.js';

describe('files on their way', () => {
  it('[W173] so many to one person, each counted until its answer has ended', () => {
    const underWay = new FilesUnderWay({ filesPerPerson: 2 });
    const [first, second] = [new EventEmitter(), new EventEmitter()];
    const begin = (person: string, answer = new EventEmitter()) => underWay.begin(person, answer as never);
    expect([begin('police', first), begin('police', second), begin('police'), begin('health')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    first.emit('close');
    expect([begin('police'), begin('police')]).toEqual([true, false]);
  });

  it('[W223] one whose connection was cut before it was counted is not counted for ever', () => {
    const underWay = new FilesUnderWay({ filesPerPerson: 1 });
    const cut = Object.assign(new EventEmitter(), { closed: true });
    expect(underWay.begin('police', cut as never)).toBe(true);
    expect(underWay.begin('police', new EventEmitter() as never)).toBe(true);
  });
});
