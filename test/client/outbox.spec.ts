import { Drafts } from '../../apps/web/src/live/drafts.js';
import { jest } from '@jest/globals';
import { mayBeSentAgain, type Command, type Refusal } from '#meeting';
import { messageBytesMax, type CommandAnswer } from '#wire';
import { Outbox, queuedCommandsMax } from '../../apps/web/src/live/outbox.js';

const settled = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
const words: Command = { type: 'ReadStatement', statementId: 'challenge' };

describe('what is unsent', () => {
  it('[W34] what was perhaps saved is sent again as the same command', async () => {
    const sent: string[] = [];
    const answers: CommandAnswer[] = [
      { accepted: false, refusal: { kind: 'passing', rule: 'E30', because: 'Not saved.' } },
      { accepted: true, upTo: 7 },
    ];
    const outbox = new Outbox(
      async (commandId) => {
        sent.push(commandId);
        return answers[sent.length - 1] ?? { accepted: true, upTo: 0 };
      },
      () => undefined,
    );
    const commandId = outbox.add(words);
    await settled();
    expect(outbox.unsent()).toMatchObject([{ commandId, state: 'not-saved', refusal: { rule: 'E30' } }]);
    outbox.again(commandId);
    await settled();
    expect(sent).toEqual([commandId, commandId]);
    expect(outbox.entries.value).toMatchObject([{ state: 'saved', upTo: 7 }]);
  });

  it('[W252] a refusal that an earlier version of the page kept says no kind, and its command is sent again as it was', async () => {
    const sent: string[] = [];
    const outbox = new Outbox(
      async (commandId) => {
        sent.push(commandId);
        return { accepted: true, upTo: 7 };
      },
      () => undefined,
    );
    const kept = { commandId: 'c1', command: words, madeAt: '2026-03-06T17:00:00.000Z', state: 'not-saved' } as const;
    const refusal = JSON.parse('{ "rule": "E30", "because": "Not saved." }') as Refusal;
    outbox.restore([{ ...kept, refusal }]);
    const [restored] = outbox.unsent();
    expect(mayBeSentAgain(restored?.refusal)).toBe(true);
    outbox.again('c1');
    await settled();
    expect(sent).toEqual(['c1']);
  });

  it('[B76] what the record has lost waits until somebody says so, and is sent again as the same command', async () => {
    const sent: string[] = [];
    const answer = async (commandId: string): Promise<CommandAnswer> => {
      sent.push(commandId);
      return { accepted: true, upTo: 7 };
    };
    const outbox = new Outbox(answer, () => undefined);
    const commandId = outbox.add(words);
    await settled();
    outbox.miss([{ commandId, command: words, madeAt: '2026-03-06T17:00:00.000Z' }]);
    await settled();
    expect(outbox.entries.value).toMatchObject([{ commandId, state: 'missing' }]);
    expect(outbox.written([])).toMatchObject([{ commandId, state: 'missing' }]);
    expect(sent).toEqual([commandId]);
    outbox.again(commandId);
    await settled();
    expect(sent).toEqual([commandId, commandId]);
    expect(outbox.entries.value).toMatchObject([{ commandId, state: 'saved' }]);
  });

  it('[W34] two windows of one person keep their words in one place, and neither undoes the other', () => {
    const never = () => new Promise<CommandAnswer>(() => undefined);
    const [one, other] = [new Outbox(never, () => undefined), new Outbox(never, () => undefined)];
    const first = one.add(words);
    const second = other.add(words);
    const kept = other.written(one.written([]));
    expect(kept.map(({ commandId }) => commandId)).toEqual([first, second]);
    one.discard(first);
    expect(one.written(kept).map(({ commandId }) => commandId)).toEqual([second]);
  });

  it('[W34] half-typed forms of another window stay, and those sent here go', () => {
    const [here, there] = [new Drafts({}, () => undefined), new Drafts({}, () => undefined)];
    here.set('contribution', 'statement', 'seen', { label: 'In your own words', kind: 'words' }, 'Contribute');
    there.set('note', 'text', 'heard', { label: 'Text', kind: 'words' }, 'Note');
    const kept = there.written(here.written({}));
    expect(kept).toMatchObject({
      contribution: { values: { statement: 'seen' } },
      note: { values: { text: 'heard' } },
    });
    here.clear('contribution');
    expect(Object.keys(here.written(kept))).toEqual(['note']);
  });

  it('[B20] what is sent goes in order, one after the other, and again until it is answered', async () => {
    jest.useFakeTimers();
    try {
      const tried: string[] = [];
      let isUp = false;
      const outbox = new Outbox(
        async (commandId) => {
          tried.push(commandId);
          if (!isUp) throw new Error('The line is down.');
          return { accepted: true, upTo: tried.length };
        },
        () => undefined,
      );
      const [first, second] = [outbox.add(words), outbox.add(words)];
      await jest.advanceTimersByTimeAsync(5_000);
      expect(new Set(tried)).toEqual(new Set([first]));
      expect(outbox.unsent()).toMatchObject([{ state: 'sending' }, { state: 'sending' }]);
      isUp = true;
      await jest.advanceTimersByTimeAsync(5_000);
      expect(tried.slice(-2)).toEqual([first, second]);
      expect(outbox.unsent()).toEqual([]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('[B23] what a reload interrupted goes before what is written after it', async () => {
    const sent: string[] = [];
    const outbox = new Outbox(
      async (commandId) => {
        sent.push(commandId);
        return { accepted: true, upTo: 1 };
      },
      () => undefined,
    );
    const kept = { commandId: 'kept', command: words, madeAt: '2026-03-06T17:00:00.000Z', state: 'sending' } as const;
    outbox.restore([kept]);
    const fresh = outbox.add(words);
    await settled();
    expect(sent).toEqual(['kept', fresh]);
  });

  it('[B39] what is refused stays with its words and the reason until somebody discards it', async () => {
    const told: string[] = [];
    const refusal: Refusal = { kind: 'unknown', rule: 'C4', because: 'There is no such contribution in this meeting.' };
    const outbox = new Outbox(
      async () => ({ accepted: false, refusal }),
      ({ state }) => told.push(state),
    );
    const commandId = outbox.add(words, 'Perhaps not');
    expect(outbox.entries.value).toMatchObject([{ commandId, warning: 'Perhaps not', state: 'sending' }]);
    await settled();
    expect(outbox.unsent()).toMatchObject([{ commandId, command: words, state: 'not-saved', refusal }]);
    outbox.discard(commandId);
    expect([outbox.entries.value, told]).toEqual([[], ['sending', 'not-saved', 'not-saved']]);
  });

  it('[W16] what is larger than one entry can be, or one too many to wait, is never sent and says why', async () => {
    const sent: string[] = [];
    const never = (commandId: string) => {
      sent.push(commandId);
      return new Promise<CommandAnswer>(() => undefined);
    };
    const outbox = new Outbox(never, () => undefined);
    const huge = { ...words, statementId: 'x'.repeat(messageBytesMax) };
    outbox.add(huge);
    expect(outbox.unsent()).toMatchObject([
      { state: 'not-saved', refusal: { because: expect.stringContaining('Split it into several') } },
    ]);
    for (let count = outbox.unsent().length; count <= queuedCommandsMax; count += 1) outbox.add(words);
    expect(outbox.unsent().at(-1)).toMatchObject({
      state: 'not-saved',
      refusal: { because: expect.stringContaining('when it is back') },
    });
    await settled();
    expect(sent).toHaveLength(1);
  });

  it('[B38] what waits is not sent any more by somebody who is no longer in the meeting', async () => {
    let answer: (answer: CommandAnswer) => void = () => undefined;
    const sent: string[] = [];
    const outbox = new Outbox(
      (commandId) => {
        sent.push(commandId);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
      () => undefined,
    );
    outbox.add(words);
    outbox.add(words);
    outbox.stop();
    answer({ accepted: true, upTo: 1 });
    await settled();
    expect([sent.length, outbox.entries.value]).toEqual([1, []]);
  });

  it('[B20] of what was saved only the newest are remembered, and none is kept', async () => {
    const outbox = new Outbox(
      async () => ({ accepted: true, upTo: 1 }),
      () => undefined,
    );
    const all = Array.from({ length: 40 }, () => outbox.add(words));
    await settled();
    expect(outbox.entries.value.length).toBeLessThan(40);
    expect(outbox.entries.value.at(-1)?.commandId).toBe(all.at(-1));
    expect(outbox.written([])).toEqual([]);
  });
});
