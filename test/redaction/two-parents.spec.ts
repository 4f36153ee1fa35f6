/** The copies of two parents who must not learn of each other, in every form; and no form of a family’s copy counts the professionals’ record. */
import { documentFormats, type FileFormat } from '#meeting';
import { agree, contribution, tellFamily } from '../../libs/meeting/src/testing/commands.js';
import type { Record as Kept } from '../../libs/meeting/src/testing/given.js';
import { acts, chair, hv, minuteTaker } from '../../libs/meeting/src/testing/people.js';
import { write } from '../../libs/meeting/src/testing/minutes.js';
import { aMeetingOfTwoParents, allArrive, sides } from '../../libs/meeting/src/testing/two-parents.js';
import type { MeetingWithSecrets } from '../../libs/meeting/src/testing/secrets.js';
import { fileOf, signed } from './files.js';
import { textsIn } from './search.js';

const words = {
  her: 'zq20001qz',
  his: 'zq20002qz',
  both: 'zq20003qz',
  said: 'zq20004qz',
  toDo: 'zq20005qz',
  beside: 'zq20006qz',
};

function held(): Kept {
  const record = aMeetingOfTwoParents();
  for (const step of [
    ...allArrive,
    hv(contribution('c1', { statement: words.her, mayShareWith: sides['mother'] })),
    hv(contribution('c2', { statement: words.his, mayShareWith: sides['father'] })),
    hv(contribution('c3', { statement: words.both, mayShareWithFamily: true, childIds: ['mia'] })),
    acts('mother')(contribution('c4', { statement: words.said, mayShareWithFamily: true })),
    chair(agree('t1', { what: words.toDo, mayShareWith: sides['mother'], childIds: ['leo'] })),
    chair(tellFamily()),
    minuteTaker(write(words.beside, { edition: 'family', sectionId: 'actions' })),
  ])
    expect([step, record.ask(step).verdict]).toEqual([step, 'accepted']);
  return record;
}

async function textOf(record: Kept, edition: string, format: FileFormat, recipientId: string): Promise<string> {
  const meeting = { meeting: record.meeting, entries: record.rows, secrets: [] } as unknown as MeetingWithSecrets;
  const asked = { edition, format, length: 'full', makerId: 'minutes', recipientId } as const;
  const file = await fileOf(meeting, signed(record.rows), asked);
  return (await textsIn(file?.bytes ?? Buffer.alloc(0))).join('\n');
}
const holds = (text: string): string[] =>
  Object.entries(words)
    .filter(([, word]) => text.includes(word))
    .map(([name]) => name);

describe('the copies of two parents', () => {
  it.each(documentFormats)('[N123] hold for each what is theirs, and nothing of the other, as %s', async (format) => {
    const record = held();
    expect(holds(await textOf(record, 'family', format, 'mother'))).toEqual(['her', 'both', 'said', 'toDo', 'beside']);
    const his = await textOf(record, 'family', format, 'father');
    expect(holds(his)).toEqual(['his', 'both', 'beside']);
    // short names stand by chance in what is packed
    if (['html', 'json', 'txt'].includes(format))
      for (const name of [/\bJosie\b/u, /\bIfe\b/u, /\bLeo\b/u]) expect([name, name.test(his)]).toEqual([name, false]);
  });
  it.each(documentFormats)('[N122] count nothing of the professionals’ record, as %s', async (format) => {
    const record = held();
    for (const edition of ['family', 'child', 'decision-letter']) {
      const text = await textOf(record, edition, format, 'mother');
      expect([edition, text.includes('aaaaaaaaaaaa'), /\bentr(?:y|ies)\s*\d/iu.test(text)]).toEqual([
        edition,
        false,
        false,
      ]);
      if (format === 'json') expect([edition, /"(?:sequence|upTo|sources)"/u.test(text)]).toEqual([edition, false]);
    }
    expect(await textOf(record, 'full', format, 'chair')).toContain('aaaaaaaaaaaa');
  });
});
