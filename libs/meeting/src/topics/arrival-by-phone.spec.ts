import { quorumOf } from '../quorum.js';
import { agree, arrival, open, position, propose } from '../testing/commands.js';
import { arrived, convened, given, opened, usual } from '../testing/given.js';
import { chair, hv, minuteTaker } from '../testing/people.js';
import { discussion } from '../testing/procedure.js';

describe('an arrival by phone', () => {
  const at = [convened(usual, discussion), minuteTaker(arrival('police', { knownBy: 'rang-in' }))] as const;
  const gap = { about: { kind: 'participant', aboutId: 'police' } };

  it('[A74] says how we know who it is, in the minutes too; ringing in unchecked, or not saying it, is a gap until somebody rings back', () => {
    given(...at)
      .now.leavesGap('not-rung-back', gap)
      .and((_, after) => expect(after.print()).toContain('by phone (they rang in, not checked) from'));
    given(minuteTaker(arrival('police'))).now.leavesGap('not-rung-back', gap);
    for (const knownBy of ['rang-them', 'known-voice'] as const)
      given(minuteTaker(arrival('police', { knownBy }))).now.leavesNoGap('not-rung-back');
    given(...at)
      .when(chair({ type: 'RecordRungBack', participantId: 'police' }))
      .then({ type: 'RungBackRecorded', participantId: 'police' })
      .leavesNoGap('not-rung-back')
      .and((_, after) => expect(after.print()).toMatch(/rung back by Ruth at 20 November 2026, 17:02/));
  });
  it('[A73] only somebody recorded as here by phone is rung back, by a recorder, once', () => {
    given(...at)
      .when(hv({ type: 'RecordRungBack', participantId: 'police' }))
      .refused('A1');
    given(opened())
      .when(chair({ type: 'RecordRungBack', participantId: 'hv' }))
      .refused('A73');
    given(...at, chair({ type: 'RecordRungBack', participantId: 'police' }))
      .when(minuteTaker({ type: 'RecordRungBack', participantId: 'police' }))
      .then();
  });
  it('[A75] it is a gap and never a wall: they count for the quorum, and what they say is taken down', () => {
    given(opened(), chair(propose('d1')), chair(agree('t1')), minuteTaker(arrival('housing', { knownBy: 'rang-in' })))
      .when(
        minuteTaker({
          ...position('d1', 'agree', { standing: 'personal' }),
          spokenByParticipantId: 'housing',
        }),
      )
      .then({ type: 'PositionTaken', participantId: 'housing' });
    given(...arrived('chair', 'minutes', 'sw', 'hv', 'school'), minuteTaker(arrival('police', { knownBy: 'rang-in' })))
      .when(chair(open()))
      .then({ type: 'MeetingOpened', quorate: true, missingSectors: [] })
      .leavesGap('not-rung-back', gap)
      .and((meeting) => expect(quorumOf(meeting)).toMatchObject({ quorate: true }));
  });
  it('[A76] how they are known may be said once they are in, and what was said is not lost', () =>
    void given(minuteTaker(arrival('police')))
      .when(minuteTaker(arrival('police', { knownBy: 'known-voice' })))
      .then({ type: 'ArrivalRecorded', knownBy: 'known-voice' })
      .leavesNoGap('not-rung-back')
      .and(({ participants }) => expect(participants.get('police')?.stays).toHaveLength(1)));
});
