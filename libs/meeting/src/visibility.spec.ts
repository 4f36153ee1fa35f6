import { eventTypes } from './catalogue.js';
import type { EventType } from './commands-and-events.js';
import type { Recorded } from './record.js';
import {
  adjourn,
  amend,
  arrive,
  close,
  contribution,
  agree,
  disagree,
  leave,
  nameLead,
  open,
  position,
  propose,
  search,
  tellFamily,
  voice,
  without,
} from './testing/commands.js';
import { arrived, convened, given, minute, opened, usual } from './testing/given.js';
import {
  acts,
  advocate,
  chair,
  father,
  housing,
  hv,
  minuteTaker,
  observer,
  people,
  police,
  sw,
} from './testing/people.js';
import { conference } from './testing/procedure.js';
import { isForEveryoneInside, viewerOf, visibleTo, type Viewer } from './visibility.js';

const places: readonly Viewer['place'][] = ['inside', 'door', 'lay', 'observer', 'outside'];
const typesSent = (setting: ReturnType<typeof given>, reader: string) =>
  setting.record.readBy(reader).map(({ event }) => event.type);
const everyone = convened([...usual, 'father', 'advocate', 'observer'], { ...conference, admission: 'direct' });

/** An event by its type alone: nobody is named in it, and nobody who reads here wrote it. */
const bareRow = (type: EventType): Recorded => {
  const audience = type === 'RestrictedAfterwards' ? [] : undefined;
  const event = { type, children: [], participants: [], reveals: [], covers: [], audience };
  return { sequence: 2, at: minute(0), by: { program: 'x' }, event } as unknown as Recorded;
};
const toldToAll = [
  'MeetingConvened',
  'ArrangementsChanged',
  'MeetingOpened',
  'MovedToItem',
  'StatementRead',
  'MeetingAdjourned',
  'MeetingResumed',
  'LeadPractitionerNamed',
  'MeetingClosed',
];
/** That the meeting is, who is asked and how it stands; and which rows to erase. */
const toldAtTheDoor = [
  'MeetingConvened',
  'ArrangementsChanged',
  'MeetingCancelled',
  'ChildAdded',
  'ChildCorrected',
  'PersonAdded',
  'ParticipantCorrected',
  'PersonCorrected',
  'ParticipantInvited',
  'InvitationAnswered',
  'InvitationWithdrawn',
  'Arrived',
  'ParticipantAdmitted',
  'EntryDeclined',
  'ArrivalRecorded',
  'DepartureRecorded',
  'Left',
  'LinkGiven',
  'LinkOpened',
  'AuthorityConfirmed',
  'MeetingOpened',
  'MovedToItem',
  'StatementRead',
  'MeetingAdjourned',
  'MeetingResumed',
  'ChairTaken',
  'MeetingClosed',
  'RestrictedAfterwards',
];
/** What somebody has of an event with which they have nothing to do. */
function ofAnother(place: Viewer['place'], type: EventType): string | undefined {
  switch (place) {
    case 'inside':
      return type;
    case 'door':
      return toldAtTheDoor.includes(type) ? type : 'Withheld';
    case 'lay':
      return toldToAll.includes(type) ? type : undefined;
    case 'observer':
      return toldToAll.includes(type) ? type : undefined;
    case 'outside':
      return undefined;
  }
}

