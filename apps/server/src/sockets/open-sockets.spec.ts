/** A server that stood still for two seconds, and comes to itself. */
import type { Endings } from '../sign-in/endings.js';
import { OpenSockets } from './open-sockets.js';

type Listeners = Parameters<Endings['serve']>[0];

async function stalled(severalServers: boolean) {
  let leased = false;
  let listeners: Listeners | undefined;
  const endings = {
    get isLeased() {
      return leased;
    },
    serve: async (heard: Listeners) => void (listeners = heard),
    lookAgain: async () => void (leased = true),
    problemOf: () => undefined,
    close: async () => undefined,
  };
  const sessions = { seen: () => undefined, keep: async () => undefined, isOver: () => false };
  const sockets = new OpenSockets(sessions as never, endings as never, severalServers);
  await sockets.serve();
  const cut: true[] = [];
  const conn = { close: () => cut.push(true) };
  sockets.add({ data: { session: { sessionId: 'one' } }, conn } as never);
  return { sockets, cut, lapse: () => listeners?.lapsed() };
}

describe('lines of a server whose lease has run out', () => {
  it('[W225] it looks again before it tells anybody, and cuts nothing where that tells it all', async () => {
    const { sockets, cut } = await stalled(true);
    expect(sockets.mayTell).toBe(false);
    await sockets.beforeTelling();
    expect([sockets.mayTell, cut]).toEqual([true, []]);
    await sockets.close();
  });

  it('[W225] where it is the only server nothing was missed elsewhere, and no line is cut', async () => {
    const alone = await stalled(false);
    alone.lapse();
    const oneOfSeveral = await stalled(true);
    oneOfSeveral.lapse();
    expect([alone.cut, oneOfSeveral.cut]).toEqual([[], [true]]);
    await alone.sockets.close();
    await oneOfSeveral.sockets.close();
  });
});
