import { inMemory } from '../testing/meetings-in-memory.js';
import { ReaderHashes } from './reader-hashes.js';

const arrives = { type: 'Arrive', mode: 'video', confidentialityAccepted: true };

it('[W183] the same stream has another hash for every reader and for every key, and the same one again', async () => {
  const { does, meetings, meetingId, ids } = await inMemory('family-meeting');
  await does('chair', arrives);
  await does('mother', arrives);
  await meetings.look(meetingId, (record) => {
    const stream = record.rows.slice(0, 2);
    const [ours, theirs] = [new ReaderHashes(Buffer.alloc(32, 1)), new ReaderHashes(Buffer.alloc(32, 2))];
    const mothers = ours.ofLay(record, ids.mother, stream);
    expect(mothers).toEqual(new ReaderHashes(Buffer.alloc(32, 1)).ofLay(record, ids.mother, stream));
    const others = [ours.ofLay(record, ids.police, stream), theirs.ofLay(record, ids.mother, stream)];
    expect(new Set([...mothers, ...others.flat()]).size).toBe(6);
    for (const hash of mothers) expect(record.rows.map((_row, index) => record.hashAt(index + 1))).not.toContain(hash);
  });
});
