import type { MeetingCommand } from '../commands-and-events.js';
import {
  agree,
  arrival,
  close,
  contribution,
  decideOn,
  departure,
  onAction,
  open,
  position,
  propose,
  voice,
} from '../testing/commands.js';
import { arrived, convened, given, minute, opened, usual } from '../testing/given.js';
import { circulate, confirmMinutes, familyConference, finalise } from '../testing/minutes.js';
import { chair, constable, deputy, father, hv, minuteTaker, police, school } from '../testing/people.js';
import { takenDownFor } from './spoken.js';
import { standingPositions } from './standing.js';

/** The police are on the telephone; everybody else the quorum needs is in the room. */
const onPhone = [
  ...arrived('chair', 'minutes', 'sw', 'hv', 'school'),
  minuteTaker(arrival('police')),
  chair(open()),
] as const;
const proposed = [...onPhone, chair(propose('d1'))] as const;
const closed = [...onPhone, chair(close()), minuteTaker(circulate('full', ['police', 'hv']))] as const;

const saidBy = <C extends MeetingCommand>(spokenByParticipantId: string, command: C): C => ({
  ...command,
  spokenByParticipantId,
});
const takeBack = (sequence: number, why = 'I said the opposite') =>
  ({ type: 'TakeBackSpoken', sequence, why }) as const;
const decline = (actionId: string) => ({ type: 'DeclineAction', actionId, why: 'Nobody on duty' }) as const;

const everyKind = (spokenBy: string) =>
  [
    ['D', minuteTaker(saidBy(spokenBy, position('d1')))],
    ['T', minuteTaker(saidBy(spokenBy, onAction('AcceptAction', 't1')))],
    ['T', minuteTaker(saidBy(spokenBy, decline('t1')))],
    ['V', minuteTaker(saidBy(spokenBy, voice('mia')))],
  ] as const;
const agreed = [...proposed, minuteTaker(agree('t1', { owner: { participantId: 'police' } }))] as const;

