import type { Recorded } from '#meeting';
import { sha256Hex, utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { verifyDocument } from './kept.js';
import { exported, finalised, recordOf, small } from './testing/records.js';

const document = {
  title: 'Strategy discussion, NM-1',
  edition: 'full',
  sections: [{ title: 'Bruising “seen”', blocks: [] }],
};
const bytes = (value: unknown): Uint8Array => utf8(JSON.stringify(value));
const kept = (words: unknown): Uint8Array => {
  const rows = finalised(small().rows);
  const last = rows.at(-1) as Recorded;
  return recordOf(
    exported([...rows.slice(0, -1), { ...last, event: { ...last.event, ...(words as object) } } as Recorded]),
  );
};
const sha256 = sha256Hex(utf8(canonicalJson(document)));
const record = kept({ documents: [{ document: 'full', length: 'full', sha256 }], otherDocuments: sha256 });

describe('a document beside its record', () => {
  it('[N209] is what was made final where it says the same, whoever its copy was made for', () => {
    const row = small().rows.length + 1;
    for (const copy of [document, { ...document, stamp: { recipient: 'The court' } }])
      expect(verifyDocument(bytes(copy), record)).toEqual({ kept: true, version: 1, row });
    const { sections, ...front } = document;
    expect(verifyDocument(bytes({ sections, ...front }), record)).toMatchObject({ kept: true });
  });

  it('[N209] is not where a word of it was changed, nothing is kept of the final, or nothing was made final', () => {
    const changed = { ...document, title: 'Strategy discussion, NM-2' };
    expect(verifyDocument(bytes(changed), record)).toMatchObject({ kept: false });
    for (const words of [{}, { documents: 'none' }, { documents: [null, { sha256: 7 }] }])
      expect(verifyDocument(bytes(document), kept(words))).toMatchObject({ kept: false });
    expect(verifyDocument(bytes(document), recordOf(exported(small().rows)))).toMatchObject({
      because: expect.stringContaining('does not say that its minutes were made final') as string,
    });
  });

  it('[N209] is none where it is not JSON, and of what is no record it is said that it is none', () => {
    for (const none of [utf8('{'), utf8('7'), new Uint8Array([0xff]), utf8('')])
      expect(verifyDocument(none, record)).toMatchObject({ kept: false });
    expect(verifyDocument(bytes(document), utf8('{}'))).toMatchObject({ kept: false });
  });
});
