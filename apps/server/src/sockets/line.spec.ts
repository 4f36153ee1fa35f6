import { EventEmitter } from 'node:events';
import { RateLimits } from '../limits.js';
import { defaultLimits } from '../settings-shape.js';
import { Line, type Connection } from './line.js';

/** A connection as far as a line looks at it, and how often it was closed. */
function bareConnection(): { readonly connection: EventEmitter; closings: number } {
  const connection = new EventEmitter();
  const bare = { connection, closings: 0 };
  Object.assign(connection, {
    request: { headers: {}, socket: new EventEmitter() },
    transport: { sid: 'one', name: 'polling', writable: true },
    close: () => void (bare.closings += 1),
  });
  return bare;
}

it('[W167] bytes end the line at once, before anything reads them', () => {
  const bare = bareConnection();
  const parts = { limits: defaultLimits, rates: new RateLimits(defaultLimits) };
  const line = new Line(bare.connection as unknown as Connection, '192.0.2.1', parts);
  line.isSomebody('participant', () => undefined);
  bare.connection.emit('packet', { type: 'message', data: '2["leave",{}]' });
  expect(bare.closings).toBe(0);
  bare.connection.emit('packet', { type: 'message', data: Buffer.alloc(20) });
  expect(bare.closings).toBe(1);
});
