import { isAttending } from '../meeting.js';
import { arrival, arrive, contribution, departure, leave, position, propose, walkIn } from '../testing/commands.js';
import { arrived, convened, given, minute, opened } from '../testing/given.js';
import { acts, chair, housing, hv, minuteTaker, observer, people, police } from '../testing/people.js';
import { conference, withQuorum } from '../testing/procedure.js';

const lobby = convened(
  ['chair', 'deputy', 'minutes', 'sw', 'police', 'hv', 'school', 'housing', 'observer'],
  conference,
);

describe('coming in', () => {
  it('[A14] nobody comes in who does not accept confidentiality', () => {
    given()
      .when(police(arrive({ confidentialityAccepted: false })))
      .refused('A14', { because: expect.stringContaining('confidential') as string });
    given()
      .when(minuteTaker(arrival('police', { confidentialityAccepted: false })))
      .refused('A14');
    given()
      .when(minuteTaker(arrival('police')))
      .accepted();
  });

  it('[A24] under direct admission everybody invited comes in; with a lobby all but chair, deputy and minute-taker wait', () => {
    given().when(police(arrive())).then({ type: 'Arrived', admitted: true });
    for (const name of ['chair', 'deputy', 'minutes'] as const)
      given(lobby).when(acts(name)(arrive())).then({ type: 'Arrived', admitted: true });
    given(lobby)
      .when(police(arrive()))
      .then({ type: 'Arrived', admitted: false })
      .and(({ participants }) => expect(participants.get('police')?.standing.state).toBe('waiting'));
    given(lobby, observer(arrive()))
      .when(minuteTaker({ type: 'AdmitParticipant', participantId: 'observer' }))
      .accepted()
      .and(({ participants }) => expect(isAttending(participants.get('observer')!)).toBe(true));
  });

  it('[A15] only somebody waiting is admitted; once in, nothing changes', () => {
    given(lobby)
      .when(minuteTaker({ type: 'AdmitParticipant', participantId: 'police' }))
      .refused('A15');
    given(lobby)
      .when(minuteTaker({ type: 'AdmitParticipant', participantId: 'nobody' }))
      .refused('A9');
    given(lobby, police(arrive()), minuteTaker({ type: 'AdmitParticipant', participantId: 'police' }))
      .when(minuteTaker({ type: 'AdmitParticipant', participantId: 'police' }))
      .then();
  });

  it('[A16] somebody already in is not declined entry; somebody waiting can be, with the reason kept', () => {
    given(opened())
      .when(chair({ type: 'DeclineEntry', participantId: 'police', why: 'x' }))
      .refused('A16');
    given(lobby, police(arrive()))
      .when(chair({ type: 'DeclineEntry', participantId: 'police', why: 'Wrong meeting' }))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('Wrong meeting'));
    given()
      .when(chair({ type: 'DeclineEntry', participantId: 'nobody', why: 'x' }))
      .refused('A9');
  });

  it('[A17] a recorded arrival names somebody invited or a new person, not both', () => {
    given()
      .when(minuteTaker({ type: 'RecordArrival', mode: 'phone' }))
      .refused('A17');
    given()
      .when(minuteTaker({ ...walkIn(people.nurse), participantId: 'hv' }))
      .refused('A17');
    given()
      .when(minuteTaker(arrival('nobody')))
      .refused('A9');
    given(opened())
      .when(minuteTaker(arrival('police')))
      .then();
  });

  it('[A23] a walk-in is invited and attending at once, and is printed as such', () =>
    void given()
      .when(minuteTaker(walkIn(people.nurse)))
      .then({ type: 'ArrivalRecorded' })
      .and(({ participants }, after) =>
        expect([participants.get('nurse'), after.print()]).toMatchObject([
          { walkIn: true, standing: { state: 'attending' } },
          expect.stringContaining('joined without earlier invitation'),
        ]),
      ));

  it('[A27] a link to the family reaches the chair, also from somebody whose arrival another recorded', () => {
    const setting = given(opened(), minuteTaker(arrival('housing')));
    setting
      .when(housing(arrive({ knowsFamily: 'Neighbours' })))
      .then({ type: 'Arrived', admitted: true })
      .shows('Neighbours', 'chair')
      .and(({ participants }) => expect(participants.get('housing')?.stays).toHaveLength(1));
    setting.when(housing(arrive({ knowsFamily: 'Neighbours' }))).then();
    setting.when(housing(arrive())).then();
  });

  it('[A31] a person recorded as arrived by another may act by their own link', () =>
    void given(opened(), minuteTaker(arrival('housing')))
      .when(housing({ type: 'AskAbout', questionId: 'q1', ofAgencyId: 'police', question: 'Since when?' }))
      .accepted());
});

