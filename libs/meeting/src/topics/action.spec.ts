import { agree, close, contribution, decideOn, onAction, propose, withdraw } from '../testing/commands.js';
import { convened, given, minute, opened, usual } from '../testing/given.js';
import { acts, chair, constable, hv, minuteTaker, police, solicitor, sw } from '../testing/people.js';

const agreed = [opened(), chair(agree('t1'))] as const;
const done = [...agreed, sw(onAction('CompleteAction', 't1'))] as const;
const notDone = {
  type: 'RecordActionNotDone',
  actionId: 't1',
  cause: 'circumstances-changed',
  explanation: 'They moved',
} as const;
const ofPost = { post: 'Duty officer', agencyId: 'homes' };

describe('agreeing an action', () => {
  it('[T13] takes what, who and when; difference, measure, contingency, a name and its acceptance are gaps', () =>
    void given(opened())
      .when(minuteTaker(agree('t1', { owner: ofPost })))
      .then({ type: 'ActionAgreed', agencyId: 'homes' })
      .leavesGap('action-not-accepted', { agencyId: 'homes' })
      .leavesGap('action-owner-unnamed')
      .and((_, after) =>
        expect(after.gaps('action-field').flatMap(({ fields }) => fields)).toEqual([
          'difference',
          'measure',
          'contingency',
        ]),
      ));
  it('[T5] its owner is in the meeting, or a post in an agency', () => {
    given(opened())
      .when(chair(agree('t1', { owner: { participantId: 'nobody' } })))
      .refused('T5');
    given(opened(), chair(withdraw('police')))
      .when(chair(agree('t1', { owner: { participantId: 'police' } })))
      .refused('T5');
    given(...agreed)
      .when(chair({ type: 'ReassignAction', actionId: 't1', owner: { participantId: 'nobody' }, why: 'Leave' }))
      .refused('T5');
  });
  it('[T8] has an identifier of its own', () =>
    void given(...agreed)
      .when(chair(agree('t1')))
      .refused('T8'));
  it('[T9] is not due in the past, unless it is already done', () => {
    given(opened())
      .when(chair(agree('t1', { due: minute(-60) })))
      .refused('T9');
    given(opened())
      .when(chair(agree('t1', { due: minute(-60), alreadyDone: true })))
      .accepted()
      .leavesNoGap('action-field');
    given(...agreed)
      .when(chair({ type: 'AmendAction', actionId: 't1', due: minute(-60), why: 'Sooner' }))
      .refused('T9');
  });
  it('[T10] is for children in this meeting', () =>
    void given(opened())
      .when(chair(agree('t1', { childIds: ['ava'] })))
      .refused('T10'));
  it('[T11] follows from a decision the person may see', () => {
    given(opened())
      .when(chair(agree('t1', { decisionId: 'd9' })))
      .refused('T11');
    given(
      convened([...usual, 'solicitor']),
      opened('solicitor'),
      solicitor(propose('l1', { matterId: 'legal-advice', options: [], restrictedTo: ['legal'] })),
    )
      .when(chair(agree('t1', { decisionId: 'l1' })))
      .refused('T11');
    given(opened(), chair(propose('d1')), chair(decideOn('d1')))
      .when(chair(agree('t1', { decisionId: 'd1' })))
      .accepted();
  });
  it('[T16] in every phase but cancelled, and needs no quorum', () => {
    given()
      .when(chair(agree('t1')))
      .accepted();
    given(opened(), chair(close()))
      .when(chair(agree('t1')))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('Agreed after the meeting closed.'));
  });
});

