import type { Entry } from '#meeting';
import { asRecorded, namesAPlace } from './places.js';

const types = ['MeetingConvened', 'LinkGiven', 'LinkGiven', 'Arrived', 'LinkGiven', 'ContributionMade'];
const rows = types.map((type, index) => ({ sequence: index + 1, event: { type } }) as unknown as Entry);

describe('[W229] places in the record, as a scenario counts them', () => {
  it('are those of its own rows, whatever links its player was given', () => {
    expect(asRecorded({ sequence: 1 }, rows)).toEqual({ sequence: 1 });
    expect(asRecorded({ sequence: 3, why: 'x' }, rows)).toEqual({ sequence: 6, why: 'x' });
    expect(asRecorded({ reliesOn: [2, 3], releases: [{ sequence: 2 }] }, rows)).toEqual({
      reliesOn: [4, 6],
      releases: [{ sequence: 4 }],
    });
    expect(asRecorded({ edition: 'annex-2' }, rows)).toEqual({ edition: 'annex-4' });
    expect(asRecorded({ stay: 2, version: 1, text: 'annex-2 is meant' }, rows)).toEqual({
      stay: 2,
      version: 1,
      text: 'annex-2 is meant',
    });
  });
  it('one that is not there is not there', () => {
    expect(asRecorded({ sequence: 900 }, rows)).toEqual({ sequence: 906 });
  });
  it('the record is looked at only for a step that names one', () => {
    expect(
      [{ sequence: 3 }, { releases: [{ sequence: 1 }] }, { sequences: [1] }, { edition: 'annex-1' }].map((one) =>
        namesAPlace(one),
      ),
    ).toEqual([true, true, true, true]);
    expect(namesAPlace({ version: 1, statement: '9', participantId: 'police' })).toBe(false);
  });
});
