/** What must be there has something to see; what lies ahead lies within a working life. */
import { agree, close, contribution, decideOn, position, propose } from './testing/commands.js';
import { given, opened } from './testing/given.js';
import { chair, minuteTaker, police } from './testing/people.js';
import { gaps } from './judgements/gaps.js';

const nothing = '\u200B\u2060\u3164';
const dissenting = (reason: string) =>
  given(opened(), chair(propose('d1')), police(position('d1', 'dissent', { reason })));
const owed = (reason: string): number =>
  gaps(dissenting(reason).now.meeting).filter(({ gap }) => gap === 'dissent-reason').length;

describe('a text that shows nothing', () => {
  it('[W211] is no reason for a dissent, and leaves the gap open', () => {
    expect([owed(nothing), owed('She is not safe there.')]).toEqual([1, 0]);
  });

  it('[W211] is no reason given afterwards either, and one that shows something is', () => {
    const decided = given(opened(), chair(propose('d1')), police(position('d1', 'dissent')), chair(decideOn('d1')));
    decided.when(police(position('d1', 'dissent', { reason: nothing }))).refused('D11');
    decided.when(police(position('d1', 'dissent', { reason: 'She is not safe there.' }))).then({
      type: 'PositionTaken',
    });
  });

  it('[W211] is no reason for closing with something open', () => {
    const { meeting } = given(opened()).now;
    const outstanding = meeting.procedure.closingChecks.map(({ checkId }) => ({ checkId, why: nothing }));
    given(opened())
      .when(chair({ ...close(), outstanding }))
      .refused('L4');
  });
});

describe('what lies ahead', () => {
  it('[W233] an action due a lifetime from now is asked about', () => {
    for (const due of ['2126-11-28T10:00:00.000Z', '2117-01-01T10:00:00.000Z'])
      given(opened())
        .when(chair(agree('a1', { due })))
        .refused('W233');
    given(opened())
      .when(chair(agree('a1', { due: '2036-11-28T10:00:00.000Z' })))
      .then({ type: 'ActionAgreed' });
  });

  it('[W233] so are the next meeting and the time to go on', () => {
    given(opened())
      .when(chair({ ...close(), nextMeetingAt: '2126-11-28T10:00:00.000Z' }))
      .refused('W233');
    given(opened())
      .when(chair({ type: 'AdjournMeeting', reason: 'A break', resumeAt: '2126-11-20T19:00:00.000Z' }))
      .refused('W233');
  });
});

describe('a date nobody means', () => {
  const add = (child: { dateOfBirth?: string; expectedOn?: string }) =>
    given(opened()).when(
      minuteTaker({ type: 'AddChild', child: { childId: 'ava', name: 'Ava', ...child }, why: 'Lives there too' }),
    );

  it('[W234] nobody is born in the future, wherever in a command it is said', () => {
    for (const dateOfBirth of ['2126-11-20', '2026-11-21']) add({ dateOfBirth }).refused('W234');
    add({ dateOfBirth: '2026-11-20' }).then({ type: 'ChildAdded' });
    const croft = { aboutId: 'croft', name: 'Dean Croft', relationship: 'partner' };
    const added = given(opened(), minuteTaker({ type: 'AddPerson', person: croft }));
    added
      .when(
        minuteTaker({
          type: 'CorrectPerson',
          aboutId: 'croft',
          changes: { dateOfBirth: '2099-02-28' },
          why: 'Misheard',
        }),
      )
      .refused('W234');
  });

  it('[W235] a baby is expected, and a child safe where they are, within two years', () => {
    add({ expectedOn: '2126-11-20' }).refused('W235');
    add({ expectedOn: '2027-05-01' }).then({ type: 'ChildAdded' });
    const whereabouts = (safeUntil: string) =>
      given(opened()).when(police({ type: 'RecordWhereabouts', childId: 'mia', where: 'With her aunt', safeUntil }));
    whereabouts('2190-11-20T18:00:00.000Z').refused('W235');
    whereabouts('2026-11-21T18:00:00.000Z').then({ type: 'WhereaboutsRecorded' });
  });

  it('[W233] what stands deeper in a command lies no lifetime ahead either', () => {
    given(opened())
      .when(
        chair(
          agree('a1', {
            owner: { name: 'Sam', post: 'Sergeant', agencyId: 'police', namedBy: '2126-11-28T10:00:00.000Z' },
          }),
        ),
      )
      .refused('W233');
    given(opened())
      .when(police(contribution('c1', { occurredFrom: '2126-11-20T10:00:00.000Z' })))
      .refused('W233');
  });
});
