import { contribution, extend, restrict, tellFamily, voice, withdraw } from '../testing/commands.js';
import { arrived, convened, given, minute, opened, type Step } from '../testing/given.js';
import {
  circulate,
  closed,
  distribute,
  familyConference,
  makeEdition,
  openEdition,
  withMinutes,
} from '../testing/minutes.js';
import { chair, father, hv, minuteTaker, people, police, school, sw } from '../testing/people.js';
import { documentName } from '../documents/which.js';
import { holders } from '../judgements/holders.js';

const withRule = {
  ...convened(['chair', 'deputy', 'minutes', 'sw', 'police', 'hv', 'school']),
  procedure: withMinutes(),
};
const withFather = [
  convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school', 'father'], familyConference),
  arrived('father'),
  closed(),
];
const allMet = [
  { checkId: 'nobody-at-risk', met: true },
  { checkId: 'explained', met: false, why: 'They asked to read it alone' },
];

describe('making an edition', () => {
  it('[N21] [N22] is for those who keep the record, while the meeting lasts and after', () => {
    void given(opened())
      .when(minuteTaker(makeEdition('full', { length: 'summary' })))
      .then({ type: 'EditionMade', edition: 'full', format: 'docx', length: 'summary' });
    void given(closed())
      .when(chair(makeEdition('agency-police')))
      .accepted()
      .and(({ editionsMade }) =>
        expect(editionsMade[0]).toMatchObject({
          which: { kind: 'agency', agencyId: 'police' },
          length: 'full',
          upTo: 9,
          sequence: 10,
          by: { participantId: 'chair' },
        }),
      );
    void given(closed())
      .when(police(makeEdition('full')))
      .refused('N21');
    void given()
      .when(minuteTaker(makeEdition('full')))
      .refused('N22');
  });
  it('[N25] one there is, or a paper for the night', () => {
    for (const edition of ['read-back', 'tonight-police', 'court-index'])
      void given(opened())
        .when(minuteTaker(makeEdition(edition)))
        .accepted();
    for (const edition of ['tonight-fire', 'agency-fire', 'press', 'tonight'])
      void given(opened())
        .when(minuteTaker(makeEdition(edition)))
        .refused('N25');
  });
  it('[N25] an agency’s only while a professional is there for it; what went to it before is still recorded', () => {
    for (const edition of ['agency-family', 'tonight-family'])
      void given(...withFather)
        .when(minuteTaker(makeEdition(edition)))
        .refused('N25', { because: expect.stringContaining('No professional of that agency') as string });
    void given(...withFather)
      .when(
        minuteTaker({
          type: 'WriteSection',
          sectionId: 'summary',
          edition: 'agency-family',
          text: 'x',
          basedOnVersion: 0,
        }),
      )
      .refused('N25');
    void given(...withFather)
      .when(minuteTaker(circulate('agency-family', ['father'])))
      .refused('N25');
    void given(closed(), chair(withdraw('hv')))
      .when(minuteTaker(makeEdition('agency-community-health')))
      .refused('N25');
    void given(closed(), chair(withdraw('hv')))
      .when(minuteTaker(distribute('agency-community-health', 'hv')))
      .accepted();
  });
  it('[N50] for oneself, for somebody in the meeting, or for somebody outside it', () => {
    void given(closed())
      .when(minuteTaker(makeEdition('full', { recipientId: 'police' })))
      .accepted();
    void given(closed())
      .when(minuteTaker(makeEdition('decision-letter', { externalRecipient: 'Fernshire Family Court' })))
      .accepted();
    void given(closed())
      .when(minuteTaker(makeEdition('full', { recipientId: 'police', externalRecipient: 'A court' })))
      .refused('N50');
    void given(closed())
      .when(minuteTaker(makeEdition('full', { recipientId: 'solicitor' })))
      .refused('N50');
    void given(closed(), chair(withdraw('hv')))
      .when(minuteTaker(makeEdition('full', { recipientId: 'hv' })))
      .refused('N50');
  });
  it('[N51] who may have it', () => {
    void given(closed())
      .when(minuteTaker(makeEdition('tonight-police', { recipientId: 'hv' })))
      .refused('N51');
    for (const edition of ['full', 'read-back', 'court-index'])
      void given(...withFather)
        .when(minuteTaker(makeEdition(edition, { recipientId: 'father' })))
        .refused('N51', { because: expect.stringContaining('an edition made for them') as string });
    void given(...withFather)
      .when(minuteTaker(makeEdition('family', { recipientId: 'father', checks: allMet })))
      .accepted()
      .hides('EditionMade', 'father');
  });
  it('[N51] nor by writing the name of a child, of somebody listed or of a lay participant, however it is typed', () => {
    const before = [
      withFather[0]!,
      arrived('father'),
      closed(
        minuteTaker({
          type: 'AddPerson',
          person: { aboutId: 'croft', name: 'Déan Croft', aliases: ['Deano'], relationship: 'partner' },
        }),
      ),
    ] as const;
    for (const externalRecipient of [
      'Aaron',
      ' aaron ',
      'Leo',
      'De\u0301an  Croft',
      'DEANO',
      'Mr. Dean Croft',
      'CROFT, Dean',
    ]) {
      for (const edition of ['full', 'agency-police', 'read-back', 'court-index', 'tonight-police'])
        void given(...before)
          .when(minuteTaker(makeEdition(edition, { externalRecipient })))
          .refused('N51', { because: expect.stringContaining('an edition made for them') as string });
      void given(...before)
        .when(minuteTaker(makeEdition('record', { format: 'json', externalRecipient })))
        .refused('N51');
      void given(...before)
        .when(minuteTaker(makeEdition('family', { externalRecipient })))
        .refused('N52');
      void given(...before)
        .when(minuteTaker(makeEdition('family', { externalRecipient, checks: allMet })))
        .accepted();
    }
    for (const externalRecipient of ['Karim', 'Fernshire Archive'])
      void given(...before)
        .when(minuteTaker(makeEdition('full', { externalRecipient })))
        .accepted();
  });
  describe('where it cannot be told whose name it is', () => {
    const croft = { aboutId: 'croft', name: 'Siobhán O’Rourke', aliases: ['Shiv'], relationship: 'mother' };
    const listed = closed(minuteTaker({ type: 'AddPerson', person: croft }));
    const perhaps = [{ kind: 'person', listedId: 'croft', name: 'Siobhán O’Rourke' }];

    it('[N105] a copy for professionals asks, and is made once it is said that it is somebody else', () => {
      for (const externalRecipient of ['S. O’Rourke', 'Siobhan Rourke', 'Siobhán O’Rourke, solicitor']) {
        void given(...listed)
          .when(minuteTaker(makeEdition('full', { externalRecipient })))
          .refused('N105', { because: expect.stringContaining('Siobhán O’Rourke') as string, details: { perhaps } });
        void given(...listed)
          .when(minuteTaker(makeEdition('full', { externalRecipient, notListed: true })))
          .accepted();
      }
      for (const externalRecipient of ['The mother', 'His dad'])
        void given(...listed)
          .when(minuteTaker(makeEdition('full', { externalRecipient })))
          .refused('N105', { because: expect.stringContaining('one of the family') as string });
    });
    it('[N105] saying that somebody is not listed does not make a listed name another’s', () => {
      void given(...listed)
        .when(minuteTaker(makeEdition('full', { externalRecipient: "Mrs SIOBHAN O'ROURKE", notListed: true })))
        .refused('N51');
      void given(...listed)
        .when(minuteTaker(makeEdition('full', { notListed: true })))
        .refused('N50');
    });
    it('[N105] nobody is named to whoever may not know that they are listed', () => {
      const participants = [people.chair, { ...people.minutes, agencyId: 'elsewhere' }, people.sw, people.police];
      const convening = {
        convening: { participants: [...participants, people.hv, people.school] },
        procedure: withMinutes(),
      };
      const kept = closed(chair({ type: 'AddPerson', person: croft, restrictedTo: ['police'] }));
      void given(convening, kept)
        .when(minuteTaker(makeEdition('full', { externalRecipient: 'S. O’Rourke' })))
        .refused('N105', { because: expect.not.stringContaining('Siobhán') as string, details: { perhaps: [] } });
      void given(convening, kept)
        .when(minuteTaker(makeEdition('family', { aboutId: 'croft', checks: allMet })))
        .refused('N50');
    });
    it('[N130] that somebody kept from whoever sends it is listed is not confirmed by refusing their very name in other words', () => {
      const convening = {
        convening: {
          participants: [
            people.chair,
            { ...people.minutes, agencyId: 'elsewhere' },
            people.sw,
            people.police,
            people.hv,
            people.school,
          ],
        },
        procedure: withMinutes(),
      };
      const kept = closed(chair({ type: 'AddPerson', person: croft, restrictedTo: ['police'] }));
      const asks = (externalRecipient: string, extra: object = {}) =>
        given(convening, kept).when(minuteTaker(makeEdition('full', { externalRecipient, ...extra })));
      const because = (typed: string) =>
        `“${typed}” may be one of the family. Choose who it is from those listed, or say that it is somebody not listed here.`;
      for (const typed of ['S. O’Rourke', 'Siobhán O’Rourke', 'Shiv'])
        void asks(typed).refused('N105', { because: because(typed), details: { perhaps: [] } });
      void asks('Siobhán O’Rourke', { notListed: true }).refused('N105', {
        because: expect.stringContaining('with their post') as string,
        details: { perhaps: [] },
      });
      void asks('Siobhán O’Rourke, solicitor', { notListed: true }).accepted();
    });
    it('[N106] a family’s copy asks, and is for who is chosen or for nobody listed', () => {
      const family = (extra: object) => minuteTaker(makeEdition('family', { checks: allMet, ...extra }));
      void given(withRule, listed)
        .when(family({ externalRecipient: 'Mrs Rourke' }))
        .refused('N106', { details: { perhaps } });
      for (const extra of [
        { externalRecipient: 'Mrs Rourke', notListed: true },
        { externalRecipient: 'O Rourke, Siobhan' },
        { aboutId: 'croft' },
        { childId: 'leo' },
      ])
        void given(withRule, listed).when(family(extra)).accepted();
      // somebody else of half that name is no reason to ask
      const aunt = { aboutId: 'aunt', name: 'Siobhán Daly', relationship: 'aunt' };
      void given(withRule, ...listed.slice(0, -1), minuteTaker({ type: 'AddPerson', person: aunt }), listed.at(-1)!)
        .when(family({ externalRecipient: 'O Rourke, Siobhan' }))
        .accepted();
      void given(withRule, listed)
        .when(family({ aboutId: 'croft', childId: 'leo' }))
        .refused('N50');
      void given(withRule, listed)
        .when(family({ aboutId: 'nobody' }))
        .refused('N50');
      void given(withRule, listed)
        .when(minuteTaker(makeEdition('full', { aboutId: 'croft' })))
        .refused('N51');
    });
    it('[N106] of two people of one name neither is taken for who is meant', () => {
      const other = { ...croft, aboutId: 'aunt', relationship: 'aunt', dateOfBirth: '1970-01-01' };
      void given(
        ...listed.slice(0, -1),
        minuteTaker({ type: 'AddPerson', person: other, notListed: true }),
        listed.at(-1)!,
      )
        .when(minuteTaker(makeEdition('family', { externalRecipient: 'Siobhan O’Rourke', checks: allMet })))
        .refused('N106');
    });
    it('[N107] what is recorded as given out asks too, and takes who was listed by their identifier', () => {
      void given(...listed)
        .when(minuteTaker(distribute('family', 'Mrs Rourke')))
        .refused('N107', { details: { perhaps } });
      for (const command of [
        distribute('family', 'Mrs Rourke', { notListed: true }),
        distribute('family', 'siobhan o rourke'),
        distribute('family', 'croft'),
        distribute('full', 'Fernshire Archive'),
      ])
        void given(...listed)
          .when(minuteTaker(command))
          .accepted();
      const aboutId = '0b9f4c7e-5a52-4d8e-9d0f-0f6f0e2f8a11';
      void given(
        ...listed.slice(0, -1),
        minuteTaker({ type: 'AddPerson', person: { aboutId, name: 'Ann Bell', relationship: 'aunt' } }),
        listed.at(-1)!,
      )
        .when(minuteTaker(distribute('family', aboutId)))
        .accepted();
    });
  });
  it('[N51] an agency’s edition for its professionals alone', () => {
    const { convening, procedure } = convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school'], familyConference);
    const lay = { ...people.advocate, agencyId: 'police', agencyName: 'Northmoor Police' };
    const besides = [
      { convening: { participants: [...(convening.participants ?? []), lay] }, procedure },
      closed(),
    ] as const;
    void given(...besides)
      .when(minuteTaker(makeEdition('agency-police', { recipientId: 'advocate' })))
      .refused('N51', { because: expect.stringContaining('professionals only') as string });
    void given(...besides)
      .when(minuteTaker(circulate('agency-police', ['advocate'])))
      .refused('N38');
    void given(...besides)
      .when(minuteTaker(makeEdition('agency-police', { recipientId: 'police' })))
      .accepted();
  });
  it('[N52] before one goes to a family member or a child, every check of the procedure is met or given its reason', () => {
    for (const edition of ['family', 'child', 'decision-letter']) {
      void given(withRule, closed())
        .when(minuteTaker(makeEdition(edition)))
        .refused('N52', {
          because: expect.stringContaining('It puts nobody at risk; Somebody explains it') as string,
          details: { unmet: ['nobody-at-risk', 'explained'] },
        });
      void given(withRule, closed())
        .when(
          minuteTaker(
            makeEdition(edition, {
              checks: [
                { checkId: 'nobody-at-risk', met: true },
                { checkId: 'explained', met: false },
              ],
            }),
          ),
        )
        .refused('N52', { details: { unmet: ['explained'] } });
      void given(withRule, closed())
        .when(minuteTaker(makeEdition(edition, { checks: allMet })))
        .accepted()
        .and(({ editionsMade }) => expect(editionsMade[0]?.checks).toEqual(allMet));
      void given(closed())
        .when(minuteTaker(makeEdition(edition)))
        .accepted();
    }
    void given(withRule, closed())
      .when(minuteTaker(makeEdition('full')))
      .accepted();
  });
  it('[N53] a check is one the procedure asks', () =>
    void given(withRule, closed())
      .when(minuteTaker(makeEdition('family', { checks: [...allMet, { checkId: 'stamped', met: true }] })))
      .refused('N53'));
});

