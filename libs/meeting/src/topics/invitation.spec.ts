import { arrive, close, contribution, invite, position, propose, withdraw } from '../testing/commands.js';
import { convened, given, minute, opened, usual } from '../testing/given.js';
import { acts, chair, deputy, hv, minuteTaker, people, police, sw } from '../testing/people.js';
import { conference } from '../testing/procedure.js';
import { opensByPersonId, type Meeting } from '../meeting.js';
import { limits, type Participant } from '../vocabulary.js';

const { nurse, father, constable } = people;
const send = (extra: Partial<Participant> = {}) =>
  ({ type: 'AnswerInvitation', answer: 'deputy', deputy: { ...nurse, ...extra } }) as const;

describe('inviting', () => {
  it('[A6] nobody is invited twice', () => {
    given()
      .when(chair(invite(people.hv)))
      .refused('A6');
    given()
      .when(chair(invite(nurse)))
      .then({ type: 'ParticipantInvited' });
  });

  it('[A6] an identifier passes to no other agency and no other person', () => {
    const known = { ...people.constable, personId: 'p1' };
    const gone = [chair(invite({ ...known, participantId: 'pc' })), chair(withdraw('pc'))];
    given(gone)
      .when(chair(invite({ ...known, participantId: 'pc', agencyId: 'homes' })))
      .refused('A6');
    given(gone)
      .when(chair(invite({ ...known, participantId: 'pc', personId: 'p2' })))
      .refused('A6');
    given(gone)
      .when(chair(invite({ ...known, participantId: 'pc' })))
      .accepted();
  });

  it('[A35] nobody has two places, at whichever door the second is asked for', () => {
    const known = { ...nurse, personId: 'known-1' };
    const again = { ...known, participantId: 'nurse-2' };
    const invited = [chair(invite(known))];
    given(invited)
      .when(chair(invite(again)))
      .refused('A35');
    given(invited)
      .when(hv(send(again)))
      .refused('A35');
    given(invited)
      .when(chair({ type: 'RecordArrival', participant: again, mode: 'phone' }))
      .refused('A35');
    given(invited, chair(withdraw('nurse')))
      .when(chair(invite(again)))
      .accepted();
  });

  it('[A7] a second chair is not invited', () =>
    void given()
      .when(chair(invite({ ...nurse, role: 'chair' })))
      .refused('A7'));
  it('[A8] nor a role the procedure does not admit', () => {
    given()
      .when(chair(invite(father)))
      .refused('A8');
    given(convened(usual, conference))
      .when(chair(invite(father)))
      .accepted();
  });

  it('[A25] somebody invited again keeps the stays they had and the link to the family they told of', () =>
    void given(
      opened(),
      police({ type: 'Leave' }),
      police(arrive({ knowsFamily: 'His cousin' })),
      chair(withdraw('police')),
    )
      .when(chair(invite(people.police)))
      .accepted()
      .and(({ participants }) =>
        expect(participants.get('police')).toMatchObject({
          standing: { state: 'invited' },
          knowsFamily: 'His cousin',
          stays: [{ leftAt: minute(8) }, { leftAt: minute(10) }],
        }),
      ));
});

describe('withdrawing', () => {
  it('[A9] only somebody in the meeting is withdrawn', () =>
    void given()
      .when(chair(withdraw('nobody')))
      .refused('A9'));
  it('[A10] the acting chair is not withdrawn, nor declined entry', () => {
    given()
      .when(chair(withdraw('chair')))
      .refused('A10');
    given()
      .when(minuteTaker({ type: 'DeclineEntry', participantId: 'chair', why: 'x' }))
      .refused('A10');
    given(opened('deputy'), deputy({ type: 'TakeTheChair', reason: 'Handing over' }))
      .when(deputy(withdraw('chair')))
      .accepted();
  });

  it('[A28] what somebody withdrawn said, and their positions, stay and are printed; a second withdrawal changes nothing', () => {
    const setting = given(
      opened(),
      police(contribution('c1')),
      chair(propose('d1')),
      police(position('d1', 'dissent', { reason: 'Too early' })),
    );
    setting
      .when(chair(withdraw('police')))
      .then({ type: 'InvitationWithdrawn' })
      .and((_, after) => expect(after.print('full', 'chair')).toMatch(/Two bruises[\s\S]*Too early/));
    setting.when(chair(withdraw('police'))).then();
  });

  it('[A28] and they are sent nothing from then on', () =>
    void given(opened(), police(contribution('c1')))
      .when(chair(withdraw('police')))
      .accepted()
      .and((_, { record }) => expect(record.readBy('police')).toEqual([])));
});

