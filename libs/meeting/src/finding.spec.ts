/** Nobody is found through us: what somebody who hides could be found by stands in no paper, and before nobody they hide from. */
import fc from 'fast-check';
import { findingFacts, hidingFrom, hidingFromAll, mayBePrinted } from './finding.js';
import { withoutFinding } from './without-finding.js';
import { isProfessional, type Meeting } from './meeting.js';
import type { Recorded } from './record.js';
import { Given, given, minute, opened, type Step } from './testing/given.js';
import { chair, leo, mia, minuteTaker, people, police } from './testing/people.js';
import { circlesOf } from './circles.js';
import { closed, familyConference } from './testing/minutes.js';
import type { Child, Participant, Person } from './vocabulary.js';
import { documentName, type DocumentName } from './documents/which.js';
import { entriesForEdition, minutes } from './testing/named.js';

/** A word that is nobody’s: wherever it turns up it came from the fact it was put in. */
const canary = (whose: string, fact: string): string => `canary-${whose}-${fact}`;
const withFacts = <T extends object>(whose: string, facts: readonly string[], entry: T): T => ({
  ...entry,
  ...Object.fromEntries(facts.map((fact) => [fact, canary(whose, fact)])),
});
const local = ['post', 'agencyName'] as const;

const father = people.father;
const aboutFather: Person = { aboutId: 'about-father', name: 'Mr AARON', relationship: 'father' };
const mother: Participant = withFacts('mother', [...findingFacts.participant, ...local], {
  ...people.mother,
  agencyId: 'canary-mother-agency',
});
const worker: Participant = withFacts('worker', [...findingFacts.participant, ...local], {
  ...people.hv,
  participantId: 'worker',
  name: 'Wilma',
  agencyId: 'canary-worker-agency',
});
const child: Child = withFacts('child', findingFacts.child, mia);
const aunt: Person = withFacts('aunt', findingFacts.person, { aboutId: 'aunt', name: 'Ann', relationship: 'aunt' });
const place = 'canary-place';

type From = readonly string[];
/** How the marks come into the record: when people are listed, when somebody is put right, or said afterwards. */
const waysToMark: readonly ((from: From) => { convening: object; steps: readonly Step[] })[] = [
  (from) => ({
    convening: {
      children: [{ ...child, mustNotBeFoundBy: from }, leo],
      people: [{ ...aunt, mustNotBeFoundBy: from }, aboutFather],
      participants: [...inIt({ ...mother, mustNotBeFoundBy: from }, { ...worker, mustNotBeFoundBy: from })],
    },
    steps: [],
  }),
  (from) => ({
    convening: { children: [child, leo], people: [aunt, aboutFather], participants: inIt(mother, worker) },
    steps: [
      police({
        type: 'RecordHiding',
        hiding: ['mia', 'aunt', 'mother', 'worker'].map((listedId) => ({ listedId, mustNotBeFoundBy: from })),
      }),
    ],
  }),
  (from) => ({
    convening: { children: [leo], people: [aboutFather], participants: inIt() },
    steps: [
      chair({ type: 'AddChild', child, why: 'x' }),
      minuteTaker({ type: 'CorrectChild', child: { ...child, mustNotBeFoundBy: from }, why: 'x' }),
      chair({ type: 'AddPerson', person: { ...aunt, mustNotBeFoundBy: from } }),
      chair({ type: 'InviteParticipant', participant: { ...mother, mustNotBeFoundBy: from } }),
      minuteTaker({ type: 'RecordArrival', mode: 'phone', participant: { ...worker, mustNotBeFoundBy: from } }),
      chair({ type: 'ChangeArrangements', place }),
    ],
  }),
];
const inIt = (...more: readonly Participant[]): readonly Participant[] => [
  people.chair,
  people.minutes,
  people.sw,
  people.police,
  people.hv,
  people.school,
  father,
  people.advocate,
  people.observer,
  ...more,
];

const meetingOf = (way: number, from: From) => {
  const { convening, steps } = waysToMark[way % waysToMark.length]!(from);
  return given(
    {
      convening: { place, hidingAsked: true, ...convening },
      procedure: { ...familyConference, rolesAdmitted: [...familyConference.rolesAdmitted, 'observer'] },
    },
    steps,
    opened('father', 'advocate', 'observer'),
  ).now;
};
const all = ['mother', 'worker', 'child', 'aunt'] as const;
const inText = (text: string): string[] => [...new Set(text.match(/canary-[a-zA-Z-]+/g) ?? [])];
const documents = (meeting: Meeting): DocumentName[] => [
  'full',
  'family',
  'child',
  'decision-letter',
  'court-index',
  'read-back',
  ...[...meeting.participants.values()].flatMap(
    ({ facts }) => [`agency-${facts.agencyId}`, `tonight-${facts.agencyId}`] as DocumentName[],
  ),
];
const ways = fc.nat({ max: waysToMark.length - 1 });
const froms = fc.subarray(['father', 'about-father', 'police'], { minLength: 1 });

