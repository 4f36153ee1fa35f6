/** What a screen shows of a meeting, and what it sends back: typed text isolated on the one side, as it was typed on the other. */
import { fold, printed, type Recorded } from '#meeting';
import { saidIn } from '../../apps/web/src/forms/form.js';
import { asTyped, forgetTyped } from '../../apps/web/src/live/as-typed.js';
import { Copy } from '../../apps/web/src/live/copy.js';
import { contribution, propose } from '../../libs/meeting/src/testing/commands.js';
import { convened, given, opened, usual } from '../../libs/meeting/src/testing/given.js';
import { chair, people, police } from '../../libs/meeting/src/testing/people.js';
import { textsIn, turnedLines } from '../words/turned.js';

const typed = 'Amir \u202EDaranov';
const statement = '\uF0B7\tשרה אמרה';
const rowsWith = (name: string, words: string): readonly Recorded[] =>
  given(
    {
      ...convened(usual),
      convening: { participants: usual.map((one) => ({ ...people[one], ...(one === 'police' ? { name } : {}) })) },
    },
    opened(),
    police(contribution('c1', { statement: words })),
    chair(propose('d1')),
  ).now.record.rows;

function copyOf(rows: readonly Recorded[]): Copy {
  const copy = new Copy('chair');
  copy.apply(structuredClone(rows) as Recorded[]);
  return copy;
}

describe('a meeting on a screen', () => {
  afterEach(forgetTyped);

  it('[B126] shows every typed text in isolates, and judges by the meeting as it was typed', () => {
    const rows = rowsWith(typed, statement);
    const copy = copyOf(rows);
    expect(copy.shown?.participants.get('police')?.facts.name).toBe(printed(typed));
    expect(copy.shown?.contributions.get('c1')?.says.statement).toBe('\u2068•\tשרה אמרה\u2069');
    expect(textsIn(copy.shownEntries).flatMap(turnedLines)).toEqual([]);
    expect(copy.meeting?.participants.get('police')?.facts.name).toBe(typed);
    expect(copy.meeting).toEqual(fold(structuredClone(rows) as Recorded[]));
  });

  it('[B126] is one meeting, not two, where nothing is shown otherwise than it was typed', () => {
    const copy = copyOf(rowsWith('Amir Daranov', 'Seen on Monday.'));
    expect(copy.shown).toBe(copy.meeting);
    expect(copy.shownEntries).toEqual(copy.entries);
  });

  it('[B126] holds after the copy is made anew and after rows are taken away', () => {
    const rows = rowsWith(typed, statement);
    const copy = copyOf(rows);
    copy.beginAgain();
    const { reading } = copy.wanted();
    copy.apply(structuredClone(rows) as Recorded[], reading);
    copy.completeAt(rows.length);
    expect(copy.shown?.sequence).toBe(rows.length);
    expect(copy.shown?.participants.get('police')?.facts.name).toBe(printed(typed));
    copy.erase();
    expect([copy.shown, copy.shownEntries]).toEqual([undefined, []]);
  });

  it('[B127] a form begins with, and sends, what was typed and not how it is shown', () => {
    copyOf(rowsWith(typed, statement));
    const command = {
      type: 'X',
      name: printed(typed),
      changes: { statement: printed(statement) },
      others: [printed(typed), 'plain'],
    };
    expect(asTyped(command)).toEqual({ type: 'X', name: typed, changes: { statement }, others: [typed, 'plain'] });
    expect(asTyped(['c1', 3, undefined, null])).toEqual(['c1', 3, undefined, null]);
  });

  it('[B129] a field with nothing to see in it is one left blank', () => {
    for (const typed of ['', '  ', '\u200B', '\u2800\n', '\u3164', '\uFEFF\u00AD'])
      expect(saidIn(typed)).toBeUndefined();
    expect([saidIn(' Seen today. '), saidIn('\u200Bשרה'), saidIn('.')]).toEqual(['Seen today.', '\u200Bשרה', '.']);
  });
});
