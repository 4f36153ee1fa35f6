/** The files beside the minutes: spreadsheets that run nothing, a calendar that is right in spring and autumn, and the national dataset. */
import ICAL from 'ical.js';
import type { Meeting } from '#meeting';
import { agree, cancel, decideOn, onAction, propose, whole } from '../../../meeting/src/testing/commands.js';
import { given, opened } from '../../../meeting/src/testing/given.js';
import { chair, hv, leo, mia, police, school, sw } from '../../../meeting/src/testing/people.js';
import { actionsCsv, attendanceCsv, meetingIcs, safeguardingCsv, safeguardingDataset } from '../index.js';

const meeting = given(
  opened(),
  chair(
    agree('a1', { what: '=HYPERLINK("http://x.example";"a")', measure: '+44, "quoted"\nnext line', childIds: ['mia'] }),
  ),
  chair(agree('a2', { what: '-1' })),
).now.meeting;
const options = { meetingId: '5f0c9c1e-7d3b-4a55-8c3a-0d7a0f4ad001', madeAt: '2026-11-22T16:05:00.000Z' };

describe('CSV', () => {
  it('runs no formula, and is UTF-8 to Excel', () => {
    const csv = actionsCsv(meeting);
    expect(csv.startsWith('\uFEFFWhat,Who,Agency,Due,')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""http://x.example"";""a"")"`);
    expect(csv).toContain(`"'+44, ""quoted""\nnext line"`);
    expect(csv).toMatch(/\r\n'-1,/);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('has a row for every stay and for everybody who has not come, in London time', () => {
    const rows = attendanceCsv(meeting).split('\r\n');
    expect(rows[0]).toBe(
      '\uFEFFName,Post,Agency,Sector,Role,Can decide for the agency,Standing,Mode,Arrived,Left,"Arrived, as corrected","Left, as corrected",Why corrected',
    );
    expect(rows).toHaveLength(1 + 9 + 1);
    expect(rows).toContain(
      'Karim,Karim’s post,Northmoor Police,police,member,yes,attending,by video,2026-11-20 17:04,,,,',
    );
    expect(rows).toContain('Sian,Sian’s post,Northmoor Homes,housing,member,no,invited,,,,,,');
  });
});

/** Parsed as a calendar does. */
const parsed = (ics: string): ICAL.Component => new ICAL.Component(ICAL.parse(ics));
const entries = (ics: string): ICAL.Event[] =>
  parsed(ics)
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
const instantOf = (event: ICAL.Event | undefined): string =>
  new Date((event?.startDate.toUnixTime() ?? 0) * 1000).toISOString();
const at = (scheduledFor: string, extra: Partial<Meeting> = {}): Meeting => ({ ...meeting, scheduledFor, ...extra });

describe('ICS', () => {
  it.each([
    '2026-03-28T23:30:00.000Z',
    '2026-03-29T00:59:00.000Z',
    '2026-03-29T01:00:00.000Z',
    '2026-03-29T09:00:00.000Z',
    '2026-07-01T09:00:00.000Z',
    '2026-10-25T00:00:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:00:00.000Z',
    '2026-10-25T01:30:00.000Z',
    '2026-10-25T09:00:00.000Z',
    '2026-12-24T15:00:00.000Z',
  ])('means %s wherever it is opened', (instant) => {
    expect(instantOf(entries(meetingIcs(at(instant), options))[0])).toBe(instant);
  });

  it('says the instant, so that no calendar has to know when London’s clocks change', () => {
    expect(meetingIcs(at('2026-03-29T09:00:00.000Z'), options)).toContain('DTSTART:20260329T090000Z\r\n');
    expect(meetingIcs(at('2026-10-25T00:30:00.000Z'), options)).toContain('DTSTART:20261025T003000Z\r\n');
    expect(meetingIcs(at('2026-10-25T01:30:00.000Z'), options)).toContain('DTSTART:20261025T013000Z\r\n');
  });

  it('[N108] takes an hour until it is known how long it took', () => {
    const end = (...status: Meeting['status'][]): string => {
      const [event] = entries(meetingIcs({ ...meeting, ...(status[0] ? { status: status[0] } : {}) }, options));
      return new Date(event?.endDate.toJSDate() ?? 0).toISOString();
    };
    const after = (minutes: number): string =>
      new Date(Date.parse(meeting.scheduledFor) + minutes * 60_000).toISOString();
    const closed = (closedAt: string) =>
      ({ phase: 'closed', openedAt: meeting.scheduledFor, closedAt, summary: '', outstanding: [] }) as const;
    expect(end()).toBe(after(60));
    expect(end(closed(after(85)))).toBe(after(85));
    expect(end(closed(after(-5)))).toBe(after(60));
  });

  it('[N108] has the meeting and each action’s due date, by a reference alone', () => {
    const ics = meetingIcs(meeting, options);
    expect(entries(ics).map(({ summary }) => summary)).toEqual([
      'Meeting NM-1',
      'Action due, NM-1',
      'Action due, NM-1',
    ]);
    expect(entries(ics).map((event) => instantOf(event))).toEqual([
      meeting.scheduledFor,
      '2026-11-21T12:00:00.000Z',
      '2026-11-21T12:00:00.000Z',
    ]);
    for (const told of [
      'Ruth',
      'Mia',
      'Room 4',
      'Bruising',
      'HYPERLINK',
      'See Leo',
      'Northmoor',
      'LOCATION',
      'ATTENDEE',
      'DESCRIPTION',
    ])
      expect(ics).not.toContain(told);
    expect(parsed(ics).getFirstPropertyValue('method')).toBe('PUBLISH');
  });

  it('stays the same entry through changes, and rises', () => {
    const before = entries(meetingIcs(meeting, options));
    const later = given(opened(), chair(agree('a1')), chair(agree('a2')), sw(onAction('AcceptAction', 'a1'))).now
      .meeting;
    const after = entries(
      meetingIcs(
        { ...later, scheduledFor: '2026-11-23T10:00:00.000Z' },
        { ...options, madeAt: '2026-11-23T09:00:00.000Z' },
      ),
    );
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(new Set(after.map(({ uid }) => uid)).size).toBe(3);
    expect(after[0]?.sequence).toBeGreaterThan(before[0]?.sequence ?? Infinity);
    expect(after[1]?.sequence).toBeGreaterThan(before[1]?.sequence ?? Infinity);
    expect(after[2]?.sequence).toBe(before[2]?.sequence);
  });

  it('takes a cancelled meeting back under the same UID', () => {
    const [planned, cancelled] = [given().now.meeting, given(chair(cancel())).now.meeting];
    const ics = meetingIcs(cancelled, options);
    expect(parsed(ics).getFirstPropertyValue('method')).toBe('CANCEL');
    const [event] = entries(ics);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.uid).toBe(entries(meetingIcs(planned, options))[0]?.uid);
    expect(event?.sequence).toBeGreaterThan(planned.sequence - 1);
    expect(ics).not.toContain('Convened twice');
  });

  it('folds at 75 octets without parting a character, and escapes what the format takes for its own', () => {
    const reference = `NM;1, ${'é张🧒'.repeat(40)}\nEND:VEVENT`;
    const ics = meetingIcs(at(meeting.scheduledFor, { reference }), options);
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(entries(ics)[0]?.summary).toBe(`Meeting ${reference}`);
    expect(entries(ics)).toHaveLength(3);
  });
});

describe('the Standard Safeguarding Dataset', () => {
  const decided = given(
    opened(),
    police(whole('c1')),
    hv(whole('c2')),
    school(whole('c3')),
    chair(
      propose('d1', {
        options: [
          { childId: 'mia', option: 'joint' },
          { childId: 'leo', option: 'none' },
        ],
      }),
    ),
    chair(decideOn('d1')),
  ).now.meeting;

  it('begins an enquiry for each child for whom one was decided on, the day of the discussion', () => {
    const { tables } = safeguardingDataset(decided, options);
    expect(tables.ssd_s47_enquiry).toEqual([
      expect.objectContaining({
        s47e_person_id: mia.childId,
        s47e_s47_start_date: '2026-11-20',
        s47e_s47_end_date: '',
        s47e_s47_enquiry_id: '',
        s47e_s47_nfa: '',
      }),
    ]);
    expect(tables.ssd_initial_cp_conference).toEqual([
      expect.objectContaining({ icpc_person_id: mia.childId, icpc_icpc_target_date: '2026-12-11', icpc_icpc_date: '' }),
    ]);
    expect(tables.ssd_cp_reviews).toEqual([]);
  });

  it('says of a review when it was held and whether it was quorate', () => {
    const { tables } = safeguardingDataset({ ...decided, meetingKind: 'review-child-protection-conference' }, options);
    expect(tables.ssd_cp_reviews).toEqual(
      [mia, leo].map(
        ({ childId }) =>
          expect.objectContaining({
            cppr_person_id: childId,
            cppr_cp_review_date: '2026-11-20',
            cppr_cp_review_quorate: 'Y',
            cppr_cp_review_participation: '',
            cppr_cp_review_meeting_id: options.meetingId,
          }) as unknown,
      ),
    );
  });

  it('is a CSV for each table, its columns there without rows too, and names nobody', () => {
    const csv = safeguardingCsv(safeguardingDataset(given().now.meeting, options));
    expect(csv.ssd_cp_reviews).toBe(
      '\uFEFFcppr_cp_review_id,cppr_person_id,cppr_cp_plan_id,cppr_cp_review_due,cppr_cp_review_date,cppr_cp_review_meeting_id,cppr_cp_review_outcome_continue_cp,cppr_cp_review_quorate,cppr_cp_review_participation\r\n',
    );
    expect(JSON.stringify(safeguardingDataset(decided, options))).not.toMatch(/Mia|Ruth|Northmoor/);
  });
});
