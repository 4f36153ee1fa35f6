/** The browser's copy of a meeting: rows in order, begun again when other rows may be read, and ended where this page knows no more. */
import { isWithheld, outsideStream, type Entry, type Recorded } from '#meeting';
import { Copy } from '../../apps/web/src/live/copy.js';
import { close, contribution, withdrawal } from '../../libs/meeting/src/testing/commands.js';
import { convened, given, opened, usual } from '../../libs/meeting/src/testing/given.js';
import { chair, hv, police } from '../../libs/meeting/src/testing/people.js';
import { conference } from '../../libs/meeting/src/testing/procedure.js';

const meeting = () => given(convened(usual), opened(), hv(contribution('c1'))).now.record;
/** As they come over the wire: nothing is shared with another fold. */
const sent = <T>(rows: T): T => structuredClone(rows);
const rowAfter = (rows: readonly Entry[], event: object): Entry =>
  ({
    sequence: rows.length + 1,
    at: '2026-11-20T17:40:00.000Z',
    by: { participantId: 'chair' },
    event,
  }) as unknown as Entry;
const typesIn = (rows: readonly Entry[]): string[] => rows.map(({ event }) => event.type);

function copyOf(rows: readonly Entry[], me = 'chair'): Copy {
  const copy = new Copy(me);
  copy.beginAgain();
  copy.apply(sent(rows), copy.wanted().reading);
  copy.completeAt(rows.length);
  return copy;
}

describe('the rows of a copy', () => {
  it('[W61] are folded in once, in order, and one that is ahead says that something was missed', () => {
    const { rows } = meeting();
    const copy = new Copy('chair');
    expect(copy.apply(sent(rows.slice(0, 3)))).toMatchObject({ behind: false });
    expect(copy.apply(sent(rows.slice(1, 4))).applied).toHaveLength(1);
    expect(copy.apply(sent(rows.slice(6)))).toMatchObject({ applied: [], behind: true });
    copy.apply(sent(rows.slice(4)));
    expect(copy.entries).toEqual(rows);
    expect([...(copy.meeting?.contributions.keys() ?? [])]).toEqual(['c1']);
  });

  it('[W61] are asked for after the last one held, with what came with it', () => {
    const { rows } = meeting();
    const copy = new Copy('chair');
    copy.apply(sent(rows), undefined, 'ab12');
    expect(copy.wanted()).toEqual({ after: rows.length, hash: 'ab12', reading: 0 });
  });

  it('[W61] that are read anew are shown once all are there, and those announced meanwhile are asked for again', () => {
    const { rows } = meeting();
    const copy = copyOf(rows);
    copy.beginAgain();
    const { reading } = copy.wanted();
    copy.apply(sent(rows.slice(0, 4)), reading);
    expect(copy.entries).toHaveLength(rows.length);
    expect(copy.apply(sent([rowAfter(rows, { type: 'StatementRead', statementId: 's1' })]))).toMatchObject({
      applied: [],
      behind: false,
    });
    expect(copy.completeAt(rows.length)).toBe(false);
    expect(copy.apply(sent(rows.slice(4)), reading)).toMatchObject({ behind: true });
    expect([copy.entries.length, copy.completed]).toEqual([rows.length, 2]);
  });

  it('[W65] kept to others afterwards go at once, and the copy is begun again', () => {
    const { rows } = meeting();
    const said = rows.find(({ event }) => event.type === 'ContributionMade');
    const copy = copyOf(rows);
    const narrowing = { type: 'RestrictedAfterwards', covers: [said?.sequence], audience: ['hv'], why: 'Safety' };
    expect(copy.apply([rowAfter(rows, narrowing)])).toMatchObject({ again: true });
    expect(JSON.stringify(copy.entries)).not.toContain('"ContributionMade"');
    expect(copy.meeting?.contributions.size).toBe(0);
  });

  it('[W65] of somebody who may still read them stay', () => {
    const { rows } = meeting();
    const said = rows.find(({ event }) => event.type === 'ContributionMade');
    const copy = copyOf(rows, 'hv');
    copy.apply([rowAfter(rows, { type: 'RestrictedAfterwards', covers: [said?.sequence], audience: ['hv'] })]);
    expect(copy.meeting?.contributions.size).toBe(1);
  });

  it('[B84] taken back from a family member go from their place, and only from theirs', () => {
    const setting = { ...conference, admission: 'direct' } as const;
    const steps = [opened('father'), hv(contribution('c1', { mayShareWithFamily: true }))] as const;
    const before = given(convened([...usual, 'father'], setting), ...steps).now.record;
    const after = given(convened([...usual, 'father'], setting), ...steps, hv(withdrawal('c1'))).now.record;
    const copy = copyOf(outsideStream(before.rows, 'father'), 'father');
    expect(typesIn(copy.entries)).toContain('ContributionMade');
    copy.apply(sent(outsideStream(after.rows, 'father').filter(isWithheld)), undefined, 'cd34');
    expect(typesIn(copy.entries)).not.toContain('ContributionMade');
    expect(copy.wanted().hash).toBeUndefined();
    const professional = copyOf(before.rows);
    professional.apply([{ sequence: before.rows.length, event: { type: 'Withheld' } }]);
    expect(professional.entries).toEqual(before.rows);
  });

  it('[W62] read differently after the close and after one’s own arrival', () => {
    const { rows } = given(convened(usual), opened(), chair(close())).now.record;
    const arrival = rows.findIndex(
      ({ event }) => event.type === 'Arrived' && 'participantId' in event && event.participantId === 'police',
    );
    const copy = copyOf(rows.slice(0, arrival), 'police');
    expect(copy.apply(sent(rows.slice(arrival, arrival + 1)))).toMatchObject({ again: true });
    const other = copyOf(rows.slice(0, arrival), 'chair');
    expect(other.apply(sent(rows.slice(arrival, arrival + 1)))).toMatchObject({ again: false });
    expect(copyOf(rows.slice(0, -1), 'school').apply(sent(rows.slice(-1)))).toMatchObject({ again: true });
  });

  it('[B38] are all forgotten when somebody is no longer in the meeting', () => {
    const copy = copyOf(meeting().rows);
    copy.erase();
    expect([copy.meeting, copy.entries, copy.shown, copy.shownEntries]).toEqual([undefined, [], undefined, []]);
  });
});