describe('what somebody on the telephone says', () => {
  it('[D26] [T20] [V10] [N154] is taken down only for somebody recorded as here by phone, and for nobody else, whoever that is', () => {
    const numbers = { D: 'D26', T: 'T20', V: 'V10' };
    for (const spokenBy of ['hv', 'housing', 'nobody'])
      for (const [prefix, step] of everyKind(spokenBy))
        given(...agreed)
          .when(step)
          .refused(numbers[prefix]);
    given(...agreed, minuteTaker(departure('police')))
      .when(minuteTaker(saidBy('police', position('d1'))))
      .refused('D26');
    given(...closed)
      .when(minuteTaker(saidBy('hv', confirmMinutes)))
      .refused('N154');
  });
  it('[D36] no position is taken down for somebody who is not there for an agency: what they say is a contribution', () => {
    const withFamily = [
      convened([...usual, 'father'], familyConference),
      ...onPhone,
      minuteTaker(arrival('father')),
      chair(propose('d1')),
    ] as const;
    given(...withFamily)
      .when(minuteTaker(saidBy('father', position('d1', 'dissent', { standing: 'personal' }))))
      .refused('D36', { because: expect.stringContaining('Record what they say as a contribution') as string });
    given(...withFamily)
      .when(father(position('d1', 'dissent', { standing: 'personal' })))
      .then({ type: 'PositionTaken', participantId: 'father' });
    given(...withFamily)
      .when(minuteTaker(contribution('c1', { spokenByParticipantId: 'father' })))
      .then({ type: 'ContributionMade', spokenByParticipantId: 'father' });
  });
  it('[D25] [T19] [V9] [N153] is never one’s own', () => {
    const numbers = { D: 'D25', T: 'T19', V: 'V9' };
    for (const [prefix, { command }] of everyKind('chair'))
      given(...agreed)
        .when(chair(command))
        .refused(numbers[prefix]);
    given(...closed)
      .when(chair(saidBy('chair', confirmMinutes)))
      .refused('N153');
  });
  it('[A71] is taken down by chair, deputy or minute-taker alone, in the meeting', () => {
    given(...agreed)
      .when(deputy(saidBy('police', position('d1'))))
      .refused('D1', { because: expect.stringContaining('Arrive first') as string });
    for (const [prefix, { command }] of everyKind('police'))
      given(...agreed)
        .when(hv(command))
        .refused(`${prefix}1`, { because: 'Only the chair, the deputy or the minute-taker does this.' });
    given(...closed)
      .when(school(saidBy('police', confirmMinutes)))
      .refused('N21');
  });

  it('[D27] a position counts at once as theirs, and says who took it down', () =>
    void given(...proposed)
      .when(minuteTaker(saidBy('police', position('d1', 'dissent', { reason: 'Too early' }))))
      .then({ type: 'PositionTaken', participantId: 'police', agencyId: 'police', spokenByParticipantId: 'police' })
      .and(({ decisions }, after) => {
        expect(standingPositions(decisions.get('d1')!, 1)).toMatchObject([{ agencyId: 'police', position: 'dissent' }]);
        expect(after.print()).toContain('Northmoor Police (Karim; taken down by Grace) dissents: Too early.');
        expect(after.print('court-index')).toMatch(/Grace, for Karim[\s\S]*on version 1: dissent: Too early/);
      }));
  it('[D27] with the authority of whoever said it and no other', () => {
    const without = [
      ...proposed,
      chair({ type: 'ConfirmAuthority', participantId: 'police', mayDecide: false }),
    ] as const;
    given(...without)
      .when(chair(saidBy('police', position('d1'))))
      .refused('D14', { because: expect.stringContaining('Karim is not recorded as able to decide') as string });
    given(...without)
      .when(chair(saidBy('police', position('d1', 'agree', { standing: 'personal' }))))
      .then({ type: 'PositionTaken', standing: 'personal', agencyId: 'police' });
  });
  it('[D29] of two words of one person, their own and one taken down, the later stands, and both are kept', () => {
    const spoken = minuteTaker(saidBy('police', position('d1', 'dissent')));
    const own = police(position('d1', 'agree'));
    for (const [first, second, stands] of [
      [spoken, own, 'agree'],
      [own, spoken, 'dissent'],
    ] as const)
      given(...proposed, first)
        .when(second)
        .accepted()
        .and(({ decisions }) => {
          const decision = decisions.get('d1')!;
          expect(decision.positions).toHaveLength(2);
          expect(standingPositions(decision, 1)).toMatchObject([{ position: stands }]);
        });
  });
  it('[D31] nothing is taken down on what whoever takes it down, or whoever says it, may not see: refused as what does not exist', () => {
    const kept = (...names: string[]) => [...onPhone, police(propose('d2', { restrictedTo: names }))] as const;
    for (const recorder of [minuteTaker, chair])
      given(...kept('hv'))
        .when(recorder(saidBy('police', position('d2'))))
        .refused('D4', { because: 'There is no such proposal in this meeting.' });
    given(...kept('hv', 'chair'))
      .when(chair(saidBy('police', position('d2'))))
      .then({ type: 'PositionTaken' })
      .hides('PositionTaken', 'minutes', 'school')
      .shows('PositionTaken', 'police', 'hv', 'chair');
    given(...onPhone, hv(propose('d2', { restrictedTo: ['chair'] })))
      .when(chair(saidBy('police', position('d2'))))
      .refused('D4');
    const action = [
      ...onPhone,
      chair(agree('t2', { owner: { participantId: 'police' }, restrictedTo: ['hv'] })),
    ] as const;
    given(...action)
      .when(minuteTaker(saidBy('police', onAction('AcceptAction', 't2'))))
      .refused('T4');
  });
  it('[D34] kept to some, it is for them, the agency whose word it is, and whoever took it down', () =>
    void given(...proposed)
      .when(minuteTaker(saidBy('police', position('d1', 'dissent', { reason: 'WHY', restrictedTo: ['hv'] }))))
      .then({ type: 'PositionTaken', audience: ['constable', 'hv', 'minutes', 'police'] })
      .hides('WHY', 'chair', 'school'));

  it('[D30] taken back, a position counts no more: the one before stands, or none; it is printed as taken back', () => {
    const first = minuteTaker(saidBy('police', position('d1', 'agree')));
    const second = minuteTaker(saidBy('police', position('d1', 'dissent', { reason: 'UNSAID' })));
    given(...proposed, first, second)
      .when(police(takeBack(11)))
      .then({ type: 'SpokenTakenBack', sequence: 11, participantId: 'police' })
      .and(({ decisions }, after) => {
        expect(standingPositions(decisions.get('d1')!, 1)).toMatchObject([{ position: 'agree' }]);
        expect(after.print()).toMatch(
          /Northmoor Police \(Karim; taken down by Grace\) dissents\. Taken back by Karim, .*: I said the opposite\./,
        );
        expect(after.print()).not.toContain('UNSAID');
      });
    given(...proposed, first)
      .when(police(takeBack(10)))
      .accepted()
      .and(({ decisions }) => expect(standingPositions(decisions.get('d1')!, 1)).toEqual([]));
  });
  it('[D35] what a decision froze stays, with that it was taken back beside it', () =>
    void given(
      ...proposed,
      minuteTaker(saidBy('police', position('d1', 'dissent', { reason: 'Too early' }))),
      chair(decideOn('d1')),
    )
      .when(police(takeBack(10)))
      .accepted()
      .and(({ decisions }, after) => {
        expect(standingPositions(decisions.get('d1')!, 1)).toMatchObject([{ position: 'dissent' }]);
        expect(after.print()).toMatch(/dissents: Too early\. Taken back by Karim, .*The decision was taken with it\./);
      }));
  it('[A70] it is taken back by whoever said it and nobody else, once', () => {
    const said = [...proposed, minuteTaker(saidBy('police', position('d1')))] as const;
    for (const step of [minuteTaker(takeBack(10)), chair(takeBack(10)), constable(takeBack(10))])
      given(...said)
        .when(step)
        .refused('A70');
    for (const sequence of [1, 9, 40])
      given(...said)
        .when(police(takeBack(sequence)))
        .refused('A70');
    given(...proposed, police(position('d1')))
      .when(police(takeBack(10)))
      .refused('A70');
    given(...said, police(takeBack(10)))
      .when(police(takeBack(10)))
      .then();
  });
  it('[A72] it waits in their own list until they say it themselves or take it back', () => {
    const said = [...agreed, minuteTaker(saidBy('police', position('d1', 'dissent')))] as const;
    given(...said).now.and((meeting) => {
      expect(takenDownFor(meeting, 'police')).toMatchObject([{ sequence: 11, takenDownBy: 'minutes' }]);
      expect(takenDownFor(meeting, 'constable')).toEqual([]);
    });
    given(...said, police(position('d1', 'agree'))).now.and((meeting) =>
      expect(takenDownFor(meeting, 'police')).toEqual([]),
    );
    given(...said, police(takeBack(11))).now.and((meeting) => expect(takenDownFor(meeting, 'police')).toEqual([]));
    given(...agreed, minuteTaker(saidBy('police', voice('mia')))).now.and((meeting) =>
      expect(takenDownFor(meeting, 'police')).toHaveLength(1),
    );
  });
});

