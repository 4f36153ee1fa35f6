import { agencyNameIn } from '../meeting.js';
import { circlesFor } from '../circles.js';
import { quorumOf } from '../quorum.js';
import { agree, close, contribution, decideOn, position, propose, withdraw } from '../testing/commands.js';
import { Given, given, opened, usual, type After, type Convening } from '../testing/given.js';
import { finalise, makeEdition } from '../testing/minutes.js';
import { chair, dean, hv, mia, minuteTaker, people, police, school, sw } from '../testing/people.js';
import { conference, discussion } from '../testing/procedure.js';
import { asPlainText } from '../minutes/document.js';
import type { ParticipantChanges, PersonChanges } from './facts.js';
import { entriesForEdition, minutes } from '../testing/named.js';

const correct = (participantId: string, changes: ParticipantChanges, why = 'Entered wrongly') =>
  minuteTaker({ type: 'CorrectParticipant', participantId, changes, why });
const correctPerson = (changes: PersonChanges, why = 'Entered wrongly', aboutId = 'dean') =>
  minuteTaker({ type: 'CorrectPerson', aboutId, changes, why });
const closed = [opened(), chair(close())] as const;
const withFamily: Convening = {
  convening: { participants: [...usual, 'father' as const, 'mother' as const].map((name) => people[name]) },
  procedure: { ...conference, admission: 'direct' },
};
/** The minutes as they leave. */
const fullCopy = ({ record, meeting }: After): string =>
  asPlainText(minutes(entriesForEdition(record.rows, meeting, 'full', 'chair'), 'full'));
const factsOf = ({ meeting }: After, participantId: string) => meeting.participants.get(participantId)?.facts;