describe('answering an invitation', () => {
  it('[A11] a deputy is named when, and only when, one is coming', () => {
    given()
      .when(hv({ type: 'AnswerInvitation', answer: 'deputy' }))
      .refused('A11');
    given()
      .when(hv({ type: 'AnswerInvitation', answer: 'apologies', deputy: nurse }))
      .refused('A11');
    given()
      .when(hv(send()))
      .accepted()
      .and(({ participants }) =>
        expect(participants.get('nurse')).toMatchObject({ standsFor: 'hv', standing: { state: 'invited' } }),
      );
  });

  it('[A12] a deputy sends no deputy', () =>
    void given(hv(send()))
      .when(acts('nurse')(send({ participantId: 'n2' })))
      .refused('A12'));
  it('[A13] a deputy comes from the same agency and sector', () => {
    given()
      .when(hv(send({ agencyId: 'hospital' })))
      .refused('A13');
    given()
      .when(hv(send({ sector: 'police' })))
      .refused('A13');
  });

  it('[A21] nobody comes in another’s place once the meeting is over', () =>
    void given(opened(), chair(close())).when(hv(send())).refused('A21'));
  it('[A22] a deputy has no further rights than those of whom they stand for', () => {
    for (const role of ['deputy-chair', 'minute-taker'] as const)
      given()
        .when(hv(send({ role })))
        .refused('A22');
    const standIn = { ...people.sw, participantId: 'sw2' };
    given()
      .when(chair({ type: 'AnswerInvitation', answer: 'deputy', deputy: { ...standIn, role: 'deputy-chair' } }))
      .accepted();
    given()
      .when(chair({ type: 'AnswerInvitation', answer: 'deputy', deputy: { ...standIn, role: 'chair' } }))
      .refused('A22');
    given()
      .when(minuteTaker({ type: 'AnswerInvitation', answer: 'deputy', deputy: { ...standIn, role: 'minute-taker' } }))
      .accepted();
  });

  it('[A33] one participant names so many deputies and no more', () => {
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) => hv(send({ participantId: `nurse-${index}` })));
    given(named(limits.deputies - 1))
      .when(hv(send()))
      .accepted();
    given(named(limits.deputies)).when(hv(send())).refused('A33');
    given(named(limits.deputies))
      .when(police({ type: 'AnswerInvitation', answer: 'deputy', deputy: { ...constable, participantId: 'pc2' } }))
      .accepted();
  });

  it('[A34] somebody put out comes back by no colleague, under whatever identifier', () => {
    const known = { ...nurse, personId: 'known-1' };
    const put = [chair(invite(known)), chair(withdraw('nurse'))];
    given(put).when(hv(send())).refused('A34');
    given(put)
      .when(hv(send({ participantId: 'again', personId: 'known-1' })))
      .refused('A34');
    given(put)
      .when(chair(invite(known)))
      .accepted();
    given(chair(invite(known)), chair({ type: 'DeclineEntry', participantId: 'nurse', why: 'Not known' }))
      .when(hv(send()))
      .refused('A34');
  });

  it('[W201] a place one was named for as a deputy opens by being known once a recorder has let them in', () => {
    const named = given(hv(send()));
    const opens = (meeting: Meeting): boolean | undefined => {
      const place = meeting.participants.get('nurse');
      return place && opensByPersonId(place);
    };
    named.now.and((meeting) => expect(opens(meeting)).toBe(false));
    named
      .when(chair({ type: 'RecordArrival', participantId: 'nurse', mode: 'phone' }))
      .accepted()
      .and((meeting) => expect(opens(meeting)).toBe(true));
    given(chair(invite(nurse))).now.and((meeting) => expect(opens(meeting)).toBe(true));
  });

  it('[A6] and is somebody not already in it', () =>
    void given()
      .when(police({ type: 'AnswerInvitation', answer: 'deputy', deputy: constable }))
      .refused('A6'));
  it('[A30] apologies are kept with their reason and printed', () =>
    void given(sw({ type: 'AnswerInvitation', answer: 'apologies', reason: 'In court' })).now.and((_, after) =>
      expect(after.print()).toContain('sent apologies: In court'),
    ));
});
