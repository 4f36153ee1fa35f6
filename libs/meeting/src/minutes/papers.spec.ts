import {
  agree,
  amend,
  contribution,
  decideOn,
  leave,
  position,
  propose,
  tellFamily,
  withdraw,
} from '../testing/commands.js';
import { convened, given, minute, opened, usual } from '../testing/given.js';
import { familyConference, withMinutes } from '../testing/minutes.js';
import { chair, father, hv, minuteTaker, police, school, sw } from '../testing/people.js';
import { discussion } from '../testing/procedure.js';
import { asPlainText, type Block, type MinutesDocument } from './document.js';
import { entriesForRecord } from './edition-entries.js';
import { type DocumentName } from '../documents/which.js';
import { documentNameIn, entriesForEdition, minutes } from '../testing/named.js';

type Steps = Parameters<typeof given>;
/** As the server makes it: from the rows that document may be made of. */
function made(name: DocumentName, maker: string, ...steps: Steps): MinutesDocument {
  const { record } = given(...steps);
  return minutes(entriesForEdition(record.rows, record.meeting!, name, maker), name, { now: minute(60) });
}
const printed = (name: DocumentName, ...steps: Steps): string => asPlainText(made(name, 'minutes', ...steps));
const sectionOf = ({ sections }: MinutesDocument, sectionId: string): readonly Block[] =>
  sections.find((one) => one.sectionId === sectionId)?.blocks ?? [];

describe('the sheet for tonight', () => {
  const agreed = [
    chair(
      agree('t1', {
        what: 'Sit with Leo',
        owner: { participantId: 'police' },
        due: minute(180),
        contingency: 'Ring the duty team',
      }),
    ),
    chair(agree('t2', { what: 'Ring the ward', due: minute(240) })),
    chair(agree('t3', { what: 'Write it up', due: minute(6000) })),
    chair(
      agree('t4', { what: 'Done before', owner: { participantId: 'police' }, due: minute(-60), alreadyDone: true }),
    ),
    chair(agree('t5', { what: 'Visit on Monday', owner: { participantId: 'police' }, due: minute(4000) })),
  ] as const;

  it('[N75] begins with everything that agency has to do, then who else does what tonight', () => {
    const sheet = made('tonight-police', 'minutes', opened(), ...agreed);
    expect(sheet.sections.map(({ sectionId }) => sectionId)).toEqual([
      'my-actions',
      'others-tonight',
      'not-to-reveal',
      'numbers',
      'if-it-goes-wrong',
      'dissents',
    ]);
    expect(JSON.stringify(sectionOf(sheet, 'my-actions'))).toMatch(/Sit with Leo.*20:00.*Visit on Monday/);
    expect(JSON.stringify(sectionOf(sheet, 'others-tonight'))).toMatch(
      /Ring the ward.*1 action of others falls due later/,
    );
    expect(asPlainText(sheet)).not.toMatch(/Done before|Write it up/);
    expect(asPlainText(sheet)).toMatch(
      /IF IT GOES WRONG[\s\S]*Sit with Leo: Ring the duty team\.[\s\S]*Visit on Monday: not stated\./,
    );
  });
  it('[N75] says what must not be revealed and to whom', () => {
    const text = printed(
      'tonight-police',
      opened(),
      chair(tellFamily({ mustNotKnowYet: 'The visit', notBefore: minute(90) })),
      chair({ type: 'DecideWhatFamilyIsTold', told: false, aboutId: 'dean' }),
    );
    expect(text).toMatch(
      /To the family, not yet: The visit\.[\s\S]*To the family, nothing before 20 November 2026, 18:30[\s\S]*To Dean: nothing of this meeting\./,
    );
    expect(printed('tonight-police', opened())).toContain('What the family is told: not stated.');
  });
  it('[N75] shows the numbers of the partnership, and a blank as not filled in', () => {
    const outOfHours = [
      { label: 'Duty social worker', number: '01632 960001' },
      { label: 'Police', number: ' ' },
    ];
    expect(printed('tonight-police', convened(usual, withMinutes({ outOfHours })), opened())).toMatch(
      /Duty social worker: 01632 960001\nPolice: not filled in/,
    );
    expect(printed('tonight-police', convened(usual, discussion), opened())).toContain(
      'out-of-hours numbers are not filled in',
    );
  });
  it('[N75] has the dissents in one line', () => {
    const text = printed(
      'tonight-csc',
      opened(),
      chair(propose('d1')),
      police(position('d1', 'dissent', { reason: 'LONG' })),
      school(position('d1', 'dissent')),
      chair(decideOn('d1')),
    );
    expect(text).toContain('Dissent: Northmoor Police, on section-47; Hillside Primary, on section-47.');
    expect(text).not.toContain('LONG');
  });
});