describe('a participant put right', () => {
  it('[M51] by those who keep the record, with a reason, and both versions are kept', () =>
    void given(opened())
      .when(correct('police', { name: 'Kareem', email: 'k@police.example', phone: '0100' }))
      .then({ type: 'ParticipantCorrected', why: 'Entered wrongly' })
      .and(({ factsCorrected }, after) => {
        expect(factsOf(after, 'police')).toMatchObject({ name: 'Kareem', email: 'k@police.example', phone: '0100' });
        expect(factsCorrected).toMatchObject([{ former: { name: 'Karim' }, why: 'Entered wrongly' }]);
      }));

  it('[M51] until the minutes are final, whoever is still in the meeting; nobody else puts anything right', () => {
    given(...closed)
      .when(correct('police', { name: 'Kareem' }))
      .accepted();
    given(...closed, chair(withdraw('police')))
      .when(correct('police', { name: 'Kareem' }))
      .accepted();
    given(...closed, minuteTaker(finalise))
      .when(correct('police', { name: 'Kareem' }))
      .refused('A53');
    given(...closed, minuteTaker(finalise))
      .when(correctPerson({ name: 'Deen' }))
      .refused('A53');
    given(...closed, minuteTaker(finalise))
      .when(chair({ type: 'CorrectChild', child: { ...mia, name: 'Mya' }, why: 'x' }))
      .refused('A53');
    given(opened())
      .when(sw({ type: 'CorrectParticipant', participantId: 'police', changes: { name: 'X' }, why: 'x' }))
      .refused('M1');
  });

  it('[M51] nobody who is not there, and not without saying what', () => {
    given(opened())
      .when(correct('nobody', { name: 'X' }))
      .refused('M51');
    given(opened()).when(correct('police', {})).refused('M51');
    given(opened())
      .when(correctPerson({ name: 'X' }, 'x', 'nobody'))
      .refused('M51');
  });

  it('[M51] what is taken out is not known any more', () =>
    void given(opened(), correct('police', { phone: '0100' }))
      .when(correct('police', { phone: '' }))
      .accepted()
      .and((_, after) => expect(factsOf(after, 'police')).not.toHaveProperty('phone')));

  it('[M51] said again it is recorded again, so that no answer tells whether a guess was right', () =>
    void given(opened(), correct('police', { phone: '0100' }))
      .when(correct('police', { phone: '0100' }))
      .then({ type: 'ParticipantCorrected' }));

  it('[M52] nobody puts right for whom they come themselves, but their own name and address they do', () => {
    for (const changes of [{ agencyId: 'police' }, { agencyName: 'Northmoor Police' }, { sector: 'police' }] as const)
      given(opened()).when(correct('minutes', changes)).refused('M52');
    given(opened())
      .when(correct('minutes', { name: 'Grayce', email: 'g@csc.example', agencyId: 'csc' }))
      .accepted();
  });

  it('[M53] a new sector counts from then on', () =>
    void given(opened(), chair(propose('d1')))
      .when(correct('police', { agencyId: 'homes', sector: 'housing' }))
      .accepted()
      .and((meeting, after) => {
        expect(quorumOf(meeting)).toMatchObject({ quorate: false, missing: ['police'] });
        expect(meeting.quorumChanges.at(-1)).toMatchObject({ quorate: false, missing: ['police'] });
        expect(factsOf(after, 'police')?.agencyName).toBe('Northmoor Homes');
        new Given(after.record).when(hv(contribution('c9', { restrictedTo: ['police'] }))).then({
          type: 'ContributionMade',
          audience: ['constable', 'hv'],
        });
      }));

  it('[M53] and changes nothing that is stamped: audiences, positions, what was decided, what was said', () => {
    const before = given(
      opened('constable'),
      hv(contribution('c1', { statement: 'FOR-POLICE', restrictedTo: ['police'] })),
      police(contribution('c2')),
      chair(propose('d1')),
      police(position('d1')),
      chair(decideOn('d1')),
    );
    const after = before.when(correct('police', { agencyId: 'homes', sector: 'housing' })).accepted();
    const { decisions, contributions } = after.meeting;
    expect(decisions.get('d1')?.decided?.takenOn).toMatchObject({ quorate: true, positions: [{ agencyId: 'police' }] });
    expect(contributions.get('c2')?.agencyId).toBe('police');
    after.shows('FOR-POLICE', 'police', 'constable').hides('FOR-POLICE', 'housing');
    expect(after.print()).not.toContain('put right since');
  });

  it('[M53] nor, said after the close, how the quorum stood while they met', () => {
    const before = given(...closed);
    const { quorumChanges } = before.now.meeting;
    expect(quorumChanges.at(-1)).toMatchObject({ quorate: true });
    before
      .when(correct('police', { agencyId: 'homes', sector: 'housing' }))
      .accepted()
      .and((meeting) => expect(meeting.quorumChanges).toEqual(quorumChanges));
  });

  it('[M53] what was said for an agency that nobody comes from any more keeps its name', () =>
    void given(opened(), hv(contribution('c1')))
      .when(correct('hv', { agencyId: 'trust', agencyName: 'Northmoor Trust' }))
      .accepted()
      .and((meeting) => {
        expect(agencyNameIn(meeting, 'community-health')).toBe('Northmoor Community Health');
        expect(agencyNameIn(meeting, 'trust')).toBe('Northmoor Trust');
      }));

  it('[M53] an agency’s name is put right for all who come from it', () =>
    void given(opened())
      .when(correct('police', { agencyName: 'North Moor Police' }))
      .accepted()
      .and((_, after) => expect(factsOf(after, 'constable')?.agencyName).toBe('North Moor Police')));

  it('[M54] a new agency has a name, and nobody who is there for an agency is put among the family', () => {
    given(opened())
      .when(correct('police', { agencyId: 'btp' }))
      .refused('M54');
    given(withFamily, opened())
      .when(correct('police', { agencyId: 'family' }))
      .refused('M54');
  });
});

describe('a person spoken about put right', () => {
  it('[M55] with a reason, both versions kept', () =>
    void given(opened())
      .when(correctPerson({ name: 'Deen', relationship: 'uncle', address: '4 Low Road' }))
      .then({ type: 'PersonCorrected' })
      .and(({ people: listed, factsCorrected }) => {
        expect(listed.get('dean')).toMatchObject({ aboutId: 'dean', name: 'Deen', relationship: 'uncle' });
        expect(factsCorrected).toMatchObject([{ former: { name: 'Dean' } }]);
      }));

  it('[M55] for whoever they were listed for, and for nobody else they exist', () => {
    const add = chair({
      type: 'AddPerson',
      person: { aboutId: 'secret', name: 'Zoltan', relationship: 'x' },
      restrictedTo: ['chair', 'police'],
    });
    // takes the minutes for another agency
    const elsewhere: Convening = {
      convening: {
        participants: usual.map((name) => ({ ...people[name], ...(name === 'minutes' ? { agencyId: 'legal' } : {}) })),
      },
      procedure: discussion,
    };
    given(elsewhere, opened(), add)
      .when(correctPerson({ name: 'Zolly' }, 'x', 'secret'))
      .refused('M51');
    given(elsewhere, opened(), add)
      .when(chair({ type: 'CorrectPerson', aboutId: 'secret', changes: { name: 'Zolly' }, why: 'SECRET-WHY' }))
      .then({ type: 'PersonCorrected' })
      .and((_, after) => void after.shows('Zolly', 'chair', 'police').hides('Zolly', 'hv').hides('SECRET-WHY', 'hv'));
  });
});