describe('opening and giving out', () => {
  it('[N54] an edition is opened by those it was given to', () => {
    void given(closed())
      .when(police(openEdition('full')))
      .refused('N54', { because: expect.stringContaining('Ask the minute-taker') as string });
    void given(closed(), minuteTaker(circulate('full', ['police'])))
      .when(police(openEdition('full')))
      .then({ type: 'EditionOpened', participantId: 'police', format: 'pdf' })
      .and(({ editionsOpened }) =>
        expect(editionsOpened).toMatchObject([{ which: { kind: 'full' }, participantId: 'police', sequence: 11 }]),
      );
    void given(closed(), minuteTaker(circulate('full', ['police'])))
      .when(hv(openEdition('full')))
      .refused('N54');
    void given(closed(), minuteTaker(circulate('full', ['police'])))
      .when(police(openEdition('agency-police')))
      .refused('N54');
    void given(closed(), minuteTaker(distribute('agency-police', 'police')))
      .when(police(openEdition('agency-police')))
      .accepted();
    void given(closed(), minuteTaker(distribute('agency-police', 'hv')))
      .when(hv(openEdition('agency-police')))
      .refused('N51');
    void given(closed())
      .when(police(openEdition('press')))
      .refused('N25');
    void given(...withFather, minuteTaker(distribute('family', 'father')))
      .when(father(openEdition('family')))
      .refused('N21');
  });
  it('[N83] what is made for a family or a child is given out, and opened here by nobody', () => {
    for (const edition of ['family', 'child', 'decision-letter'])
      void given(closed(), minuteTaker(distribute(edition, 'police')))
        .when(police(openEdition(edition)))
        .refused('N83', { because: expect.stringContaining('given out') as string });
  });
  it('[N84] a loose file has its own form, and a document none of theirs', () => {
    for (const [edition, format] of [
      ['attendance', 'docx'],
      ['record', 'csv'],
      ['full', 'csv'],
      ['read-back', 'ics'],
    ] as const) {
      void given(closed())
        .when(minuteTaker(makeEdition(edition, { format })))
        .refused('N84', { because: expect.stringContaining(format) as string });
      void given(closed())
        .when(minuteTaker(distribute(edition, 'police', { format })))
        .refused('N84');
      void given(closed(), minuteTaker(distribute(edition, 'police')))
        .when(police(openEdition(edition, { format })))
        .refused('N84');
    }
    for (const [edition, format] of [
      ['attendance', 'csv'],
      ['meeting', 'ics'],
      ['record', 'json'],
      ['full', 'json'],
    ] as const)
      void given(closed())
        .when(minuteTaker(makeEdition(edition, { format })))
        .accepted();
  });
  it('[N55] what has left is recorded with to whom and how, by name for somebody outside', () => {
    void given(closed())
      .when(
        minuteTaker(distribute('decision-letter', 'Fernshire Family Court', { format: 'pdf', happenedAt: minute(3) })),
      )
      .then({ type: 'DistributionRecorded', to: 'Fernshire Family Court', how: 'by recorded delivery' })
      .and(({ distributions }) => expect(distributions[0]).toMatchObject({ at: minute(3), format: 'pdf' }));
    void given(closed())
      .when(minuteTaker(distribute('full', '7c1f0a3e-1111-4222-8333-944445555666')))
      .refused('N55');
    void given(closed())
      .when(minuteTaker(distribute('press', 'police')))
      .refused('N25');
    void given(closed())
      .when(sw(distribute('full', 'police')))
      .refused('N21');
    void given(...withFather)
      .when(minuteTaker(distribute('full', 'father')))
      .accepted();
  });
  it('[N56] these rows are seen by those who keep the record, and by the professional concerned; by families never', () => {
    void given(closed())
      .when(minuteTaker(makeEdition('full', { recipientId: 'police' })))
      .accepted()
      .shows('EditionMade', 'chair', 'deputy', 'minutes')
      .hides('EditionMade', 'police', 'sw');
    void given(closed())
      .when(minuteTaker(distribute('full', 'police')))
      .accepted()
      .shows('DistributionRecorded', 'chair', 'police')
      .hides('DistributionRecorded', 'hv', 'sw');
    void given(closed(), minuteTaker(circulate('full', ['police'])))
      .when(police(openEdition('full')))
      .accepted()
      .shows('EditionOpened', 'minutes', 'police')
      .hides('EditionOpened', 'hv');
    void given(...withFather, minuteTaker(distribute('family', 'father'))).now.hides('DistributionRecorded', 'father');
  });
});

