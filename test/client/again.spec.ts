/** What is said of an entry on its way, not saved, missing, or about to be deleted: every word typed into it, and no identifier. */
import { commandTypes, type Command, type Event } from '#meeting';
import { calledBy, isDated, readText, typedInto, withWords, wordsIn, wordsOf } from '../../apps/web/src/room/again.js';
import { fullEvents } from '../../libs/meeting/src/testing/full-events.js';
import { examples } from '../../libs/wire/testing/examples.js';
import { textFields, titleOf, type TextField } from '../../libs/wire/testing/text-fields.js';

const exampleOf = (type: Command['type']): Command => examples[type];

describe('an entry in words', () => {
  it.each(commandTypes)(
    '[B120] %s: every text somebody typed is shown, wherever it stands, and no identifier',
    (type) => {
      const typed = textFields
        .filter((one) => one.type === type && !isChosen(one))
        .filter(({ path }) => valueOf(type, path) !== '');
      const shown = typedInto(exampleOf(type)).filter((one) => !isDated(one));
      expect(shown.map(({ path }) => `${type}.${path.join('.')}`).sort()).toEqual(typed.map(titleOf).sort());
    },
  );

  it('[B120] says of a child’s whereabouts where, with whom, until when and who says so', () => {
    expect(typedInto(examples.RecordWhereabouts).map(readText)).toEqual([
      'at his grandmother’s',
      'With whom: her',
      expect.stringMatching(/^Safe until: /u),
      'Said by: the school',
    ]);
    expect(wordsOf(examples.RecordWhereabouts)).toMatchObject({ field: 'where' });
  });

  it('[B120] puts changed words back in their own place', () => {
    const command = examples.CorrectPerson;
    const alias = typedInto(command).find(({ field }) => field === 'changes.aliases.0');
    if (!alias) throw new Error('An alias is a text.');
    expect(calledBy(alias)).toBe('Aliases');
    expect(withWords(command, alias, 'Shivvy')).toEqual({
      ...command,
      changes: { ...command.changes, aliases: ['Shivvy'] },
    });
  });

  it('[B120] shows of a row what was typed, and nothing the program wrote beside it', () => {
    const fieldsOf = (event: Event) => wordsIn(event).map(({ field }) => field);
    expect(fieldsOf(fullEvents.LinkGiven)).toEqual([]);
    expect(fieldsOf(fullEvents.MeetingOpened)).toEqual([
      'inquorate.reason',
      'inquorate.missing.0.howHeard',
      'inquorate.missing.0.byWhen',
    ]);
    expect(fieldsOf(fullEvents.PersonCorrected)).toContain('changes.aliases.0');
    expect(fieldsOf(fullEvents.ContributionMade)).not.toContain('sharedWith.0');
  });
});

/** What is chosen from a procedure: its own identifier, which the guard takes as text. */
const isChosen = ({ path }: TextField): boolean => path.at(-1) === 'option';

const valueOf = (type: Command['type'], path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], examples[type]);
