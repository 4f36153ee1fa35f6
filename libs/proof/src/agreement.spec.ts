/** The checker’s own encodings say the same as the event log’s, which they share no code with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalJson as ofTheLog } from '../../event-log/src/canonical-json.js';
import { contentDigest, fields as fieldsOfTheLog, rowHash } from '../../event-log/src/chain.js';
import { verifyMeeting, type ExportedRow as RowOfTheLog } from '../../event-log/src/verify.js';
import { fields, fromHex, hex } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { chainFindings, contentDigestOf, rowHashOf } from './chain.js';
import { program } from './program.js';
import type { ExportedRow } from './row.js';
import { exported, meetingId, small } from './testing/records.js';

const bytes = fc.uint8Array({ maxLength: 40 });

describe('two writings of one encoding', () => {
  it('[E72] canonical JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => expect(canonicalJson(value)).toBe(ofTheLog(value))),
      { numRuns: 1_000 },
    );
    for (const odd of [
      { '\u20ac': -0, '\r': 1e21, '😀': [undefined, 5e-7] },
      '\u2028',
      { a: undefined },
      JSON.parse('{"__proto__":{"b":1,"a":2}}'),
    ])
      expect(canonicalJson(odd)).toBe(ofTheLog(odd));
    for (const unsayable of [Number.NaN, Infinity, '\ud800', { '\udc00': 1 }, undefined, () => 1]) {
      expect(() => canonicalJson(unsayable)).toThrow(TypeError);
      expect(() => ofTheLog(unsayable)).toThrow(TypeError);
    }
  });

  it('[E72] lists of fields', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), bytes)), (list) => {
        expect(hex(fields(...list))).toBe(fieldsOfTheLog(...list).toString('hex'));
      }),
    ));

  it('[E72] content digests and row hashes', () =>
    fc.assert(
      fc.property(
        fc.record({
          salt: fc.uint8Array({ minLength: 16, maxLength: 16 }),
          previous: fc.uint8Array({ minLength: 32, maxLength: 32 }),
          event: fc.dictionary(fc.string(), fc.jsonValue()),
          sequence: fc.nat(),
          at: fc.string(),
          who: fc.string(),
          commandId: fc.string(),
        }),
        ({ salt, previous, event, sequence, at, who, commandId }) => {
          const digest = contentDigest(salt, ofTheLog(event));
          expect(contentDigestOf(hex(salt), event)).toBe(digest.toString('hex'));
          for (const by of [{ participantId: who }, { program: who }]) {
            const row: ExportedRow = {
              meetingId,
              sequence,
              at,
              by,
              commandId,
              contentDigest: digest.toString('hex'),
              hash: '',
            };
            const written = 'program' in by ? `program:${who}` : `participant:${who}`;
            expect(rowHashOf(hex(previous), row)).toBe(
              rowHash(fromHex(hex(previous)), {
                meetingId,
                sequence,
                at,
                by: written,
                commandId,
                contentDigest: digest,
              }).toString('hex'),
            );
          }
        },
      ),
    ));

  it('[E72] what one finds whole, so does the other, and a row of the log is one of a record', () => {
    const rows = exported(small().rows);
    const taken: RowOfTheLog[] = rows.map((row) => ({ ...row }));
    const head = { sequence: rows.length, hash: rows.at(-1)?.hash ?? '' };
    expect(chainFindings(meetingId, taken, head)).toEqual([]);
    expect(verifyMeeting(taken, head)).toMatchObject({ sound: true, head });
  });

  it('[E64] the version a record names is the version that is released', () => {
    const { version } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string };
    expect(program).toBe(`Quorate ${version}`);
  });
});