describe('what the minutes say of it', () => {
  it('[M56] a post, agency or sector with both versions; of a name, an address and a number neither as a change', () => {
    const text = given(
      opened(),
      correct('police', { sector: 'housing', agencyId: 'homes', post: 'Constable' }, 'Wrong row'),
      correct('hv', { name: 'Priyanka', email: 'p@health.example', phone: '0177' }, 'Was typed as Priya, ring 0177'),
      correctPerson({ name: 'Deen', address: '4 Low Road' }, 'Misspelt'),
    ).now.print();
    expect(text).toMatch(
      /Put right of Karim at .*: the sector, from police to housing.* and the post, from Karim’s post to Constable: Wrong row\./,
    );
    expect(text).toMatch(/Put right of Priyanka at .*: the name, the e-mail address and the phone number\.\n/);
    expect(text).toMatch(/Put right of Deen at .*: the name and the address: Misspelt\./);
    expect(text).not.toMatch(/Priya(?!’s|nka)|0177|p@health|\bDean\b|Low Road/);
  });

  it('[M56] an agency chosen of those here by its name, what did not change not at all, and never an empty list', () => {
    const former = people.police.agencyName;
    const now = people.hv.agencyName;
    expect(given(opened(), correct('police', { agencyId: people.hv.agencyId }, 'Wrong agency')).now.print()).toContain(
      `: the agency, from ${former} to ${now}: Wrong agency.`,
    );
    const same = { agencyId: people.police.agencyId, sector: people.police.sector, post: 'Constable' };
    expect(given(opened(), correct('police', same, 'Promoted')).now.print()).toMatch(
      /Put right of Karim at [^:]*:\d\d: the post, from Karim’s post to Constable: Promoted\./,
    );
    expect(given(opened(), correct('police', { sector: 'police' }, 'Checked')).now.print()).toMatch(
      /Put right of Karim at [^:]*:\d\d: what is recorded was said again: Checked\./,
    );
  });

  it('[M56] an agency whose name says where a child who hides is by its kind, and no reason that says it', () => {
    const child = { ...mia, school: people.hv.agencyName, mustNotBeFoundBy: ['dean'] };
    const after = given(
      { convening: { children: [child], people: [dean] }, procedure: discussion },
      opened(),
      correct('police', { agencyId: people.hv.agencyId, sector: 'health' }, `Comes for ${people.hv.agencyName}`),
    ).now;
    expect(fullCopy(after)).toContain(
      `: the agency, from ${people.police.agencyName} to a health service and the sector, from police to health.`,
    );
    expect(fullCopy(after)).not.toContain(people.hv.agencyName);
  });

  it('[M56] of a family member who hides not for whom they come, though others come from there', () => {
    const mother = { ...people.mother, mustNotBeFoundBy: ['father'] };
    const after = given(
      { ...withFamily, convening: { participants: [...usual.map((name) => people[name]), people.father, mother] } },
      opened('father', 'mother'),
      correct('mother', { agencyId: people.hv.agencyId }, 'Works there'),
    ).now;
    const text = fullCopy(after);
    expect(text).toMatch(/Put right of Josie at [^:]*:\d\d: the agency\./u);
    expect(text).not.toContain('Works there');
    expect(
      text
        .split('\n')
        .filter((line) => line.includes('Josie'))
        .join(),
    ).not.toContain(people.hv.agencyName);
  });

  it('[M56] of a child no reason that holds what was put right, and of one who hides none at all, in any copy', () => {
    const child = { ...mia, school: 'Oakfield Primary', address: '4 Low Road' };
    const now = { ...child, name: 'Maya', school: 'Elm Academy' };
    const told = (why: string, mustNotBeFoundBy?: string[]) =>
      given(
        {
          convening: { children: [{ ...child, mustNotBeFoundBy }], people: [{ ...dean, aboutId: 'housing' }] },
          procedure: discussion,
        },
        opened('housing'),
        chair({ type: 'CorrectChild', child: now, why }),
      ).now;
    expect(told('Misheard').print()).toMatch(/of Maya was corrected at [^:]*:\d\d: Misheard\./u);
    for (const why of ['Was entered as Mia', 'Not at Oakfield any more', 'She goes to the academy'])
      expect(told(why).print()).toMatch(/of Maya was corrected at [^:]*:\d\d\.\n/u);
    const hides = told('Fled to her sister in Whitby', ['housing']);
    expect(fullCopy(hides)).toMatch(/of Maya was corrected at [^:]*:\d\d\.\n/u);
    expect(fullCopy(hides)).not.toContain('Whitby');
    hides.hides('Whitby', 'housing').shows('Whitby', 'chair', 'police');
  });

  it('[M56] nor in the index for a court, nor of a child', () => {
    const after = given(
      opened(),
      correct('hv', { name: 'Priyanka' }, 'Was typed as Priya'),
      chair({ type: 'CorrectChild', child: { ...mia, name: 'Maya' }, why: 'Misheard' }),
    ).now;
    expect(after.print('court-index')).not.toMatch(/typed as/);
    expect(after.print()).toMatch(/What is recorded of Maya was corrected at .*: Misheard\./);
    expect(after.print()).not.toMatch(/\bMia\b/);
  });

  it('[M56] of whoever hides not even the reason, nor where they are, in any copy', () => {
    const after = given(
      { convening: { people: [{ ...dean, mustNotBeFoundBy: ['housing'] }] }, procedure: discussion },
      opened('housing'),
    )
      .when(correctPerson({ address: '4 Low Road' }, 'She moved to her sister in Whitby'))
      .accepted();
    expect(after.print('full', 'chair')).toContain('the address');
    after.hides('Low Road', 'housing').hides('Whitby', 'housing').shows('Low Road', 'chair', 'police');
  });
});

