import { close, contribution, note, readBack, withdrawNote } from '../testing/commands.js';
import { given, opened } from '../testing/given.js';
import { finalise } from '../testing/minutes.js';
import { chair, minuteTaker, police } from '../testing/people.js';

describe('what was taken down in haste', () => {
  it('[W232] a raw note is withdrawn by a recorder, with a reason, and stays for those who have it', () => {
    given(opened('deputy'), minuteTaker(note('n1', 'Scribbled in haste')))
      .when(chair(withdrawNote('n1', 'TAKEN DOWN TWICE')))
      .then({ type: 'NoteWithdrawn', noteId: 'n1', audience: ['chair', 'deputy', 'minutes'] })
      .shows('TAKEN DOWN TWICE', 'chair', 'deputy', 'minutes')
      .hides('TAKEN DOWN TWICE', 'sw', 'police')
      .and(({ notes }) => expect(notes.get('n1')?.withdrawal?.why).toBe('TAKEN DOWN TWICE'));
    given(opened(), minuteTaker(note('n1')))
      .when(police(withdrawNote('n1')))
      .refused('C1');
    given(opened())
      .when(chair(withdrawNote('n9')))
      .refused('C15');
    given(opened(), minuteTaker(note('n1')), chair(withdrawNote('n1')))
      .when(minuteTaker(withdrawNote('n1')))
      .accepted()
      .and(({ notes }) => expect(notes.get('n1')?.withdrawal?.why).toBe('Taken down twice'));
  });
  it('[W232] after closing too, until the minutes are final', () => {
    given(opened(), minuteTaker(note('n1')), chair(close()))
      .when(minuteTaker(withdrawNote('n1')))
      .then({ type: 'NoteWithdrawn' });
    given(opened(), minuteTaker(note('n1')), chair(close()), minuteTaker(finalise))
      .when(minuteTaker(withdrawNote('n1')))
      .refused('W232');
  });
  it('[B117] words taken down are read back and agreed after closing too', () =>
    void given(
      opened(),
      minuteTaker(contribution('c1', { spokenByParticipantId: 'hv', onBehalfOfAgencyId: 'community-health' })),
      chair(close()),
    )
      .when(minuteTaker(readBack('hv', 'c1')))
      .then({ type: 'ContributionConfirmed', readBackBy: 'minutes' }));
});