describe('an action answered on the telephone', () => {
  const accepted = [...agreed, minuteTaker(saidBy('police', onAction('AcceptAction', 't1')))] as const;
  const stateOf = (meeting: { actions: ReadonlyMap<string, { state: { state: string } }> }) =>
    meeting.actions.get('t1')?.state.state;

  it('[T21] is accepted or declined at once by its owner, or by somebody of their agency, and says who took it down', () => {
    given(...accepted).now.and((meeting, after) => {
      expect(meeting.actions.get('t1')?.state).toMatchObject({ state: 'accepted', byParticipantId: 'police' });
      expect(after.print()).toMatch(/accepted 20 November 2026, 17:\d\d \(taken down by Grace\)/);
      expect(after.print()).toMatch(/\(taken down by Grace\): Accepted\./);
    });
    given(...agreed)
      .when(minuteTaker(saidBy('police', decline('t1'))))
      .accepted()
      .and((meeting) => expect(stateOf(meeting)).toBe('declined'));
    given(...proposed, chair(agree('t1', { owner: { participantId: 'hv' } })))
      .when(minuteTaker(saidBy('police', onAction('AcceptAction', 't1'))))
      .refused('T6');
    given(...accepted)
      .when(police(onAction('AcceptAction', 't1')))
      .then({ type: 'ActionAccepted' });
    given(...accepted)
      .when(minuteTaker(saidBy('police', onAction('AcceptAction', 't1'))))
      .then();
  });
  it('[T22] taken back, it stands as before', () => {
    given(...accepted, police(takeBack(11)))
      .now.leavesGap('action-not-accepted')
      .and((meeting, after) => {
        expect(stateOf(meeting)).toBe('agreed');
        expect(after.print()).toMatch(/Taken back: I said the opposite/);
      });
    given(...accepted, police(onAction('CompleteAction', 't1')), police(takeBack(11))).now.and((meeting) =>
      expect(stateOf(meeting)).toBe('done'),
    );
    given(...agreed, police(onAction('AcceptAction', 't1')), minuteTaker(saidBy('police', decline('t1'))))
      .when(police(takeBack(12)))
      .accepted()
      .and((meeting) => expect(stateOf(meeting)).toBe('accepted'));
  });
});