describe('what each reader is sent', () => {
  it('[S21] every event type has a rule for every reader, and nothing is sent outside', () => {
    for (const place of places) {
      const viewer = {
        participantId: 'somebody',
        agencyId: 'somewhere',
        place,
        narrowed: new Map(),
        hiding: undefined,
      };
      const sent = eventTypes.map((type) => [type, visibleTo(viewer, bareRow(type))?.event.type]);
      expect(sent).toEqual(eventTypes.map((type) => [type, ofAnother(place, type)]));
    }
  });
  it('[S21] a stranger is no reader', () => expect(viewerOf(given().now.meeting, 'stranger')).toBeUndefined());

  it('[S27] to a professional a row kept from them is withheld at its place, without time or author', () => {
    const { record } = given(
      opened(),
      police(contribution('c1', { restrictedTo: ['police'] })),
      hv(contribution('c2')),
    );
    const rows = record.readBy('chair');
    expect(rows.map(({ sequence }) => sequence)).toEqual(record.rows.map(({ sequence }) => sequence));
    expect(rows[8]).toEqual({ sequence: 9, event: { type: 'Withheld' } });
  });

  it('[S14] before arriving a professional learns who and when and their own agency’s words, and nothing that is said', () => {
    given(opened(), hv(contribution('c1')), housing(search({ systems: ['Repairs log'] })))
      .now.hides('Two bruises', 'housing')
      .shows('Repairs log', 'housing')
      .shows('MeetingOpened', 'housing');
    const reasons = [
      arrived('chair', 'minutes', 'sw', 'hv'),
      sw({ type: 'AnswerInvitation', answer: 'will-attend', reason: 'PRIVATE' }),
      acts('school')(arrive({ knowsFamily: 'PRIVATE' })),
      chair(open({ inquorate: { ...without('police'), reason: 'PRIVATE' } })),
      minuteTaker({ type: 'AddChild', child: { childId: 'ava', name: 'Ava' }, why: 'PRIVATE' }),
      minuteTaker({ type: 'DeclineEntry', participantId: 'deputy', why: 'PRIVATE' }),
      chair({ type: 'WithdrawInvitation', participantId: 'constable', reason: 'PRIVATE' }),
      sw({ type: 'AskForTheChair', reason: 'PRIVATE' }),
      chair({ type: 'AnswerForTheChair', agreed: true, why: 'PRIVATE' }),
      sw({ type: 'TakeTheChair', reason: 'PRIVATE' }),
    ] as const;
    given(...reasons)
      .now.hides('PRIVATE', 'housing')
      .shows('PRIVATE', 'hv')
      .shows('Ava', 'housing');
  });
  it('[S14] they learn that it is adjourned and until when, and not why', () =>
    void given(opened(), chair(adjourn({ reason: 'PRIVATE', resumeAt: minute(90) })))
      .now.shows('MeetingAdjourned', 'housing')
      .shows(minute(90), 'housing')
      .hides('PRIVATE', 'housing'));
  it('[S14] once in, they have it all; having left they are sent nothing, until they return or it closes', () => {
    const said = [opened('housing'), hv(contribution('c1'))] as const;
    given(...said).now.shows('Two bruises', 'housing');
    expect(given(...said, housing(leave())).record.readBy('housing')).toEqual([]);
    given(...said, housing(leave()), hv(contribution('c2', { statement: 'Later' })), housing(arrive())).now.shows(
      'Later',
      'housing',
    );
    given(...said, housing(leave()), hv(contribution('c2', { statement: 'Later' })), chair(close())).now.shows(
      'Later',
      'housing',
      'constable',
    );
  });
  it('[S14] somebody waiting to be admitted is told no more than somebody not yet there', () => {
    const lobby = [
      convened([...usual, 'father'], conference),
      arrived('chair', 'minutes'),
      ...(['sw', 'police', 'hv'] as const).map((participantId) =>
        minuteTaker({ type: 'RecordArrival', participantId, mode: 'phone' }),
      ),
      chair(open()),
      hv(contribution('c1')),
      housing(arrive()),
      father(arrive()),
    ] as const;
    given(...lobby).now.hides('Two bruises', 'housing');
    expect(given(...lobby).record.readBy('father')).toEqual([]);
    given(...lobby, chair({ type: 'AdmitParticipant', participantId: 'housing' })).now.shows('Two bruises', 'housing');
  });
  it('[S28] the same payload serves everybody inside exactly when nothing about the row differs between them', () => {
    const { record } = given(
      opened(),
      hv(contribution('c1')),
      police(contribution('c2', { restrictedTo: ['police'] })),
      hv({ type: 'RestrictAfterwards', sequence: 9, audience: ['police'], why: 'x' }),
    );
    const { narrowed } = record.meeting!;
    expect(record.rows.slice(7).map((row) => isForEveryoneInside(row, narrowed))).toEqual([true, false, false, false]);
    expect(isForEveryoneInside(record.rows[8]!, new Map())).toBe(true);
  });
});

