/** What a record says of itself once somebody has been at it. */
import { createPublicKey, verify as verifiedByNode } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { canonicalJson } from './canonical-json.js';
import {
  hasUncomparedMinutes,
  buildRecord,
  fingerprintOf,
  redact,
  verifyRecord,
  type ExportedRow,
  type SignedRecord,
  type Verdict,
} from './index.js';
import { signedBytes } from './record.js';
import { exported, finalised, meetingId, recordOf, signer, signerOf, small, stranger } from './testing/records.js';

const rows = exported(finalised(small().rows));
const bytes = recordOf(rows);
const text = new TextDecoder().decode(bytes);
const record = JSON.parse(text) as SignedRecord;

const file = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value));
/** As somebody with the true key would have to write it. */
const signedAnew = (changed: Partial<SignedRecord>, by = signer): Uint8Array => {
  const content = { ...record, ...changed };
  return file({
    ...content,
    signature: { algorithm: 'Ed25519', publicKey: by.publicKey, signature: by.sign(signedBytes(content)) },
  });
};
const replaced = (sequence: number, change: (row: ExportedRow) => ExportedRow): ExportedRow[] =>
  rows.map((row) => (row.sequence === sequence ? change(row) : row));
const codes = ({ findings }: Verdict): string[] => findings.map(({ code }) => code);
const because = ({ findings }: Verdict): string => findings.map((finding) => finding.because).join(' ');

describe('a record as it was signed', () => {
  it('[E62] is sound, and says whose key it is signed with, how long it is and where it ends', () => {
    expect(verifyRecord(bytes, { key: fingerprintOf(signer.publicKey) })).toEqual({
      sound: true,
      fingerprint: fingerprintOf(signer.publicKey),
      meetingId,
      madeAt: '2026-11-23T09:00:00.000Z',
      program: 'Quorate 0.2.0',
      rows: rows.length,
      withheld: 0,
      head: { sequence: rows.length, hash: rows.at(-1)?.hash },
      findings: [],
      notes: [],
    });
    expect(record.minutes?.sections.length).toBeGreaterThan(8);
    expect(record.finals).toMatchObject([{ row: rows.length, version: 1, sequence: rows.length - 1 }]);
  });

  it('[E62] carries a signature that Node’s own cryptography accepts', () => {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(signer.publicKey, 'hex').toString('base64url') },
      format: 'jwk',
    });
    expect(verifiedByNode(null, signedBytes(record), key, Buffer.from(record.signature.signature, 'hex'))).toBe(true);
  });

  it('[E62] is sound with rows withheld, and its minutes are those of the rows that are left', () => {
    const fewer = replaced(9, redact);
    const verdict = verifyRecord(recordOf(fewer, signer, 'agency-hillside'));
    expect(verdict).toMatchObject({ sound: true, withheld: 1, findings: [] });
    expect(verdict.notes.map(({ code }) => code)).toEqual(['unpinned']);
    expect(verifyRecord(recordOf(replaced(1, redact)))).toMatchObject({
      sound: true,
      withheld: 1,
      notes: [{ code: 'unpinned' }, { code: 'minutes-not-compared' }],
    });
  });

  it('[E73] is not made of rows that do not verify, nor of none', () => {
    expect(() => recordOf(rows.slice(1))).toThrow('Row 1 is missing.');
    expect(() => recordOf([])).toThrow('There are no rows');
    expect(() =>
      buildRecord({ meetingId: 'another', edition: 'full', madeAt: '2026-11-23T09:00:00.000Z', rows }, signer),
    ).toThrow('belongs to another meeting');
  });
});

describe('a record nobody could read', () => {
  const never = {
    ...signer,
    sign: () => {
      throw new Error('It was signed.');
    },
  };
  const withEvent = (event: object): ExportedRow[] =>
    exported([
      ...small().rows,
      {
        sequence: small().rows.length + 1,
        at: '2026-11-20T18:00:00.000Z',
        by: { participantId: 'sw' },
        event,
      } as never,
    ]);
  it.each([
    [
      'nested too deep',
      { type: 'Unknown', nested: JSON.parse('['.repeat(120) + ']'.repeat(120)) as unknown },
      'nested deeper',
    ],
    ['of another shape', { type: 'x'.repeat(501) }, 'is not what it should be'],
    ['too large', { type: 'Unknown', text: 'x'.repeat(100_000_000) }, '100 million bytes'],
  ])('[E73] is not signed: %s', (_, event, why) => {
    const made = withEvent(event);
    expect(() => recordOf(made, never)).toThrow(why);
  });
});