describe('a row of a kind this page does not know', () => {
  const known = meeting().rows;
  const unknown = rowAfter(known, { type: 'MeetingMovedToAnotherRoom', room: 'canary-room' });
  const later = rowAfter([...known, unknown], { type: 'StatementRead', statementId: 'confidentiality' }) as Recorded;

  it('[B160] ends what is shown: neither it nor what comes after it is folded in', () => {
    const copy = copyOf(known);
    expect(copy.apply(sent([unknown, later])).applied).toEqual([]);
    expect(copy.stoppedAt).toBe(unknown.sequence);
    expect(copy.shownEntries).toHaveLength(known.length);
    expect(copy.meeting?.sequence).toBe(known.length);
    expect(copy.meeting?.statementsRead.size).toBe(0);
  });

  it('[B160] is no row that is missing: the record is followed on behind it', () => {
    const copy = copyOf([...known, unknown, later]);
    expect([copy.completed, copy.stoppedAt]).toEqual([1, unknown.sequence]);
    expect(copy.wanted().after).toBe(later.sequence);
    expect(copy.apply([rowAfter([...known, unknown, later], { type: 'Withheld' })])).toMatchObject({ behind: false });
  });

  it('[B160] hides no row that takes words away from this reader', () => {
    const said = known.find(({ event }) => event.type === 'ContributionMade');
    const copy = copyOf([...known, unknown]);
    const narrowing = { type: 'RestrictedAfterwards', covers: [said?.sequence], audience: ['hv'] };
    expect(copy.apply([rowAfter([...known, unknown], narrowing)])).toMatchObject({ again: true });
    expect(JSON.stringify(copy.shownEntries)).not.toContain('"ContributionMade"');
    expect(copy.meeting?.contributions.size).toBe(0);
  });

  it('[B160] is nothing to a page that knows it: a copy begun again without it goes to the end', () => {
    const copy = copyOf([...known, unknown]);
    copy.beginAgain();
    copy.apply(sent(known), copy.wanted().reading);
    copy.completeAt(known.length);
    expect(copy.stoppedAt).toBeUndefined();
  });
});

it('[W65] words kept to some from the start are no row of this reader at all', () => {
  const record = given(convened(usual), opened(), police(contribution('c2', { restrictedTo: ['hv'] }))).now.record;
  const copy = copyOf(record.readBy('school'), 'school');
  expect(typesIn(copy.entries)).toContain('Withheld');
  expect(copy.meeting?.withheld.size).toBe(1);
});