describe('nobody is found through us', () => {
  it('[M44] stands in no document, whoever makes it and whoever it is for: no fact by which somebody who hides could be found', () =>
    fc.assert(
      fc.property(ways, froms, (way, from) => {
        const { meeting, record } = meetingOf(way, from);
        for (const name of documents(meeting))
          for (const recipient of ['police', 'sw', 'father', undefined])
            for (const outside of [true, false]) {
              const entries = entriesForEdition(record.rows, meeting, name, 'minutes', recipient, { outside });
              const text = JSON.stringify(entries);
              const found = inText(text);
              // for whom a professional comes is theirs to say, except to a family
              const allowed = ['family', 'child', 'decision-letter'].includes(name) ? [] : [...local, 'agency'];
              expect([name, found.filter((one) => !allowed.some((fact) => one === canary('worker', fact)))]).toEqual([
                name,
                [],
              ]);
              expect(text).not.toContain('mustNotBeFoundBy');
              expect(text).not.toContain('HidingRecorded');
              for (const length of ['full', 'summary'] as const)
                expect(
                  entries.length === 0 ? '' : JSON.stringify(minutes(entries, name, { length, now: minute(99) })),
                ).not.toMatch(/canary-(mother|child|aunt|place)/);
            }
      }),
      { numRuns: 9 },
    ));

  it('[M44] nor before anybody they hide from, by place or by name, and their advocates; others in the room see it all', () =>
    fc.assert(
      fc.property(ways, froms, (way, from) => {
        const after = meetingOf(way, from);
        const sent = (reader: string) => JSON.stringify(after.record.readBy(reader));
        const named = [
          ...(from.includes('father') || from.includes('about-father') ? ['father', 'advocate'] : []),
          ...(from.includes('police') ? ['police'] : []),
        ];
        for (const reader of named) {
          expect([reader, inText(sent(reader))]).toEqual([reader, []]);
          expect(sent(reader)).not.toMatch(/HidingRecorded/);
        }
        for (const reader of ['father', 'advocate', 'observer', ...named])
          expect(sent(reader)).not.toContain('mustNotBeFoundBy');
        for (const whose of all)
          expect(inText(sent('sw'))).toEqual(expect.arrayContaining([expect.stringContaining(`canary-${whose}-`)]));
        expect(sent('sw')).toContain('mustNotBeFoundBy');
      }),
      { numRuns: 9 },
    ));

  it('[M44] a mark holds through a correction that does not speak of it, until it is taken back', () => {
    const marked = given(chair({ type: 'CorrectChild', child: { ...child, mustNotBeFoundBy: ['dean'] }, why: 'x' }));
    const corrected = (extra: object) =>
      minuteTaker({ type: 'CorrectChild', child: { ...child, name: 'Mia B', ...extra }, why: 'x' });
    marked
      .when(corrected({}))
      .accepted()
      .and(({ children }) => expect(children.get('mia')?.mustNotBeFoundBy).toEqual(['dean']));
    given(chair({ type: 'CorrectChild', child: { ...child, mustNotBeFoundBy: ['dean'] }, why: 'x' }))
      .when(corrected({ mustNotBeFoundBy: [] }))
      .accepted()
      .and((meeting) => expect(hidingFromAll(meeting, false)?.finds.has('mia')).toBe(false));
  });

  it('[M42] [M43] those who hide are listed, and hide from somebody who is listed, not from themselves', () => {
    const hides = (listedId: string, ...mustNotBeFoundBy: string[]) =>
      police({ type: 'RecordHiding', hiding: [{ listedId, mustNotBeFoundBy }] });
    given().when(hides('nobody', 'dean')).refused('M42');
    for (const from of ['nobody', 'mia']) given().when(hides('mia', from)).refused('M43');
    given().when(hides('dean', 'dean')).refused('M43');
    given()
      .when(chair({ type: 'AddChild', child: { ...child, childId: 'new', mustNotBeFoundBy: ['nobody'] }, why: 'x' }))
      .refused('M43');
    given().when(hides('mia', 'dean')).then({ type: 'HidingRecorded' });
    const hidden = minuteTaker({
      type: 'AddPerson',
      person: { aboutId: 'kept', name: 'Kept', relationship: 'uncle' },
      restrictedTo: ['childrens-social-care'],
    });
    given(hidden).when(hides('mia', 'kept')).refused('M43');
    given(hidden).when(hides('kept', 'dean')).refused('M42');
  });

  it('[F11] whether anybody hides is a gap until it is asked; “nobody” is an answer', () => {
    given().now.leavesGap('hiding-not-asked');
    given()
      .when(police({ type: 'RecordHiding', hiding: [] }))
      .accepted()
      .leavesNoGap('hiding-not-asked');
    given()
      .when(police({ type: 'RecordHiding', hiding: [{ listedId: 'mia', mustNotBeFoundBy: ['dean'] }] }))
      .accepted()
      .leavesNoGap('hiding-not-asked');
  });

  it('[M44] a row nobody who hides is listed in stays the very row it was, and without marks nothing is looked at', () => {
    const { meeting, record } = meetingOf(1, ['father']);
    const hiding = hidingFromAll(meeting, false);
    const same = (row: Recorded) => withoutFinding(hiding, row) === row;
    expect(record.rows.filter((row) => !same(row)).map(({ event }) => event.type)).toEqual([
      'MeetingConvened',
      'HidingRecorded',
    ]);
    const plain = given().now.meeting;
    expect([...plain.participants.values()].map((one) => hidingFrom(plain, one))).toEqual(
      [...plain.participants].map(() => undefined),
    );
    expect(hidingFromAll(plain, true)).toBeUndefined();
    expect(mayBePrinted(undefined, 'mia', 'finds')).toBe(true);
    expect(
      [...meeting.participants.values()].filter((one) => isProfessional(one) && hidingFrom(meeting, one)).length,
    ).toBe(0);
  });
});