describe('the read-back', () => {
  const decided = [
    chair(propose('d1')),
    police(position('d1', 'dissent', { reason: 'Too early' })),
    school(position('d1', 'dissent')),
    chair(decideOn('d1')),
  ] as const;

  it('[N76] says what is decided for each child, who dissents, who does what by when and who tells whom', () => {
    const text = printed(
      'read-back',
      opened(),
      ...decided,
      chair(agree('t1')),
      chair(tellFamily({ byParticipantId: 'sw', notBefore: minute(120) })),
      chair({ type: 'DecideWhatFamilyIsTold', told: false, aboutId: 'dean' }),
    );
    expect(text).toMatch(
      /For Mia and Leo: section-47: choose joint\. Enquire jointly\.[\s\S]*Northmoor Police dissents on section-47: Too early\.[\s\S]*Hillside Primary dissents on section-47: not stated\.[\s\S]*Tom, Northmoor Social Care: See Leo, by 12:00 on 21 November 2026\.[\s\S]*Tom tells the family, not before 19:00 on 20 November 2026: That both children will be seen\.[\s\S]*Dean is not told\./,
    );
    expect(printed('read-back', opened())).toMatch(
      /Nothing has been decided[\s\S]*Nobody dissents[\s\S]*No action[\s\S]*What the family is told: not stated/,
    );
  });
  it('[N76] siblings decided differently are each said, and what was proposed and not decided is said too', () => {
    const text = printed(
      'read-back',
      opened(),
      chair(
        propose('d1', {
          options: [
            { childId: 'mia', option: 'joint' },
            { childId: 'leo', option: 'none' },
          ],
        }),
      ),
      chair(decideOn('d1')),
      chair(propose('d2', { matterId: 'immediate-safety', options: [] })),
    );
    expect(text).toMatch(
      /For Mia: section-47: choose joint\.[\s\S]*For Leo: section-47: choose none\.[\s\S]*Not decided: immediate-safety\./,
    );
  });
  it('[N76] holds only what everybody on the call may hear, and warns when a family is on it', () => {
    const steps = [
      opened('solicitor'),
      ...[
        chair(agree('t1', { what: 'HEARD' })),
        chair(agree('t2', { what: 'KEPT', restrictedTo: ['police', 'minutes', 'chair'] })),
      ],
    ] as const;
    const text = printed('read-back', convened([...usual, 'solicitor'], discussion), ...steps);
    expect([text.includes('HEARD'), text.includes('KEPT')]).toEqual([true, false]);
    const room = [convened([...usual, 'father'], familyConference), opened('father')] as const;
    expect(printed('read-back', ...room)).toContain('Before you read');
    expect(printed('read-back', ...room, father(leave()))).not.toContain('Before you read');
  });
});

describe('the court index', () => {
  it('[N74] is every row the maker may see, in order, in a line each, and what is kept from them as withheld', () => {
    const index = made(
      'court-index',
      'chair',
      opened(),
      hv(contribution('c1', { happenedAt: minute(-30), statement: `Two bruises ${'and more '.repeat(40)}` })),
      police(contribution('c2', { statement: 'SECRET', restrictedTo: ['police'] })),
      chair(propose('d1')),
      chair(amend('d1', 1)),
    );
    const [table] = sectionOf(index, 'summary').flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(table?.rows.map(([number]) => number)).toEqual(Array.from({ length: 12 }, (_, place) => String(place + 1)));
    expect(table?.rows[8]).toEqual([
      '9',
      '20 November 2026, 17:08, of 20 November 2026, 16:30',
      'Priya',
      'contribution made',
      expect.stringMatching(/^Two bruises .{60,90} …$/) as string,
    ]);
    expect(table?.rows[9]).toEqual(['10', 'withheld', 'withheld', 'withheld', 'withheld']);
    expect(table?.rows[10]?.slice(2)).toEqual(['Ruth', 'decision proposed', 'Enquire jointly']);
    expect(asPlainText(index)).toMatch(/12 entries, of which 1 is withheld from its maker or its reader/);
    expect(asPlainText(index)).not.toContain('SECRET');
  });
});

