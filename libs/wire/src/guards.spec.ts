import { commandTypes, limits, type Command } from '#meeting';
import { checkCommand, checkMessage, guards } from '#wire/guards';
import { child, examples, id, participant } from '../testing/examples.js';

type Fields = Record<string, unknown>;
const whole = (type: Command['type'], changes: Fields = {}): Fields => ({
  ...(examples[type] as unknown as Fields),
  ...changes,
});
const without = (fields: Fields, field: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
function refusalOf(command: unknown) {
  const checked = checkCommand(command);
  if (checked.ok) throw new Error('It was accepted.');
  return checked.refusal;
}
const contribution = (changes: Fields = {}) => whole('MakeContribution', changes);

describe('every command', () => {
  it('[W10] has a guard', () => expect(Object.keys(guards).sort()).toEqual([...commandTypes].sort()));

  it.each(commandTypes)('[W10] %s passes with every field it may have, and comes back as it was', (type) => {
    expect(checkCommand(examples[type])).toEqual({ ok: true, command: examples[type] });
  });

  it.each(commandTypes)(
    '[W12] %s passes without its optional fields, and names each of the others when missing',
    (type) => {
      for (const field of Object.keys(examples[type]).filter((name) => name !== 'type')) {
        const checked = checkCommand(without(whole(type), field));
        expect(checked.ok || checked.refusal.rule).toBe(checked.ok ? true : 'W12');
      }
    },
  );

  it.each(commandTypes)('[W13] %s refuses null and a nested list in any field', (type) => {
    for (const field of Object.keys(examples[type])) {
      expect(checkCommand(whole(type, { [field]: null })).ok).toBe(false);
      expect(checkCommand(whole(type, { [field]: [[]] })).ok).toBe(false);
    }
  });

  it.each(commandTypes)('[W14] %s refuses a field it does not have', (type) => {
    expect(refusalOf(whole(type, { surplus: 1 }))).toMatchObject({
      rule: 'W14',
      because: `“surplus” is not a field of ${type}. Leave it out.`,
    });
    expect(refusalOf(whole(type, { hasOwnProperty: 1 })).rule).toBe('W14');
  });
});

describe('what a sentence says', () => {
  it('[W10] suggests the command somebody meant', () => {
    expect(refusalOf({ type: 'MakeContributon' })).toMatchObject({
      rule: 'W10',
      because: 'There is no such command. Did you mean MakeContribution? Nothing has been recorded.',
    });
    expect(refusalOf({ type: 'toString' }).rule).toBe('W10');
    expect(refusalOf({}).because).toBe('This does not say which command it is. Nothing has been recorded.');
  });

  it.each([undefined, null, 1, 'Leave', [], [{ type: 'Leave' }]])('[W11] refuses %j, which is no object', (command) =>
    expect(refusalOf(command).rule).toBe('W11'),
  );

  it('[W12] names what is missing', () => {
    expect(refusalOf(without(contribution(), 'statement')).because).toBe(
      'The statement is missing. Add it and send again; nothing else is lost.',
    );
    expect(refusalOf({ type: 'AcceptAction' }).because).toBe(
      'The identifier “actionId” is missing. Add it and send again; nothing else is lost.',
    );
  });

  it('[W13] names what is mistyped, and what it must be', () => {
    expect(refusalOf(contribution({ source: 4 })).because).toBe('The source must be text. Correct it and send again.');
    expect(refusalOf(contribution({ mayShareWithFamily: 'yes' })).because).toBe(
      'Whether it may be shared with the family must be true or false. Correct it and send again.',
    );
    expect(refusalOf(contribution({ source: null })).rule).toBe('W13');
  });

  it('[W14] suggests the field somebody meant', () => {
    expect(refusalOf({ ...without(contribution(), 'statement'), statment: 'x' }).because).toBe(
      '“statment” is not a field of MakeContribution. Did you mean “statement”?',
    );
  });

  it('[W14] does not repeat a surplus field that may be somebody’s words', () => {
    expect(JSON.stringify(refusalOf(contribution({ 'Mia was hurt': 1 })))).not.toContain('Mia');
  });

  it.each(['actor', 'agencyId', 'at', 'by', 'participantId', 'sequence'])(
    '[W14] says where %s comes from when a message claims it',
    (field) => {
      expect(refusalOf(contribution({ [field]: 'forged' }))).toMatchObject({
        rule: 'W14',
        because: expect.stringContaining('known from signing in') as string,
      });
    },
  );

  it('[W15] asks for words where there are only spaces', () => {
    expect(refusalOf(contribution({ statement: ' \n\t\u00a0' }))).toMatchObject({
      rule: 'W15',
      because: expect.stringMatching(/^The statement is empty\./u) as string,
    });
  });

  it('[W16] gives the length, the limit and a way out', () => {
    expect(checkCommand(contribution({ statement: 'x'.repeat(limits.statement) })).ok).toBe(true);
    expect(refusalOf(contribution({ statement: 'x'.repeat(10_412) })).because).toBe(
      'The statement is 10,412 characters; 10,000 fit. Shorten it or split it in two; nothing is lost.',
    );
    expect(refusalOf(contribution({ source: 'x'.repeat(limits.text + 1) })).because).toBe(
      'The source is 4,001 characters; 4,000 fit. Shorten it; nothing is lost.',
    );
    expect(refusalOf(whole('AddChild', { child: { ...child, name: 'x'.repeat(limits.name + 1) } })).because).toBe(
      'The child: the name is 201 characters; 200 fit. Shorten it; nothing is lost.',
    );
  });

  it('[W17] wants UUIDs, of any version and case', () => {
    expect(checkCommand(contribution({ contributionId: id.toUpperCase() })).ok).toBe(true);
    expect(checkCommand(contribution({ contributionId: '01890a5d-ac96-774b-bcce-b302099a8057' })).ok).toBe(true);
    for (const contributionId of ['c1', '', `${id} `, `${id}\n`, id.replaceAll('-', '')])
      expect(refusalOf(contribution({ contributionId })).rule).toBe('W17');
    expect(refusalOf(contribution({ childIds: [id, 'mia'] })).because).toMatch(
      /^Entry 2 of the identifier “childIds” must be a UUID/u,
    );
  });

  it('[W18] wants slugs', () => {
    for (const packQuestionId of ['CP-IS', 'cp is', '', 'x'.repeat(65), 'cp_is'])
      expect(refusalOf(contribution({ packQuestionId })).rule).toBe('W18');
  });

  it('[W19] wants instants that exist, with a zone', () => {
    for (const happenedAt of ['2026-11-20T17:00Z', '2026-11-20T17:00:00+01:00', '2028-02-29T23:59:59.123456Z'])
      expect(checkCommand(contribution({ happenedAt })).ok).toBe(true);
    for (const happenedAt of [
      '2026-02-29T10:00:00Z',
      '2026-11-31T10:00:00Z',
      '2026-13-01T10:00:00Z',
      '2026-11-20T24:00:00Z',
      '2026-11-20T17:00:00',
      '2026-11-20',
      'now',
      1,
      '',
    ]) {
      expect(refusalOf(contribution({ happenedAt })).rule).toBe('W19');
    }
  });

  it('[W20] wants dates that exist', () => {
    for (const dateOfBirth of ['2026-02-29', '2026-4-1', '2026-11-20T00:00:00Z', '0000-01-01'])
      expect(refusalOf(whole('AddChild', { child: { ...child, dateOfBirth } })).rule).toBe('W20');
  });

  it('[W21] says what there is to choose from', () => {
    expect(refusalOf(contribution({ purpose: 'for-acton' })).because).toBe(
      'The purpose must be for-action or for-information. Did you mean for-action?',
    );
    expect(refusalOf(whole('RaiseDisagreement', { about: { kind: 'person' } })).because).toBe(
      'What it is about: the kind must be decision, contribution, action or conduct.',
    );
  });

  it('[W22] wants versions and sequences counted from one', () => {
    for (const version of [0, -1, 1.5, '1', 2 ** 53])
      expect(refusalOf(whole('DecideMatter', { version })).rule).toBe('W22');
    expect(refusalOf(whole('ExtendAudience', { sequence: 0 })).rule).toBe('W22');
  });

  it('[W23] bounds every list', () => {
    const systems = Array.from({ length: limits.list + 1 }, (_, index) => `system ${index}`);
    expect(refusalOf(whole('RecordSearch', { systems })).because).toBe(
      'The list of systems searched has 201 entries; 200 fit. Send it in two parts.',
    );
  });

  it('[W24] wants each named once', () => expect(refusalOf(contribution({ childIds: [id, id] })).rule).toBe('W24'));

  it('[W28] wants a sector or somebody in the meeting wherever an audience is named', () => {
    expect(refusalOf(contribution({ restrictedTo: ['police', 'polise'] }))).toMatchObject({
      rule: 'W28',
      because: expect.stringMatching(/^Entry 2 of the list of who it is kept to/u) as string,
    });
    expect(refusalOf(whole('ExtendAudience', { to: ['everyone'] })).rule).toBe('W28');
    expect(refusalOf(whole('RestrictAfterwards', { audience: ['everyone'] })).rule).toBe('W28');
    expect(checkCommand(contribution({ restrictedTo: [] })).ok).toBe(true);
  });

  it('[W29] leads to the field, and lists the others', () => {
    const refusal = refusalOf(
      whole('ConveneMeeting', {
        participants: [participant, { ...participant, name: '', sector: 'polise' }],
        place: 5,
      }),
    );
    expect(refusal.because).toBe('The place must be text. Correct it and send again. 2 more fields need a look.');
    expect(refusal.details).toEqual({
      fields: [
        { field: 'place', rule: 'W13', because: 'The place must be text. Correct it and send again.' },
        {
          field: 'participants.1.name',
          rule: 'W15',
          because: 'Participant 2: the name is empty. Write something there, or leave it out where it is not needed.',
        },
        {
          field: 'participants.1.sector',
          rule: 'W21',
          because: expect.stringMatching(/^Participant 2: the sector must be .*Did you mean police\?$/u) as string,
        },
      ],
    });
  });
});

describe('messages', () => {
  const message = (changes: Fields = {}) => ({ meetingId: id, commandId: id, command: examples.Leave, ...changes });
  const ruleOf = (kind: 'command' | 'follow' | 'leave', body: unknown) => {
    const checked = checkMessage(kind, body);
    return checked.ok ? 'ok' : checked.refusal.rule;
  };

  it('[W11] wants an object', () =>
    expect((['command', 'follow', 'leave'] as const).map((kind) => ruleOf(kind, 'x'))).toEqual(['W11', 'W11', 'W11']));

  it('[W17] wants UUIDs for meeting and command', () => {
    expect(ruleOf('command', message())).toBe('ok');
    expect(ruleOf('command', message({ commandId: '1' }))).toBe('W17');
    expect(ruleOf('follow', { meetingId: 'm', after: 0 })).toBe('W17');
    expect(ruleOf('leave', { meetingId: id })).toBe('ok');
  });

  it('[W22] follows from a sequence, 0 for the beginning', () => {
    expect([0, 7, -1, 0.5, '0', null].map((after) => ruleOf('follow', { meetingId: id, after }))).toEqual([
      'ok',
      'ok',
      'W22',
      'W22',
      'W22',
      'W22',
    ]);
  });

  it('[W14] has no room for an actor', () =>
    expect(ruleOf('command', message({ actor: { participantId: id } }))).toBe('W14'));

  it('[W10] judges the command inside, and says where in the message', () => {
    expect(ruleOf('command', message({ command: { type: 'Leve' } }))).toBe('W10');
    const checked = checkMessage('command', message({ command: { type: 'Leave', happenedAt: 'x' } }));
    expect(checked).toMatchObject({
      ok: false,
      refusal: { rule: 'W19', details: { fields: [{ field: 'command.happenedAt' }] } },
    });
  });
});