describe('the file', () => {
  it.each([
    ['a line end', `${text}\n`],
    ['white space', text.replace(':', ': ')],
    ['another order', text.replace('{"edition":"full",', '{').replace(/\}$/u, ',"edition":"full"}')],
    ['a name twice', text.replace('"edition":"full"', '"edition":"full","edition":"full"')],
    ['a number written otherwise', text.replace('"formatVersion":1', '"formatVersion":1.0')],
    ['a hidden prototype', text.replace('"edition"', '"__proto__":{},"edition"')],
    ['half a character', text.replace('Fernshire', '\\ud800')],
    ['a number too large', text.replace('"formatVersion":1', '"formatVersion":1e999')],
    ['a mark in front', `\ufeff${text}`],
  ])('[E60] with %s is not the one that was signed', (_, changed) => {
    const verdict = verifyRecord(new TextEncoder().encode(changed));
    expect(verdict.sound).toBe(false);
    expect(['not-canonical', 'not-a-record']).toContain(codes(verdict)[0]);
    expect(because(verdict)).toMatch(/^This file .+\.$/u);
  });

  it.each<[string, unknown]>([
    ['a list', []],
    ['null', null],
    ['a word', 'record'],
    ['a number', 1],
    ['nothing in it', {}],
    ['rows that are none', { ...record, rows: [1, null, 'row'] }],
    ['no rows', { ...record, rows: [] }],
    ['salt without event', { ...record, rows: [{ ...redact(rows[0] as ExportedRow), salt: '00'.repeat(16) }] }],
    ['a member of its own', { ...record, more: 1 }],
    ['capitals in a digest', { ...record, head: { ...record.head, hash: record.head.hash.toUpperCase() } }],
    ['two authors', { ...record, rows: [{ ...rows[0], by: { participantId: 'a', program: 'b' } }] }],
    ['a broken signature', { ...record, signature: { ...record.signature, signature: 'ab' } }],
    ['minutes that are a list', { ...record, minutes: [] }],
  ])('[E67] holding %s gets a sentence', (_, value) => {
    const verdict = verifyRecord(file(value));
    expect(codes(verdict)).toEqual(['not-a-record']);
    expect(because(verdict)).toMatch(/^This file is not a record: .+\.$/u);
  });

  it('[E67] of a later format says so', () =>
    expect(because(verifyRecord(file({ ...record, formatVersion: 2 })))).toBe(
      'This record is of format 2, and this checker knows format 1. Use the page that came with the record.',
    ));

  it('[E67] of garbage, however deep, long or wide, gets a sentence and no crash', () => {
    const garbage = (size: number, of: (index: number) => number) =>
      Uint8Array.from({ length: size }, (_, index) => of(index));
    const open = '['.charCodeAt(0);
    for (const [code, some] of [
      ['not-json', new Uint8Array()],
      ['not-text', garbage(1_000, (index) => ((index * 7919) % 256) | 128)],
      ['too-deep', garbage(1_000_000, () => open)],
      ['too-deep', new TextEncoder().encode(`[${'[],'.repeat(6_000_000)}[]]`)],
      ['not-json', bytes.slice(0, bytes.length / 2)],
      ['too-large', new Uint8Array(200_000_000)],
      ['not-json', new TextEncoder().encode('"'.padEnd(1_000_000, '\\'))],
    ] as const)
      expect([code, codes(verifyRecord(some))]).toEqual([code, [code]]);
  });

  it('[E67] signed by somebody who made its rows up, is told to be no meeting’s', () => {
    const strange = exported([
      { sequence: 1, at: 'x', by: { program: 'x' }, event: { type: 'MeetingConvened', procedure: null } as never },
    ]);
    expect(
      codes(
        verifyRecord(
          signedAnew({ rows: strange, head: { sequence: 1, hash: strange[0]?.hash ?? '' }, finals: [], minutes: null }),
        ),
      ),
    ).toEqual(['minutes']);
  });
});

