import {
  amend,
  close,
  decideOn,
  departure,
  disagree,
  leave,
  position,
  propose,
  voice,
  notHeard,
} from '../testing/commands.js';
import { convened, given, minute, opened, usual } from '../testing/given.js';
import {
  chair,
  constable,
  father,
  housing,
  hv,
  minuteTaker,
  police,
  school,
  solicitor,
  sw,
} from '../testing/people.js';
import { conference } from '../testing/procedure.js';
import { standingPositions } from './standing.js';

const proposed = [opened(), chair(propose('d1'))] as const;
const decided = [...proposed, chair(decideOn('d1'))] as const;

describe('proposing', () => {
  it('[D5] is for children in this meeting', () => {
    given(opened())
      .when(sw(propose('d1', { options: [{ childId: 'ava', option: 'joint' }] })))
      .refused('D5');
    given(...proposed)
      .when(chair({ ...amend('d1', 1), options: [{ childId: 'ava', option: 'joint' }] }))
      .refused('D5');
    given(...proposed)
      .when(police(position('d1', 'agree', { childIds: ['ava'] })))
      .refused('D5');
  });
  it('[D6] chooses what the matter offers, or own words where it leaves them open', () => {
    given(opened())
      .when(sw(propose('d1', { options: [{ childId: 'mia', option: 'perhaps' }] })))
      .refused('D6');
    given(opened())
      .when(
        sw(
          propose('d1', { matterId: 'immediate-safety', options: [{ childId: 'mia', option: 'stays with her aunt' }] }),
        ),
      )
      .then({ type: 'DecisionProposed', version: 1 });
  });
  it('[D7] one choice for each child', () =>
    void given(opened())
      .when(
        sw(
          propose('d1', {
            options: [
              { childId: 'mia', option: 'joint' },
              { childId: 'mia', option: 'none' },
            ],
          }),
        ),
      )
      .refused('D7'));
  it('[D8] under an identifier of its own', () =>
    void given(...proposed)
      .when(sw(propose('d1')))
      .refused('D8'));
  it('[D9] on a matter of the procedure that the proposer may see', () => {
    given(opened())
      .when(sw(propose('d1', { matterId: 'weather' })))
      .refused('D9');
    given(opened())
      .when(police(propose('d1', { matterId: 'legal-advice' })))
      .refused('D9');
  });
  it('[D10] a matter decided before is opened again with a reason', () => {
    given(...decided)
      .when(sw(propose('d2')))
      .refused('D10');
    given(...decided)
      .when(sw(propose('d2', { why: 'A fracture' })))
      .accepted();
  });
  it('[D19] and the new decision takes the earlier one’s place, once it is decided', () => {
    given(...decided)
      .when(sw(propose('d2', { why: 'A fracture' })))
      .accepted()
      .and(({ decisions }) => expect(decisions.get('d1')?.supersededBy).toBeUndefined());
    given(...decided, sw(propose('d2', { why: 'A fracture' })))
      .when(chair(decideOn('d2')))
      .then({ type: 'MatterDecided', supersedes: 'd1' })
      .and(({ decisions }, after) =>
        expect([decisions.get('d1')?.supersededBy, after.print()]).toEqual([
          'd2',
          expect.stringContaining('Superseded: by a later decision'),
        ]),
      );
  });
  it('[D10] a decision kept from the proposer is no decision to them', () => {
    const hidden = [
      opened(),
      sw(propose('d1', { restrictedTo: ['childrens-social-care'] })),
      chair(decideOn('d1')),
    ] as const;
    given(...hidden)
      .when(police(propose('d2')))
      .accepted();
    given(...hidden)
      .when(sw(propose('d2')))
      .refused('D10');
  });
});