describe('what becomes of it', () => {
  it('[T4] only of an action there is', () => {
    for (const command of [
      onAction('AcceptAction', 't9'),
      onAction('CompleteAction', 't9'),
      { type: 'AmendAction', actionId: 't9', what: 'x', why: 'y' } as const,
      { type: 'ReassignAction', actionId: 't9', owner: ofPost, why: 'y' } as const,
    ])
      given(opened()).when(sw(command)).refused('T4');
  });
  it('[T6] its owner or their agency answers for it, and nobody else', () => {
    given(...agreed)
      .when(police(onAction('AcceptAction', 't1')))
      .refused('T6');
    given(...agreed)
      .when(police({ type: 'DeclineAction', actionId: 't1', why: 'x' }))
      .refused('T6');
    given(...agreed)
      .when(police({ type: 'ReportProgress', actionId: 't1', note: 'x' }))
      .refused('T6');
    given(...agreed)
      .when(sw(onAction('AcceptAction', 't1')))
      .then({ type: 'ActionAccepted' })
      .leavesNoGap('action-not-accepted');
    given(opened(), chair(agree('t1', { owner: { participantId: 'police' } })))
      .when(constable(onAction('AcceptAction', 't1')))
      .accepted();
  });
  it('[T7] one done is not declined, amended, passed on or called not done', () => {
    for (const command of [
      { type: 'DeclineAction', actionId: 't1', why: 'x' },
      notDone,
      { type: 'AmendAction', actionId: 't1', what: 'x', why: 'y' },
      { type: 'ReassignAction', actionId: 't1', owner: ofPost, why: 'y' },
      onAction('AcceptAction', 't1'),
    ] as const)
      given(...done)
        .when(sw(command))
        .refused('T7');
  });
  it('[T12] an amendment says what changes', () => {
    given(...agreed)
      .when(police({ type: 'AmendAction', actionId: 't1', why: 'x' }))
      .refused('T12');
    given(...agreed)
      .when(police({ type: 'AmendAction', actionId: 't1', due: minute(9000), why: 'School is shut' }))
      .accepted()
      .and(({ actions }, after) =>
        expect([actions.get('t1')?.due, after.print()]).toEqual([
          minute(9000),
          expect.stringContaining('Changed: School is shut'),
        ]),
      );
  });
  it('[T14] passed on, it is the new owner’s to take on, and no longer the old one’s', () => {
    const passedOn = [
      ...agreed,
      sw(onAction('AcceptAction', 't1')),
      chair({ type: 'ReassignAction', actionId: 't1', owner: { participantId: 'hv' }, why: 'On leave' }),
    ] as const;
    given(...passedOn).now.leavesGap('action-not-accepted', { agencyId: 'community-health' });
    given(...passedOn)
      .when(sw(onAction('CompleteAction', 't1')))
      .refused('T6');
    given(...passedOn)
      .when(hv(onAction('AcceptAction', 't1')))
      .accepted();
  });
  it('[T15] done, not done and why, declined and progress are kept and printed', () => {
    given(...agreed)
      .when(sw(notDone))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('not done (circumstances changed): They moved'));
    given(...agreed)
      .when(sw({ type: 'DeclineAction', actionId: 't1', why: 'Not ours' }))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('declined: Not ours'));
    given(...agreed)
      .when(sw({ type: 'ReportProgress', actionId: 't1', note: 'Rang twice' }))
      .accepted()
      .and((_, after) => expect(after.print()).toContain('Rang twice'));
  });
  it('[T17] said again nothing changes; evidence given later is recorded', () => {
    given(...done)
      .when(sw(onAction('CompleteAction', 't1')))
      .then();
    given(...agreed, sw(onAction('AcceptAction', 't1')))
      .when(sw(onAction('AcceptAction', 't1')))
      .then();
    given(...done)
      .when(sw({ type: 'CompleteAction', actionId: 't1', evidence: 'Note of visit' }))
      .then({ type: 'ActionCompleted', evidence: 'Note of visit' })
      .and((_, after) => expect(after.print()).toContain('done: Note of visit'));
  });
  it('[T6] one kept to some exists for nobody else, and its owner’s agency is always among them', () => {
    const kept = [opened(), chair(agree('t1', { restrictedTo: ['police'] })), police(contribution('c1'))] as const;
    given(...kept)
      .when(hv(onAction('AcceptAction', 't1')))
      .refused('T4');
    given(...kept)
      .when(sw(onAction('AcceptAction', 't1')))
      .accepted()
      .shows('ActionAccepted', 'police')
      .hides('ActionAccepted', 'hv');
    given(...kept)
      .when(acts('stranger')(onAction('AcceptAction', 't1')))
      .refused('W1');
  });
});
