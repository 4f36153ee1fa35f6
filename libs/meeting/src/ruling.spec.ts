import { mayBeSentAgain, asRefusal, ofFinerKind, refuse } from './ruling.js';
import { close, contribution, withdraw } from './testing/commands.js';
import { given, opened } from './testing/given.js';
import { acts, chair, police } from './testing/people.js';

describe('the kind of a refusal', () => {
  it('[W250] says `right` where whoever asks may not, and `phase` where the meeting is not there yet', () => {
    given(opened()).when(police(close())).refused('L1', { kind: 'right' });
    given().when(chair(close())).refused('L2', { kind: 'phase' });
  });

  it('[W250] says `gone` to whoever is no longer in the meeting', () =>
    void given(opened(), chair(withdraw('police')))
      .when(police(contribution('c1')))
      .refused('A4', { kind: 'gone' }));

  it('[W250] says `unknown` of what is not there, of what may not be seen, and of the meeting to a stranger', () => {
    const setting = given(opened(), chair(contribution('c1', { restrictedTo: ['chair'] })));
    for (const contributionId of ['c1', 'nowhere'])
      setting
        .when(police({ type: 'WithdrawContribution', contributionId, why: 'x' }))
        .refused('C4', { kind: 'unknown' });
    setting
      .when(acts('stranger')(contribution('c2')))
      .refused('W1', { kind: 'unknown', details: { kind: 'no-address' } });
  });

  it('[W250] says `state` where the meeting as it stands speaks against it', () =>
    void given(opened())
      .when(chair(withdraw('chair')))
      .refused('A10', { kind: 'state' }));
});

describe('what may be sent again', () => {
  it('[W252] is what was refused in passing, not what came too often, and nothing that was ruled on', () => {
    expect(mayBeSentAgain(asRefusal('passing', 'X9', 'Not saved.'))).toBe(true);
    expect(mayBeSentAgain(asRefusal('passing', 'X9', 'Shut.', ofFinerKind('shut')))).toBe(true);
    expect(mayBeSentAgain(asRefusal('passing', 'E30', 'Wait a minute.', ofFinerKind('too-often')))).toBe(false);
    expect(mayBeSentAgain(refuse('E30', 'The number says nothing.').refusal)).toBe(false);
    expect(mayBeSentAgain(undefined)).toBe(false);
  });
});
