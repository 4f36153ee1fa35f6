import { opensByPersonId } from '../meeting.js';
import { quorumOf } from '../quorum.js';
import {
  arrival,
  arrive,
  close,
  decideOn,
  departure,
  leave,
  open,
  position,
  propose,
  walkIn,
} from '../testing/commands.js';
import { arrived, convened, Given, given, minute, opened, usual, type After } from '../testing/given.js';
import { chair, deputy, minuteTaker, people, police, sw } from '../testing/people.js';
import { withQuorum } from '../testing/procedure.js';
import { finalise } from '../testing/minutes.js';
import { viewerOf } from '../visibility.js';
import type { AddStay, CorrectAttendance } from './stays.js';

const correct = (extra: Partial<CorrectAttendance>) =>
  minuteTaker({ type: 'CorrectAttendance', participantId: 'police', why: 'Misread the clock', ...extra });
const addStay = (extra: Partial<AddStay> = {}) =>
  minuteTaker({
    type: 'AddStay',
    participantId: 'housing',
    arrivedAt: minute(2),
    leftAt: minute(5),
    mode: 'phone',
    why: 'She was on the line',
    ...extra,
  });
const backAgain = [opened(), police(leave()), police(arrive({ mode: 'phone' }))] as const;
const closed = [opened(), chair(close())] as const;