describe('the rows an edition is made from', () => {
  const kept = [
    convened([...usual, 'solicitor', 'father', 'nurse'], familyConference),
    opened('solicitor', 'constable'),
    police(contribution('c1', { statement: 'FOR-KARIM', restrictedTo: ['chair', 'minutes'] })),
    police(contribution('c2', { statement: 'FOR-PRIYA', restrictedTo: ['hv', 'minutes'] })),
    sw(propose('d1', { matterId: 'legal-advice', options: [], proposal: 'ADVICE' })),
  ] as const;
  const to = (name: DocumentName, recipientId?: string, maker = 'minutes') => {
    const { record } = given(...kept);
    const rows = entriesForEdition(record.rows, record.meeting!, name, maker, recipientId);
    return { rows, text: rows.length > 0 ? JSON.stringify(minutes(rows, name)) : '' };
  };

  it('[N69] an agency’s edition is made of what its maker and all its people may see; the rest leaves no trace but its number', () => {
    const { record } = given(...kept, hv(contribution('c3', { statement: 'TO-ALL' })));
    const print = (name: DocumentName) =>
      JSON.stringify(minutes(entriesForEdition(record.rows, record.meeting!, name, 'minutes'), name));
    expect(print('agency-police')).toMatch(/TO-ALL[\s\S]*3 entries of the record are not in this copy/);
    expect(to('agency-community-health').text).not.toMatch(/FOR-PRIYA|FOR-KARIM/);
    const invited = given(
      ...kept,
      minuteTaker({
        type: 'InviteParticipant',
        participant: { ...given().now.meeting.participants.get('police')!.facts, participantId: 'new', name: 'New' },
      }),
    ).record;
    expect(JSON.stringify(entriesForEdition(invited.rows, invited.meeting!, 'agency-police', 'minutes'))).not.toContain(
      'FOR-KARIM',
    );
  });
  it('[N69] that something was kept to fewer later is not in the copies of those it was kept from', () => {
    const { record } = given(
      ...kept,
      hv(contribution('c3', { statement: 'NARROWED' })),
      hv({ type: 'RestrictAfterwards', sequence: 14, audience: ['chair', 'minutes'], why: 'WHY' }),
    );
    const print = (name: DocumentName) =>
      JSON.stringify(minutes(entriesForEdition(record.rows, record.meeting!, name, 'minutes'), name));
    for (const name of ['full', 'agency-hillside'] as const)
      expect(print(name)).not.toMatch(/NARROWED|WHY|kept to fewer people/);
  });
  it('[N69] a record for somebody holds the rows that person may see too', () => {
    const { record } = given(...kept);
    const rows = (recipientId?: string) =>
      JSON.stringify(entriesForRecord(record.rows, record.meeting!, 'minutes', recipientId ? { recipientId } : {}));
    expect(rows()).toMatch(/FOR-KARIM[\s\S]*FOR-PRIYA[\s\S]*ADVICE/);
    expect(rows('hv')).toContain('FOR-PRIYA');
    expect(rows('school')).not.toMatch(/FOR-KARIM|FOR-PRIYA|ADVICE/);
  });
  it('[N94] a body holds nothing that is kept to some, whoever it is for', () => {
    for (const name of ['full', 'court-index', 'agency-police', 'agency-csc', 'read-back', 'tonight-police'] as const)
      expect(to(name, undefined, 'minutes').text).not.toMatch(/FOR-KARIM|FOR-PRIYA|ADVICE/);
    expect(to('full', 'school').text).not.toMatch(/FOR-KARIM|FOR-PRIYA|ADVICE/);
    expect([to('full', 'father').rows, to('agency-police', 'father').rows]).toEqual([[], []]);
  });
  it('[N94] legal advice is in no body, its circle’s annex alone', () =>
    expect(
      (
        [
          'agency-csc',
          'agency-legal',
          'annex-13',
          'agency-police',
          'agency-hillside',
          'read-back',
          'family',
          'decision-letter',
          'tonight-csc',
        ] as const
      ).filter((name) => to(name).text.includes('ADVICE')),
    ).toEqual(['annex-13']));
  it('[N69] what was written for an agency’s edition is in it whenever its people were invited', () => {
    const { record } = given(
      ...kept,
      minuteTaker({
        type: 'WriteSection',
        sectionId: 'summary',
        edition: 'agency-police',
        text: 'WRITTEN',
        basedOnVersion: 0,
      }),
      minuteTaker({
        type: 'InviteParticipant',
        participant: { ...given().now.meeting.participants.get('police')!.facts, participantId: 'new' },
      }),
    );
    const print = (name: DocumentName) =>
      JSON.stringify(minutes(entriesForEdition(record.rows, record.meeting!, name, 'minutes'), name));
    expect([print('agency-police').includes('WRITTEN'), print('agency-hillside').includes('WRITTEN')]).toEqual([
      true,
      false,
    ]);
  });
  it('[N69] an agency that nobody is there for has no rows: not one of lay people alone, nor one whose people were withdrawn', () => {
    expect([to('agency-family').rows, to('tonight-family').rows]).toEqual([[], []]);
    const { record } = given(...kept, chair(withdraw('hv')), chair(withdraw('nurse')));
    for (const name of ['agency-community-health', 'tonight-community-health'] as const)
      expect(entriesForEdition(record.rows, record.meeting!, name, 'minutes')).toEqual([]);
  });
  it('[N85] a copy for somebody outside the meeting holds only what no professional is kept from, and no note', () => {
    const { record } = given(
      ...kept,
      hv(contribution('c3', { statement: 'OPEN' })),
      hv(contribution('c4', { statement: 'NARROWED' })),
      hv({ type: 'RestrictAfterwards', sequence: 15, audience: ['chair', 'minutes'], why: 'WHY' }),
      minuteTaker({ type: 'TakeNote', noteId: 'n1', text: 'JOTTED' }),
      police({ type: 'ExtendAudience', sequence: 11, to: ['sw'], why: 'WHY' }),
    );
    for (const name of ['full', 'court-index', 'agency-police', 'read-back'] as const) {
      const text = JSON.stringify(
        entriesForEdition(record.rows, record.meeting!, name, 'minutes', undefined, { outside: true }),
      );
      expect(text).toContain('OPEN');
      expect(text).not.toMatch(/FOR-KARIM|FOR-PRIYA|ADVICE|NARROWED|JOTTED|WHY/);
    }
    expect(JSON.stringify(entriesForRecord(record.rows, record.meeting!, 'minutes'))).toMatch(/FOR-KARIM[\s\S]*JOTTED/);
  });
  it('[N69] somebody who may see nothing makes nothing', () => {
    expect(to('full', undefined, 'stranger').rows).toEqual([]);
    const { record } = given(...kept, minuteTaker(leave()));
    expect(entriesForEdition(record.rows, record.meeting!, 'family', 'minutes')).toEqual([]);
  });
  it('[N77] a document is named for its readers, and an agency’s for one that is in the meeting', () => {
    const { meeting } = given(...kept).now;
    const known = [
      'full',
      'family',
      'child',
      'decision-letter',
      'court-index',
      'read-back',
      'agency-police',
      'tonight-hillside',
    ];
    expect(known.map((word) => documentNameIn(meeting, word))).toEqual(known);
    expect(
      ['agency-', 'agency-nobody', 'tonight-', 'tonight-nobody', 'secret', '', '__proto__'].map((word) =>
        documentNameIn(meeting, word),
      ),
    ).toEqual(Array(7).fill(undefined));
  });
});
