import { Rendering, type Turn } from './rendering.js';
import type { EditionWork } from './work.js';

const signer = { publicKey: '0'.repeat(64), sign: () => '' };
const keptBytes = 1_000_000;
const nobodyLeaves = new AbortController().signal;
const letIn = async (rendering: Rendering, signal = nobodyLeaves): Promise<Turn> => {
  const turn = await rendering.turn(signal);
  if ('refusal' in turn) throw new Error(turn.refusal.rule);
  return turn;
};
const noRows: EditionWork = {
  kind: 'edition',
  entries: [],
  which: { kind: 'full' },
  format: 'txt',
  options: {},
  stamp: { recipient: '', sequence: 0, headHash: '', madeAt: '' },
};

describe('turns at making files', () => {
  it('[W142] so many at once, the next when one ends, and beyond those who may wait a sentence', async () => {
    const rendering = new Rendering(signer, { atOnce: 1, waiting: 1, keptBytes });
    const first = await letIn(rendering);
    const second = letIn(rendering);
    expect(await rendering.turn(nobodyLeaves)).toMatchObject({ refusal: { rule: 'W142' } });
    first.end();
    first.end();
    const third = letIn(rendering);
    (await second).end();
    (await third).end();
  });

  it('[W142] whoever goes while they wait leaves their place to the next', async () => {
    const rendering = new Rendering(signer, { atOnce: 1, waiting: 1, keptBytes });
    const first = await letIn(rendering);
    const impatient = new AbortController();
    const second = rendering.turn(impatient.signal);
    impatient.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    const third = letIn(rendering);
    first.end();
    (await third).end();
  });

  it('[W142] a turn that is handed over is nobody else’s, and goes on when whoever it came to has gone', async () => {
    const rendering = new Rendering(signer, { atOnce: 1, waiting: 2, keptBytes });
    const first = await letIn(rendering);
    const second = letIn(rendering);
    first.end();
    // the second has it already, though it has not heard so yet
    const asking = letIn(rendering);
    const later = { in: false };
    void asking.then(() => {
      later.in = true;
    });
    const held = await second;
    await new Promise(setImmediate);
    expect(later.in).toBe(false);
    const impatient = new AbortController();
    const third = rendering.turn(impatient.signal);
    held.end();
    (await asking).end();
    impatient.abort(new Error('gone'));
    await expect(third).rejects.toThrow('gone');
    (await letIn(rendering)).end();
  });

  it('[W142] what cannot be made gives its turn back', async () => {
    const rendering = new Rendering(signer, { atOnce: 1, waiting: 1, keptBytes });
    const first = await letIn(rendering);
    await expect(first.make(noRows, nobodyLeaves)).rejects.toThrow();
    first.end();
    (await letIn(rendering)).end();
  });
});
