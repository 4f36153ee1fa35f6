import * as fc from 'fast-check';
import { validateSync } from 'class-validator';
import { commandTypes } from '#meeting';
import { checkCommand, checkMessage, guards } from '#wire/guards';
import { examples, id } from '../testing/examples.js';
import { depthMax, fieldsMax, valuesMax } from './guards/bounds.js';
import { fits, instanceOf } from './guards/fields.js';

const ruleOf = (command: unknown): string => {
  const checked = checkCommand(command);
  return checked.ok ? 'ok' : checked.refusal.rule;
};
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('bounds', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('[W25] refuses a field called %s anywhere', (key) => {
    const sent = (inside: string): unknown => JSON.parse(inside.replace('KEY', key));
    expect(ruleOf(sent('{"type":"Leave","KEY":{"polluted":true}}'))).toBe('W25');
    expect(ruleOf(sent(`{"type":"CorrectContribution","contributionId":"${id}","changes":{"KEY":{}},"why":"w"}`))).toBe(
      'W25',
    );
    expect(ruleOf(sent('{"type":"ConveneMeeting","participants":[{"KEY":1}]}'))).toBe('W25');
    expect(checkMessage('follow', sent(`{"meetingId":"${id}","after":0,"KEY":1}`))).toMatchObject({
      ok: false,
      refusal: { rule: 'W25' },
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('[W26] bounds nesting, so that no message exhausts the stack', () => {
    expect(ruleOf({ type: 'Leave', x: nested(depthMax + 1) })).toBe('W26');
    const endless: Record<string, unknown> = { type: 'Leave' };
    endless['again'] = endless;
    expect(ruleOf(endless)).toBe('W26');
  });

  it('[W27] bounds the whole', () => {
    expect(ruleOf({ type: 'RecordSearch', systems: Array.from({ length: valuesMax }, () => 'x') })).toBe('W27');
    expect(ruleOf({ type: 'RecordSearch', systems: Array.from({ length: 150 }, () => 'x'.repeat(10_000)) })).toBe(
      'W27',
    );
  });
});

describe('what one message may cost', () => {
  const named = (count: number, length = 12): Record<string, number> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`.padEnd(length, 'x'), index]));
  const fieldsIn = (command: unknown) => {
    const checked = checkCommand(command);
    if (checked.ok) throw new Error('It was accepted.');
    return checked.refusal.details?.['fields'] as readonly { readonly because: string }[];
  };

  it('[W157] is bounded by the number of fields in one place, before any of them is looked at', () => {
    expect(ruleOf({ type: 'Leave', ...named(fieldsMax) })).toBe('W157');
    expect(ruleOf({ type: 'ConveneMeeting', participants: [named(fieldsMax + 1)] })).toBe('W157');
    expect(ruleOf({ type: 'Leave', ...named(fieldsMax - 1) })).toBe('W14');
  });

  it('[W158] suggests a word for the first few fields only, and for short ones only', () => {
    const misspelt = { hapenedAt: 1, happendAt: 1, happenedA: 1, happenedAtt: 1 };
    expect(fieldsIn({ type: 'Leave', ...misspelt }).map(({ because }) => because.includes('Did you mean'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(JSON.stringify(fieldsIn({ type: 'Leave', [`happenedAt${'t'.repeat(40)}`]: 1 }))).not.toContain('Did you');
  });

  it('[W158] looks no further once it has found as many problems as it tells of', () => {
    let asked = 0;
    const asking = (name: string): object =>
      Object.defineProperty({}, name, { enumerable: true, get: () => ((asked += 1), 'nothing we know') });
    const participants = Array.from({ length: 200 }, () => asking('sector'));
    const checked = checkCommand({ ...examples.ConveneMeeting, participants });
    // once each for the bounds of the whole, and then only until enough is found
    expect(asked).toBeLessThan(200 + 10);
    expect(checked.ok ? '' : checked.refusal.because).toMatch(/10 more fields or more need a look\.$/u);
  });
});

/** A command with one field replaced by anything at all. */
const spoilt = fc
  .constantFrom(...commandTypes)
  .chain((type) =>
    fc
      .tuple(fc.constantFrom(...Object.keys(examples[type])), fc.jsonValue())
      .map(([field, value]) => ({ type, plain: { ...examples[type], [field]: value } })),
  );

describe('anything at all', () => {
  it('[W11] is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        checkCommand(value);
        checkMessage('command', { meetingId: id, commandId: id, command: value });
        checkMessage('follow', value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('[W29] that is refused gets a rule and one sentence or more', () => {
    fc.assert(
      fc.property(spoilt, ({ plain }) => {
        const checked = checkCommand(plain);
        if (checked.ok) return;
        expect(checked.refusal.rule).toMatch(/^W\d+$/u);
        expect(checked.refusal.because).toMatch(/^\p{Lu}.*[.?]$|^“.*[.?]$/su);
        expect(checked.refusal.because).not.toMatch(/undefined|\[object/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('[W29] is judged alike by class-validator and by the short way', () => {
    fc.assert(
      fc.property(spoilt, ({ type, plain }) => {
        const fields = plain as unknown as Readonly<Record<string, unknown>>;
        const errors = validateSync(instanceOf(guards[type], fields), { whitelist: true, forbidNonWhitelisted: true });
        // class-validator lets a surplus field pass that is called like something every object has
        const passesItOnly = inherited.some((name) => JSON.stringify(fields).includes(`"${name}":`));
        if (!passesItOnly) expect(fits(guards[type], fields)).toBe(errors.length === 0);
      }),
      { numRuns: 2_000 },
    );
  });
});
const inherited = Object.getOwnPropertyNames(Object.prototype);
