import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Form } from '../../apps/web/src/forms/form.js';
import { asOneText, quiet, type FieldFace } from '../../apps/web/src/live/begun.js';
import { begunOnDevice, Drafts } from '../../apps/web/src/live/drafts.js';
import type { Emptied, Sisters } from '../../apps/web/src/live/sisters.js';
import { waysFor } from '../../apps/web/src/room/begun/ways.js';
import { convened, given, opened, usual } from '../../libs/meeting/src/testing/given.js';

const words = (label: string): FieldFace => ({ label, kind: 'words', max: 4_000 });
const nothing = () => undefined;

const client = join(process.cwd(), 'apps/web/src');
const files = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') || name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(client, name), 'utf8') }));

/** Windows of one person beside each other. */
function windows(): () => Sisters {
  const all: ((emptied: Emptied) => void)[] = [];
  return () => {
    let own: ((emptied: Emptied) => void) | undefined;
    return {
      tell: (emptied) => all.filter((one) => one !== own).forEach((one) => one(emptied)),
      hear: (listener) => {
        own = listener;
        all.push(listener);
      },
      stop: nothing,
    };
  };
}

describe('words begun and not sent', () => {
  it('[B105] are listed while no screen shows their form, under what form and fields are called', () => {
    const drafts = new Drafts({}, nothing);
    const goes = drafts.show('voice');
    drafts.set('voice', 'words', 'I sleep in the car', words('Their exact words'), 'Record the child’s voice');
    drafts.set('voice', 'childId', 'c1', { label: 'Child', kind: 'choice', shown: 'Wren' }, 'Record the child’s voice');
    expect(drafts.homeless()).toEqual([]);
    expect(drafts.begun()).toHaveLength(1);
    goes();
    expect(drafts.homeless()).toMatchObject([
      {
        formId: 'voice',
        title: 'Record the child’s voice',
        words: [{ label: 'Their exact words', text: 'I sleep in the car' }],
        choices: [{ label: 'Child', shown: 'Wren' }],
      },
    ]);
    drafts.clear('voice');
    expect(drafts.begun()).toEqual([]);
  });

  it('[B105] survive the device with their names, and those an earlier version kept are listed too', () => {
    const drafts = new Drafts({ capture: { statement: 'the marks were older' } }, nothing);
    expect(drafts.homeless()).toMatchObject([{ formId: 'capture', words: [{ text: 'the marks were older' }] }]);
    drafts.set('decline-a1', 'why', 'No worker free', words('Why you decline'), 'Decline the action');
    const kept: unknown = JSON.parse(
      JSON.stringify(drafts.written({ capture: { statement: 'the marks were older' } })),
    );
    expect(begunOnDevice(kept).map(({ title, words: [first] }) => [title, first?.text])).toEqual([
      ['Something you wrote', 'the marks were older'],
      ['Decline the action', 'No worker free'],
    ]);
  });

  it('[B105] are no words where only a choice was made, or what the form holds for itself, or nothing to see', () => {
    const drafts = new Drafts({}, nothing);
    drafts.set('capture', 'speaker', 'p1', quiet, 'Take down what is said');
    drafts.set(
      'position-d1-1',
      'position',
      'dissent',
      { label: 'Position', kind: 'choice', shown: 'Dissent' },
      'Position',
    );
    drafts.set('adjourn', 'reason', ' \n\u200b', words('Reason'), 'Adjourn');
    expect(drafts.begun()).toEqual([]);
  });

  const asText = (drafts: Drafts) => drafts.begun().map(asOneText).join();

  it('[B105] go as they stand from a plain form with one text, and each under its label where there are several', () => {
    const drafts = new Drafts({}, nothing);
    drafts.set('contribution', 'statement', ' He came in without a coat. ', words('In your own words'), 'Contribute');
    expect(asText(drafts)).toBe('He came in without a coat.');
    drafts.set('contribution', 'source', 'The attendance officer', words('Source'), 'Contribute');
    expect(asText(drafts)).toBe('In your own words: He came in without a coat.\nSource: The attendance officer');
  });

  it('[B119] a child’s words are said to be a child’s, and which child’s, whatever form they are sent in', () => {
    const drafts = new Drafts({}, nothing);
    drafts.set('voice', 'words', ' I sleep in the car ', words('Their exact words'), 'Voice');
    expect(asText(drafts)).toBe('Their exact words: I sleep in the car');
    drafts.set('voice', 'childId', 'wren', { label: 'Child', kind: 'choice', shown: 'Wren' }, 'Voice');
    expect(asText(drafts)).toBe('Their exact words: I sleep in the car\nChild: Wren');
    const { meeting } = given(convened(usual), opened()).record;
    const me = meeting?.participants.get('school');
    const [child = ''] = meeting?.children.keys() ?? [];
    const [begun] = drafts.begun();
    if (!meeting || !me || !begun) throw new Error('The meeting of the test is there.');
    const sentBy = (list: readonly string[], typed: Readonly<Record<string, string>>) => {
      const form = {
        text: (name: string) => typed[name] ?? '',
        list: (name: string) => (name === 'yet:restrictedSectors' ? list : []),
      } as unknown as Form;
      return waysFor({ meeting, me, phase: 'open' }, begun, form).map((way) => way.command('x', 'school'));
    };
    expect(sentBy([], { childId: child })).toMatchObject([{ type: 'MakeContribution', childIds: [child] }]);
    expect(sentBy(['police'], { childId: child, 'yet:restrict': 'yes' })).toMatchObject([
      { childIds: [child], restrictedTo: ['police'] },
    ]);
  });

  it('[B119] dates and choices go with the words beside which they stand, and whom it is kept to does not stand in them', () => {
    const drafts = new Drafts({}, nothing);
    const due: FieldFace = { label: 'Due', kind: 'date' };
    drafts.set('action', 'what', 'Visit', words('What will be done'), 'Agree an action');
    drafts.set('action', 'due', '2026-11-30T09:30', due, 'Agree an action');
    drafts.set('action', 'child', 'wren', { label: 'For', kind: 'choice', shown: 'Wren' }, 'Agree an action');
    const kept: FieldFace = { label: 'Sectors', kind: 'choice', shown: 'Police' };
    drafts.set('action', 'restrictedSectors', ['police'], kept, 'Agree an action');
    expect(asText(drafts)).toBe('What will be done: Visit\nDue: 30 November 2026, 09:30\nFor: Wren');
  });

  it('[B109] belong to some form of the client, and every one of these is listed once no screen shows it', () => {
    const ids = files.flatMap(({ text }) =>
      [...text.matchAll(/useForm\(\s*(?:'([^']+)'|`([^`]+)`)/gu)].map(([, plain, made]) => plain ?? made ?? ''),
    );
    expect(ids.length).toBeGreaterThan(50);
    const drafts = new Drafts({}, nothing);
    for (const id of ids) drafts.set(id, 'text', `words of ${id}`, words('Text'), id);
    expect(drafts.homeless().map(({ formId }) => formId)).toEqual([...new Set(ids)]);
  });

  it('[B109] are typed into fields that say what they are called, and into no other', () => {
    const fields = files.filter(({ text }) => /<(?:textarea|input)\b/u.test(text)).map(({ name }) => name);
    // the picker’s field and the link to hand on hold no words of anybody’s
    expect(fields.sort()).toEqual([
      'forms/date-field.tsx',
      'forms/fields.tsx',
      'people/link-to-hand-on.tsx',
      'room/notes/speaker-picker.tsx',
    ]);
  });
});

describe('two windows of one person', () => {
  const share = (drafts: Drafts, text: string) =>
    drafts.set('contribution', 'statement', text, words('In your own words'), 'Contribute');
  const statement = (drafts: Drafts) => drafts.of('contribution').value['statement'];

  it('[B110] when one sends, the other empties its form where it holds the same', () => {
    const sister = windows();
    const first = new Drafts({}, nothing, sister());
    share(first, 'He came in without a coat.');
    const second = new Drafts(first.written({}), nothing, sister());
    first.clear('contribution');
    expect(statement(second)).toBeUndefined();
    expect(second.begun()).toEqual([]);
  });

  it('[B110] what the other has changed since stays', () => {
    const sister = windows();
    const first = new Drafts({}, nothing, sister());
    share(first, 'He came in without a coat.');
    const second = new Drafts(first.written({}), nothing, sister());
    share(second, 'He came in without a coat. It was raining.');
    first.clear('contribution');
    expect(statement(second)).toBe('He came in without a coat. It was raining.');
  });

  it('[B110] a choice made beside the same words makes no other entry of them', () => {
    const sister = windows();
    const first = new Drafts({}, nothing, sister());
    share(first, 'He came in without a coat.');
    const second = new Drafts(first.written({}), nothing, sister());
    first.set('contribution', 'kind', 'worry', { label: 'Kind', kind: 'choice', shown: 'Worry' }, 'Contribute');
    first.clear('contribution');
    expect(second.begun()).toEqual([]);
  });

  it('[B110] what the first begins next in the emptied form is not taken off the device by the second', () => {
    const sister = windows();
    const first = new Drafts({}, nothing, sister());
    const second = new Drafts({}, nothing, sister());
    share(first, 'One');
    share(second, 'One');
    first.clear('contribution');
    share(first, 'Two');
    const device = first.written({});
    expect(begunOnDevice(second.written(device)).map(({ words: [one] }) => one?.text)).toEqual(['Two']);
  });
});

describe('what was sent and refused', () => {
  const share = (drafts: Drafts, text: string) =>
    drafts.set('contribution', 'statement', text, words('In your own words'), 'Contribute');
  const statement = (drafts: Drafts) => drafts.of('contribution').value['statement'];
  /** As a form does: it remembers what it held, and is empty. */
  const sentAs = (drafts: Drafts, commandId: string) => {
    drafts.sent(commandId, 'contribution', drafts.of('contribution').value);
    drafts.clear('contribution');
  };

  it('[B39] is in its form again, with the reason', () => {
    const drafts = new Drafts({}, nothing);
    share(drafts, 'Seen at the address');
    sentAs(drafts, 'k1');
    expect(statement(drafts)).toBeUndefined();
    expect(drafts.giveBack('k1', 'The meeting is closed.')).toBe(true);
    expect(statement(drafts)).toBe('Seen at the address');
    expect([...drafts.returned.value]).toEqual([['k1', { formId: 'contribution', because: 'The meeting is closed.' }]]);
  });

  it('[B39] never takes the place of what has been typed there since', () => {
    const drafts = new Drafts({}, nothing);
    share(drafts, 'First');
    sentAs(drafts, 'k1');
    share(drafts, 'Second');
    expect(drafts.giveBack('k1', 'Refused.')).toBe(false);
    expect(statement(drafts)).toBe('Second');
  });

  it('[B39] comes back once, and not where it was answered or is of another window', () => {
    const drafts = new Drafts({}, nothing);
    share(drafts, 'First');
    sentAs(drafts, 'k1');
    drafts.answered('k1');
    expect([drafts.giveBack('k1', 'Refused.'), drafts.giveBack('k2', 'Refused.')]).toEqual([false, false]);
    share(drafts, 'Second');
    sentAs(drafts, 'k3');
    expect(drafts.giveBack('k3', 'Refused.')).toBe(true);
    drafts.clear('contribution');
    expect(drafts.giveBack('k3', 'Refused.')).toBe(false);
  });

  it('[B39] the reason goes once the form is sent anew', () => {
    const drafts = new Drafts({}, nothing);
    share(drafts, 'First');
    sentAs(drafts, 'k1');
    drafts.giveBack('k1', 'Refused.');
    sentAs(drafts, 'k2');
    expect([...drafts.returned.value]).toEqual([]);
  });
});
