/** Who hides from whom is said where it must be, to those who may know of it. */
import { fold } from './decider.js';
import { hidesFrom, marksKnownTo } from './marks.js';
import { given, minute, opened } from './testing/given.js';
import { minuteTaker, dean, leo, mia, people } from './testing/people.js';
import { familyConference } from './testing/minutes.js';
import { asPlainText } from './minutes/document.js';
import { type DocumentName } from './documents/which.js';
import { entriesForEdition, minutes, minutesOnScreen, mustNotReach } from './testing/named.js';

const meetingOf = (...mustNotBeFoundBy: string[]) =>
  given(
    {
      convening: {
        children: [{ ...mia, mustNotBeFoundBy }, leo],
        people: [dean],
        participants: [people.chair, people.minutes, people.sw, people.police, people.hv, people.school, people.father],
      },
      procedure: familyConference,
    },
    opened('father'),
  ).now;
type Kept = ReturnType<typeof meetingOf>['record'];

const printed = (record: Kept, name: DocumentName, copy: { recipientId?: string; outside?: boolean } = {}): string => {
  const meeting = record.meeting!;
  const entries = entriesForEdition(record.rows, meeting, name, 'minutes', copy.recipientId, copy);
  if (entries.length === 0) return '';
  return asPlainText(
    minutes(entries, name, { now: minute(99), mustNotReach: mustNotReach(meeting, name, 'minutes', copy) }),
  );
};
const sentence = 'Where Mia is must not reach Dean';

describe('from whom somebody is kept', () => {
  it('[N189] stands on the sheet for tonight of every agency whose people may know of it, on paper and on the screen', () => {
    const { record } = meetingOf('dean');
    for (const agency of ['police', 'csc', 'community-health', 'hillside'])
      expect(printed(record, `tonight-${agency}`)).toContain(`- ${sentence}: no address, school, GP or number`);
    const own = record.readBy('hv');
    const shown = minutesOnScreen(fold(own)!, 'tonight-community-health', 'hv', { now: minute(99) }, own);
    expect(asPlainText(shown.document)).toContain(sentence);
  });
  it('[N189] and on no sheet of somebody they hide from, in no other document, and in nothing for anybody outside', () => {
    const { record } = meetingOf('dean', 'police');
    expect(printed(record, 'tonight-police')).not.toContain('must not reach');
    expect(printed(record, 'tonight-csc', { recipientId: 'police' })).not.toContain('must not reach');
    expect(printed(record, 'tonight-csc', { outside: true })).not.toContain('must not reach');
    expect(printed(record, 'tonight-csc')).toContain('Where Mia is must not reach Dean and Karim');
    for (const name of [
      'full',
      'agency-csc',
      'read-back',
      'court-index',
      'family',
      'child',
      'decision-letter',
    ] as const)
      expect(printed(record, name)).not.toContain('must not reach');
  });
  it('[N189] nor where one was listed for some only, for the others', () => {
    const { record } = given(
      {
        convening: { children: [mia, leo], people: [dean] },
        procedure: familyConference,
      },
      opened(),
      minuteTaker({
        type: 'AddPerson',
        person: { aboutId: 'aunt', name: 'Ann', relationship: 'aunt', mustNotBeFoundBy: ['dean'] },
        restrictedTo: ['childrens-social-care'],
      }),
    ).now;
    expect(printed(record, 'tonight-csc')).toContain('Where Ann is must not reach Dean');
    expect(printed(record, 'tonight-police')).not.toContain('Ann');
  });
  it('[N191] names nobody whom one of its readers may not know of', () => {
    const { record, meeting } = given(
      { convening: { children: [mia, leo], people: [dean] }, procedure: familyConference },
      opened(),
      minuteTaker({
        type: 'AddPerson',
        person: { aboutId: 'p9', name: 'SECRETMAN', relationship: 'uncle' },
        restrictedTo: ['police'],
      }),
      minuteTaker({ type: 'RecordHiding', hiding: [{ listedId: 'mia', mustNotBeFoundBy: ['dean', 'p9'] }] }),
    ).now;
    expect(printed(record, 'tonight-hillside')).toContain('Where Mia is must not reach Dean and somebody else:');
    expect(printed(record, 'tonight-hillside')).not.toContain('SECRETMAN');
    const [mark] = marksKnownTo(meeting, ['minutes']);
    expect(mark).toEqual({ name: 'Mia', from: ['Dean', 'SECRETMAN'] });
    const [toSchool] = marksKnownTo(meeting, ['school']);
    expect(toSchool).toEqual({ name: 'Mia', from: ['Dean', 'somebody else'] });
    for (const name of ['SECRETMAN', 'somebody else']) expect(hidesFrom(meeting, toSchool!, { name })).toBe(false);
    const own = record.readBy('school');
    expect(marksKnownTo(fold(own)!, ['school'])).toEqual([toSchool]);
  });
  it('[B148] is told to whoever makes a copy and may know of it, and whether that copy is for the very one', () => {
    const { meeting } = meetingOf('dean', 'father');
    const [mark] = marksKnownTo(meeting, ['minutes']);
    expect(mark).toEqual({ name: 'Mia', from: ['Dean', 'Aaron'] });
    for (const forWhom of [{ to: 'father' }, { aboutId: 'dean' }, { name: 'Mr DEAN Holt' }, { name: 'aaron' }])
      expect([forWhom, hidesFrom(meeting, mark!, forWhom)]).toEqual([forWhom, true]);
    for (const forWhom of [{}, { to: 'sw' }, { name: 'Josie' }]) expect(hidesFrom(meeting, mark!, forWhom)).toBe(false);
    expect(marksKnownTo(meeting, ['father'])).toEqual([]);
  });
});
