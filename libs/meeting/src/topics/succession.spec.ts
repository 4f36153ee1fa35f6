import {
  answerForTheChair,
  arrive,
  askForTheChair,
  decideOn,
  departure,
  invite,
  leave,
  propose,
  takeTheChair,
  withdraw,
} from '../testing/commands.js';
import { arrived, convened, given, minute, opened, usual } from '../testing/given.js';
import { acts, chair, deputy, hv, minuteTaker, people, police, school, sw } from '../testing/people.js';
import { conference } from '../testing/procedure.js';
import { earlierChairsKept } from './succession.js';

/** A second deciding member of the lead agency. */
const colleague = acts('sw2');
const secondWorker = { ...people.sw, participantId: 'sw2', name: 'Ada' };
const withColleague = [opened(), chair(invite(secondWorker)), colleague(arrive())];
/** One minute passes with each. */
const passes = (minutes: number) =>
  Array.from({ length: minutes }, () => chair({ type: 'MoveToItem', itemId: 'welcome' }));
const unanswered = [sw(askForTheChair()), ...passes(2)];

describe('the deputy', () => {
  it('[M18] the attending deputy comes first, whether or not the chair is there, and whatever was asked', () => {
    given(opened('deputy')).when(sw(takeTheChair())).refused('M18');
    given(opened('deputy')).when(sw(askForTheChair())).refused('M18');
    given(opened(), sw(askForTheChair()), chair(answerForTheChair(true)), deputy(arrive()))
      .when(sw(takeTheChair()))
      .refused('M18');
    given(opened('deputy'))
      .when(deputy(takeTheChair()))
      .then({ type: 'ChairTaken', formerChairId: 'chair', chairId: 'deputy', passedBy: 'deputy' });
  });
  it('[M23] a meeting that loses its chair and its quorum still protects the child', () =>
    void given(
      opened('deputy'),
      chair({ type: 'Leave' }),
      minuteTaker(departure('police')),
      deputy(takeTheChair()),
      hv(propose('s1', { matterId: 'immediate-safety', options: [] })),
    )
      .when(deputy(decideOn('s1')))
      .accepted());
});

