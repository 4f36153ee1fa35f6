import { randomUUID } from 'node:crypto';
import { isUUID } from 'class-validator';
import { commandIdFrom } from './command-id.js';

describe('a commandId', () => {
  it('is a UUID of version 7 that keeps the random part and grows with time', () => {
    const random = randomUUID();
    const ids = [0, 1, 0xffff, Date.UTC(2026, 10, 22), 2 ** 48 - 1].map((at) => commandIdFrom(random, at));
    for (const id of ids) expect([isUUID(id, 7), id.slice(15)]).toEqual([true, random.slice(15)]);
    expect(ids).toEqual([...ids].sort());
    expect(commandIdFrom('00000000-0000-4000-8000-000000000000', Date.UTC(2026, 10, 22))).toBe(
      '01a2008d-7400-7000-8000-000000000000',
    );
  });
});
