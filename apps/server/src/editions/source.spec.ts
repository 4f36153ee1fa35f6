/** What stands at the foot of a page: for whom a copy is, without what somebody who hides could be found by. */
import { inMemory } from '../testing/meetings-in-memory.js';
import type { MeetingRecord } from '../turns/meeting-record.js';
import { sourceOf } from './source.js';

function footOf(record: MeetingRecord, makerId: string, wanted: object): string {
  const making = {
    wanted: { type: 'MakeEdition' as const, format: 'pdf' as const, edition: 'full', ...wanted },
    makerId,
    sequence: record.upTo + 1,
    fictional: false,
    now: '2026-03-06T18:00:00.000Z',
  };
  const source = sourceOf(record, making);
  if (!('work' in source)) throw new Error(source.refusal.because);
  const work = source.work('0'.repeat(64), []);
  return work.kind === 'edition' ? work.stamp.recipient : work.kind;
}

it('[M44] the foot of a copy for a family does not say for whom a professional comes who hides', async () => {
  const { meetings, meetingId, ids, does } = await inMemory('family-meeting');
  for (const who of ['chair', 'minutes', 'police'] as const)
    await does(who, { type: 'Arrive', mode: 'video', confidentialityAccepted: true });
  const foot = (edition: string): Promise<string> =>
    meetings.look(meetingId, (record) => footOf(record, ids.chair, { edition, recipientId: undefined }));
  const families = ['family', 'child', 'decision-letter'];
  for (const edition of families) expect([edition, await foot(edition)]).toEqual([edition, 'Canary Chairwoman, csc']);
  const hiding = [{ listedId: ids.chair, mustNotBeFoundBy: [ids.mother] }];
  expect(await does('police', { type: 'RecordHiding', hiding })).toMatchObject({ accepted: true });
  for (const edition of families) expect([edition, await foot(edition)]).toEqual([edition, 'Canary Chairwoman']);
  expect(await foot('full')).toBe('Canary Chairwoman, csc');
});
