import {
  adjourn,
  agree,
  close,
  contribution,
  correction,
  decideOn,
  position,
  propose,
  restrict,
  search,
  tellFamily,
  voice,
  whole,
} from '../testing/commands.js';
import { convened, given, minute, opened } from '../testing/given.js';
import { chair, hv, minuteTaker, police, school, sw } from '../testing/people.js';
import { clocks } from '../judgements/clocks.js';
import { asPlainText } from './document.js';
import { sectionIds } from '../documents/parts.js';
import { contributionGaps, isHistory } from '../judgements/gaps.js';
import { minutes, minutesOf } from '../testing/named.js';

describe('the minutes', () => {
  it('[N1] are the same fold in the live panel and in the document, with every section from the start', () => {
    const { record } = given(opened(), hv(contribution('c1')));
    expect(minutes(record.rows, 'full')).toEqual(minutesOf(record.meeting!, 'full'));
    expect(minutes(record.rows, 'full').sections.map(({ sectionId }) => sectionId)).toEqual(sectionIds);
    expect(given().now.print()).toMatch(
      /Nobody has arrived yet[\s\S]*Nothing has been contributed[\s\S]*Nothing has been proposed[\s\S]*No action was agreed[\s\S]*The meeting has not been closed/,
    );
    expect(() => minutes(record.rows.slice(1), 'full')).toThrow('convened');
  });
  it('[N2] what nobody said is printed as not stated', () =>
    void given(
      opened(),
      hv(contribution('c1')),
      chair({
        type: 'AgreeAction',
        actionId: 't1',
        what: 'See Leo',
        owner: { post: 'Duty officer', agencyId: 'homes' },
        due: minute(600),
      }),
    ).now.and((_, after) =>
      expect(after.print()).toMatch(
        /Rests on: not stated[\s\S]*What Mia says, wants or shows: not stated[\s\S]*name not stated, Duty officer, Northmoor Homes[\s\S]*What the family is told: not stated/,
      ),
    ));
  it('[N3] forming while it lasts, a draft once it closes', () => {
    expect(minutesOf(given(opened()).now.meeting, 'full')).toMatchObject({ state: 'forming', upTo: 8 });
    expect(minutesOf(given(opened(), chair(close())).now.meeting, 'full')).toMatchObject({
      state: 'draft',
      closedAt: minute(8),
    });
  });
  it('[N4] a time reported stands beside the time of entry, in London', () =>
    void given(opened(), hv(contribution('c1', { happenedAt: '2026-06-30T23:30:00.000Z' }))).now.and((_, after) =>
      expect(after.print()).toContain('1 July 2026, 00:30 (entered 20 November 2026, 17:08)'),
    ));
  it('[N5] a reader’s copy says how many entries are kept from them, and holds none', () =>
    void given(
      opened(),
      police(contribution('c1', { statement: 'A former partner', restrictedTo: ['police'] })),
    ).now.and((_, after) => {
      expect(after.print('full', 'chair')).toContain('1 entry of the record is not in this copy.');
      expect(after.print('full', 'chair')).not.toContain('A former partner');
      expect(after.print('full', 'police')).toContain('Only for: Nell and Karim.');
    }));
  it('[N6] searches and what was not searched are among what each agency said', () =>
    void given(
      opened(),
      sw(
        search({ systems: ['Case file'], subjects: ['mia', 'Dean'], period: 'since 2021', notSearched: 'Neighbours' }),
      ),
    ).now.and((_, after) =>
      expect(after.print()).toContain(
        'Northmoor Social Care searched Case file for Mia and Dean, since 2021: nothing known. Not searched: Neighbours.',
      ),
    ));
  it('[N10] a summary, the next meeting, an adjournment and a cancellation are in it', () => {
    given(opened(), chair(adjourn()), chair(close({ nextMeetingAt: minute(3000) }))).now.and((_, after) =>
      expect(after.print()).toMatch(/We carry on.[\s\S]*Next meeting: 22 November 2026/),
    );
    given(chair({ type: 'CancelMeeting', reason: 'Convened twice' })).now.and((_, after) =>
      expect(after.print()).toContain('Cancelled: Convened twice'),
    );
  });
  it('[N11] every block is text in the plain copy', () =>
    expect(
      asPlainText({
        title: 'T',
        edition: 'full',
        reference: 'R',
        state: 'draft',
        version: 1,
        length: 'full',
        classification: 'C',
        upTo: 1,
        sections: [
          {
            sectionId: 'summary',
            title: 'Summary',
            blocks: [
              { kind: 'heading', text: 'H' },
              { kind: 'quotation', text: 'Q', of: 'Leo' },
              { kind: 'facts', facts: [{ name: 'N', value: 'V' }] },
              { kind: 'list', items: ['one', 'two'] },
              { kind: 'table', caption: 'C', head: ['a', 'b'], rows: [['1', '2']] },
            ],
          },
        ],
      }),
    ).toBe('T\n\nSUMMARY\n\nH\n\n“Q” (Leo)\n\nN: V\n\n- one\n- two\n\nC\na | b\n1 | 2'));
});

