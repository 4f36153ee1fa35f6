import { CannotOpen, DatabaseRefused, StorageFault, Sayable } from '#event-log';
import { refusalFor } from './refusal-for.js';

describe('what is said when something broke', () => {
  it('[E165] is the sentence of an error that may be shown, and nothing of any other', () => {
    const secret = 'Mia is with her aunt';
    expect(refusalFor(new Error(secret), 'test')).toMatchObject({ rule: 'E31', details: { kind: 'fault' } });
    expect(JSON.stringify(refusalFor(new Error(secret), 'test'))).not.toContain(secret);
    expect(refusalFor(new Sayable('The disk is full.'), 'test')).toMatchObject({
      kind: 'passing',
      rule: 'E30',
      because: 'Not saved. The disk is full.',
    });
    for (const error of [
      new StorageFault('full', 'SQLITE_FULL'),
      new DatabaseRefused('unreachable', 'x'),
      new CannotOpen(),
    ])
      expect(refusalFor(error, 'test').because).toBe(`Not saved. ${error.message}`);
  });
});