describe('a record somebody changed, even with the key to sign it', () => {
  it.each<[string, string[], string, ExportedRow[]]>([
    [
      'says something else',
      ['row-changed'],
      'What row 8 says was changed after it was recorded.',
      replaced(8, (row) => ({ ...row, event: { ...row.event, at: 'x' } })),
    ],
    ['lost a row', ['row-missing'], 'Row 4 is missing.', rows.filter(({ sequence }) => sequence !== 4)],
    [
      'lost its end',
      ['row-missing'],
      `Rows ${rows.length - 1} to ${rows.length} are missing at the end`,
      rows.slice(0, -2),
    ],
    [
      'changed its order',
      ['row-missing', 'row-order', 'row-missing'],
      'Row 4 stands after row 5',
      [...rows.slice(0, 3), rows[4], rows[3], ...rows.slice(5)] as ExportedRow[],
    ],
    [
      'took place at another time',
      ['row-facts'],
      'Row 5 does not fit the chain: its time, author',
      replaced(5, (row) => ({ ...row, at: '2026-11-20T18:00:00.000Z' })),
    ],
    [
      'has another author',
      ['row-facts'],
      'Row 5 does not fit the chain',
      replaced(5, (row) => ({ ...row, by: { participantId: 'somebody' } })),
    ],
    [
      'came by another command',
      ['row-facts'],
      'Row 5 does not fit the chain',
      replaced(5, (row) => ({ ...row, commandId: 'another' })),
    ],
    [
      'has a row of another meeting',
      ['other-meeting', 'row-facts'],
      'Row 5 belongs to another meeting.',
      replaced(5, (row) => ({ ...row, meetingId: 'another' })),
    ],
  ])('[E63] which %s, is found out row by row', (_, expected, words, changed) => {
    const verdict = verifyRecord(signedAnew({ rows: changed }));
    expect(codes(verdict)).toEqual(expect.arrayContaining(expected));
    expect(because(verdict)).toContain(words);
    expect(codes(verdict)).not.toContain('signature');
  });

  it('[E63] ends at a row that was never vouched for', () =>
    expect(codes(verifyRecord(signedAnew({ head: { ...record.head, hash: '0'.repeat(64) } })))).toEqual(['head']));

  it('[E64] has minutes that are not those of its log: the section is named', () => {
    const { minutes } = record;
    if (!minutes) throw new Error('There are no minutes.');
    const section = (sectionId: string, change: (blocks: readonly unknown[]) => unknown) =>
      ({
        ...minutes,
        sections: minutes.sections.map((one) =>
          one.sectionId === sectionId ? { ...one, blocks: change(one.blocks) } : one,
        ),
      }) as typeof minutes;
    const told = (changed: unknown) => verifyRecord(signedAnew({ minutes: changed as typeof minutes }));
    expect(because(told(section('decisions', (blocks) => blocks.slice(1))))).toBe(
      'The minutes are not those of the log: the section “Decisions, positions and dissents” differs at block 1 of ' +
        `${minutes.sections.find(({ sectionId }) => sectionId === 'decisions')?.blocks.length}.`,
    );
    expect(because(told(section('actions', (blocks) => [...blocks, { kind: 'paragraph', text: 'More' }])))).toContain(
      'the section “Actions” differs after block',
    );
    expect(because(told(section('actions', () => 7)))).toContain('the section “Actions” differs');
    expect(because(told({ ...minutes, sections: minutes.sections.slice(1) }))).toContain(
      'the section “The meeting and who was there” is missing.',
    );
    expect(
      because(told({ ...minutes, sections: [...minutes.sections, { sectionId: 'own', title: 'Own', blocks: [] }] })),
    ).toContain('the section “Own” is not in them.');
    expect(because(told({ ...minutes, sections: minutes.sections.toReversed() }))).toContain('stand in another order');
    expect(because(told({ ...minutes, sections: { not: 'a list' } }))).toContain('is missing.');
    for (const put of ['The police withdrew their dissent.', null])
      expect(because(told({ ...minutes, sections: [...minutes.sections, put] }))).toContain(
        'hold something that the rows do not make',
      );
    expect(because(told({ ...minutes, dissent: null }))).toContain('their dissent is not what the rows say');
    expect(because(told({ ...minutes, reference: 'NM-2', title: 'Another' }))).toContain(
      'their reference, title is not what the rows say',
    );
    expect(codes(told(null))).toEqual(['minutes']);
  });

  it('[E64] and was made by another version, is not blamed for wording: the difference is said', () => {
    const minutes = { ...record.minutes, title: 'Worded otherwise' } as SignedRecord['minutes'];
    expect(hasUncomparedMinutes(verifyRecord(signedAnew({ minutes, program: 'Quorate 0.0.9' })))).toBe(true);
    expect(verifyRecord(signedAnew({ minutes, program: 'Quorate 0.0.9' }))).toMatchObject({
      sound: true,
      notes: [
        { code: 'unpinned' },
        { code: 'other-version', because: expect.stringMatching(/NOT compared.*Quorate 0\.0\.9/) as string },
      ],
    });
  });

  it('[N196] and was made by the version before this one, is not blamed for its words, and a changed row in it is found', () => {
    const minutes = { ...record.minutes, title: 'Worded otherwise' } as SignedRecord['minutes'];
    const earlier = { minutes, program: 'Quorate 0.1.0' };
    const verdict = verifyRecord(signedAnew(earlier), { key: fingerprintOf(signer.publicKey) });
    expect(verdict).toMatchObject({ sound: true, findings: [], notes: [{ code: 'other-version' }] });
    const changed = replaced(8, (row) => ({ ...row, event: { ...row.event, at: 'x' } }));
    expect(codes(verifyRecord(signedAnew({ ...earlier, rows: changed })))).toContain('row-changed');
  });

  it('[N196] and names the version that is in package.json', () =>
    expect(`Quorate ${(JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version}`).toBe(
      record.program,
    ));
});