describe('attendance put right', () => {
  it('[A57] any stay is corrected, said which; the first version stays and is printed', () =>
    void given(...backAgain)
      .when(correct({ stay: 1, leftAt: minute(7), why: 'Went earlier' }))
      .then({ type: 'AttendanceCorrected', stay: 1 })
      .and(({ participants }, after) => {
        expect(participants.get('police')).toMatchObject({
          standing: { state: 'attending' },
          stays: [{ leftAt: minute(8), corrections: [{ leftAt: minute(7) }] }, { corrections: [] }],
        });
        expect(after.print()).toContain('corrected to as recorded until 20 November 2026, 17:07: Went earlier');
      }));

  it('[A57] unsaid, it is the stay that began last, whenever it was recorded', () =>
    void given(...backAgain, addStay({ participantId: 'police', arrivedAt: minute(1), leftAt: minute(3) }))
      .when(correct({ arrivedAt: minute(9) }))
      .then({ type: 'AttendanceCorrected', stay: 2 }));

  it('[A57] a row of before stays were said is still of the last', () => {
    const { record } = given(...backAgain);
    const { meeting } = given(...backAgain, correct({ arrivedAt: minute(9) })).now;
    expect(meeting.participants.get('police')?.stays.map(({ corrections }) => corrections.length)).toEqual([0, 1]);
    expect(record.rows.length).toBeGreaterThan(0);
  });

  it('[A57] one that nobody noted is added, and printed with why and when', () =>
    void given(opened())
      .when(addStay())
      .then({ type: 'StayAdded' })
      .and((_, after) =>
        expect(after.print()).toMatch(
          /by phone from .*17:02 to .*17:05, recorded by Grace; added .*She was on the line/,
        ),
      ));

  it('[A57] both after the close too, with the time they had come', () => {
    given(...closed)
      .when(correct({ leftAt: minute(7) }))
      .then({ type: 'AttendanceCorrected' });
    given(...closed)
      .when(addStay())
      .then({ type: 'StayAdded' });
    given(...closed)
      .when(deputy({ type: 'CorrectAttendance', participantId: 'chair', leftAt: minute(7), why: 'She had gone' }))
      .accepted()
      .and(({ participants }) => expect(participants.get('chair')?.standing.state).toBe('attending'));
  });

  it('[A63] nobody adds one of their own', () => {
    for (const setting of [[opened()], closed])
      given(...setting)
        .when(addStay({ participantId: 'minutes', arrivedAt: minute(0), leftAt: minute(1) }))
        .refused('A63');
    given(...closed)
      .when(deputy({ ...addStay({ participantId: 'minutes', arrivedAt: minute(0), leftAt: minute(1) }).command }))
      .then({ type: 'StayAdded' });
  });

  it('[A53] until the minutes are final', () => {
    const final = [...closed, minuteTaker(finalise)] as const;
    given(...final)
      .when(correct({ leftAt: minute(7) }))
      .refused('A53');
    given(...final)
      .when(addStay())
      .refused('A53');
    given(...final)
      .when(minuteTaker({ ...walkIn(people.nurse), happenedAt: minute(2) }))
      .refused('A53');
  });

  it('[A19] a stay that is not there is not corrected', () =>
    void given(opened())
      .when(correct({ stay: 2, leftAt: minute(5) }))
      .refused('A19'));

  it('[A54] nobody came once the meeting was closed', () => {
    given(...closed)
      .when(minuteTaker(walkIn(people.nurse)))
      .refused('A54');
    given(...closed)
      .when(minuteTaker({ ...walkIn(people.nurse), happenedAt: minute(9) }))
      .refused('A54');
    given(...closed)
      .when(addStay({ arrivedAt: minute(8), leftAt: undefined }))
      .refused('A54');
    given(...closed)
      .when(correct({ arrivedAt: minute(8) }))
      .refused('A54');
    given(...closed)
      .when(correct({ arrivedAt: minute(5) }))
      .accepted();
  });

  it('[A55] nobody is there twice at once', () => {
    given(opened())
      .when(addStay({ participantId: 'police' }))
      .refused('A55');
    given(opened())
      .when(addStay({ participantId: 'police', arrivedAt: minute(1), leftAt: minute(4) }))
      .accepted();
    given(...backAgain)
      .when(correct({ stay: 1, leftAt: minute(10) }))
      .refused('A55');
    given(...closed)
      .when(minuteTaker({ type: 'RecordArrival', participantId: 'police', mode: 'phone', happenedAt: minute(5) }))
      .refused('A55');
  });

  it('[A3] [A20] nor in the future, nor left before they came', () => {
    given(opened())
      .when(addStay({ leftAt: minute(500) }))
      .refused('A3');
    given(opened())
      .when(addStay({ leftAt: minute(1) }))
      .refused('A20');
  });

  it('[A58] a leaving given for somebody who is here is their departure, and the quorum counts them no more', () =>
    void given(opened())
      .when(correct({ leftAt: minute(7), why: 'The line was dead' }))
      .then({ type: 'DepartureRecorded', happenedAt: minute(7), why: 'The line was dead' })
      .and((meeting, after) => {
        expect(meeting.participants.get('police')?.standing.state).toBe('departed');
        expect(quorumOf(meeting).missing).toEqual(['police']);
        expect(after.print()).toContain('the leaving was put right: The line was dead');
      }));

  it('[A58] with the arrival put right in the same breath', () =>
    void given(opened())
      .when(correct({ arrivedAt: minute(3), leftAt: minute(7) }))
      .then({ type: 'AttendanceCorrected', arrivedAt: minute(3) }, { type: 'DepartureRecorded' }));

  it('[A56] [A58] a stay that goes on is an arrival, for whoever may still come', () => {
    given(opened())
      .when(addStay({ leftAt: undefined }))
      .then({ type: 'ArrivalRecorded', happenedAt: minute(2), why: 'She was on the line' })
      .and(({ participants }) => expect(participants.get('housing')?.standing.state).toBe('attending'));
    given(opened(), chair({ type: 'WithdrawInvitation', participantId: 'housing', reason: 'x' }))
      .when(addStay({ leftAt: undefined }))
      .refused('A56');
  });
});