describe('where whoever hides can be found', () => {
  const circulating = closed();
  const after = meetingOf(1, ['father', 'about-father', 'police']);
  const annex = `annex-${after.meeting.listings.get('mia')?.markedAt ?? 0}` as const;
  const entries = (maker: string, reader: string) =>
    entriesForEdition(after.record.rows, after.meeting, annex, maker, reader);
  const make = (edition: string, extra: object = {}) => ({
    type: 'MakeEdition' as const,
    edition,
    format: 'pdf' as const,
    ...extra,
  });

  it('[N109] is printed in an annex named by the row that said so, for one professional whom they do not hide from', () => {
    const circle = circlesOf(after.meeting).find((one) => documentName(one.annex) === annex);
    expect(circle).toMatchObject({ finding: expect.arrayContaining(['mia', 'aunt', 'mother', 'worker']) as unknown });
    expect(circle?.people).not.toEqual(expect.arrayContaining(['police']));
    const text = JSON.stringify(minutes(entries('minutes', 'sw'), annex, { now: minute(99), circle }));
    for (const [whose, facts] of [
      ['child', findingFacts.child],
      ['aunt', findingFacts.person],
      ['mother', [...findingFacts.participant, ...local]],
    ] as const)
      for (const fact of facts) expect(text).toContain(canary(whose, fact));
    expect(text).toContain(place);
    expect(text).not.toContain('mustNotBeFoundBy');
  });

  it('[N109] and for nobody else: neither made by nor for those they hide from, nor for anybody outside', () => {
    expect([entries('police', 'sw'), entries('minutes', 'police'), entries('minutes', 'father')]).toEqual([[], [], []]);
    const { record } = after;
    const asked = (who: string, extra: object) => new Given(record).when({ who, command: make(annex, extra) });
    asked('minutes', { recipientId: 'sw' }).accepted();
    asked('minutes', { recipientId: 'police' }).refused('N97');
    asked('minutes', { recipientId: 'father' }).refused('N97');
    asked('minutes', { externalRecipient: 'Fernshire Archive' }).refused('N97');
    asked('police', {}).refused('N21');
    asked('sw', {}).accepted();
  });

  it('[N109] one at a time, when it is circulated too', () => {
    const circulated = given(
      ...circulating,
      minuteTaker({ type: 'RecordHiding', hiding: [{ listedId: 'mia', mustNotBeFoundBy: ['dean'] }] }),
    );
    const name = `annex-${circulated.record.rows.length}`;
    circulated.when(minuteTaker({ type: 'CirculateMinutes', edition: name, to: ['sw', 'police'] })).refused('N109');
    circulated.when(minuteTaker({ type: 'CirculateMinutes', edition: name, to: ['sw'] })).accepted();
  });
});