describe('versions and positions', () => {
  it('[D4] only on a proposal there is', () => {
    given(opened())
      .when(police(position('d9')))
      .refused('D4');
    given(opened())
      .when(chair(amend('d9', 1)))
      .refused('D4');
    given(opened())
      .when(chair(decideOn('d9')))
      .refused('D4');
  });
  it('[D12] only on the version before the meeting, which the refusal carries', () => {
    given(...proposed, chair(amend('d1', 1)))
      .when(police(position('d1')))
      .refused('D12', { details: { current: { version: 2, proposal: 'See Leo today' } } });
    given(...proposed, chair(amend('d1', 1)))
      .when(chair(decideOn('d1', 1)))
      .refused('D12');
    given(...proposed)
      .when(chair(amend('d1', 7)))
      .refused('D12');
    given(...proposed)
      .when(police(position('d1', 'agree', { version: Number.MAX_SAFE_INTEGER })))
      .refused('D12');
  });
  it('[D18] an amended proposal asks everyone again; earlier positions stay with theirs', () =>
    void given(...proposed, police(position('d1', 'dissent', { reason: 'Too early' })))
      .when(chair(amend('d1', 1)))
      .then({ type: 'ProposalAmended', version: 2 })
      .and(({ decisions }, after) => {
        const d1 = decisions.get('d1')!;
        expect([standingPositions(d1, 1).length, standingPositions(d1, 2).length]).toEqual([1, 0]);
        expect(after.print()).toMatch(/Version 1[\s\S]*Too early[\s\S]*Version 2/);
      }));
  it('[D14] an agency’s position needs authority; a personal one does not', () => {
    given(opened('housing'), chair(propose('d1')))
      .when(housing(position('d1')))
      .refused('D14');
    given(opened('housing'), chair(propose('d1')))
      .when(housing(position('d1', 'dissent', { standing: 'personal' })))
      .accepted();
  });
  it('[D13] and somebody who speaks for an agency', () =>
    void given(
      convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school', 'father'], { ...conference, admission: 'direct' }),
      opened('father'),
      chair(propose('d1')),
    )
      .when(father(position('d1')))
      .refused('D13'));
  it('[D17] an agency’s latest position on a version stands, and each person’s own beside it', () =>
    void given(...proposed, police(position('d1', 'dissent')))
      .when(police(position('d1', 'agree')))
      .accepted()
      .and(({ decisions }) =>
        expect(standingPositions(decisions.get('d1')!, 1).map((one) => one.position)).toEqual(['agree']),
      ));
  it('[D17] also for one child; a later position for all takes the place of those for some', () => {
    given(
      ...proposed,
      police(position('d1', 'dissent', { childIds: ['leo'] })),
      police(position('d1', 'agree', { childIds: ['mia'] })),
    ).now.and(({ decisions }) => expect(standingPositions(decisions.get('d1')!, 1)).toHaveLength(2));
    given(...proposed, police(position('d1', 'dissent', { childIds: ['leo'] })))
      .when(police(position('d1')))
      .accepted()
      .and(({ decisions }) =>
        expect(standingPositions(decisions.get('d1')!, 1).map((one) => one.position)).toEqual(['agree']),
      );
  });
  it('[D23] a dissent is recorded at once, and its reason is owed by its agency', () =>
    void given(...proposed)
      .when(police(position('d1', 'dissent')))
      .then({ type: 'PositionTaken', position: 'dissent' })
      .leavesGap('dissent-reason', { agencyId: 'police' }));
  it('[D20] the reason may still be given after the decision, the position unchanged', () => {
    const owed = [...proposed, police(position('d1', 'dissent')), chair(decideOn('d1'))] as const;
    given(...owed)
      .when(police(position('d1', 'dissent', { reason: 'Too early' })))
      .accepted()
      .leavesNoGap('dissent-reason');
    given(...owed, police(leave()))
      .when(police(position('d1', 'dissent', { reason: 'Too early' })))
      .refused('D1');
    given(...owed)
      .when(police(position('d1', 'agree')))
      .refused('D11');
    given(...owed)
      .when(hv(position('d1', 'dissent', { reason: 'Me too' })))
      .refused('D11');
  });
});