describe('where somebody who hides can be found, put right', () => {
  it('[M55] stands in the annex of where they are, for whoever may know that they are listed', () => {
    const aunt = {
      aboutId: 'aunt',
      name: 'Zoltana',
      relationship: 'aunt',
      address: 'OLD-ROW',
      mustNotBeFoundBy: ['dean'],
    };
    const after = given(
      opened(),
      chair({ type: 'AddPerson', person: aunt, restrictedTo: ['chair', 'police'] }),
      chair({ type: 'CorrectPerson', aboutId: 'aunt', changes: { address: 'NEW-ROW' }, why: 'Moved' }),
    ).now;
    const circles = circlesFor(after.meeting, 'police').filter(({ finding }) => finding?.includes('aunt'));
    const texts = circles.map((circle) => {
      const rows = entriesForEdition(after.record.rows, after.meeting, circle.annex, 'police');
      return asPlainText(minutes(rows, circle.annex, { circle }));
    });
    expect(texts.join()).toContain('NEW-ROW');
    expect(texts.join()).not.toContain('OLD-ROW');
  });
});

describe('who is told of it', () => {
  it('[M57] one of the family is told what is put right of themselves and of the chair, in what they are told of a participant', () => {
    const after = given(withFamily, opened('father', 'mother'))
      .when(correct('father', { name: 'Aron', phone: 'SECRET-PHONE', post: 'Father' }, 'SECRET-WHY'))
      .accepted();
    after.shows('Aron', 'father').hides('Aron', 'mother').hides('SECRET', 'father', 'mother');
    const ofChair = new Given(after.record)
      .when(minuteTaker({ type: 'CorrectParticipant', participantId: 'chair', changes: { name: 'Rut' }, why: 'x' }))
      .accepted();
    ofChair.shows('Rut', 'father', 'mother');
    new Given(ofChair.record)
      .when(correct('police', { name: 'Kareem' }))
      .accepted()
      .hides('Kareem', 'father');
  });

  it('[M57] and that a number or an address was put right, they are not', () => {
    const setting = given(withFamily, opened('father'));
    const before = setting.record.readBy('father').length;
    const after = setting.when(correct('chair', { email: 'r@csc.example', discipline: 'gp' })).accepted();
    expect(after.record.readBy('father')).toHaveLength(before);
  });

  it('[M57] at the door they have the facts and not the reason', () => {
    const after = given(opened())
      .when(correct('police', { name: 'Kareem' }, 'SECRET-WHY'))
      .accepted();
    after.shows('Kareem', 'housing').hides('SECRET-WHY', 'housing');
  });
});

