/** A mark is of somebody, not of a place or a moment: it holds when they are invited again, at another place, and for what was sent before. */
import { circlesOf } from './circles.js';
import { hidingFrom } from './finding.js';
import { outsideStream } from './outside-stream.js';
import { convened, given, opened, type Convening, type Given, type Step } from './testing/given.js';
import { chair, minuteTaker, people, police } from './testing/people.js';
import { familyConference } from './testing/minutes.js';
import type { Participant } from './vocabulary.js';
import { documentName, type Annex } from './documents/which.js';
import { entriesForEdition } from './testing/named.js';

const usual = ['chair', 'minutes', 'sw', 'police', 'hv', 'school', 'father', 'mother'] as const;
const room: Convening = convened(usual, familyConference);
const hides = (listedId: string, ...mustNotBeFoundBy: string[]): Step =>
  police({ type: 'RecordHiding', hiding: [{ listedId, mustNotBeFoundBy }] });
const withdraw = (participantId: string): Step =>
  chair({ type: 'WithdrawInvitation', participantId, reason: 'Not today' });
const invite = (participant: Participant): Step => chair({ type: 'InviteParticipant', participant });
const hiddenFrom = ({ meeting }: Given['now'], participantId: string): string[] => {
  const reader = meeting.participants.get(participantId);
  return [...((reader && hidingFrom(meeting, reader)?.finds) ?? [])].sort();
};

describe('a mark', () => {
  const steps = [opened(), hides('mother', 'father')] as const;

  it('[M49] holds when somebody is invited again, or comes as a walk-in, until it is taken back', () => {
    const markedAt = given(room, ...steps).now.meeting.listings.get('mother')?.markedAt;
    for (const again of [
      invite(people.mother),
      minuteTaker({ type: 'RecordArrival', mode: 'phone', participant: people.mother }),
    ]) {
      const { now } = given(room, ...steps, withdraw('mother'), again);
      expect(hiddenFrom(now, 'father')).toEqual(['mother']);
      expect(now.meeting.listings.get('mother')?.markedAt).toBe(markedAt);
    }
    const takenBack = given(room, ...steps, withdraw('mother'), invite({ ...people.mother, mustNotBeFoundBy: [] }));
    expect(hiddenFrom(takenBack.now, 'father')).toEqual([]);
  });

  it('[M49] holds at another place of whoever hides, until it is said there that it does not', () => {
    const known = { ...people.mother, personId: 'known' };
    const place = convened(usual.slice(0, -1), familyConference);
    const before = [place, opened(), invite(known), hides('mother', 'father'), withdraw('mother')] as const;
    const again = { ...known, participantId: 'mother-again' };
    expect(hiddenFrom(given(...before, invite(again)).now, 'father')).toEqual(['mother', 'mother-again']);
    expect(hiddenFrom(given(...before, invite({ ...again, mustNotBeFoundBy: [] })).now, 'father')).toEqual(['mother']);
  });

  it('[M49] holds against every place of whoever they hide from, by who they are, whom they are said to be, or their name', () => {
    const aaron = { aboutId: 'aaron', name: 'Mr A. Bell', aliases: ['Ronnie'], relationship: 'father' };
    const listed = chair({ type: 'AddPerson', person: aaron });
    const other = { ...people.father, participantId: 'other', name: 'Quentin' };
    const marked = (former: object, again: object): string[] =>
      hiddenFrom(
        given(
          convened(usual.slice(0, -2), familyConference),
          opened(),
          listed,
          invite({ ...people.father, ...former }),
          hides('mia', 'father'),
          withdraw('father'),
          invite({ ...other, ...again }),
        ).now,
        'other',
      );
    expect(marked({ personId: 'known' }, { personId: 'known' })).toEqual(['mia']);
    expect(marked({ aboutId: 'aaron' }, { aboutId: 'aaron' })).toEqual(['mia']);
    expect(marked({ aboutId: 'aaron' }, { name: 'RONNIE' })).toEqual(['mia']);
    expect(marked({}, { name: 'Mr Aaron' })).toEqual(['mia']);
    expect(marked({ personId: 'known', aboutId: 'aaron' }, { personId: 'another' })).toEqual([]);
  });

  it('[M49] of a professional as well, who comes again for another agency', () => {
    const again = { ...people.police, participantId: 'dc-again', personId: 'known', agencyId: 'other', name: 'Vane' };
    const before = [room, opened(), hides('mia', 'police'), withdraw('police')] as const;
    expect(hiddenFrom(given(...before, invite({ ...again, name: people.police.name })).now, 'dc-again')).toEqual([
      'mia',
    ]);
    expect(hiddenFrom(given(...before, invite({ ...again, name: 'Somebody Else' })).now, 'dc-again')).toEqual([]);
  });
});

