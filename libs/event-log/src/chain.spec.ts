import fc from 'fast-check';
import canonicalize from 'canonicalize';
import { canonicalJson } from './canonical-json.js';
import { FIRST_PREVIOUS, commandDigest, contentDigest, fields, rowHash } from './chain.js';
import { verifyMeeting, type ExportedRow } from './verify.js';

const salt = Buffer.alloc(16, 7);

/** A sound chain of one meeting, as an export holds it. */
function chain(events: object[]): ExportedRow[] {
  let previous = FIRST_PREVIOUS;
  return events.map((event, index) => {
    const facts = { meetingId: 'm1', sequence: index + 1, at: '2026-03-06T17:00:00.000Z', commandId: `c${index}` };
    const digest = contentDigest(salt, canonicalJson(event));
    previous = rowHash(previous, { ...facts, by: 'participant:ruth', contentDigest: digest });
    const hex = { contentDigest: digest.toString('hex'), hash: previous.toString('hex'), salt: salt.toString('hex') };
    return { ...facts, ...hex, by: { participantId: 'ruth' }, event };
  });
}

const events = fc.array(fc.record({ type: fc.constant('NoteTaken'), text: fc.string(), count: fc.nat() }), {
  minLength: 2,
  maxLength: 12,
});
const place = fc.nat();

describe('the chain', () => {
  it('[E8] a chain as it was written is sound', () => {
    fc.assert(fc.property(events, (said) => verifyMeeting(chain(said)).sound));
  });

  it('[E8] a changed byte in any row is found', () => {
    const texts = ['at', 'commandId', 'contentDigest', 'hash', 'salt'] as const;
    fc.assert(
      fc.property(
        events,
        place,
        fc.constantFrom(...texts),
        place,
        fc.integer({ min: 1, max: 127 }),
        (said, at, field, where, flip) => {
          const rows = chain(said);
          const row = rows[at % rows.length]!;
          const hex = field !== 'at' && field !== 'commandId';
          const bytes = Buffer.from(row[field]!, hex ? 'hex' : 'utf8');
          bytes[where % bytes.length]! ^= flip;
          row[field] = bytes.toString(hex ? 'hex' : 'latin1');
          return !verifyMeeting(rows).sound;
        },
      ),
    );
  });

  it('[E8] a changed event, author or meeting is found', () => {
    const changes: Partial<ExportedRow>[] = [
      { event: { type: 'NoteTaken', text: 'x', count: -1 } },
      { event: undefined },
      { by: { participantId: 'sam' } },
      { by: { program: 'ruth' } },
      { meetingId: 'm2' },
    ];
    fc.assert(
      fc.property(events, place, fc.constantFrom(...changes), (said, at, change) => {
        const rows = chain(said);
        Object.assign(rows[at % rows.length]!, change);
        return !verifyMeeting(rows).sound;
      }),
    );
  });

  it('[E8] a missing row is found, and so are two rows that changed places', () => {
    fc.assert(
      fc.property(events, place, (said, at) => {
        const rows = chain(said);
        const index = at % (rows.length - 1);
        const without = rows.filter((_, here) => here !== index);
        const swapped = rows.map((row, here) =>
          here === index ? rows[index + 1]! : here === index + 1 ? rows[index]! : row,
        );
        return !verifyMeeting(without).sound && !verifyMeeting(swapped).sound;
      }),
    );
  });

  it('[E8] rows cut off at the end are found when the head is known', () => {
    const rows = chain([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const head = { sequence: 3, hash: rows[2]!.hash };
    expect(verifyMeeting(rows, head).sound).toBe(true);
    const faults = [{ because: 'The meeting ends at row 2, but it had 3 rows.' }];
    expect(verifyMeeting(rows.slice(0, 2), head)).toMatchObject({ sound: false, faults });
    expect(verifyMeeting(rows, { sequence: 2, hash: head.hash }).sound).toBe(false);
  });

  it('[E9] rows whose content is withheld still verify, and are counted', () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.boolean()), (said, withhold) => {
        const hidden = [...withhold.take(said.length)];
        const rows = chain(said).map((row, index) =>
          hidden[index] ? { ...row, salt: undefined, event: undefined } : row,
        );
        const verdict = verifyMeeting(rows);
        return verdict.sound && verdict.withheld === hidden.filter(Boolean).length;
      }),
    );
  });

  it('[E8] says in words what is wrong', () => {
    const rows = chain([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
    const because = (changed: ExportedRow[]) => {
      const verdict = verifyMeeting(changed);
      return verdict.sound ? [] : verdict.faults.map((fault) => fault.because);
    };
    expect(because([rows[0]!, rows[3]!])[0]).toBe('Rows 2 to 3 are missing.');
    expect(because([rows[0]!, rows[2]!, rows[1]!, rows[3]!])).toContain(
      'Row 2 stands after row 3: the order was changed.',
    );
    expect(because([{ ...rows[0]!, event: { n: 9 } }])).toEqual(['What row 1 says was changed after it was recorded.']);
    expect(because([{ ...rows[0]!, at: '2026-03-06T18:00:00.000Z' }])[0]).toMatch(
      /^Row 1 does not fit the chain: its time, author/,
    );
  });

  it('[E8] canonical JSON is the same as a library makes it, and what cannot be said is refused', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => canonicalJson(value) === canonicalize(value)));
    const strange = {
      '\u20ac': 1,
      '\r': -0,
      '1': 1e21,
      '\ud83d\ude00': [undefined, { a: undefined }],
      é: '\u2028',
      z: 5e-7,
    };
    expect(canonicalJson(strange)).toBe(canonicalize(strange));
    const round: unknown[] = [];
    round.push(round);
    for (const unsayable of [Number.NaN, Infinity, { deep: ['\ud800'] }, { '\udc00': 1 }, undefined, round])
      expect(() => canonicalJson(unsayable)).toThrow();
  });

  it('[E8] the encoding is as documented, so that others can verify', () => {
    expect(fields('ab', 'é').toString('hex')).toBe('0000000261620000000' + '2c3a9');
    expect(commandDigest({ b: 1, a: 'x' })).toBe(commandDigest({ a: 'x', b: 1 }));
    // worked out by another program, from the description alone
    expect(contentDigest(salt, '{}').toString('hex')).toBe(
      'a7ec1173f8f3966d2547127f1626d08e284ba0936b14c711422dad72e979bc46',
    );
    const facts = {
      meetingId: 'm1',
      sequence: 1,
      at: '2026-03-06T17:00:00.000Z',
      by: 'participant:ruth',
      commandId: 'c1',
    };
    expect(rowHash(FIRST_PREVIOUS, { ...facts, contentDigest: contentDigest(salt, '{}') }).toString('hex')).toBe(
      'c314be0351186203541fb3f07f4749f6059496f82acb89dafd89dadd763dac75',
    );
  });
});