describe('a child’s words given on the telephone', () => {
  const heard = [...onPhone, minuteTaker(saidBy('police', voice('mia', { words: 'QUIET' })))] as const;

  it('[V11] are its agency’s, and say who took them down', () => {
    given(...heard).now.and(({ voices }, after) => {
      expect(voices).toMatchObject([{ agencyId: 'police', words: 'QUIET' }]);
      expect(after.print()).toContain('Northmoor Police (Karim; taken down by Grace)');
    });
    given(...onPhone)
      .when(minuteTaker(saidBy('police', voice('mia', { words: 'QUIET', restrictedTo: ['hv'] }))))
      .then({ type: 'ChildsVoiceRecorded', audience: ['constable', 'hv', 'minutes', 'police'] })
      .hides('QUIET', 'chair', 'school');
  });
  it('[V12] taken back, nobody has heard the child by them, and the words stand in no copy', () =>
    void given(...heard, police(takeBack(9)))
      .now.leavesGap('voice', { about: { kind: 'child', aboutId: 'mia' } })
      .and((_, after) => {
        expect(after.print()).toMatch(/Taken back by Karim/);
        for (const edition of ['full', 'agency-police', 'family'] as const)
          expect(after.print(edition, undefined, { releases: [{ sequence: 9, why: 'x' }] })).not.toContain('QUIET');
      }));
});

describe('minutes confirmed on the telephone', () => {
  it('[N155] by somebody who was last in the meeting by telephone and is rung up; it counts for their agency and says who took it down', () => {
    given(...closed)
      .when(minuteTaker(saidBy('police', confirmMinutes)))
      .then({ type: 'MinutesConfirmed', agencyId: 'police', spokenByParticipantId: 'police' })
      .and((_, after) =>
        expect(after.print()).toContain('Confirmed by Northmoor Police (Karim; taken down by Grace): version 1'),
      );
    given(...onPhone, minuteTaker(departure('police')), chair(close()), minuteTaker(circulate('full', ['police'])))
      .when(chair(saidBy('police', confirmMinutes)))
      .then({ type: 'MinutesConfirmed', agencyId: 'police' });
    given(...opened(), minuteTaker(departure('police')), minuteTaker(arrival('police')), chair(close()))
      .when(chair(saidBy('police', confirmMinutes)))
      .refused('N80');
  });
  it('[N154] nor by anybody of whom a stay by telephone was only added once the meeting was closed', () =>
    void given(
      ...closed,
      minuteTaker({
        type: 'AddStay',
        participantId: 'constable',
        arrivedAt: minute(2),
        leftAt: minute(5),
        mode: 'phone',
        why: 'He was on the line',
      }),
    )
      .when(minuteTaker(saidBy('constable', confirmMinutes)))
      .refused('N154'));
  it('[N159] taken back, the agency has not confirmed, and what others confirmed still stands', () => {
    const confirmed = [...closed, hv(confirmMinutes), minuteTaker(saidBy('police', confirmMinutes))] as const;
    given(...confirmed, police(takeBack(12)), minuteTaker(finalise)).now.and((_, after) => {
      const text = after.print();
      expect(text).toMatch(/Confirmed by Northmoor Police .*Taken back by Karim/);
      expect(text).toMatch(/not confirmed yet by .*Northmoor Police/);
      expect(text).not.toMatch(/not confirmed yet by .*Community Health/);
    });
    given(...confirmed, police(confirmMinutes)).now.and(({ confirmations }) => expect(confirmations).toHaveLength(3));
  });
});
