import { decide, fold } from '../decider.js';
import type { Meeting } from '../meeting.js';
import {
  acknowledge,
  adjourn,
  agree,
  arrive,
  close,
  contribution,
  correction,
  departure,
  extend,
  leave,
  onAction,
  restrict,
  withdraw,
} from '../testing/commands.js';
import { arrived, convened, given, minute, opened, type Step } from '../testing/given.js';
import {
  answerAmendment,
  circulate,
  closed,
  confirmMinutes,
  distribute,
  familyConference,
  finalise,
  makeEdition,
  requestAmendment,
  withMinutes,
  write,
} from '../testing/minutes.js';
import { chair, deputy, father, housing, hv, minuteTaker, police, school, sw } from '../testing/people.js';
import { clocks } from '../judgements/clocks.js';
import { minutesState, minutesVersion, standsConfirmed } from './minutes-progress.js';

const everyone = ['chair', 'sw', 'police', 'hv', 'school', 'housing'];
const circulated = [...closed(), minuteTaker(circulate('full', everyone))];
const withFather = [
  convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school', 'housing', 'father'], familyConference),
  arrived('father'),
  closed(),
];

describe('circulating', () => {
  it('[N21] [N22] is for those who keep the record, once the meeting is closed', () => {
    void given(closed())
      .when(minuteTaker(circulate('full', ['police'])))
      .then({ type: 'MinutesCirculated', edition: 'full', to: ['police'], version: 1 });
    void given(closed())
      .when(police(circulate('full', ['hv'])))
      .refused('N21');
    void given(opened())
      .when(minuteTaker(circulate('full', ['police'])))
      .refused('N22', { because: expect.stringContaining('once it is closed') as string });
    void given(opened(), chair(adjourn()))
      .when(minuteTaker(circulate('full', ['police'])))
      .refused('N22');
  });
  it('[N23] not in the future, and counts from when it was done', () => {
    void given(closed())
      .when(minuteTaker(circulate('full', ['police'], { happenedAt: minute(500) })))
      .refused('N23');
    void given(closed())
      .when(minuteTaker(circulate('full', ['police'], { happenedAt: minute(9) })))
      .accepted()
      .and(({ circulations }) =>
        expect(circulations[0]).toMatchObject({ at: minute(9), version: 1, by: { participantId: 'minutes' } }),
      );
    void given(closed())
      .when(minuteTaker(distribute('full', 'A court', { happenedAt: minute(500) })))
      .refused('N23');
  });
  it('[N25] an edition there is', () =>
    void given(closed())
      .when(minuteTaker(circulate('agency-fire', ['police'])))
      .refused('N25'));
  it('[N37] to people in the meeting', () => {
    void given(closed())
      .when(minuteTaker(circulate('full', [])))
      .refused('N37');
    void given(closed())
      .when(minuteTaker(circulate('full', ['police', 'solicitor'])))
      .refused('N37', { because: expect.stringContaining('record a distribution') as string });
    void given(closed(), chair(withdraw('hv')))
      .when(minuteTaker(circulate('full', ['hv'])))
      .refused('N37');
  });
  it('[N38] the full minutes to professionals only, an agency’s edition to its own people only', () => {
    void given(...withFather)
      .when(minuteTaker(circulate('full', ['father'])))
      .refused('N38', { because: expect.stringContaining('Aaron is not there for an agency') as string });
    void given(closed())
      .when(minuteTaker(circulate('agency-police', ['hv'])))
      .refused('N38', { because: expect.stringContaining('another agency than Priya') as string });
    void given(closed())
      .when(minuteTaker(circulate('agency-police', ['police'])))
      .accepted();
  });
  it('[N82] not what is made from them for others, which is given out instead', () => {
    for (const edition of ['family', 'child', 'decision-letter', 'court-index'])
      void given(...withFather)
        .when(minuteTaker(circulate(edition, ['hv'])))
        .refused('N82', { because: expect.stringContaining('given out') as string });
    void given(...withFather)
      .when(minuteTaker(circulate('family', ['father'])))
      .refused('N82');
  });
  it('[N56] who received the minutes is every professional’s to know', () =>
    void given(...withFather, minuteTaker(circulate('agency-police', ['police'])))
      .now.shows('MinutesCirculated', 'police', 'hv')
      .hides('MinutesCirculated', 'father'));
  it('[N39] starts the amendment window, whose blank stays blank', () => {
    const due = (limit: number | null, ...steps: Parameters<typeof given>) =>
      clocks(
        given(
          {
            ...convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school']),
            procedure: withMinutes({
              amendments: { limit, unit: 'working-days', convention: 'day-0', source: { title: 'A test' } },
            }),
          },
          ...steps,
        ).now.meeting,
      ).find(({ clockId }) => clockId === 'amendment-window');
    const sent = (edition: string) => [...closed(), minuteTaker(circulate(edition, ['police']))];
    expect(due(5, sent('full'))).toMatchObject({
      due: { known: true, date: '2026-11-27' },
      limit: '5 working days (the day itself is day 0)',
    });
    expect(
      due(5, sent('agency-police'), minuteTaker(circulate('full', ['hv'], { happenedAt: minute(10) }))),
    ).toMatchObject({ startedAt: minute(9) });
    expect(due(5, closed())).toMatchObject({ due: { known: false, because: 'The minutes have not been circulated.' } });
    expect(due(null, sent('full'))).toMatchObject({
      limit: 'no limit stated',
      due: { known: false, because: 'The procedure states no limit.' },
    });
    expect(clocks(given(circulated).now.meeting).filter(({ clockId }) => clockId === 'amendment-window')).toEqual([]);
  });
});

