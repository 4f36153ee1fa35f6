import type { WireSocket } from './wire-socket.js';
import { Readings } from './readings.js';

it('[W161] the rest of a reading waits for as long as its window has not read what it was sent', async () => {
  const line = { isFull: true };
  const socket = { data: { line } } as unknown as WireSocket;
  const turn = new Readings({ mayRead: () => true }).begin(socket, 'meeting', 'participant');
  let may = false;
  const asked = turn.mayRead().then((yes) => (may = yes));
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(may).toBe(false);
  line.isFull = false;
  expect(await asked).toBe(true);
});
