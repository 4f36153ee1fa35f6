import { Drafts } from '../../apps/web/src/live/drafts.js';
import { Outbox } from '../../apps/web/src/live/outbox.js';
import { mayBeSentAgain, type Command, type Refusal } from '#meeting';
import type { CommandAnswer } from '#wire';

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
});