describe('amendments', () => {
  it('[N40] are asked for by those who were there, who are told what else they can do', () => {
    void given(circulated)
      .when(police(requestAmendment('m1')))
      .then({ type: 'AmendmentRequested', amendmentId: 'm1', sectionId: 'contributions', agencyId: 'police' });
    void given(circulated)
      .when(housing(requestAmendment('m1')))
      .refused('N40', { because: expect.stringContaining('Make a contribution') as string });
    void given(opened(), hv(leave()), chair(close()), minuteTaker(circulate('full', ['hv'])))
      .when(hv(requestAmendment('m1')))
      .accepted();
    void given(...withFather, minuteTaker(circulate('full', ['hv'])))
      .when(father(requestAmendment('m1')))
      .refused('N21');
  });
  it('[N41] once the minutes have been circulated', () => {
    void given(closed())
      .when(police(requestAmendment('m1')))
      .refused('N41', { because: expect.stringContaining('Ask the minute-taker') as string });
    void given(closed(), minuteTaker(makeEdition('decision-letter', { recipientId: 'police' })))
      .when(police(requestAmendment('m1')))
      .refused('N41');
  });
  it('[N24] [N42] of a section there is, each with an identifier of its own', () => {
    void given(circulated)
      .when(police(requestAmendment('m1', { sectionId: 'weather' })))
      .refused('N24');
    void given(circulated, police(requestAmendment('m1')))
      .when(hv(requestAmendment('m1')))
      .refused('N42');
  });
  it('[N43] the chair answers those the chair may see', () => {
    void given(circulated, police(requestAmendment('m1')))
      .when(minuteTaker(answerAmendment('m1', true)))
      .refused('N21');
    void given(circulated)
      .when(chair(answerAmendment('m1', true)))
      .refused('N43');
    const kept = [...circulated, police(requestAmendment('m1', { text: 'INNER', restrictedTo: ['health'] }))];
    void given(kept, police(restrict(11, 'health')))
      .when(chair(answerAmendment('m1', true)))
      .refused('N43')
      .shows('INNER', 'hv', 'police')
      .hides('INNER', 'chair', 'sw');
  });
  it('[N92] kept to some, it is still put before the chair, who answers it', () => {
    const kept = [...circulated, police(requestAmendment('m1', { text: 'INNER', restrictedTo: ['health'] }))];
    void given(kept)
      .when(chair(answerAmendment('m1', true)))
      .accepted()
      .shows('INNER', 'hv', 'police', 'chair')
      .hides('INNER', 'sw', 'minutes');
    void given(circulated)
      .when(police(requestAmendment('m1', { restrictedTo: ['chair'] })))
      .then({ type: 'AmendmentRequested', audience: ['chair', 'constable', 'police'] });
  });
  it('[N44] once; accepted and refused alike stay with their reason', () => {
    const answered = [
      ...circulated,
      police(requestAmendment('m1')),
      hv(requestAmendment('m2', { text: 'Not so' })),
      chair(answerAmendment('m1', false)),
      chair(answerAmendment('m2', true, { why: 'Agreed by all' })),
    ];
    void given(answered)
      .when(chair(answerAmendment('m1', true)))
      .refused('N44', { because: expect.stringContaining('refused already') as string });
    void given(answered).now.and(({ amendments }) => {
      expect(amendments.get('m1')).toMatchObject({
        text: 'It was Wednesday',
        why: 'The day is wrong',
        participantId: 'police',
        answer: { accepted: false, why: 'As the notes have it' },
      });
      expect(amendments.get('m2')).toMatchObject({ answer: { accepted: true, why: 'Agreed by all' } });
    });
    void given(circulated, police(requestAmendment('m1', { restrictedTo: ['chair', 'health'] })))
      .when(chair(answerAmendment('m1', true, { why: 'INNER' })))
      .accepted()
      .shows('INNER', 'police', 'hv')
      .hides('INNER', 'school');
  });
});

