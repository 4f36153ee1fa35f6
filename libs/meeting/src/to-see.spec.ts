/** What must be there has something to see; what lies ahead lies within a working life. */
import { agree, close, decideOn, position, propose } from './testing/commands.js';
import { given, opened } from './testing/given.js';
import { chair, police } from './testing/people.js';
import { gaps } from './views/gaps.js';

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
