/** An agency’s very name can say where somebody is: on paper it is called by its kind. */
import { fold } from './decider.js';
import { circlesOf } from './circles.js';
import { holdsName } from './names.js';
import { given, minute, opened } from './testing/given.js';
import { agree, contribution, search } from './testing/commands.js';
import { familyConference } from './testing/minutes.js';
import { chair, dean, mia, people, school } from './testing/people.js';
import { gaps } from './judgements/gaps.js';
import type { Child, Participant } from './vocabulary.js';
import { documentName, type DocumentName } from './documents/which.js';
import { entriesForEdition, minutes, nameOnPaper } from './testing/named.js';

const teller = 'KESTRELMOOR';
const head: Participant = {
  ...people.school,
  agencyId: 'kestrelmoor-primary',
  agencyName: 'Kestrelmoor Primary',
  post: 'Head teacher, Kestrelmoor Primary',
  email: 'head@kestrelmoor.example',
  outOfHours: '01632 960001',
};
const nurse: Participant = { ...people.nurse, post: 'School nurse, Kestrelmoor Primary' };
const other: Participant = {
  ...people.school,
  participantId: 'other',
  agencyId: 'hill',
  agencyName: 'Hill School',
};

const meetingOf = (child: Partial<Child>, mark: readonly string[] = ['dean']) =>
  given(
    {
      convening: {
        children: [
          { ...mia, ...child, mustNotBeFoundBy: mark },
          { childId: 'leo', name: 'Leo', address: 'Kestrelmoor Primary, the flat' },
        ],
        people: [dean],
        participants: [
          people.chair,
          people.minutes,
          people.sw,
          people.police,
          people.hv,
          people.father,
          head,
          nurse,
          other,
        ],
      },
      procedure: familyConference,
    },
    opened('father'),
    school(contribution('c1', { statement: 'She is tired.' })),
    school(search({ systems: ['Kestrelmoor Primary records'] })),
    chair(agree('t1', { what: 'See her tomorrow', due: minute(180), owner: { participantId: 'school' } })),
  ).now;
const names = [
  'full',
  'court-index',
  'read-back',
  'agency-police',
  'tonight-police',
  'family',
  'child',
  'decision-letter',
  'agency-kestrelmoor-primary',
  'tonight-kestrelmoor-primary',
] as const satisfies readonly DocumentName[];
const printed = (
  { record }: ReturnType<typeof meetingOf>,
  name: DocumentName,
  makerId = 'minutes',
  as = name,
): string => {
  const meeting = record.meeting!;
  const entries = entriesForEdition(record.rows, meeting, name, makerId);
  const circle = circlesOf(meeting).find((one) => documentName(one.annex) === name);
  return JSON.stringify([entries, minutes(entries, as, { now: minute(99), ...(circle ? { circle } : {}) })]);
};

describe('an agency whose name says where somebody who hides is', () => {
  it.each([
    ['Kestrelmoor Primary'],
    ['KESTRELMOOR  primary school, Mill Lane'],
    ['Kestrelmoor'],
    ['Kestrelmoor C. of E. Primary School'],
  ])('[N188] is called by its kind in every document, where the school is typed as %s', (typed) => {
    const after = meetingOf({ school: typed });
    for (const name of names) {
      const text = printed(after, name, 'minutes', nameOnPaper(after.meeting, name));
      expect([name, text.toUpperCase().includes(teller)]).toEqual([name, false]);
      expect(text).not.toContain('960001');
    }
    const full = printed(after, 'full');
    expect(full).toContain('a school: Martin');
    expect(full).toContain('a school records');
    // whose name says nothing keeps it
    expect(full).toContain('Hill School');
    expect(
      printed(after, 'agency-kestrelmoor-primary', 'minutes', nameOnPaper(after.meeting, 'agency-kestrelmoor-primary')),
    ).toContain('What a school said');
  });

  it('[N188] by its surgery and by an address too; the second of a kind is numbered', () => {
    const both = meetingOf({ school: 'Kestrelmoor Primary, formerly Hill School' });
    expect(printed(both, 'full')).toContain('a school (2)');
    expect(printed(meetingOf({ gp: 'Kestrelmoor Surgery' }), 'full')).toContain('Kestrelmoor Primary');
    for (const child of [
      { gp: 'Dr Hale, Kestrelmoor Primary Care, Kestrelmoor' },
      { address: 'The flat, Kestrelmoor Primary' },
    ])
      expect(printed(meetingOf(child), 'full').toUpperCase().includes('"KESTRELMOOR PRIMARY"')).toBe(false);
  });

  it('[N188] keeps its name where nobody hides, on the screens of whoever may know, and in the annex of where to find them', () => {
    expect(printed(meetingOf({ school: 'Kestrelmoor Primary' }, []), 'full')).toContain('Kestrelmoor Primary');
    const after = meetingOf({ school: 'Kestrelmoor Primary' });
    expect(JSON.stringify(after.record.readBy('police'))).toContain('Kestrelmoor Primary');
    const annex = circlesOf(after.meeting).find(({ finding }) => finding)!.annex;
    expect(printed(after, documentName(annex))).toContain('called by its kind in other papers');
  });

  it('[N188] nor does whoever they hide from have it in the meeting itself', () => {
    const after = meetingOf({ school: 'Kestrelmoor Primary' }, ['police']);
    const sent = after.record.readBy('police');
    expect(JSON.stringify(sent).toUpperCase()).not.toContain(teller);
    expect(JSON.stringify(sent)).toContain('"a school"');
    expect(fold(sent)?.participants.get('school')?.facts.agencyId).toBe('a-school');
  });

  it('[N188] names are compared as words, whatever stands around them, and short ones not at all', () => {
    expect(holdsName('St Mary’s Catholic Primary', 'St Marys Primary')).toBe(true);
    expect(holdsName('kestrelmoor-primary', 'Kestrelmoor Primary')).toBe(true);
    expect(holdsName('Northmoor Police', 'Northmoor Homes')).toBe(false);
    expect(holdsName('The GP', 'GP')).toBe(false);
  });
});

describe('a school nobody has typed', () => {
  const asked = (child: Partial<Child>, mark?: readonly string[]): string[] =>
    gaps(meetingOf(child, mark).meeting, 'police')
      .filter(({ gap }) => gap === 'may-say-where')
      .map(({ what }) => what);
  it('[M66] is asked for where a school is here and a child hides, and is no wall', () => {
    expect(asked({})).toEqual([
      'Is Kestrelmoor Primary the school Mia goes to? Then its name tells where Mia is.',
      'Is Hill School the school Mia goes to? Then its name tells where Mia is.',
    ]);
    expect(asked({ school: 'Kestrelmoor Primary' })).toEqual([]);
    expect(asked({}, [])).toEqual([]);
  });
});
