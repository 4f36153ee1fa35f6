/** A thousand ways of tampering, all found; a hundred records untouched, none blamed. */
import fc from 'fast-check';
import { distinct } from '../../meeting/src/testing/any.js';
import { anySteps } from '../../meeting/src/testing/any-steps.js';
import { given, opened } from '../../meeting/src/testing/given.js';
import { fingerprintOf, hasUncomparedMinutes, redact, verifyRecord } from './index.js';
import { chanceFrom, tampered } from './testing/mutations.js';
import { exported, finalised, recordOf, signer } from './testing/records.js';

const records = 100;
const changesEach = 10;
const key = fingerprintOf(signer.publicKey);

/** A meeting in which anything may happen; every other one made final, every third with rows withheld from its reader. */
function anyRecord(number: number): Uint8Array {
  const [steps = []] = fc.sample(anySteps(12), { seed: number, numRuns: 1 });
  const { record } = given(opened());
  for (const step of distinct(steps, 'said')) record.ask(step);
  const meetingId = `meeting-${number}`;
  const rows = exported(number % 2 === 0 ? finalised(record.rows, signer, meetingId) : record.rows, meetingId);
  return recordOf(
    number % 3 === 0 ? rows.map((row) => ((row.sequence * 7 + number) % 4 === 0 ? redact(row) : row)) : rows,
  );
}

describe('tampering with records', () => {
  const sound = Array.from({ length: records }, (_, number) => anyRecord(number));

  it('[E62] 100 untouched records of different meetings, many with rows withheld: no false alarm', () => {
    const blamed = sound.map((bytes) => verifyRecord(bytes, { key })).filter((verdict) => !verdict.sound);
    expect(blamed).toEqual([]);
  });

  it('[E61] 1,000 changed bytes, rows, orders, signatures and minutes: all found', () => {
    let found = 0;
    const missed: string[] = [];
    for (let change = 0; change < records * changesEach; change += 1) {
      const bytes = tampered(
        sound[change % records] as Uint8Array,
        Math.floor(change / records) + change,
        chanceFrom(change),
      );
      const verdict = verifyRecord(bytes, { key });
      // minutes of another version are said not to have been compared, and the whole does not verify
      if (verdict.sound && !hasUncomparedMinutes(verdict)) missed.push(`change ${change}`);
      else found += 1;
    }
    expect(missed).toEqual([]);
    expect(found).toBe(1_000);
  }, 60_000);
});
