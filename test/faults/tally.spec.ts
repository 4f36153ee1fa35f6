import type { ExportedRow } from '#event-log';
import { tally } from './tally.js';

const row = (sequence: number, commandId: string, contributionId: string): ExportedRow => ({
  meetingId: 'm1',
  sequence,
  at: '2026-03-06T17:00:00.000Z',
  by: { participantId: 'ruth' },
  commandId,
  contentDigest: '',
  hash: '',
  event: { type: 'ContributionMade', contributionId },
});
const known = (contributionId: string, meetingId = 'm1') => ({
  meetingId,
  contributionId,
  commandId: `c-${contributionId}`,
});
const rows = [row(1, 'c-one', 'one'), row(2, 'c-two', 'two')];

describe('the tally of what people were told and what is stored', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(tally(rows, [known('one'), known('two')], [known('one'), known('one')])).toEqual({
      acknowledgedAndLost: 0,
      announcedAndLost: 0,
      recordedTwice: 0,
    });
  });

  it('counts what was acknowledged and is not there, or only in another meeting', () => {
    expect(tally(rows, [known('one'), known('three'), known('two', 'm2')], []).acknowledgedAndLost).toBe(2);
  });

  it('counts what was shown as recorded and is not there, once however many saw it', () => {
    expect(tally(rows, [], [known('three'), known('three')]).announcedAndLost).toBe(1);
  });

  it('counts a contribution that stands there twice, and a command that wrote twice', () => {
    expect(tally([...rows, row(3, 'c-three', 'one')], [], []).recordedTwice).toBe(1);
    expect(tally([...rows, row(3, 'c-one', 'three')], [], []).recordedTwice).toBe(1);
  });
});
