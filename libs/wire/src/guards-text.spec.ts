/** What is typed, at the door: something to see, whole characters, years that can be meant. */
import { checkCommand, checkMessage } from '#wire/guards';
import { examples, id } from '../testing/examples.js';
import { mayBeBlank, saying, textFields, titleOf, valueAt, withValue } from '../testing/text-fields.js';

const ruleOf = (command: unknown): string => {
  const checked = checkCommand(command);
  return checked.ok ? 'ok' : checked.refusal.rule;
};
/** Each shows nothing at all. */
const unseen = [
  '\u200B',
  '\u00AD',
  '\u2060\u2060',
  '\uFEFF',
  '\u3164',
  '\u115F\u1160',
  '\u2800',
  '\u202E\u202C',
  '\u2066\u2069',
  '\u180E',
  '\uFE0F',
  '\u{E0020}',
  ' \u200D\n\u00A0',
  '\u0000\u0007',
  '\u0301',
];

describe('something to see', () => {
  it('[W211] there are text fields in most commands, few of which may be blank', () => {
    expect(textFields.length).toBeGreaterThan(100);
    expect(textFields.filter(mayBeBlank).map(titleOf)).toContain('WriteSection.text');
    expect(textFields.filter(mayBeBlank).length).toBeLessThan(textFields.length / 10);
  });

  it.each(textFields.map((field) => [titleOf(field), field] as const))(
    '[W211] %s is refused where it shows nothing',
    (_title, field) => {
      const wanted = unseen.map(() => (mayBeBlank(field) ? 'ok' : 'W15'));
      expect(unseen.map((text) => ruleOf(saying(field, text)))).toEqual(wanted);
    },
  );

  it.each(['.', '–', '7', '✓', '🧒', 'é', 'ш', '张', '٣', '\u200Bx', '\uFFFD'])(
    '[W211] %j is something to see',
    (text) => expect(ruleOf({ ...examples.MakeContribution, statement: text })).toBe('ok'),
  );
});

describe('halves of characters', () => {
  it.each(textFields.map((field) => [titleOf(field), field] as const))(
    '[W213] %s keeps all but the half',
    (_title, field) => {
      for (const [sent, kept] of [
        ['Seen \uD83E today', 'Seen \uFFFD today'],
        ['\uDDD2 twice \uD83E\uD83E', '\uFFFD twice \uFFFD\uFFFD'],
        ['A child 🧒, whole', 'A child 🧒, whole'],
      ] as const) {
        const checked = checkCommand(saying(field, sent));
        expect(checked.ok && valueAt(checked.command, field.path)).toBe(kept);
      }
    },
  );

  it('[W213] holds for a message as for a command, and what was sent is not changed', () => {
    const command = { ...examples.MakeContribution, statement: 'a\uD83E' };
    const checked = checkMessage('command', { meetingId: id, commandId: id, command });
    expect(checked).toMatchObject({ ok: true, message: { command: { statement: 'a\uFFFD' } } });
    expect(command.statement).toBe('a\uD83E');
  });

  it('[W213] a half in a field’s name, or in a word from a list, is refused in a sentence', () => {
    expect(ruleOf({ ...examples.MakeContribution, ['so\uD83E']: 1 })).toBe('W14');
    expect(ruleOf({ ...examples.MakeContribution, basis: '\uD83E' })).toBe('W21');
  });
});

describe('years', () => {
  const withBirth = (dateOfBirth: string) => withValue(examples.AddChild, ['child', 'dateOfBirth'], dateOfBirth);
  const happened = (happenedAt: string) => ({ ...examples.MakeContribution, happenedAt });

  it('[W212] a date or an instant in a year nobody means is refused, and says which', () => {
    for (const year of ['0001', '0021', '0026', '0999', '1026', '1899', '2200', '2226', '9999']) {
      expect(ruleOf(withBirth(`${year}-02-03`))).toBe('W212');
      expect(ruleOf(happened(`${year}-11-20T17:00:00Z`))).toBe('W212');
    }
    expect(checkCommand(withBirth('0021-02-03'))).toMatchObject({
      ok: false,
      refusal: {
        because:
          'The child: the date of birth has the year 21, which cannot be meant: years from 1900 to 2199 can. Write the year with four figures.',
      },
    });
  });

  it('[W212] from 1900 to 2199 they can be meant', () => {
    for (const day of ['1900-01-01', '1926-11-20', '2026-11-20', '2199-12-31']) {
      expect(ruleOf(withBirth(day))).toBe('ok');
      expect(ruleOf(happened(`${day}T17:00:00Z`))).toBe('ok');
    }
  });

  it('[W212] a date that does not exist is said to be none, whatever its year', () => {
    expect([withBirth('0000-01-01'), withBirth('0021-02-30')].map(ruleOf)).toEqual(['W20', 'W20']);
    expect(ruleOf(happened('20266-11-20T17:00:00Z'))).toBe('W19');
  });
});