describe('going out', () => {
  it('[A18] only somebody in the meeting, or waiting, leaves it', () => {
    given().when(police(leave())).refused('A18');
    given()
      .when(minuteTaker(departure('police')))
      .refused('A18');
    given()
      .when(minuteTaker(departure('nobody')))
      .refused('A9');
    given(lobby, police(arrive())).when(police(leave())).accepted();
    given(opened())
      .when(minuteTaker(departure('police')))
      .accepted()
      .and(({ participants }) => expect(participants.get('police')?.standing.state).toBe('departed'));
  });

  it('[A20] nobody leaves before they arrived', () => {
    given(opened())
      .when(police(leave({ happenedAt: minute(-5) })))
      .refused('A20');
    given(opened())
      .when(minuteTaker(departure('police', { happenedAt: minute(-5) })))
      .refused('A20');
    given(opened())
      .when(minuteTaker(departure('police', { happenedAt: minute(7) })))
      .accepted();
  });
});

describe('correcting', () => {
  const correct = (times: { arrivedAt?: string; leftAt?: string }) =>
    minuteTaker({ type: 'CorrectAttendance', participantId: 'police', why: 'Misread the clock', ...times });

  it('[A19] only an arrival there was is corrected', () =>
    void given()
      .when(correct({ arrivedAt: minute(-1) }))
      .refused('A19'));
  it('[A20] the correction says a time, and in the right order', () => {
    given(opened()).when(correct({})).refused('A20');
    given(opened())
      .when(correct({ arrivedAt: minute(6), leftAt: minute(5) }))
      .refused('A20');
  });
  it('[A20] judged by the latest correction, not the first entry', () =>
    void given(opened(), correct({ leftAt: minute(5) }))
      .when(correct({ arrivedAt: minute(7) }))
      .refused('A20'));
  it('[A3] and lies in the past', () =>
    void given(opened())
      .when(correct({ leftAt: minute(500) }))
      .refused('A3'));
  it('[A26] both versions stay and are printed', () =>
    void given(opened())
      .when(correct({ arrivedAt: minute(2) }))
      .then({ type: 'AttendanceCorrected' })
      .and(({ participants }, after) =>
        expect([participants.get('police')?.stays[0], after.print()]).toMatchObject([
          { arrivedAt: minute(4), corrections: [{ arrivedAt: minute(2) }] },
          expect.stringContaining('Misread the clock'),
        ]),
      ));
});

describe('authority', () => {
  const confirm = (participantId: string, mayDecide: boolean) =>
    chair({ type: 'ConfirmAuthority', participantId, mayDecide });

  it('[A29] authority is what the participant came with until the chair changes it', () => {
    given(opened('housing'), chair(propose('d1')), confirm('housing', true))
      .when(housing(position('d1')))
      .accepted();
    given().when(confirm('police', true)).then();
    given().when(confirm('nobody', true)).refused('A9');
  });

  it('[A29] and counts for the quorum only where the procedure says so', () => {
    given(opened())
      .when(confirm('police', false))
      .accepted()
      .and(({ quorumChanges }) => expect(quorumChanges.at(-1)).toMatchObject({ quorate: false, missing: ['police'] }));
    given(
      convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school'], withQuorum({ authorityNeeded: false })),
      opened(),
    )
      .when(confirm('police', false))
      .accepted()
      .and(({ quorumChanges }) => expect(quorumChanges.at(-1)).toMatchObject({ quorate: true }));
  });

  it('[A32] nothing of attendance comes from a connection: only recorded arrivals and departures change it', () =>
    void given(arrived('chair', 'hv'))
      .when(hv(contribution('c1')))
      .accepted()
      .and(({ participants }) =>
        expect([...participants.values()].filter(isAttending).map(({ participantId }) => participantId)).toEqual([
          'chair',
          'hv',
        ]),
      ));
});