describe('who vouches for it', () => {
  it('[E65] a signature over anything else does not fit', () => {
    const { sections, ...front } = record.minutes as NonNullable<SignedRecord['minutes']>;
    for (const changed of [
      { madeAt: '2026-11-24T09:00:00.000Z' },
      { edition: 'agency-police' },
      { minutes: { ...front, sections: sections.slice(1) } },
    ])
      expect(codes(verifyRecord(file({ ...record, ...changed })))).toContain('signature');
    expect(
      codes(verifyRecord(file({ ...record, signature: { ...record.signature, publicKey: stranger.publicKey } }))),
    ).toContain('signature');
    expect(
      codes(
        verifyRecord(
          file({
            ...record,
            signature: { ...record.signature, publicKey: '0'.repeat(64), signature: '0'.repeat(128) },
          }),
        ),
      ),
    ).toContain('signature');
  });

  it('[E65] a record whole but signed with another key than the one pinned is refused, however the key is written', () => {
    const fingerprint = fingerprintOf(signer.publicKey);
    const pem = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(signer.publicKey, 'hex').toString('base64url') },
      format: 'jwk',
    }).export({ type: 'spki', format: 'pem' }) as string;
    for (const key of [fingerprint, fingerprint.toUpperCase(), fingerprint.replaceAll(' ', ':'), pem]) {
      expect(verifyRecord(bytes, { key })).toMatchObject({ sound: true, notes: [] });
      expect(codes(verifyRecord(signedAnew({}, stranger), { key }))).toEqual(['other-key']);
    }
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/u);
    for (const key of [
      '',
      'abcd',
      'a fingerprint',
      '-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----',
      '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
    ])
      expect(codes(verifyRecord(bytes, { key }))).toEqual(['key-unreadable']);
  });

  it('[E66] final minutes whose frozen hash or signature is not the chain’s are told', () => {
    const changedEvent = (change: object) =>
      exported(
        finalised(small().rows).map((row) =>
          (row.event.type as string) === 'MinutesFinalised'
            ? { ...row, event: { ...row.event, ...change } as never }
            : row,
        ),
      );
    const told = (changed: ExportedRow[]) =>
      codes(
        verifyRecord(
          signedAnew({ rows: changed, head: { sequence: changed.length, hash: changed.at(-1)?.hash ?? '' } }),
        ),
      );
    expect(told(changedEvent({ headHash: '0'.repeat(64) }))).toEqual(
      expect.arrayContaining(['final', 'final-signature', 'finals']),
    );
    expect(told(changedEvent({ sequence: 3 }))).toEqual(expect.arrayContaining(['final', 'final-signature']));
    expect(told(changedEvent({ signature: '0'.repeat(128) }))).toEqual(expect.arrayContaining(['final-signature']));
    expect(told(changedEvent({ signature: '' }))).toEqual(expect.arrayContaining(['final-signature', 'finals']));
    expect(codes(verifyRecord(signedAnew({ finals: [] })))).toEqual(['finals']);
  });

  it('[E66] minutes made final under an earlier key are sound, and that is said', () => {
    expect(verifyRecord(recordOf(exported(finalised(small().rows, signerOf(9)))))).toMatchObject({
      sound: true,
      notes: [
        { code: 'unpinned' },
        { code: 'earlier-key', because: expect.stringContaining(fingerprintOf(signerOf(9).publicKey)) as string },
      ],
    });
  });
});
