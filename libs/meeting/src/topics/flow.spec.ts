import { isCovered, quorumOf } from '../quorum.js';
import { adjourn, arrive, close, departure, open, proceed, propose, without } from '../testing/commands.js';
import { arrived, given, opened } from '../testing/given.js';
import { chair, minuteTaker, police } from '../testing/people.js';

const withoutPolice = arrived('chair', 'minutes', 'sw', 'hv');

describe('opening', () => {
  it('[Q1] needs the quorum, and says who is missing', () =>
    void given(withoutPolice)
      .when(chair(open()))
      .refused('Q1', { details: { missing: ['police'] } }));
  it('[Q1] with the quorum there it opens', () =>
    void given(withoutPolice, police(arrive()))
      .when(chair(open()))
      .then({ type: 'MeetingOpened', quorate: true, missingSectors: [] }));
  it('[Q3] going on without needs a ground of the procedure', () => {
    given(withoutPolice)
      .when(chair(open({ inquorate: { ...without('police'), groundId: 'friday' } })))
      .refused('Q3');
    given(withoutPolice)
      .when(chair(open({ inquorate: without('police') })))
      .then({ type: 'MeetingOpened', quorate: false, missingSectors: ['police'] });
  });
  it('[Q4] and says of each missing sector how it will be heard', () =>
    void given(withoutPolice)
      .when(chair(open({ inquorate: without() })))
      .refused('Q4', { details: { missing: ['police'] } }));
});

describe('going on when the quorum is lost', () => {
  const lost = [opened(), minuteTaker(departure('police')), minuteTaker(departure('hv'))] as const;

  it('[Q5] with the quorum there, there is nothing to go on without', () =>
    void given(opened())
      .when(chair(proceed(without('police'))))
      .refused('Q5'));
  it('[Q3] [Q4] the same ground and the same account are needed as at opening', () => {
    given(...lost)
      .when(chair(proceed({ ...without('police', 'health'), groundId: 'friday' })))
      .refused('Q3');
    given(...lost)
      .when(chair(proceed(without('police'))))
      .refused('Q4');
    given(...lost)
      .when(chair(proceed(without('police', 'health'))))
      .then({ type: 'ProceededInquorate' });
  });

  it('[Q12] a ground covers the sectors it lists, and no other', () => {
    const covered = given(opened(), minuteTaker(departure('police')), chair(proceed(without('police')))).now.meeting;
    expect(isCovered(covered, quorumOf(covered))).toBe(true);
    const more = given(
      opened(),
      minuteTaker(departure('police')),
      chair(proceed(without('police'))),
      minuteTaker(departure('hv')),
    ).now.meeting;
    expect(isCovered(more, quorumOf(more))).toBe(false);
  });

  it('[Q12] and ends when the quorum returns', () =>
    void given(opened(), minuteTaker(departure('police')), chair(proceed(without('police'))), police(arrive()))
      .when(minuteTaker(departure('police')))
      .accepted()
      .and((meeting) =>
        expect([meeting.cover, meeting.covers[0]?.endedAt, isCovered(meeting, quorumOf(meeting))]).toEqual([
          undefined,
          expect.any(String),
          false,
        ]),
      ));

  it('[Q12] an arrival reported late does not end it before it began', () =>
    void given(opened(), minuteTaker(departure('police')), chair(proceed(without('police'))))
      .when(police(arrive({ happenedAt: '2026-11-20T16:00:00.000Z' })))
      .accepted()
      .and(({ covers: [cover] }) => expect(cover?.endedAt).toBe(cover?.since)));

  it('[Q13] it is recorded and printed since when, on which ground and why', () =>
    void given(...lost)
      .when(chair(proceed(without('police', 'health'))))
      .accepted()
      .and((_, after) =>
        expect(after.print()).toMatch(
          /not quorate; police missing[\s\S]*Ground: Immediate risk. Reason: The child may be hurt tonight/,
        ),
      ));
});

describe('the agenda and the statements', () => {
  it('[M16] moves only to an item there is', () => {
    given(opened())
      .when(chair({ type: 'MoveToItem', itemId: 'tea' }))
      .refused('M16');
    given(opened())
      .when(chair({ type: 'MoveToItem', itemId: 'welcome' }))
      .accepted()
      .and(({ itemId }) => expect(itemId).toBe('welcome'));
  });
  it('[M17] reads only a statement there is; one not read out is a gap', () => {
    given(opened())
      .when(chair({ type: 'ReadStatement', statementId: 'tea' }))
      .refused('M17')
      .leavesGap('statement-unread');
    given(opened())
      .when(chair({ type: 'ReadStatement', statementId: 'challenge' }))
      .accepted()
      .leavesNoGap('statement-unread');
  });
  it('[M30] an adjourned meeting is resumed or closed', () => {
    given(opened())
      .when(chair(adjourn()))
      .then({ type: 'MeetingAdjourned' })
      .and(({ status }) => expect(status.phase).toBe('adjourned'));
    given(opened(), chair(adjourn()))
      .when(chair({ type: 'ResumeMeeting' }))
      .then({ type: 'MeetingResumed' })
      .and(({ status }) => expect(status.phase).toBe('open'));
    given(opened(), chair(adjourn()))
      .when(chair({ type: 'ResumeMeeting', reason: 'Everyone is back.' }))
      .accepted()
      .and((_, after) => expect(after.print()).toMatch(/Adjourned .*Resumed .*: Everyone is back\./));
    given(opened(), chair(adjourn())).when(chair(close())).accepted();
    given(opened(), chair(adjourn()))
      .when(chair(propose('d1')))
      .refused('D2');
  });
});