describe('the family’s edition', () => {
  const marked = { mayShareWithFamily: true } as const;

  it('[N7] is what the family is told and what is marked as theirs, and nothing else: no position, no reason, no voice', () =>
    void given(
      opened(),
      hv(contribution('c1', { ...marked, statement: 'We saw bruises', impactOnChild: 'INNER' })),
      police(contribution('c2', { statement: 'INNER' })),
      school(voice('leo', { ...marked, words: 'INNER', heardBy: 'INNER' })),
      chair(propose('d1', { proposal: 'INNER' })),
      police(position('d1', 'dissent', { reason: 'INNER' })),
      chair(decideOn('d1')),
      chair(tellFamily({ mustNotKnowYet: 'INNER' })),
      chair(agree('t1', { ...marked, what: 'Ring on Monday', contingency: 'INNER' })),
      chair(agree('t2', { what: 'INNER' })),
      chair(close({ summary: 'INNER' })),
    ).now.and((_, after) => {
      expect(after.print('family')).toMatch(
        /That both children will be seen[\s\S]*Northmoor Community Health: We saw bruises[\s\S]*Ring on Monday/,
      );
      expect(after.print('family')).not.toContain('INNER');
    }));
  it('[N8] never what is kept from any professional, then or later, nor what was withdrawn', () => {
    const none = (setting: ReturnType<typeof given>) => expect(setting.now.print('family')).not.toContain('INNER');
    none(
      given(
        opened(),
        police(contribution('c1', { ...marked, statement: 'INNER', restrictedTo: ['health'] })),
        chair(agree('t1', { ...marked, what: 'INNER', restrictedTo: ['police'] })),
        chair(tellFamily({ what: 'INNER', restrictedTo: ['police'] })),
      ),
    );
    none(given(opened(), police(contribution('c1', { ...marked, statement: 'INNER' })), police(restrict(9, 'health'))));
    none(
      given(
        opened(),
        police(contribution('c1', marked)),
        police(correction('c1', { statement: 'INNER' })),
        police(restrict(10, 'health')),
      ),
    );
    none(
      given(
        opened(),
        police(contribution('c1', { ...marked, statement: 'INNER' })),
        police({ type: 'WithdrawContribution', contributionId: 'c1', why: 'Wrong child' }),
      ),
    );
    none(
      given(
        opened(),
        police(contribution('c1', { ...marked, statement: 'INNER' })),
        police(correction('c1', { mayShareWithFamily: false })),
      ),
    );
  });
  it('[N9] gives the last message decided, and none where it was last decided to say nothing; one for a single person is not for all', () => {
    const print = (...steps: Parameters<typeof given>) => given(opened(), ...steps).now.print('family');
    expect(print(chair(tellFamily({ what: 'FIRST' })), chair(tellFamily({ what: 'SECOND' })))).toMatch(/SECOND/);
    expect(print(chair(tellFamily({ what: 'FIRST' })), chair(tellFamily({ what: 'SECOND' })))).not.toMatch(/FIRST/);
    expect(
      print(
        chair(tellFamily({ what: 'FIRST' })),
        chair({ type: 'DecideWhatFamilyIsTold', told: false, whyNot: 'Danger' }),
      ),
    ).not.toMatch(/FIRST|Danger/);
    expect(print(chair(tellFamily({ what: 'ONE-ONLY', aboutId: 'dean' })))).not.toMatch(/ONE-ONLY/);
  });
});

describe('time limits', () => {
  const due = (...steps: Parameters<typeof given>) =>
    Object.fromEntries(clocks(given(...steps).now.meeting).map(({ clockId, due: one }) => [clockId, one]));
  const held = {
    ...convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school']),
    convening: { decidedToHoldAt: minute(-60) },
  };

  it('[L17] hours run from what was reported, to the minute', () =>
    expect(due(held)['held']).toEqual({ known: true, date: '2026-11-21', at: minute(23 * 60) }));
  it('[L17] working days from the day of the meeting at which enquiries were decided on, not from an earlier one', () => {
    expect(due(opened(), chair(propose('d1')), chair(decideOn('d1')))['conference']).toEqual({
      known: true,
      date: '2026-12-11',
    });
    expect(
      due(opened(), chair(propose('d1', { options: [{ childId: 'mia', option: 'none' }] })), chair(decideOn('d1')))[
        'conference'
      ],
    ).toMatchObject({ known: false });
    expect(due(opened(), chair(close({ happenedAt: minute(8) })))['circulated']).toEqual({
      known: true,
      date: '2026-11-23',
    });
  });
  it('[L18] what is not known is said, never guessed', () => {
    expect(due()).toMatchObject({
      held: { known: false, because: expect.stringContaining('not stated') as string },
      amendments: { known: false, because: 'The procedure states no limit.' },
      circulated: { known: false },
    });
    expect(given().now.print()).toContain('Amendments: no limit stated. The procedure states no limit.');
  });
});

describe('history', () => {
  it('[C23] counts twelve calendar months, from a leap day too', () => {
    const one = (occurredFrom: string, at: string) => isHistory({ says: { statement: 'x', occurredFrom }, at });
    expect(one('2027-02-28T09:00:00.000Z', '2028-02-29T10:00:00.000Z')).toBe(true);
    expect(one('2027-02-28T11:00:00.000Z', '2028-02-29T10:00:00.000Z')).toBe(false);
  });
  it('[C24] an agency that said nothing is a gap; one that only wrote a note is too', () =>
    void given(
      opened(),
      minuteTaker({ type: 'TakeNote', noteId: 'n1', text: 'x', speakerParticipantId: 'hv' }),
    ).now.leavesGap('agency-silent', { agencyId: 'community-health' }));
  it('[C22] each gap says whose it is, what of and why', () => {
    const { meeting } = given(opened(), hv(whole('c1', {})), police(contribution('c2'))).now;
    expect(contributionGaps(meeting, meeting.contributions.get('c2')!)[0]).toEqual({
      gap: 'contribution-field',
      what: 'Northmoor Police has not said what it rests on.',
      why: expect.any(String) as string,
      agencyId: 'police',
      about: { kind: 'contribution', aboutId: 'c2' },
      fields: ['basis'],
    });
  });
});
