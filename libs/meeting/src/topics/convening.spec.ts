import { decide } from '../decider.js';
import type { Procedure } from '../procedure.js';
import { arrive, close, contribution, open } from '../testing/commands.js';
import { convene, given, minute, opened } from '../testing/given.js';
import { chair, dean, leo, mia, minuteTaker, people } from '../testing/people.js';
import { discussion, withQuorum } from '../testing/procedure.js';
import { requiredNotInvited, type ConveneMeeting } from './convening.js';

const { chair: ruth, sw, police, hv, minutes } = people;
const convening = (extra: Partial<ConveneMeeting>, procedure: Procedure | undefined = discussion) =>
  decide(undefined, convene(extra), {
    actor: { participantId: 'convener' },
    now: minute(0),
    ...(procedure ? { procedure } : {}),
  });
const expectRefused = (rule: string, ruling: ReturnType<typeof convening>) =>
  expect(ruling).toMatchObject({ verdict: 'refused', refusal: { rule } });

describe('convening', () => {
  it('[M20] freezes the whole procedure into the event, and the meeting is judged by it', () => {
    expect(convening({})).toMatchObject({
      verdict: 'accepted',
      events: [{ type: 'MeetingConvened', procedure: discussion }],
    });
    expect(given().now.meeting.procedure).toEqual(discussion);
  });

  it('[M5] refuses a procedure that is not here', () => {
    expectRefused('M5', decide(undefined, convene(), { actor: { participantId: 'convener' }, now: minute(0) }));
    expectRefused('M5', convening({ procedureId: 'another' }));
  });

  it('[M6] a meeting has exactly one chair', () => {
    expectRefused('M6', convening({ participants: [sw] }));
    expectRefused('M6', convening({ participants: [ruth, { ...sw, role: 'chair' }] }));
  });

  it('[M7] is about at least one child', () => expectRefused('M7', convening({ children: [] })));
  it('[M8] refuses a role the procedure does not admit', () =>
    expectRefused('M8', convening({ participants: [ruth, people.father] })));

  it('[M9] chair and minute-taker are two people where the procedure says so', () => {
    const one = [
      { ...ruth, personId: 'p1' },
      { ...minutes, personId: 'p1' },
    ];
    expectRefused('M9', convening({ participants: one }));
    expect(convening({ participants: one }, { ...discussion, chairAndMinuteTakerDiffer: false })).toMatchObject({
      verdict: 'accepted',
    });
  });

  it('[M10] refuses one identifier for two', () => {
    expectRefused('M10', convening({ participants: [ruth, { ...sw, participantId: 'chair' }] }));
    expectRefused('M10', convening({ children: [mia, { ...leo, childId: 'mia' }] }));
    expectRefused('M10', convening({ people: [dean, dean] }));
  });

  it('[M11] refuses a procedure for another kind of meeting', () =>
    expectRefused('M11', convening({ meetingKind: 'conference' })));
  it('[M3] the decision to hold it lies in the past', () => {
    expectRefused('M3', convening({ decidedToHoldAt: minute(60) }));
    expect(convening({ decidedToHoldAt: minute(-60) })).toMatchObject({ verdict: 'accepted' });
  });

  it('[M21] says which required sectors nobody is invited from, and is no wall', () => {
    expect(requiredNotInvited(discussion, [ruth, hv])).toEqual(['police']);
    expect(convening({ participants: [ruth] })).toMatchObject({ verdict: 'accepted' });
  });

  it('[M21] a minute-taker does not make their sector invited, and who counts as a sector does', () => {
    expect(requiredNotInvited(discussion, [{ ...minutes, role: 'minute-taker' }, police, hv])).toEqual([
      'childrens-social-care',
    ]);
    const procedure = withQuorum({ countsAs: [{ sector: 'police', as: 'health' }] });
    expect(requiredNotInvited(procedure, [ruth, police])).toEqual([]);
  });
});