describe('who holds a row', () => {
  /** The contribution is row 9, closing row 10. */
  const held = (...steps: Step[]) =>
    holders(
      given(
        { ...convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school']), procedure: familyConference },
        closed(police(contribution('c1'))),
        steps,
      ).now.meeting,
      9,
    ).map(({ which, to, how }) => [documentName(which), to, how]);

  it('[N57] are those given an edition with it before it was kept to fewer', () => {
    expect(
      held(
        minuteTaker(circulate('full', ['hv'])),
        hv(openEdition('full')),
        minuteTaker(makeEdition('agency-hillside', { recipientId: 'school' })),
        minuteTaker(distribute('full', 'Fernshire Family Court')),
        minuteTaker(makeEdition('full')),
        police(restrict(9, 'sw')),
        minuteTaker(circulate('full', ['school'])),
      ),
    ).toEqual([
      ['full', 'hv', 'circulated'],
      ['full', 'hv', 'opened as pdf'],
      ['agency-hillside', 'school', 'made as docx'],
      ['full', 'Fernshire Family Court', 'by recorded delivery'],
      ['full', 'minutes', 'made as docx'],
    ]);
  });
  it('[N57] not those who could not see it then, nor whose edition could not hold it', () => {
    const kept = holders(
      given(
        opened(),
        police(contribution('c1', { restrictedTo: ['health'] })),
        chair(tellFamily()),
        minuteTaker(makeEdition('full')),
        minuteTaker(makeEdition('full', { recipientId: 'hv' })),
        minuteTaker(makeEdition('child', { externalRecipient: 'Mia' })),
      ).now.meeting,
      9,
    );
    expect(kept.map(({ to }) => to)).toEqual(['hv']);
    expect(held(minuteTaker(makeEdition('child', { externalRecipient: 'Mia', checks: allMet })))).toEqual([]);
    const shown = given(
      opened(),
      police(contribution('c1', { mayShareWithFamily: true })),
      minuteTaker(makeEdition('child', { externalRecipient: 'Mia' })),
    ).now.meeting;
    expect(holders(shown, 9).map(({ to }) => to)).toEqual(['Mia']);
  });
  it('[N57] the signed record among them, attendance and the calendar not', () =>
    expect(
      held(
        minuteTaker(makeEdition('record', { format: 'json' })),
        minuteTaker(makeEdition('attendance', { format: 'csv' })),
        minuteTaker(makeEdition('meeting', { format: 'ics' })),
      ),
    ).toEqual([['record', 'minutes', 'made as json']]));
  it('[N57] and, kept to fewer twice, those of each time', () => {
    const { meeting } = given(
      opened(),
      police(contribution('c1')),
      minuteTaker(makeEdition('full', { recipientId: 'school' })),
      police(restrict(9, 'health', 'minutes')),
      minuteTaker(makeEdition('full', { recipientId: 'hv' })),
      minuteTaker(makeEdition('full', { recipientId: 'school' })),
      police(restrict(9, 'minutes')),
      police(extend(9, 'school')),
    ).now;
    expect(holders(meeting, 9).map(({ to, sequence }) => [to, sequence])).toEqual([
      ['school', 10],
      ['hv', 12],
    ]);
  });
});

describe('a child’s words', () => {
  const said = [
    school(voice('leo')),
    school(voice('leo', { words: 'No', mayShareWithFamily: false })),
    school(voice('leo', { words: 'Kept', restrictedTo: ['police', 'minutes'] })),
    school(voice('leo', { observedCues: 'He hides' })),
    hv(contribution('c1')),
  ] as const;
  const releasing = (sequence: number, edition = 'family') =>
    given(opened(), ...said).when(
      minuteTaker(makeEdition(edition, { releases: [{ sequence, why: 'He wants them to know' }] })),
    );

  it('[N58] are released one by one into the family’s copy, with a reason', () =>
    void releasing(9).then({ type: 'EditionMade', releases: [{ sequence: 9, why: 'He wants them to know' }] }));
  it('[N58] not those kept from an agency or from the family, not what is no words, and into no other copy', () => {
    for (const sequence of [10, 11, 12, 13, 1, 99]) void releasing(sequence).refused('N58');
    for (const edition of ['child', 'decision-letter', 'full']) void releasing(9, edition).refused('N58');
    void given(opened(), ...said, school(restrict(9, 'minutes')))
      .when(minuteTaker(makeEdition('family', { releases: [{ sequence: 9, why: 'x' }] })))
      .refused('N58');
  });
});