describe('deciding', () => {
  it('[D1] is the chair’s, unless the matter names a sector', () => {
    given(...proposed)
      .when(police(decideOn('d1')))
      .refused('D1');
    given(...proposed, minuteTaker(departure('chair')))
      .when(chair(decideOn('d1')))
      .refused('D1');
  });
  it('[D15] then it is that of its attending members with authority, and not the chair’s', () => {
    const investigation = [
      opened(),
      chair(propose('k1', { matterId: 'criminal-investigation', options: [] })),
    ] as const;
    given(...investigation)
      .when(chair(decideOn('k1')))
      .refused('D15');
    given(...investigation)
      .when(constable(decideOn('k1')))
      .refused('D15');
    given(...investigation, chair({ type: 'ConfirmAuthority', participantId: 'police', mayDecide: false }))
      .when(police(decideOn('k1')))
      .refused('D15');
    given(...investigation)
      .when(police(decideOn('k1')))
      .then({ type: 'MatterDecided' });
  });
  it('[D11] is final: no later position, amendment or second decision', () => {
    given(...decided)
      .when(police(position('d1')))
      .refused('D11');
    given(...decided)
      .when(chair(amend('d1', 1)))
      .refused('D11');
    given(...decided)
      .when(chair(decideOn('d1')))
      .refused('D11');
  });
  it('[D16] freezes quorum, positions, who took none, and which children were heard', () =>
    void given(
      ...proposed,
      school(voice('leo')),
      police(position('d1')),
      hv(position('d1', 'dissent', { reason: 'Too late' })),
    )
      .when(chair(decideOn('d1')))
      .then({
        type: 'MatterDecided',
        takenOn: {
          quorate: true,
          missing: [],
          freeOfQuorum: false,
          noPositionTaken: ['hillside'],
          decidedByAgencyId: 'csc',
          positions: [
            { participantId: 'police', agencyId: 'police', standing: 'agency', position: 'agree' },
            { participantId: 'hv', agencyId: 'community-health', standing: 'agency', position: 'dissent' },
          ],
          voices: [
            { childId: 'mia', voice: 'not-stated' },
            { childId: 'leo', voice: 'heard' },
          ],
        },
      }));
  it('[D16] and nothing later changes it', () =>
    void given(...decided, hv(notHeard('mia')), minuteTaker(departure('police'))).now.and(({ decisions }) =>
      expect(decisions.get('d1')?.decided?.takenOn).toMatchObject({
        quorate: true,
        voices: [{ voice: 'not-stated' }, { voice: 'not-stated' }],
      }),
    ));
  it('[D24] decision and dissents are printed together', () =>
    void given(...proposed, hv(position('d1', 'dissent', { reason: 'Leo today' })))
      .when(chair(decideOn('d1')))
      .accepted()
      .and((_, after) =>
        expect(after.print()).toMatch(
          /Northmoor Community Health \(Priya\) dissents: Leo today[\s\S]*Because: Unexplained injuries[\s\S]*Northmoor Social Care: decided it[\s\S]*No position taken: Northmoor Police and Hillside Primary/,
        ),
      ));
  it('[D21] a position kept from some who see the decision is neither stated to them nor denied', () =>
    void given(...proposed, police(position('d1', 'dissent', { reason: 'An informant', restrictedTo: ['police'] })))
      .when(chair(decideOn('d1')))
      .accepted()
      .and(({ decisions }, after) => {
        const { positions, noPositionTaken } = decisions.get('d1')!.decided!.takenOn;
        expect([positions, noPositionTaken]).toEqual([[], ['community-health', 'hillside']]);
        expect(after.print('full', 'police')).toContain('An informant');
      })
      .hides('An informant', 'chair', 'hv')
      .hides('"dissent"', 'chair', 'hv'));
  it('[D21] a voice kept from some of them is not told of to them either', () => {
    given(...proposed, sw(voice('leo', { words: 'Psst', restrictedTo: ['childrens-social-care'] })))
      .when(chair(decideOn('d1')))
      .accepted()
      .and(({ decisions }) => expect(decisions.get('d1')?.decided?.takenOn.voices[1]?.voice).toBe('not-stated'));
    const kept = ['childrens-social-care', 'legal'];
    given(
      opened(),
      sw(voice('leo', { words: 'Psst', restrictedTo: kept })),
      sw(propose('l1', { matterId: 'legal-advice', options: [] })),
    )
      .when(chair(decideOn('l1')))
      .accepted()
      .and(({ decisions }) => expect(decisions.get('l1')?.decided?.takenOn.voices[1]?.voice).toBe('heard'));
  });
  it('[D22] what is proposed on a matter kept to some sectors exists for nobody else', () => {
    const advice = [
      convened([...usual, 'solicitor']),
      opened('solicitor'),
      sw(propose('l1', { matterId: 'legal-advice', options: [], proposal: 'Ask for an order' })),
    ] as const;
    given(...advice)
      .now.shows('Ask for an order', 'solicitor', 'chair')
      .hides('Ask for an order', 'police', 'hv');
    given(...advice)
      .when(police(position('l1')))
      .refused('D4');
    given(...advice)
      .when(police(disagree('g1', { kind: 'decision', decisionId: 'l1' })))
      .refused('G8');
    given(...advice)
      .when(solicitor(position('l1')))
      .accepted();
    given(convened([...usual, 'solicitor']), opened('solicitor'))
      .when(sw(propose('l1', { matterId: 'legal-advice', options: [], restrictedTo: ['legal', 'police'] })))
      .accepted()
      .and(({ decisions }) => expect(decisions.get('l1')?.thread.audience).toEqual(['solicitor', 'sw']));
  });
  it('[D16] the time it was taken may be reported', () =>
    void given(...proposed)
      .when(chair({ ...decideOn('d1'), happenedAt: minute(-5) }))
      .accepted()
      .and(({ decisions }) => expect(decisions.get('d1')?.decided?.happenedAt).toBe(minute(-5))));
  it('[D2] not once the meeting is closed', () =>
    void given(...proposed, chair(close()))
      .when(chair(decideOn('d1')))
      .refused('D2'));
});