describe('without a deputy there', () => {
  it('[M19] only a deciding member of the lead agency asks for the chair, or takes it', () => {
    given(opened(), chair(leave())).when(police(takeTheChair())).refused('M19');
    given(opened()).when(police(askForTheChair())).refused('M19');
    given(opened(), chair(leave())).when(sw(takeTheChair())).then({ type: 'ChairTaken', passedBy: 'chair-left' });
    given(opened(), chair({ type: 'ConfirmAuthority', participantId: 'sw', mayDecide: false }), chair(leave()))
      .when(sw(takeTheChair()))
      .refused('M19');
  });
  it('[M1] a member who is not there does not take it', () =>
    void given(convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school']), arrived('chair'))
      .when(school(takeTheChair()))
      .refused('M1'));

  it('[M31] a chair who has not come yet keeps the chair until the time arranged, and no longer', () => {
    given(arrived('sw'))
      .when(sw(takeTheChair()))
      .refused('M31', { details: { mayTakeAt: minute(60) } });
    const sooner = minuteTaker({ type: 'ChangeArrangements', scheduledFor: minute(3) });
    given(sooner, sw(arrive())).when(sw(takeTheChair())).then({ type: 'ChairTaken', passedBy: 'chair-not-come' });
  });

  it('[M32] a chair who is there is asked, and it passes when they agree', () => {
    given(opened()).when(sw(takeTheChair())).refused('M32');
    given(opened(), sw(askForTheChair()))
      .when(sw(takeTheChair()))
      .refused('M32', { details: { mayTakeAt: minute(10) } });
    given(opened(), sw(askForTheChair()), chair(answerForTheChair(true)))
      .when(sw(takeTheChair()))
      .then({ type: 'ChairTaken', passedBy: 'agreement' });
  });
  it('[M32] or when the chair has not answered for two minutes; an answer of not now holds', () => {
    given(opened(), ...unanswered)
      .when(sw(takeTheChair()))
      .then({ type: 'ChairTaken', passedBy: 'no-answer' });
    given(opened(), ...unanswered, chair(answerForTheChair(false)), ...passes(5))
      .when(sw(takeTheChair()))
      .refused('M32');
    given(opened(), sw(askForTheChair()), chair(answerForTheChair(true)), chair(answerForTheChair(false)))
      .when(sw(takeTheChair()))
      .refused('M32');
  });
  it('[M32] what one person asked lets nobody else take it', () =>
    void given(...withColleague, ...unanswered)
      .when(colleague(takeTheChair()))
      .refused('M32'));
  it('[M32] and is asked no more once the chair has left, or the chair has passed', () => {
    given(opened(), ...unanswered, chair(leave()), chair(arrive()))
      .when(sw(takeTheChair()))
      .refused('M32');
    given(opened(), sw(askForTheChair()), deputy(arrive()), deputy(takeTheChair()))
      .when(deputy(answerForTheChair(true)))
      .refused('M34');
  });

  it('[M45] what was asked and not answered lets the chair be taken for a quarter of an hour, and is then asked anew', () => {
    const longAgo = [...withColleague, sw(askForTheChair()), ...passes(17)];
    given(...withColleague, sw(askForTheChair()), ...passes(15))
      .when(sw(takeTheChair()))
      .then({ type: 'ChairTaken', passedBy: 'no-answer' });
    given(...longAgo)
      .when(sw(takeTheChair()))
      .refused('M45');
    given(...longAgo)
      .when(sw(askForTheChair()))
      .then({ type: 'ChairAskedFor', participantId: 'sw' });
    given(...longAgo, sw(askForTheChair()), ...passes(2))
      .when(sw(takeTheChair()))
      .then({ type: 'ChairTaken', passedBy: 'no-answer' });
  });

  it('[M33] the chair is asked by one at a time, and only while there to hear it', () => {
    given(...withColleague, sw(askForTheChair()))
      .when(colleague(askForTheChair()))
      .refused('M33');
    given(...withColleague, ...unanswered)
      .when(colleague(askForTheChair()))
      .accepted();
    given(arrived('sw')).when(sw(askForTheChair())).refused('M33');
    given(opened(), chair(leave())).when(sw(askForTheChair())).refused('M33');
    given(opened(), sw(askForTheChair())).when(sw(askForTheChair())).then();
  });
  it('[M34] only what is asked is answered, and the last answer counts', () => {
    given(opened())
      .when(chair(answerForTheChair(true)))
      .refused('M34');
    given(opened(), sw(askForTheChair()))
      .when(sw(answerForTheChair(true)))
      .refused('M1');
    given(opened(), sw(askForTheChair()), chair(answerForTheChair(false)))
      .when(chair(answerForTheChair(true)))
      .then({ type: 'AnsweredForTheChair', agreed: true });
  });
});

describe('the earlier chair', () => {
  it('[M22] becomes a member, and the acting chair changes nothing by taking it again', () => {
    given(opened('deputy'), deputy(takeTheChair()))
      .when(chair({ type: 'MoveToItem', itemId: 'welcome' }))
      .refused('M1');
    given(opened('deputy'), deputy(takeTheChair()))
      .when(deputy(takeTheChair()))
      .then()
      .and(({ participants, chairId }) =>
        expect([chairId, participants.get('chair')?.role]).toEqual(['deputy', 'member']),
      );
  });
  it('[M22] never loses it by itself: with the chair gone nobody is chair until somebody takes it', () =>
    void given(opened('deputy'))
      .when(chair({ type: 'Leave' }))
      .accepted()
      .and(({ chairId }) => expect(chairId).toBe('chair')));

  it('[M35] is not put out by whoever took the chair unasked, nor by somebody it was handed on to', () => {
    const taken = [...withColleague, ...unanswered, sw(takeTheChair())];
    given(...taken)
      .when(sw(withdraw('chair')))
      .refused('M35');
    given(...taken, chair(leave()))
      .when(sw({ type: 'DeclineEntry', participantId: 'chair', why: 'Late' }))
      .refused('M35');
    given(...taken, colleague(askForTheChair()), sw(answerForTheChair(true)), colleague(takeTheChair()))
      .when(colleague(withdraw('chair')))
      .refused('M35');
    given(...taken, deputy(arrive()), deputy(takeTheChair()))
      .when(deputy(withdraw('chair')))
      .accepted();
    given(opened(), sw(askForTheChair()), chair(answerForTheChair(true)), sw(takeTheChair()))
      .when(sw(withdraw('chair')))
      .accepted();
  });
  it('[M35] nor by anybody else who keeps the record, whom the new chair may have invited', () => {
    const taken = [...opened(), ...unanswered, sw(takeTheChair())];
    const decline = { type: 'DeclineEntry', participantId: 'chair', why: 'Late' } as const;
    const accomplice = acts('nurse');
    const byMinuteTaker = [...taken, sw(invite({ ...people.nurse, role: 'minute-taker' })), accomplice(arrive())];
    given(...byMinuteTaker, accomplice(departure('chair')))
      .when(accomplice(decline))
      .refused('M35');
    given(...taken, chair(leave()))
      .when(minuteTaker(decline))
      .refused('M35');
    given(...taken, chair(leave()))
      .when(deputy(decline))
      .accepted();
  });
  it('[M35] nor by a deputy whom somebody let in since', () => {
    const taken = [...opened(), ...unanswered, sw(takeTheChair())];
    const late = acts('sw2');
    const bySomebodyLate = [...taken, sw(invite({ ...secondWorker, role: 'deputy-chair' })), late(arrive())];
    given(...bySomebodyLate, late(takeTheChair()))
      .when(late(withdraw('chair')))
      .refused('M35');
    given(...bySomebodyLate, chair(leave()))
      .when(late({ type: 'DeclineEntry', participantId: 'chair', why: 'Late' }))
      .refused('M35');
    given(...bySomebodyLate, late(takeTheChair()), deputy(arrive()), deputy(takeTheChair()))
      .when(deputy(withdraw('chair')))
      .accepted();
  });

  it('[M35] and comes back in without being let in', () =>
    void given(
      convened(usual, conference),
      arrived('chair', 'minutes'),
      ...(['sw', 'police', 'hv'] as const).map((participantId) =>
        minuteTaker({ type: 'RecordArrival', participantId, mode: 'phone' }),
      ),
      chair(leave()),
      sw(takeTheChair()),
    )
      .when(chair(arrive()))
      .then({ type: 'Arrived', admitted: true }));
  it('[M35] a record of before it was kept how the chair passed keeps nobody in', () => {
    const { meeting } = given(opened(), chair(leave()), sw(takeTheChair())).now;
    const old = { ...meeting, chairChanges: meeting.chairChanges.map((one) => ({ ...one, passedBy: undefined })) };
    expect([earlierChairsKept(meeting), earlierChairsKept(old)]).toEqual([['chair'], []]);
  });

  it('[M36] who took it, from whom, why and how it passed is printed, and what was asked and answered', () => {
    given(opened('deputy'))
      .when(deputy(takeTheChair()))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('Dora took the chair from Ruth'));
    given(opened(), ...unanswered, sw(takeTheChair())).now.and((_, after) =>
      expect(after.print()).toMatch(
        /Tom asked Ruth for the chair at .*: She has gone quiet. There was no answer\.[\s\S]*Tom took the chair from Ruth at .*: The line is dead. Ruth was asked, and had not answered for two minutes\./,
      ),
    );
    given(
      opened(),
      sw(askForTheChair()),
      chair({ type: 'AnswerForTheChair', agreed: false, why: 'Nearly done' }),
    ).now.and((_, after) => expect(after.print()).toMatch(/for the chair.* Answered at .*: not now: Nearly done\./));
  });
});