describe('earlier names', () => {
  it('[M58] count in the checks before anything is given out', () => {
    for (const setting of [
      given(opened(), correctPerson({ name: 'Zoltan' }), chair(close())),
      given(withFamily, opened(), correct('father', { name: 'Zoltan' }), chair(close())),
      given(opened(), chair({ type: 'CorrectChild', child: { ...mia, name: 'Zoe' }, why: 'x' }), chair(close())),
    ]) {
      const earlier = setting.record.meeting?.factsCorrected[0]?.former.name ?? 'Mia';
      setting.when(minuteTaker(makeEdition('full', { externalRecipient: earlier }))).refused('N51');
    }
  });

  it('[M58] and nobody is found through a name put right', () => {
    const mark = { ...mia, address: 'SAFE-PLACE', mustNotBeFoundBy: ['dean'] };
    const named = { ...people.housing, name: 'Dean' };
    const setting: Convening = {
      convening: {
        children: [mark],
        participants: usual.map((name) => (name === 'housing' ? named : people[name])),
      },
      procedure: discussion,
    };
    const after = given(setting, opened('housing'))
      .when(correctPerson({ name: 'Zoltan' }))
      .accepted();
    after.hides('SAFE-PLACE', 'housing').shows('SAFE-PLACE', 'police');
    const other = given(setting, opened('housing'))
      .when(correct('housing', { name: 'Zebedee' }))
      .accepted();
    other.hides('SAFE-PLACE', 'housing');
  });

  it('[M58] nor does somebody put out come back as a deputy under the name they had', () => {
    const out = [opened(), chair(withdraw('constable')), correct('constable', { name: 'Zara' })] as const;
    given(...out)
      .when(
        police({
          type: 'AnswerInvitation',
          answer: 'deputy',
          deputy: { ...people.constable, participantId: 'new' },
        }),
      )
      .refused('A34');
  });
});

describe('whom an agency put right was before', () => {
  const toBe = (owner: object) =>
    chair(agree('t1', { owner: { post: 'Mother', agencyId: 'family', ...owner }, mayShareWithFamily: true }));
  const apart = (name: 'father' | 'mother', agencyId: string) =>
    correct(name, { agencyId, agencyName: `Family of ${people[name].name}` });

  it('[M67] a task with a parent under the agency they had reaches the other parent no more than under the one they have', () => {
    for (const name of ['Josie', 'Mum']) {
      const before = given(withFamily, opened('father', 'mother'));
      const asked = new Given(before.when(apart('mother', 'family-of-josie')).accepted().record).when(toBe({ name }));
      asked.accepted().hides('Josie', 'father').hides('Mother', 'father');
    }
  });

  it('[M67] an identifier that was used passes to nobody of the agency it was put right to', () => {
    const out = [opened(), chair(withdraw('constable')), correct('constable', { agencyId: 'csc' })] as const;
    given(...out)
      .when(chair({ type: 'InviteParticipant', participant: { ...people.constable, agencyId: 'csc', name: 'Zara' } }))
      .refused('A6');
  });

  it('[M67] nor is the agency somebody who hides was recorded from sent to whom they hide from', () => {
    const hides = {
      convening: {
        participants: [...usual, 'father' as const].map((name) =>
          name === 'hv'
            ? { ...people.hv, agencyId: 'rose-refuge', agencyName: 'SECRET-REFUGE', mustNotBeFoundBy: ['father'] }
            : people[name],
        ),
      },
      procedure: { ...conference, admission: 'direct' as const },
    };
    const after = given(hides, opened('father'), hv(contribution('c1', { mayShareWith: ['father'] })))
      .when(correct('hv', { agencyId: 'homes' }))
      .accepted();
    after.shows('c1', 'father').hides('rose-refuge', 'father').hides('SECRET-REFUGE', 'father');
  });

  it('[M68] where somebody who hides was recorded to be before it was put right, they may be still', () => {
    const hides: Convening = {
      convening: {
        people: [{ ...dean, address: 'Northmoor Homes, 4 Elm Road', mustNotBeFoundBy: ['school'] }],
        participants: usual.map((name) => people[name]),
      },
      procedure: discussion,
    };
    for (const address of ['', '9 New Street']) {
      const { record } = given(hides, opened('housing')).when(correctPerson({ address })).accepted();
      const rows = entriesForEdition(record.rows, record.meeting!, 'full', 'minutes');
      expect(asPlainText(minutes(rows, 'full'))).not.toContain('Northmoor Homes');
    }
  });

  it('[M69] nobody puts their own agency right by a colleague’s', () =>
    void given(opened())
      .when(correct('sw', { agencyName: 'Northmoor Police' }))
      .refused('M52'));

  it('[M70] an agency somebody is put right to again has the name it had', () => {
    const there = given(opened(), school(contribution('c1')), correct('school', { agencyId: 'homes' }));
    for (const agencyName of [undefined, 'Another Name'])
      there
        .when(correct('school', { agencyId: 'hillside', ...(agencyName ? { agencyName } : {}) }))
        .accepted()
        .and((_, after) => expect(factsOf(after, 'school')?.agencyName).toBe(people.school.agencyName));
  });
});
