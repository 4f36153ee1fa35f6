import { contribution, extend, note, position, propose, restrict } from '../testing/commands.js';
import { arrived, convened, given, opened } from '../testing/given.js';
import { answerFlag, closed, familyConference, flag } from '../testing/minutes.js';
import { chair, constable, hv, minuteTaker, police, sw } from '../testing/people.js';
import { flagsOn } from './flag.js';

/** The contribution is row 9. */
const said = [...opened('constable'), police(contribution('c1'))];
const at = 10;
const kept = [...opened('constable'), police(contribution('c1', { restrictedTo: ['health', 'minutes'] }))];

describe('a moment of the record somebody is asked about', () => {
  it('[N21] is marked by those who keep the record', () => {
    void given(said)
      .when(minuteTaker(flag('f1', at, 'police')))
      .then({ type: 'MomentFlagged', flagId: 'f1', sequence: at, ofParticipantId: 'police' });
    void given(said)
      .when(sw(flag('f1', at, 'police')))
      .refused('N21');
    void given()
      .when(minuteTaker(flag('f1', 1, 'police')))
      .refused('N22');
  });
  it('[N29] there must be something at that place, for whoever asks', () => {
    void given(said)
      .when(minuteTaker(flag('f1', 999, 'police')))
      .refused('N29');
    const unseen = given(kept).when(chair(flag('f1', at, 'police')));
    void unseen.refused('N29', { because: expect.stringContaining('nothing at that place') as string });
  });
  it('[N30] who is asked is in the meeting for an agency', () => {
    void given(said)
      .when(minuteTaker(flag('f1', at, 'solicitor')))
      .refused('N30');
    void given(
      convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school', 'father'], familyConference),
      arrived('father'),
      opened(),
      police(contribution('c1')),
    )
      .when(minuteTaker(flag('f1', at, 'father')))
      .refused('N30');
  });
  it('[N31] and may see what is asked about; the question goes where that goes, or to fewer', () => {
    void given(kept)
      .when(minuteTaker(flag('f1', at, 'sw')))
      .refused('N31', { because: expect.stringContaining('They may not see that') as string });
    void given(kept)
      .when(minuteTaker(flag('f1', at, 'hv', { question: 'INNER' })))
      .accepted()
      .shows('INNER', 'police', 'constable', 'hv', 'minutes')
      .hides('INNER', 'chair', 'sw', 'school');
    void given(said)
      .when(minuteTaker(flag('f1', at, 'police', { question: 'INNER', restrictedTo: ['police'] })))
      .accepted()
      .shows('INNER', 'police', 'chair')
      .hides('INNER', 'hv', 'school');
    void given(said)
      .when(minuteTaker(flag('f1', at, 'hv', { restrictedTo: ['police'] })))
      .refused('N31');
    void given(kept, minuteTaker(flag('f1', at, 'hv', { question: 'INNER' })))
      .when(police(extend(at, 'school')))
      .accepted()
      .shows('INNER', 'school');
    void given(said, minuteTaker(flag('f1', at, 'police', { question: 'INNER' })))
      .when(police(restrict(at, 'minutes')))
      .accepted()
      .hides('INNER', 'hv')
      .shows('INNER', 'police');
    void given(opened(), minuteTaker(note('n1')))
      .when(minuteTaker(flag('f1', 9, 'police')))
      .refused('N31');
  });
  it('[N32] each has an identifier of its own', () =>
    void given(said, minuteTaker(flag('f1', at, 'police')))
      .when(chair(flag('f1', at, 'hv')))
      .refused('N32'));
  it('[N33] what somebody may not see cannot be answered, as if it were not there', () => {
    void given(said)
      .when(police(answerFlag('f1')))
      .refused('N33');
    void given(kept, minuteTaker(flag('f1', at, 'hv')))
      .when(sw(answerFlag('f1')))
      .refused('N33');
  });
  it('[N34] the person asked or their agency answers, during and after the meeting', () => {
    void given(said, minuteTaker(flag('f1', at, 'police')))
      .when(constable(answerFlag('f1')))
      .then({ type: 'FlagAnswered', agencyId: 'police' });
    void given(said, minuteTaker(flag('f1', at, 'police')))
      .when(hv(answerFlag('f1')))
      .refused('N34', { because: expect.stringContaining('Somebody else was asked') as string });
    void given(closed(police(contribution('c1'))), minuteTaker(flag('f1', 9, 'police')))
      .when(police(answerFlag('f1')))
      .accepted()
      .and((meeting) => {
        expect(flagsOn(meeting, 9)).toMatchObject([
          {
            flagId: 'f1',
            about: 9,
            by: { participantId: 'minutes' },
            answer: { text: 'Wednesday', by: { participantId: 'police' } },
          },
        ]);
      });
  });
  it('[N34] an answer may be kept to fewer', () =>
    void given(said, minuteTaker(flag('f1', at, 'police')))
      .when(police(answerFlag('f1', { answer: 'INNER', restrictedTo: ['chair'] })))
      .accepted()
      .shows('INNER', 'chair', 'police')
      .hides('INNER', 'hv', 'minutes'));
  it('[N35] once', () =>
    void given(said, minuteTaker(flag('f1', at, 'police')), police(answerFlag('f1')))
      .when(police(answerFlag('f1')))
      .refused('N35', { because: expect.stringContaining('answered already') as string }));
  it('[N36] unanswered it is a gap of whoever was asked', () => {
    const asked = [...said, minuteTaker(flag('f1', at, 'police'))];
    void given(asked).now.leavesGap('flag-open', {
      agencyId: 'police',
      about: { kind: 'flag', aboutId: 'f1' },
      what: expect.stringContaining('Karim was asked about the record: Which day was that?') as string,
    });
    void given(asked)
      .when(police(answerFlag('f1')))
      .accepted()
      .leavesNoGap('flag-open');
    void given(opened(), chair(propose('d1')), police(position('d1')))
      .when(minuteTaker(flag('f1', 10, 'police')))
      .accepted()
      .leavesGap('flag-open');
  });
});