describe('who was there, said afterwards', () => {
  const everybody = convened([...usual, 'father', 'observer'], { ...withQuorum({}), rolesAdmitted: roles() });
  function roles() {
    return ['chair', 'deputy-chair', 'minute-taker', 'member', 'advocate', 'family', 'observer'] as const;
  }

  it('[A59] whoever was not in the list while they met reads nothing, and can do nothing, by having been there', () => {
    const after = given(...closed)
      .when(minuteTaker({ ...walkIn(people.nurse), happenedAt: minute(2) }))
      .then({ type: 'ArrivalRecorded' });
    expect(after.record.readBy('nurse')).toEqual([]);
    expect(viewerOf(after.meeting, 'nurse')?.place).toBe('outside');
    expect(after.print()).toContain('attended, and was not in the list; by phone from');
    expect(after.record.ask({ who: 'nurse', command: { type: 'Leave' } })).toMatchObject({ verdict: 'refused' });
  });

  it('[A59] whoever was withdrawn while they met stays so, recorded again by their details, and is there once', () => {
    const withdrawn = [
      opened(),
      chair({ type: 'WithdrawInvitation', participantId: 'police', reason: 'Another officer comes' }),
      sw({ type: 'MakeContribution', contributionId: 'c1', statement: 'X' }),
      chair(close()),
    ] as const;
    given(...withdrawn)
      .when(minuteTaker({ ...walkIn(people.police), happenedAt: minute(9) }))
      .then({ type: 'ArrivalRecorded' })
      .and(({ participants }, after) => {
        expect(participants.get('police')).toMatchObject({ standing: { state: 'withdrawn' }, walkIn: false });
        expect(after.print()).toContain('invitation withdrawn');
        expect(after.print()).not.toContain('was not in the list');
      });
    given(...withdrawn)
      .when(minuteTaker({ ...walkIn(people.police), happenedAt: minute(7) }))
      .refused('A55');
  });

  it('[A59] a stay added changes no place, nor what was seen of something kept to fewer since', () => {
    for (const participantId of ['housing', 'father'] as const) {
      const setting = given(
        everybody,
        opened(),
        sw({ type: 'MakeContribution', contributionId: 'c1', statement: 'X' }),
      );
      const before = setting.record.readBy(participantId);
      const after = setting.when(addStay({ participantId })).then({ type: 'StayAdded' });
      expect(after.record.readBy(participantId).length - before.length).toBe(participantId === 'housing' ? 1 : 0);
      const row = after.record.rows.find(({ event }) => event.type === 'ContributionMade')?.sequence ?? 0;
      new Given(after.record)
        .when(sw({ type: 'RestrictAfterwards', sequence: row, audience: ['police'], why: 'x' }))
        .then({ type: 'RestrictedAfterwards', alreadySeenBy: expect.not.arrayContaining([participantId]) as never });
    }
  });

  it('[A59] nor does it open a place to whoever is known to the service, which a recorder has not let in', () => {
    const deputy_ = { ...people.constable, participantId: 'stand-in', personId: 'known-1' };
    const named = police({ type: 'AnswerInvitation', answer: 'deputy', deputy: deputy_ });
    const opens = ({ meeting }: After): boolean => {
      const one = meeting.participants.get('stand-in');
      return one !== undefined && opensByPersonId(one);
    };
    const setting = [convened(usual.filter((name) => name !== 'constable')), [named], opened()] as const;
    expect(opens(given(...setting, addStay({ participantId: 'stand-in' })).now)).toBe(false);
    expect(opens(given(...setting, minuteTaker(arrival('stand-in'))).now)).toBe(true);
  });

  it('[A59] nor is a family member told that they, or anybody, were put right', () => {
    const after = given(everybody, opened('father'), correct({ arrivedAt: minute(2) }))
      .when(minuteTaker({ type: 'CorrectAttendance', participantId: 'father', arrivedAt: minute(3), why: 'SECRETWHY' }))
      .accepted();
    after.hides('AttendanceCorrected', 'father').hides('SECRETWHY', 'father');
    const gone = given(everybody, opened('father'))
      .when(minuteTaker({ type: 'CorrectAttendance', participantId: 'father', leftAt: minute(9), why: 'SECRETWHY' }))
      .then({ type: 'DepartureRecorded' });
    gone.hides('SECRETWHY', 'father');
  });
});