describe('families, advocates and observers', () => {
  const room = [everyone, opened('father', 'advocate', 'observer')] as const;

  it('[S15] have a stream that is a list of what is allowed, without gaps where something else stood', () => {
    const setting = given(
      ...room,
      hv(contribution('c1')),
      police(contribution('c2', { statement: 'You may know', mayShareWithFamily: true })),
      chair(agree('t1', { mayShareWithFamily: true, contingency: 'Court' })),
      chair(propose('d1')),
      police(position('d1')),
      acts('school')(voice('leo', { words: 'Quiet', mayShareWithFamily: true })),
      chair(tellFamily()),
    );
    expect(typesSent(setting, 'father')).toEqual([
      'MeetingConvened',
      'Arrived',
      'MeetingOpened',
      'ContributionMade',
      'ActionAgreed',
    ]);
    expect(typesSent(setting, 'observer')).toEqual(['MeetingConvened', 'Arrived', 'MeetingOpened']);
    setting.now
      .hides('Court', 'father')
      .hides('Enquire jointly', 'father', 'advocate', 'observer')
      .hides('Quiet', 'father', 'advocate');
  });
  it('[S15] without the concern, who else was asked, or what a person leads in', () => {
    given(...room, chair(nameLead('sw')))
      .now.hides('Bruising', 'father', 'observer')
      .hides('Karim', 'father', 'observer')
      .hides('mother’s partner', 'father')
      .hides('Rings the family', 'father', 'observer')
      .shows('Ruth', 'father');
  });
  it('[S15] their own words and positions they do see', () =>
    void given(
      ...room,
      father(contribution('c1', { statement: 'I was at work' })),
      chair(propose('d1')),
      advocate(position('d1', 'dissent', { standing: 'personal', reason: 'She is afraid' })),
    )
      .now.shows('I was at work', 'father', 'police')
      .hides('I was at work', 'advocate', 'observer')
      .shows('She is afraid', 'advocate')
      .hides('She is afraid', 'father'));
  it('[S15] somebody of the family invited later or walking in finds themselves in their stream', () => {
    given(...room, chair({ type: 'InviteParticipant', participant: people.mother }), acts('mother')(arrive()))
      .now.shows('Josie', 'mother')
      .hides('Josie', 'father');
    given(...room, minuteTaker({ type: 'RecordArrival', participant: people.mother, mode: 'phone' }))
      .now.shows('Josie', 'mother')
      .hides('Josie', 'father');
  });
  it('[S15] being named in an audience shows them nothing that is not marked for them', () => {
    given(...room, police(contribution('c1', { restrictedTo: ['father'] }))).now.hides('Two bruises', 'father');
    given(...room, police(contribution('c1', { restrictedTo: ['police'], mayShareWithFamily: true }))).now.hides(
      'Two bruises',
      'father',
    );
  });
  it('[S24] they learn nothing from a refusal either', () => {
    given(...room, chair(propose('d1')), chair(amend('d1', 1)))
      .when(father(position('d1', 'dissent', { standing: 'personal' })))
      .refused('D12')
      .and((_, { record }) =>
        expect(JSON.stringify(record.ask(father(position('d1', 'dissent', { standing: 'personal' }))))).not.toContain(
          'Leo',
        ),
      );
    given(...room, police(contribution('c1')))
      .when(father(disagree('g1', { kind: 'contribution', contributionId: 'c1' }, { standing: 'personal' })))
      .refused('G8');
  });
  it('[S35] their own words come back as they wrote them, and not whom they were resolved to', () => {
    given(...room, father(contribution('c1', { statement: 'I was at work', restrictedTo: ['chair'] })))
      .now.shows('I was at work', 'father', 'chair')
      .hides('I was at work', 'police', 'advocate')
      .hides('audience', 'father')
      .hides('restrictedTo', 'father');
  });
  it('[S32] they keep words to people they have been told of, and to somebody who reads them', () => {
    for (const words of [['police'], ['sw'], ['nobody'], ['advocate'], ['chair', 'hv'], ['father'], []])
      given(...room)
        .when(father(contribution('c1', { restrictedTo: words })))
        .refused('S32')
        .and((_, { record }) =>
          expect(record.ask(father(contribution('c1', { restrictedTo: words })))).toEqual(
            record.ask(father(contribution('c1', { restrictedTo: ['nobody'] }))),
          ),
        );
    given(...room)
      .when(father(contribution('c1', { restrictedTo: ['chair', 'father'] })))
      .accepted();
  });
  it('[S36] they speak for themselves alone, whoever is named exists or not', () => {
    for (const extra of [
      { spokenByParticipantId: 'advocate' },
      { spokenByParticipantId: 'police' },
      { spokenByParticipantId: 'nobody' },
      { onBehalfOfAgencyId: 'police' },
      { onBehalfOfAgencyId: 'nowhere' },
    ])
      given(...room)
        .when(father(contribution('c1', extra)))
        .refused('C6', { because: expect.stringContaining('takes down another') as string });
    given(...room)
      .when(father(contribution('c1', { spokenByParticipantId: 'father' })))
      .accepted();
    given(...room)
      .when(father(contribution('c1', { aboutIds: ['dean'] })))
      .refused('C9');
  });
  it('[S34] what a role never allows is refused before anything is told of how the meeting stands', () => {
    for (const setting of [given(everyone), given(...room), given(...room, chair(close()))])
      for (const who of [father, advocate, observer])
        setting
          .when(who({ type: 'MoveToItem', itemId: 'welcome' }))
          .refused('M1', { because: expect.stringContaining('cannot do this') as string });
  });
  it('[S24] and leave the stream with the room', () => {
    expect(given(...room, father(leave())).record.readBy('father')).toEqual([]);
    expect(given(...room, observer(leave())).record.readBy('observer')).toEqual([]);
  });
});
