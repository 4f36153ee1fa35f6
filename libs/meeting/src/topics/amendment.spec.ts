import { close, contribution, position, propose } from '../testing/commands.js';
import { given, opened } from '../testing/given.js';
import { answerAmendment, circulate, requestAmendment } from '../testing/minutes.js';
import { chair, hv, minuteTaker, police, school } from '../testing/people.js';

const said = [
  opened('constable'),
  hv(contribution('c1', { statement: 'It was Tuesday' })),
  police(contribution('c2', { statement: 'KEPT', restrictedTo: ['hv'] })),
  police(contribution('c3', { statement: 'TO-CHAIR', restrictedTo: ['chair'] })),
  chair(close()),
  chair(circulate('full', ['police', 'hv', 'school'])),
] as const;
const [first, kept, toChair] = [10, 11, 12];

describe('an amendment of one entry', () => {
  it('[N156] is asked for of an entry that whoever asks may see; any other is refused as one that is not there', () => {
    for (const sequence of [kept, toChair, 99])
      given(...said)
        .when(school(requestAmendment('m1', { sequence })))
        .refused('N156', { because: expect.stringContaining('There is nothing at that place') as string });
    given(...said)
      .when(school(requestAmendment('m1', { sequence: first })))
      .then({ type: 'AmendmentRequested', sequence: first });
    given(
      ...said,
      school(requestAmendment('m1', { sequence: 6, sectionId: 'attendance', text: 'I came at ten past' })),
      chair(answerAmendment('m1', true)),
    ).now.and((_, after) =>
      expect(after.print()).toMatch(/Amendment of entry 6 asked for by Martin.*I came at ten past/),
    );
  });
  it('[N156] nor does it say that somebody hides: the row that says so, and every other the minutes do not print, is refused alike', () => {
    const hidden = [
      minuteTaker({ type: 'RecordHiding', hiding: [{ listedId: 'mia', mustNotBeFoundBy: ['school'] }] }),
      ...said,
    ] as const;
    for (const sequence of [1, 2, 10, 14, 99])
      for (const ask of [school, police])
        given(...hidden)
          .when(ask(requestAmendment('m1', { sequence })))
          .refused('N156');
  });
  it('[N157] and that the chair, who answers, may see', () => {
    given(...said)
      .when(hv(requestAmendment('m1', { sequence: kept })))
      .refused('N157');
    given(...said)
      .when(police(requestAmendment('m1', { sequence: toChair, text: 'WORDS' })))
      .then({ type: 'AmendmentRequested', audience: ['chair', 'constable', 'police'] })
      .hides('WORDS', 'hv', 'school', 'minutes')
      .and((_, after) => {
        for (const reader of ['hv', 'minutes'])
          for (const edition of ['full', 'agency-community-health'] as const)
            expect(after.print(edition, reader)).not.toMatch(/WORDS|Amendment of|Amendment asked/);
      });
  });
  it('[N158] accepted it stands under its entry; refused, in its section; where its entry is not printed, in its section too', () => {
    const asked = [...said, school(requestAmendment('m1', { sequence: first, text: 'It was Wednesday' }))] as const;
    const lines = (accepted: boolean) =>
      given(...asked, chair(answerAmendment('m1', accepted)))
        .now.print()
        .split('\n');
    const at = (text: readonly string[], words: string) => text.findIndex((line) => line.includes(words));
    const taken = lines(true);
    const [entry, amendment] = [at(taken, 'It was Tuesday'), at(taken, 'Amendment of entry 10')];
    const next = taken.findIndex((line, index) => index > entry && line.startsWith('Northmoor Police: '));
    expect(amendment).toBeGreaterThan(entry);
    expect(amendment).toBeLessThan(next);
    const refused = lines(false);
    expect(at(refused, 'Amendment of entry 10')).toBeGreaterThan(
      refused.findLastIndex((line) => line.startsWith('Northmoor Police: ')),
    );
    const short = given(...asked, chair(answerAmendment('m1', true))).now.print('full', undefined, {
      length: 'summary',
    });
    expect(short).toContain('Amendment of entry 10');
  });
  it('[N158] so does one of a row of a thing, kept to fewer later by itself, and a question about that row', () => {
    const asked = [
      opened('constable'),
      chair(propose('d1')),
      police(position('d1', 'dissent', { reason: 'REASON' })),
      minuteTaker({
        type: 'FlagMoment',
        flagId: 'f1',
        sequence: 11,
        ofParticipantId: 'police',
        question: 'Is WORDS right?',
      }),
      chair(close()),
      chair(circulate('full', ['police', 'hv', 'school'])),
      school(requestAmendment('m1', { sequence: 11, text: 'WORDS' })),
      chair(answerAmendment('m1', true)),
    ] as const;
    given(...asked)
      .when(police({ type: 'RestrictAfterwards', sequence: 11, audience: ['chair'], why: 'It names her' }))
      .then({ type: 'RestrictedAfterwards', covers: [11, 12, 15, 16] })
      .hides('REASON', 'sw', 'hv', 'minutes')
      .hides('WORDS', 'sw', 'hv', 'minutes')
      .shows('WORDS', 'police', 'constable', 'chair')
      .and(({ amendments }, after) => {
        expect(amendments.get('m1')?.thread).toMatchObject({ audience: ['chair', 'constable', 'police'] });
        expect(after.print('agency-csc', 'sw')).not.toContain('WORDS');
      });
  });
  it('[N158] kept to fewer later with its entry, it goes where the entry goes', () =>
    void given(
      ...said,
      school(requestAmendment('m1', { sequence: first, text: 'WORDS' })),
      chair(answerAmendment('m1', true)),
      chair({ type: 'RestrictAfterwards', sequence: first, audience: ['chair'], why: 'It names her' }),
    )
      .now.hides('WORDS', 'police')
      .and((_, after) => expect(after.print('agency-police', 'police')).not.toContain('WORDS')));
});