describe('confirming', () => {
  it('[N45] an agency that was there confirms, once for each version', () => {
    void given(circulated)
      .when(sw(confirmMinutes))
      .then({ type: 'MinutesConfirmed', agencyId: 'csc', version: 1, upTo: 10 });
    void given(circulated, sw(confirmMinutes)).when(deputy(confirmMinutes)).then();
    void given(circulated)
      .when(housing(confirmMinutes))
      .refused('N45', { because: expect.stringContaining('Nobody from Northmoor Homes was in the meeting') as string });
    void given(circulated).when(minuteTaker(confirmMinutes)).refused('N21');
    void given(circulated, police(confirmMinutes), minuteTaker(finalise), police(contribution('c1')))
      .when(police(confirmMinutes))
      .then({ type: 'MinutesConfirmed', version: 2 })
      .and(({ confirmations }) =>
        expect(confirmations.map(({ agencyId, version, participantId }) => [agencyId, version, participantId])).toEqual(
          [
            ['police', 1, 'police'],
            ['police', 2, 'police'],
          ],
        ),
      );
  });
  it('[N80] once the minutes have been circulated to somebody of that agency', () => {
    void given(closed())
      .when(police(confirmMinutes))
      .refused('N80', { because: expect.stringContaining('Ask the minute-taker') as string });
    const toPolice = [...closed(), minuteTaker(circulate('agency-police', ['police']))];
    void given(toPolice)
      .when(hv(confirmMinutes))
      .refused('N80', { because: expect.stringContaining('to Northmoor Community Health') as string });
    void given(toPolice).when(police(confirmMinutes)).accepted();
    void given(toPolice, minuteTaker(circulate('full', ['chair'])))
      .when(sw(confirmMinutes))
      .accepted();
  });
  it('[N81] stands for what was confirmed: what the minutes print since overtakes it, and it is confirmed again', () => {
    const confirmed = [...circulated, police(confirmMinutes)];
    const stands = (...steps: Step[]) => standsConfirmed(given(confirmed, steps).now.meeting, 'police');
    expect([
      stands(),
      stands(minuteTaker(makeEdition('full')), hv(confirmMinutes), minuteTaker(finalise)),
      standsConfirmed(given(confirmed).now.meeting, 'hillside'),
    ]).toEqual([true, true, false]);
    for (const change of [
      hv(contribution('c9')),
      minuteTaker(write('More')),
      hv(requestAmendment('m1')),
      chair(agree('t1')),
    ]) {
      expect([stands(change), stands(change, police(confirmMinutes)), stands(minuteTaker(finalise), change)]).toEqual([
        false,
        true,
        false,
      ]);
    }
    void given(confirmed, hv(contribution('c9')), sw(acknowledge('c9'))).now.and((_, after) =>
      expect(after.print()).toMatch(
        /Confirmed by Northmoor Police.*as of entry 10; 2 changes since\.[\s\S]*not confirmed yet by .*Northmoor Police \(confirmed before the last change\)/,
      ),
    );
    void given(confirmed).now.and((_, after) => {
      expect(after.print()).toContain('as of entry 10.');
      expect(after.print()).not.toMatch(/not confirmed yet by .*Northmoor Police/);
    });
  });
  it('[N90] is refused where something the confirmer may see and the minutes print came after what they had read', () => {
    const landed = [...circulated, hv(contribution('c9'))];
    const read = (upTo: number) => police({ ...confirmMinutes, upTo });
    void given(landed)
      .when(read(10))
      .refused('N90', { because: expect.stringContaining('Read it, then confirm again') as string });
    void given(landed).when(read(11)).then({ type: 'MinutesConfirmed', agencyId: 'police', version: 1, upTo: 11 });
    void given(circulated, minuteTaker(makeEdition('full')))
      .when(read(10))
      .then({ type: 'MinutesConfirmed', upTo: 10 });
    void given(circulated, hv(contribution('c9', { restrictedTo: ['chair'] })))
      .when(read(10))
      .then({ type: 'MinutesConfirmed', upTo: 10 });
    void given(landed, police(confirmMinutes)).when(read(10)).then();
    void given(landed).when(read(500)).then({ type: 'MinutesConfirmed', upTo: 11 });
  });
  it('[N91] stands whatever is recorded that the confirmer may not read, on every copy, and falls with what is shown to them', () => {
    const hidden = [...circulated, police(confirmMinutes), hv(contribution('c9', { restrictedTo: ['chair'] }))];
    const { record } = given(hidden);
    for (const reader of ['police', 'chair', 'school'])
      expect([reader, standsConfirmed(fold(record.readBy(reader)) as Meeting, 'police')]).toEqual([reader, true]);
    void given(hidden)
      .when(police(confirmMinutes))
      .then()
      .and((_, after) => {
        for (const reader of ['chair', 'police'])
          expect(after.print('full', reader)).not.toMatch(/change since|Northmoor Police \(confirmed before/);
      });
    for (const steps of [
      [minuteTaker(finalise), hv(contribution('c8', { restrictedTo: ['chair'] }))],
      [minuteTaker(write('More', { restrictedTo: ['chair'] }))],
      [hv(restrict(12, 'chair'))],
    ]) {
      expect(standsConfirmed(given(hidden, steps).now.meeting, 'police')).toBe(true);
    }
    const shown = given(hidden, hv(extend(12, 'police')));
    for (const reader of ['police', 'chair']) {
      expect([reader, standsConfirmed(fold(shown.record.readBy(reader)) as Meeting, 'police')]).toEqual([
        reader,
        false,
      ]);
    }
    void shown.when(police(confirmMinutes)).then({ type: 'MinutesConfirmed', upTo: 13 });
    const narrowed = given(circulated, police(confirmMinutes), hv(contribution('c9')), hv(restrict(12, 'chair')));
    for (const reader of ['police', 'chair'])
      expect([reader, standsConfirmed(fold(narrowed.record.readBy(reader)) as Meeting, 'police')]).toEqual([
        reader,
        true,
      ]);
  });
});

describe('making final', () => {
  const final = [...closed(police(contribution('c1'))), minuteTaker(finalise)];

  it('[N46] freezes where the record ends, with its signature where the server gives it', () => {
    void given(closed())
      .when(minuteTaker(finalise))
      .then({ type: 'MinutesFinalised', version: 1, sequence: 9, headHash: '', signature: '', publicKey: '' })
      .and((meeting) =>
        expect([minutesState(meeting), minutesVersion(meeting), meeting.finals[0]]).toMatchObject([
          'final',
          1,
          { version: 1, upTo: 9, sequence: 10, changes: [] },
        ]),
      );
    const { meeting } = given(closed()).now;
    const context = {
      actor: { participantId: 'minutes' },
      now: minute(30),
      head: { sequence: 9, hash: 'ab', signature: 'cd', publicKey: 'ef' },
    };
    expect(decide(meeting, finalise, context)).toMatchObject({
      events: [{ sequence: 9, headHash: 'ab', signature: 'cd', publicKey: 'ef' }],
    });
    void given(closed()).when(police(finalise)).refused('N21');
    void given(opened()).when(minuteTaker(finalise)).refused('N22');
  });
  it('[N47] is refused where the record has gone on meanwhile', () => {
    const context = {
      actor: { participantId: 'minutes' },
      now: minute(30),
      head: { sequence: 8, hash: 'ab', signature: 'cd', publicKey: 'ef' },
    };
    expect(decide(given(closed()).now.meeting, finalise, context)).toMatchObject({
      refusal: { rule: 'N47', because: expect.stringContaining('recorded meanwhile') as string },
    });
  });
  it('[N47] and where something they print was recorded after what was read', () => {
    const read = (upTo: number) => minuteTaker({ ...finalise, upTo });
    void given(closed(), hv(contribution('c1')))
      .when(read(9))
      .refused('N47', { because: expect.stringContaining('after you read them') as string });
    void given(closed(), hv(contribution('c1')))
      .when(read(10))
      .then({ type: 'MinutesFinalised', version: 1 });
    void given(closed(), hv(contribution('c1')), minuteTaker(makeEdition('full')))
      .when(read(10))
      .accepted();
    void given(final, police(correction('c1')))
      .when(read(11))
      .refused('N47');
    void given(closed(), hv(contribution('c1', { restrictedTo: ['chair'] })))
      .when(read(9))
      .accepted();
    void given(closed(), hv(contribution('c1', { restrictedTo: ['minutes'] })))
      .when(read(9))
      .refused('N47');
  });
  it('[N48] is refused twice while nothing they print has changed', () => {
    void given(final)
      .when(minuteTaker(finalise))
      .refused('N48', { because: 'These minutes are final already, version 1, and nothing has changed since.' });
    void given(
      final,
      minuteTaker(makeEdition('full')),
      minuteTaker(circulate('full', ['police'])),
      police(confirmMinutes),
    )
      .when(minuteTaker(finalise))
      .refused('N48');
  });
  it('[N49] what changes afterwards begins the next version, and is listed with who, when and why', () => {
    const changed = [...final, police(correction('c1'))];
    void given(changed).now.and((meeting) => {
      expect([minutesState(meeting), minutesVersion(meeting)]).toEqual(['draft', 2]);
      expect(meeting.changedSinceFinal).toMatchObject([
        {
          sequence: 12,
          by: { participantId: 'police' },
          what: 'a contribution was corrected',
          why: 'Miscounted',
          at: minute(11),
        },
      ]);
    });
    void given(changed, minuteTaker(circulate('full', ['police'])))
      .when(minuteTaker(finalise))
      .then({ type: 'MinutesFinalised', version: 2 })
      .and((meeting) => {
        expect([minutesState(meeting), minutesVersion(meeting), meeting.changedSinceFinal]).toEqual(['final', 2, []]);
        expect(meeting.finals[1]?.changes.map(({ what }) => what)).toEqual(['a contribution was corrected']);
      });
    for (const step of [
      hv(acknowledge('c1')),
      chair(agree('t1')),
      police(restrict(9, 'minutes')),
      police(requestAmendment('m1')),
    ]) {
      void given(final, minuteTaker(circulate('full', everyone)), step)
        .when(minuteTaker(finalise))
        .then({ type: 'MinutesFinalised', version: 2 });
    }
    void given(final, minuteTaker(circulate('full', everyone)), minuteTaker(write('More')))
      .when(minuteTaker(finalise))
      .then({ type: 'MinutesFinalised', version: 2 }, { type: 'NarrativeApproved', text: 'More' });
    void given(final, chair(agree('t1')), sw(onAction('AcceptAction', 't1'))).now.and(({ changedSinceFinal }) =>
      expect(changedSinceFinal).toHaveLength(2),
    );
  });
  it('[N49] a change kept from whoever asks counts too, and is not told', () =>
    void given(final, police(contribution('c2', { statement: 'INNER', restrictedTo: ['health'] })))
      .when(minuteTaker(finalise))
      .accepted()
      .hides('INNER', 'minutes')
      .hides('a contribution was received', 'minutes'));
  it('[N49] the state goes from forming by draft and circulated to final', () => {
    expect(minutesState(given(opened()).now.meeting)).toBe('forming');
    expect(minutesState(given(closed()).now.meeting)).toBe('draft');
    expect(minutesState(given(circulated).now.meeting)).toBe('circulated');
    expect(minutesState(given(final).now.meeting)).toBe('final');
    void given(opened('deputy'), school(arrive()), minuteTaker(departure('police')), chair(close())).now.and(
      (meeting) => expect(minutesVersion(meeting)).toBe(1),
    );
  });
});