describe('what was sent before a mark', () => {
  const arrived = minuteTaker({ type: 'RecordArrival', mode: 'phone', participantId: 'father' });
  const canary = 'canary-refuge';
  const before = [
    { ...room, convening: { ...room.convening, place: canary } },
    opened(),
    arrived,
    chair({ type: 'ChangeArrangements', place: canary }),
  ] as const;
  const sent = (...steps: Step[]) => outsideStream(given(...before, ...steps).now.record.rows, 'father');
  const numbered = sent().map(({ sequence, event }) => [sequence, event.type]);

  it('[M50] is told anew to a family member without it, at the same numbers, and with it once nobody hides', () => {
    expect(JSON.stringify(sent()).split(canary)).toHaveLength(3);
    const marked = sent(hides('mia', 'father'));
    expect(JSON.stringify(marked)).not.toContain(canary);
    expect(marked.map(({ sequence, event }) => [sequence, event.type])).toEqual(numbered);
    expect(sent(hides('mia', 'father'), hides('mia'))).toEqual(sent());
  });

  it('[M50] whichever row marks somebody: a correction, a listing, or one by which it is known who is meant', () => {
    for (const steps of [
      [
        minuteTaker({
          type: 'CorrectChild',
          child: { childId: 'mia', name: 'Mia', mustNotBeFoundBy: ['father'] },
          why: 'x',
        }),
      ],
      [
        chair({
          type: 'AddPerson',
          person: { aboutId: 'aunt', name: 'Ann', relationship: 'aunt', mustNotBeFoundBy: ['father'] },
        }),
      ],
      [invite({ ...people.advocate, mustNotBeFoundBy: ['father'] })],
    ])
      expect(JSON.stringify(sent(...steps))).not.toContain(canary);
  });
});

describe('where the words of a row are kept to a circle', () => {
  const address = 'canary-address';
  const aunt = { aboutId: 'aunt', name: 'Ann', relationship: 'aunt', address };
  const kept = (...mustNotBeFoundBy: string[]) =>
    given(
      room,
      opened(),
      chair({
        type: 'AddPerson',
        person: { ...aunt, mustNotBeFoundBy },
        restrictedTo: ['police', 'childrens-social-care'],
      }),
    ).now;
  const printed = ({ meeting, record }: Given['now'], annex: Annex | undefined, who: string): string =>
    JSON.stringify(annex && entriesForEdition(record.rows, meeting, annex, who, who));

  it('[N109] one of them whom somebody hides from does not have it: where to find them is in an annex apart', () => {
    const now = kept('police');
    const [words, apart] = circlesOf(now.meeting);
    if (!words || !apart) throw new Error('Words and finding are in one annex.');
    expect(words.people).toContain('police');
    expect(words).not.toHaveProperty('finding');
    expect(documentName(apart.annex)).toBe(`${documentName(words.annex)}-finding`);
    expect(apart).toMatchObject({ finding: ['aunt'] });
    expect(apart.people).toContain('sw');
    expect(apart.people).not.toContain('police');
    for (const who of ['police', 'sw', 'chair']) expect(printed(now, words.annex, who)).not.toContain(address);
    expect(printed(now, apart.annex, 'sw')).toContain(address);
    expect(printed(now, apart.annex, 'police')).toBe('[]');
    const make = (who: string) => ({
      who,
      command: { type: 'MakeEdition' as const, edition: documentName(apart.annex), format: 'pdf' as const },
    });
    const asked = given(
      room,
      opened(),
      chair({
        type: 'AddPerson',
        person: { ...aunt, mustNotBeFoundBy: ['police'] },
        restrictedTo: ['police', 'childrens-social-care'],
      }),
    );
    asked.when(make('police')).refused('N21');
    asked.when(make('sw')).accepted();
  });

  it('[N109] and where they hide from nobody of it, it is one annex', () => {
    const now = kept('father');
    const [words, ...others] = circlesOf(now.meeting);
    expect(words).toMatchObject({ finding: ['aunt'] });
    expect(others).toEqual([]);
    expect(printed(now, words?.annex, 'police')).toContain(address);
  });
});