describe('the two reckonings of a decision', () => {
  const decided = [opened(), chair(propose('d1')), chair(decideOn('d1'))] as const;

  it('[A60] what was frozen stays, and where attendance put right says otherwise both are printed', () =>
    void given(...decided)
      .when(correct({ leftAt: minute(8) }))
      .accepted()
      .and(({ decisions }, after) => {
        expect(decisions.get('d1')?.decided?.takenOn.quorate).toBe(true);
        expect(after.print()).toContain(
          'Quorum: quorate\nQuorum, by attendance put right since: not quorate, without police',
        );
      }));

  it('[A60] after the close too, and the other way round', () => {
    given(...decided, chair(close()))
      .when(correct({ leftAt: minute(8) }))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('put right since: not quorate, without police'));
    given(
      opened(),
      minuteTaker(departure('police')),
      sw(propose('s1', { matterId: 'immediate-safety', options: [] })),
      chair(decideOn('s1')),
      chair(close()),
    )
      .when(addStay({ participantId: 'police', arrivedAt: minute(8), leftAt: minute(20), why: 'On the phone' }))
      .refused('A3')
      .and((_, after) => expect(after.print()).not.toContain('put right since'));
    given(
      opened(),
      minuteTaker(departure('police')),
      sw(propose('s1', { matterId: 'immediate-safety', options: [] })),
      chair(decideOn('s1')),
      chair(close()),
    )
      .when(addStay({ participantId: 'police', arrivedAt: minute(8), leftAt: minute(11), why: 'On the phone' }))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('by attendance put right since: quorate'));
  });

  it('[A60] where it changes nothing, nothing more is said', () => {
    for (const setting of [
      given(...decided).when(correct({ arrivedAt: minute(2) })),
      given(...decided, chair(close())).when(correct({ leftAt: minute(10) })),
      given(...decided, police(leave())).when(
        chair({ type: 'ConfirmAuthority', participantId: 'hv', mayDecide: false }),
      ),
      given(opened('constable'), chair(propose('d1')), chair(decideOn('d1'))).when(correct({ leftAt: minute(8) })),
    ])
      setting.accepted().and((_, after) => expect(after.print()).not.toContain('put right since'));
  });

  it('[A61] where an agency counts though it has left, the decision says which and why', () =>
    void given(opened(), chair(propose('d1')), police(position('d1')), police(leave()))
      .when(chair(decideOn('d1')))
      .then({ type: 'MatterDecided', takenOn: expect.objectContaining({ countedThoughGone: ['police'] }) as never })
      .and((_, after) =>
        expect(after.print()).toContain(
          'Quorum: quorate; Northmoor Police had left and counts all the same, because its position on this version was taken before',
        ),
      ));

  it('[A64] but not of an agency whose position is kept to some', () =>
    void given(
      opened(),
      chair(propose('d1')),
      police(position('d1', 'dissent', { restrictedTo: ['hv'] })),
      police(leave()),
    )
      .when(chair(decideOn('d1')))
      .accepted()
      .and(({ decisions }, after) => {
        expect(decisions.get('d1')?.decided?.takenOn).toMatchObject({ quorate: true, positions: [] });
        expect(decisions.get('d1')?.decided?.takenOn).not.toHaveProperty('countedThoughGone');
        expect(after.print()).not.toContain('counts all the same');
      }));

  it('[A61] and where nobody has left it says nothing', () =>
    void given(opened(), chair(propose('d1')), police(position('d1')))
      .when(chair(decideOn('d1')))
      .accepted()
      .and(({ decisions }) => expect(decisions.get('d1')?.decided?.takenOn).not.toHaveProperty('countedThoughGone')));

  it('[A62] the refusal for want of a quorum names the way to the decision', () =>
    void given(opened(), chair(propose('d1')), police(leave()))
      .when(chair(decideOn('d1')))
      .refused('Q6', {
        because: expect.stringMatching(/Ask them back, or proceed without them on a ground/) as string,
      }));
});

describe('who was not there', () => {
  it('[N151] agencies invited and never there are told apart from those that were there and said nothing', () => {
    const after = given(opened()).now;
    const silent = after.gaps('agency-silent').map(({ what }) => what);
    expect(silent).toContain(
      'Northmoor Homes was invited, has not been there, and has not said what it knows, nor that it knows nothing.',
    );
    expect(silent).toContain('Northmoor Police has not said what it knows, nor that it knows nothing.');
    expect(after.print()).toContain('Invited, and never there: Northmoor Homes.');
    expect(given(opened(), addStay()).now.print()).not.toContain('never there');
  });

  it('[N152] required sectors that nobody was invited from are printed', () => {
    const procedure = withQuorum({ requiredSectors: ['police', 'probation'] });
    const ground = { groundId: 'immediate-risk', reason: 'Tonight', missing: [missing('probation')] };
    const after = given(convened(usual, procedure), arrived('chair', 'police'), chair(open({ inquorate: ground }))).now;
    expect(after.print()).toContain('Required by the procedure, and nobody was invited from there: probation.');
    expect(given(opened()).now.print()).not.toContain('nobody was invited');
  });
});

const missing = (sector: 'probation') => ({ sector, howHeard: 'by phone', byWhen: minute(200) });