describe('what is known of the meeting changes', () => {
  it('[M12] new arrangements say a time or a place, also while it is open', () => {
    given(opened())
      .when(chair({ type: 'ChangeArrangements' }))
      .refused('M12');
    given(opened())
      .when(minuteTaker({ type: 'ChangeArrangements', place: 'Room 5' }))
      .then({ type: 'ArrangementsChanged', place: 'Room 5' })
      .and(({ place }) => expect(place).toBe('Room 5'));
  });

  it('[M13] a sibling found during the meeting is added, once', () => {
    const ava = { childId: 'ava', name: 'Ava' };
    given(opened())
      .when(minuteTaker({ type: 'AddChild', child: ava, why: 'Lives there too' }))
      .then({ type: 'ChildAdded' })
      .leavesGap('voice', { about: { kind: 'child', aboutId: 'ava' } });
    given(opened())
      .when(minuteTaker({ type: 'AddChild', child: mia, why: 'Again' }))
      .refused('M13');
  });

  it('[M14] only a child in the meeting is corrected, and what was written before stays', () => {
    given()
      .when(chair({ type: 'CorrectChild', child: { childId: 'ava', name: 'Ava' }, why: 'Spelling' }))
      .refused('M14');
    given()
      .when(chair({ type: 'CorrectChild', child: { ...mia, name: 'Mia Bell' }, why: 'Spelling' }))
      .accepted()
      .and(({ children, childCorrections }) =>
        expect([children.get('mia')?.name, childCorrections[0]?.former.name]).toEqual(['Mia Bell', 'Mia']),
      );
  });

  it('[M15] a person is listed once', () => {
    given()
      .when(chair({ type: 'AddPerson', person: dean }))
      .refused('M15');
    given()
      .when(chair({ type: 'AddPerson', person: { aboutId: 'aaron', name: 'Aaron', relationship: 'father' } }))
      .accepted()
      .leavesGap('person-not-considered', { about: { kind: 'person', aboutId: 'aaron' } });
  });

  it('[M27] before opening it can be cancelled; then nothing more is taken', () => {
    given()
      .when(chair({ type: 'CancelMeeting', reason: 'Convened twice' }))
      .then({ type: 'MeetingCancelled' })
      .and(({ status }) => expect(status.phase).toBe('cancelled'));
    given(opened(), chair(close()))
      .when(chair({ type: 'CancelMeeting', reason: 'x' }))
      .refused('M2');
    given(chair({ type: 'CancelMeeting', reason: 'x' }))
      .when(chair(contribution('c1')))
      .refused('C2');
  });

  it('[M9] the chair and the minute-taker are two people by name too, unless they are known to be', () => {
    const rule = { ...discussion, chairAndMinuteTakerDiffer: true };
    const both = (name: string, extra: object = {}) =>
      convening({ participants: [ruth, { ...minutes, agencyId: ruth.agencyId, name, ...extra }] }, rule);
    const [first = '', last = ''] = ruth.name.split(' ');
    for (const name of [ruth.name, `Mrs ${ruth.name}`, `${last}, ${first}`]) expectRefused('M9', both(name));
    expect(both('Another Taker')).toMatchObject({ verdict: 'accepted' });
    expect(both(ruth.name, { agencyId: 'elsewhere', agencyName: 'Another agency' })).toMatchObject({
      verdict: 'accepted',
    });
  });

  it('[M40] a child of a name already there is listed twice, until it is said that it is another', () => {
    const add = (extra: object, said: object = {}) =>
      minuteTaker({ type: 'AddChild', child: { childId: 'new', name: ' MIA\u200b', ...extra }, why: 'x', ...said });
    given()
      .when(add({}))
      .accepted()
      .leavesGap('listed-twice', { about: { kind: 'child', aboutId: 'new' } });
    for (const step of [add({}, { notListed: true }), add({ name: 'Maya' })])
      given().when(step).accepted().leavesNoGap('listed-twice');
  });

  it('[M41] a person of a name already listed likewise, and a professional written another way', () => {
    const croft = { aboutId: 'croft', name: 'Siobhán O’Rourke', relationship: 'mother', dateOfBirth: '1990-02-03' };
    const again = (extra: object, said: object = {}) =>
      minuteTaker({
        type: 'AddPerson',
        person: { ...croft, aboutId: 'again', name: "O'Rourke, Siobhan", ...extra },
        ...said,
      });
    const listed = minuteTaker({ type: 'AddPerson', person: croft });
    given(listed)
      .when(again({}))
      .accepted()
      .leavesGap('listed-twice', { about: { kind: 'person', aboutId: 'again' } });
    for (const step of [again({}, { notListed: true }), again({ dateOfBirth: '1960-02-03' })])
      given(listed).when(step).accepted().leavesNoGap('listed-twice');
    const participant = { ...police, participantId: 'again', name: `Mr ${police.name.toUpperCase()}` };
    given()
      .when(chair({ type: 'InviteParticipant', participant }))
      .accepted()
      .leavesGap('listed-twice', { about: { kind: 'participant', aboutId: 'again' } });
    for (const step of [
      chair({ type: 'InviteParticipant', participant, notListed: true }),
      chair({
        type: 'RecordArrival',
        participant: { ...participant, agencyId: 'o', agencyName: 'Other' },
        mode: 'phone',
      }),
    ])
      given().when(step).accepted().leavesNoGap('listed-twice');
  });

  it('[M28] opening does not wait for the time it is scheduled for', () =>
    void given(opened().slice(0, -1), chair({ type: 'ChangeArrangements', scheduledFor: minute(9000) }))
      .when(chair(open()))
      .accepted());

  it('[M29] a time reported stands beside the time of entry', () =>
    void given(opened().slice(0, -1))
      .when(chair(open({ happenedAt: minute(-30) })))
      .accepted()
      .and(({ status }, after) =>
        expect([status, after.print()]).toEqual([
          { phase: 'open', openedAt: minute(-30) },
          expect.stringContaining('Opened: 20 November 2026, 16:30'),
        ]),
      ));

  it('[M3] and is never in the future', () =>
    void given(chair(arrive()))
      .when(chair(open({ happenedAt: minute(90) })))
      .refused('M3'));
});
