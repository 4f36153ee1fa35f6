import { adjourn, close, restrict } from '../testing/commands.js';
import { arrived, convened, given, opened } from '../testing/given.js';
import { closed, familyConference, write } from '../testing/minutes.js';
import { chair, deputy, father, hv, minuteTaker, people, police } from '../testing/people.js';
import { limits } from '../vocabulary.js';
import { narrativesIn } from '../testing/named.js';

const version = (text: string, edition = 'full') =>
  ({ type: 'SectionWritten', sectionId: 'summary', edition, text }) as const;

describe('narrative beside the record', () => {
  it('[N21] is written by chair, deputy and minute-taker', () => {
    for (const who of [chair, deputy, minuteTaker])
      void given(opened())
        .when(who(write('A calm meeting.')))
        .then({ ...version('A calm meeting.'), version: 1 });
    for (const who of [police, hv])
      void given(opened())
        .when(who(write('x')))
        .refused('N21', { because: expect.stringContaining('minute-taker') as string });
  });
  it('[N22] while the meeting is open, adjourned or closed', () => {
    void given()
      .when(minuteTaker(write('x')))
      .refused('N22', { because: expect.stringContaining('while it is open') as string });
    void given(opened(), chair(adjourn()))
      .when(minuteTaker(write('x')))
      .accepted();
    void given(closed())
      .when(minuteTaker(write('x')))
      .accepted();
  });
  it('[N24] belongs to a section the minutes have', () =>
    void given(opened())
      .when(minuteTaker(write('x', { sectionId: 'weather' })))
      .refused('N24', { because: expect.stringContaining('not lost') as string }));
  it('[N25] and to an edition there is: a fixed one, or that of an agency in the meeting', () => {
    for (const edition of [
      'full',
      'family',
      'child',
      'decision-letter',
      'court-index',
      'agency-police',
      'agency-homes',
    ])
      void given(opened())
        .when(minuteTaker(write('x', { edition })))
        .accepted();
    void given(opened())
      .when(minuteTaker(write('x', { edition: 'press' })))
      .refused('N25');
    void given(opened())
      .when(minuteTaker(write('x', { edition: 'agency-fire' })))
      .refused('N25', { because: expect.stringContaining('No agency of that name') as string });
  });
  it('[N26] a stale version is refused with what stands there now, so that nothing is overwritten unseen', () => {
    const current = { version: 1, text: 'First', by: { participantId: 'minutes' }, at: expect.any(String) as string };
    void given(opened(), minuteTaker(write('First')))
      .when(chair(write('Mine')))
      .refused('N26', { because: expect.stringContaining('Grace has written there') as string, details: { current } });
    void given(opened(), minuteTaker(write('First')))
      .when(chair(write('Mine', { basedOnVersion: 1 })))
      .then({ ...version('Mine'), version: 2, continues: 9 });
    void given(opened())
      .when(chair(write('Mine', { basedOnVersion: 3 })))
      .refused('N26', { details: { current: { version: 0, text: '' } } });
  });
  it('[N27] each version stays, with its author and time; an empty text takes the narrative back; the same text again records nothing', () => {
    void given(opened(), minuteTaker(write('First')), chair(write('Second', { basedOnVersion: 1 })))
      .when(minuteTaker(write('', { basedOnVersion: 2 })))
      .accepted()
      .and((meeting) => {
        const narrative = meeting.narratives.get('full/summary');
        expect(narrative).toMatchObject({ version: 3, text: '', by: { participantId: 'minutes' }, sequence: 11 });
        expect(narrative?.earlier).toMatchObject([
          { version: 1, text: 'First', by: { participantId: 'minutes' } },
          { version: 2, text: 'Second', by: { participantId: 'chair' } },
        ]);
        expect(narrativesIn(meeting, 'full', 'summary')).toEqual([]);
      });
    void given(opened(), minuteTaker(write('First')))
      .when(chair(write(' First ', { basedOnVersion: 1 })))
      .then();
    void given(opened())
      .when(chair(write('  ')))
      .then();
    expect(limits.section).toBe(200_000);
  });
  it('[N28] in the full minutes it is for every professional, in any other edition for those who keep the record, in an agency’s for its people too', () => {
    void given(opened(), minuteTaker(write('INNER'))).now.shows('INNER', 'police', 'hv', 'school');
    void given(opened(), minuteTaker(write('INNER', { edition: 'family' })))
      .now.shows('INNER', 'chair', 'minutes')
      .hides('INNER', 'police', 'sw', 'hv');
    void given(opened(), minuteTaker(write('INNER', { edition: 'agency-police' })))
      .now.shows('INNER', 'chair', 'police')
      .hides('INNER', 'hv', 'sw');
    void given(opened(), minuteTaker(write('INNER', { restrictedTo: ['police'] })))
      .now.shows('INNER', 'police', 'chair', 'sw')
      .hides('INNER', 'hv', 'school');
    void given(opened(), minuteTaker(write('INNER', { edition: 'family', restrictedTo: ['police'] })))
      .now.shows('INNER', 'chair', 'minutes')
      .hides('INNER', 'police', 'sw');
    void given(opened())
      .when(minuteTaker(write('x', { restrictedTo: ['nobody'] })))
      .refused('S4');
  });
  it('[N28] families get none of it, in no edition', () => {
    const withFather = [
      convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school', 'father'], familyConference),
      ...arrived('father'),
      ...opened(),
    ];
    void given(
      ...withFather,
      minuteTaker(write('INNER', { edition: 'family' })),
      minuteTaker(write('INNER')),
    ).now.hides('INNER', 'father');
    void given(...withFather)
      .when(father(write('x')))
      .refused('N21');
  });
  it('[N28] text kept to some stands beside the text for all, and to those who may not see it there is none', () => {
    const both = [
      ...opened(),
      minuteTaker(write('For police', { restrictedTo: ['police'] })),
      minuteTaker(write('For all')),
    ];
    void given(both).now.and((meeting) =>
      expect(narrativesIn(meeting, 'full', 'summary').map(({ text }) => text)).toEqual(['For police', 'For all']),
    );
    void given(both)
      .when(minuteTaker(write('For police, more', { restrictedTo: ['police'], basedOnVersion: 1 })))
      .then({ type: 'SectionWritten', version: 2, continues: 9 })
      .shows('For police, more', 'police')
      .hides('For police', 'hv');
  });
  it('[N28] whoever may not see a text, or its last version, writes from what they see and is not told of the rest', () => {
    const withDeputy = {
      ...convened([]),
      convening: {
        participants: [
          people.chair,
          people.minutes,
          people.sw,
          people.police,
          { ...people.hv, role: 'deputy-chair' as const },
          people.school,
        ],
      },
    };
    const lost = [withDeputy, opened(), minuteTaker(write('INNER')), minuteTaker(restrict(9, 'sw'))] as const;
    void given(...lost)
      .now.hides('INNER', 'hv', 'police')
      .shows('INNER', 'chair', 'sw');
    void given(...lost)
      .when(hv(write('Mine')))
      .then({ ...version('Mine'), version: 1 })
      .and((meeting) =>
        expect(narrativesIn(meeting, 'full', 'summary').map(({ text }) => text)).toEqual(['INNER', 'Mine']),
      );
    void given(
      withDeputy,
      opened(),
      minuteTaker(write('First')),
      minuteTaker(write('INNER', { basedOnVersion: 1 })),
      minuteTaker(restrict(10, 'sw')),
    )
      .when(hv(write('Mine', { basedOnVersion: 1 })))
      .then({ ...version('Mine'), version: 3, continues: 9 })
      .hides('INNER', 'hv');
  });
  it('[N28] a text kept to fewer afterwards can be followed by another for all, and be changed for those who have it', () => {
    const narrowed = [...opened(), minuteTaker(write('INNER')), minuteTaker(restrict(9, 'police'))];
    void given(narrowed)
      .when(chair(write('For all')))
      .then({ ...version('For all'), version: 1 })
      .shows('For all', 'hv')
      .hides('INNER', 'hv');
    void given(narrowed, chair(write('For all')))
      .when(chair(write('For all, better', { basedOnVersion: 1 })))
      .then({ type: 'SectionWritten', version: 2, continues: 11 });
    void given(narrowed)
      .when(chair(write('INNER, better', { basedOnVersion: 1, restrictedTo: ['police', 'minutes'] })))
      .then({ type: 'SectionWritten', version: 2, continues: 9 })
      .hides('INNER', 'hv')
      .shows('INNER, better', 'police');
  });
  it('[N28] stays readable to those who come when the meeting is closed', () =>
    void given(opened(), minuteTaker(write('A calm meeting.')), chair(close())).now.shows(
      'A calm meeting.',
      'housing',
    ));
});
