import { quorumOf, quorumSince } from './quorum.js';
import {
  agree,
  arrive,
  contribution,
  decideOn,
  departure,
  leave,
  position,
  proceed,
  propose,
  withdraw,
  without,
} from './testing/commands.js';
import { arrived, given, minute, opened, type Convening } from './testing/given.js';
import { chair, hv, minuteTaker, people, police, sw } from './testing/people.js';
import { conference, withQuorum } from './testing/procedure.js';
import type { Participant } from './vocabulary.js';

const quorate = { quorate: true, missing: [], agenciesShort: 0 };
const held = (procedure: Convening['procedure'], ...participants: Participant[]): Convening => ({
  convening: { participants: [people.chair, ...participants] },
  procedure,
});
const quorumWith = (convening: Convening, ...names: (keyof typeof people)[]) =>
  quorumOf(given(convening, arrived('chair', ...names)).now.meeting);

describe('the quorum', () => {
  it('[Q2] losing the police loses the quorum, and since when is known', () =>
    void given(opened())
      .when(minuteTaker(departure('police')))
      .accepted()
      .and((meeting) =>
        expect([quorumOf(meeting), quorumSince(meeting)]).toEqual([
          { quorate: false, missing: ['police'], agenciesShort: 0 },
          minute(8),
        ]),
      ));
  it('[Q2] a colleague of the same sector keeps it', () =>
    void given(opened('constable'))
      .when(police(leave()))
      .accepted()
      .and((meeting) => expect(quorumOf(meeting)).toEqual(quorate)));

  it('[Q7] where authority is needed, only people who can decide count', () => {
    const junior = { ...people.police, mayDecide: false };
    expect(quorumWith(held(withQuorum({}), junior, people.hv), 'police', 'hv')).toMatchObject({ missing: ['police'] });
    expect(quorumWith(held(withQuorum({ authorityNeeded: false }), junior, people.hv), 'police', 'hv')).toEqual(
      quorate,
    );
  });

  it('[Q8] a sector, or one discipline of it, counts as a required one where the procedure says so', () => {
    const countsAs = [{ sector: 'health', discipline: 'school-nurse', as: 'education' }] as const;
    const procedure = withQuorum({ requiredSectors: ['education'], countsAs });
    expect(quorumWith(held(procedure, people.nurse), 'nurse')).toEqual(quorate);
    expect(quorumWith(held(procedure, people.hv), 'hv')).toMatchObject({ missing: ['education'] });
  });

  it('[Q9] the procedure’s least number counts agencies, not people', () => {
    const procedure = withQuorum({ requiredSectors: ['childrens-social-care'], minimumAgencies: 3 });
    expect(
      quorumWith(held(procedure, people.sw, people.police, people.constable), 'sw', 'police', 'constable'),
    ).toEqual({ quorate: false, missing: [], agenciesShort: 1 });
    expect(quorumWith(held(procedure, people.police, people.hv), 'police', 'hv')).toEqual(quorate);
    given(held(procedure, people.police), arrived('chair', 'police'))
      .when(chair({ type: 'OpenMeeting' }))
      .refused('Q1', { because: expect.stringContaining('1 more agency') as string });
  });

  it('[Q10] a minute-taker, family member, advocate or observer never counts', () => {
    const procedure = {
      ...conference,
      admission: 'direct',
      quorum: {
        ...conference.quorum,
        requiredSectors: ['police', 'voluntary', 'education', 'other'],
        authorityNeeded: false,
      },
    } as const;
    const minutes = { ...people.minutes, sector: 'police', agencyId: 'police' } as const;
    expect(
      quorumWith(
        held(procedure, minutes, people.advocate, people.observer, people.father),
        'minutes',
        'advocate',
        'observer',
        'father',
      ),
    ).toMatchObject({ missing: ['police', 'voluntary', 'education', 'other'] });
  });

  it('[Q11] an agency’s position taken before it left counts towards deciding that version', () => {
    const setting = [
      opened(),
      chair(propose('d1')),
      police(position('d1')),
      hv(position('d1')),
      police(leave()),
    ] as const;
    given(...setting)
      .when(chair(decideOn('d1')))
      .then({ type: 'MatterDecided', takenOn: expect.objectContaining({ quorate: true }) as never });
    given(
      ...setting,
      chair({ type: 'AmendProposal', decisionId: 'd1', basedOnVersion: 1, options: [], proposal: 'Wait' }),
    )
      .when(chair(decideOn('d1', 2)))
      .refused('Q6');
  });

  it('[Q11] a personal position does not, nor one of an agency that was never there', () => {
    given(opened(), chair(propose('d1')), police(position('d1', 'agree', { standing: 'personal' })), police(leave()))
      .when(chair(decideOn('d1')))
      .refused('Q6');
  });

  it('[Q14] recording, agreeing actions and keeping a child safe never wait for it', () => {
    const lost = [opened(), minuteTaker(departure('police'))] as const;
    for (const command of [contribution('c1'), propose('s1', { matterId: 'immediate-safety', options: [] })])
      given(...lost)
        .when(hv(command))
        .accepted();
    given(...lost)
      .when(minuteTaker(agree('t1')))
      .accepted();
    given(...lost, hv(propose('s1', { matterId: 'immediate-safety', options: [] })))
      .when(chair(decideOn('s1')))
      .accepted();
  });

  it('[Q6] any other decision needs it, or a ground on record that covers what is missing', () => {
    const lost = [opened(), minuteTaker(departure('police')), sw(propose('d1'))] as const;
    given(...lost)
      .when(chair(decideOn('d1')))
      .refused('Q6', { details: { missing: ['police'] } });
    given(...lost, chair(proceed(without('police'))))
      .when(chair(decideOn('d1')))
      .then({
        type: 'MatterDecided',
        takenOn: expect.objectContaining({ quorate: false, groundId: 'immediate-risk' }) as never,
      })
      .and((_, after) => expect(after.print()).toContain('not quorate, without police; ground: Immediate risk'));
  });

  it('[Q15] where direct contact is needed, only those who have worked with the child count', () =>
    expect(
      quorumWith(
        held(withQuorum({ requiredSectors: ['police'], directContactNeeded: true }), {
          ...people.police,
          directContact: false,
        }),
        'police',
      ),
    ).toMatchObject({ missing: ['police'] }));

  it('[Q2] a withdrawn invitation takes the agency out of it, and coming back brings it in', () => {
    given(opened())
      .when(chair(withdraw('police')))
      .accepted()
      .and((meeting) => expect(quorumOf(meeting).missing).toEqual(['police']));
    given(opened(), minuteTaker(departure('police')))
      .when(police(arrive()))
      .accepted()
      .and((meeting) => expect(quorumOf(meeting)).toEqual(quorate));
  });
});
