import { Sayable } from '#event-log';
import { Identifiers } from './identifiers.js';
import { stepFailure } from './expectations.js';
import { readScenario } from './scenario-file.js';
import { momentOf, resolveTimes } from './times.js';

const counting = () => {
  let count = 0;
  return new Identifiers(() => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`);
};
const nth = (count: number) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;

describe('short identifiers', () => {
  it('[W100] become UUIDs by field name: the list, names ending in one, plurals, and excluded', () => {
    expect(
      counting().map({
        contributionId: 'c1',
        spokenByParticipantId: 'paed',
        fromNoteId: 'n1',
        childIds: ['mia', 'leo'],
        excluded: ['paed'],
        previousMeetingId: 'm',
        packQuestionId: 'siblings',
      }),
    ).toEqual({
      contributionId: nth(1),
      spokenByParticipantId: nth(2),
      fromNoteId: nth(3),
      childIds: [nth(4), nth(5)],
      excluded: [nth(2)],
      previousMeetingId: nth(6),
      packQuestionId: 'siblings',
    });
  });

  it('[W100] reach into what is nested, and leave slugs, UUIDs and what is no text alone', () => {
    const fields = {
      owner: { participantId: 'sw' },
      options: [{ childId: 'mia', option: 'joint' }],
      agencyId: 'police',
      matterId: 'section-47',
      personId: 'p',
      decisionId: 7,
      actionId: nth(9),
    };
    expect(counting().map(fields)).toEqual({
      ...fields,
      owner: { participantId: nth(1) },
      options: [{ childId: nth(2), option: 'joint' }],
    });
  });

  it('[W100] in an audience are sectors where they name one, otherwise participants', () => {
    expect(counting().map({ restrictedTo: ['police', 'hv'], audience: ['legal'], to: ['hv'] })).toEqual({
      restrictedTo: ['police', nth(1)],
      audience: ['legal'],
      to: [nth(1)],
    });
    expect(counting().map({ to: 'The named doctor' })).toEqual({ to: 'The named doctor' });
  });

  it('[W100] of minutes are people: whom they are circulated to, made for and sent to, if the name is known', () => {
    expect(counting().map({ type: 'CirculateMinutes', to: ['police'] })).toEqual({
      type: 'CirculateMinutes',
      to: [nth(1)],
    });
    const identifiers = counting();
    expect(identifiers.map({ recipientId: 'police' })).toEqual({ recipientId: nth(1) });
    expect([identifiers.map({ to: 'police' }), identifiers.map({ to: 'A court' })]).toEqual([
      { to: nth(1) },
      { to: 'A court' },
    ]);
  });
});

describe('relative times', () => {
  const now = new Date('2026-03-31T12:00:00.000Z');
  it.each([
    ['now', '2026-03-31T12:00:00.000Z'],
    ['+2h', '2026-03-31T14:00:00.000Z'],
    ['-3d', '2026-03-28T12:00:00.000Z'],
    ['-11w', '2026-01-13T12:00:00.000Z'],
    ['-18mo', '2024-09-30T12:00:00.000Z'],
    ['-1mo', '2026-02-28T12:00:00.000Z'],
    ['-6y', '2020-03-31T12:00:00.000Z'],
    ['+30min', '2026-03-31T12:30:00.000Z'],
  ])('[W101] %s is %s', (text, moment) => expect(momentOf(text, now)?.toISOString()).toBe(moment));

  it('[W101] are resolved in fields that hold a time, as dates where they are dates', () => {
    expect(
      resolveTimes(
        {
          due: '+1d',
          child: { dateOfBirth: '-11w', expectedOn: '2026-05-01' },
          missing: [{ byWhen: 'now' }],
          statement: 'now',
          happenedAt: '2026-01-01T00:00:00Z',
        },
        now,
      ),
    ).toEqual({
      due: '2026-04-01T12:00:00.000Z',
      child: { dateOfBirth: '2026-01-13', expectedOn: '2026-05-01' },
      missing: [{ byWhen: '2026-03-31T12:00:00.000Z' }],
      statement: 'now',
      happenedAt: '2026-01-01T00:00:00Z',
    });
  });
});

describe('a scenario file', () => {
  const whole = { title: 't', convene: { participants: [] }, steps: [{ who: 'chair', does: 'OpenMeeting' }] };
  it('[W102] may leave out what a step sends and expects', () => {
    expect(readScenario(JSON.stringify(whole))).toEqual({
      ...whole,
      steps: [{ who: 'chair', does: 'OpenMeeting', with: {}, expect: 'accepted' }],
      expect: {},
    });
  });

  it.each([
    ['not JSON', '{'],
    ['no title', JSON.stringify({ ...whole, title: undefined })],
    ['no steps', JSON.stringify({ ...whole, steps: 1 })],
    ['a step without who', JSON.stringify({ ...whole, steps: [{ does: 'Leave' }] })],
    ['a step that convenes', JSON.stringify({ ...whole, steps: [{ who: 'chair', does: 'ConveneMeeting' }] })],
    ['an unknown expectation', JSON.stringify({ ...whole, steps: [{ who: 'chair', does: 'Leave', expect: 'no' }] })],
  ])('[W102] is refused with a sentence: %s', (_, json) => expect(() => readScenario(json)).toThrow(Sayable));
});

describe('what a step expects', () => {
  const step = (expect: 'accepted' | { refused: string | true }) => ({ who: 'hv', does: 'Leave', with: {}, expect });
  const refused = { accepted: false, refusal: { kind: 'state', rule: 'Q1', because: 'Nobody is here.' } } as const;
  it('[W103] no answer fails whatever was expected', () => {
    expect(stepFailure(step('accepted'), 3, undefined)).toBe('Step 3 (hv: Leave) got no answer.');
    expect(stepFailure(step({ refused: true }), 3, undefined)).toBe('Step 3 (hv: Leave) got no answer.');
  });

  it('[W103] a refusal may be expected at all, by a prefix, or by a rule', () => {
    expect([true, 'Q', 'Q1'].map((rule) => stepFailure(step({ refused: rule as string | true }), 1, refused))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(stepFailure(step({ refused: 'D' }), 1, refused)).toBe(
      'Step 1 (hv: Leave) should be refused by D and was refused by Q1: Nobody is here.',
    );
    expect(stepFailure(step('accepted'), 1, refused)).toBe(
      'Step 1 (hv: Leave) should be accepted and was refused by Q1: Nobody is here.',
    );
    expect(stepFailure(step({ refused: 'Q' }), 1, { accepted: true })).toBe(
      'Step 1 (hv: Leave) should be refused by Q and was accepted.',
    );
  });
});
