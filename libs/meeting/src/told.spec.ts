import { eventTypes } from './catalogue.js';
import type { Event, EventType } from './commands-and-events.js';
import type { Recorded } from './record.js';
import { fullEvents } from './testing/full-events.js';
import { minute } from './testing/given.js';
import { visibleTo, type Viewer } from './visibility.js';

const mark = 'qz-secret-zq';
type Path = readonly (string | number)[];

/** Every place in a value at which something stands that holds nothing further. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([field, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(field) : field]),
  );
}

/** Every place at which an object stands: where a field nobody has thought of could be. */
const objects = (value: unknown, path: Path = []): Path[] =>
  value === null || typeof value !== 'object'
    ? []
    : [
        ...(Array.isArray(value) ? [] : [path]),
        ...Object.entries(value).flatMap(([field, inner]) =>
          objects(inner, [...path, Array.isArray(value) ? Number(field) : field]),
        ),
      ];

/** A copy with the mark at one place. */
function marked(event: Event, path: Path): Event {
  // through JSON: what stands in two places is two things
  const copy = JSON.parse(JSON.stringify(event)) as { [field: string]: unknown };
  let inner = copy;
  for (const step of path.slice(0, -1)) inner = inner[step] as { [field: string]: unknown };
  inner[String(path.at(-1))] = mark;
  return copy as unknown as Event;
}

const father = (place: Viewer['place']): Viewer => ({
  participantId: 'father',
  agencyId: 'nowhere',
  place,
  narrowed: new Map(),
  hiding: undefined,
});
const anybody = { person: () => true, owner: () => true, agency: () => true };
const readers = {
  lay: { ...father('lay'), children: ['mia'], names: anybody, toldOf: new Set(['father']) },
  observer: { ...father('observer'), names: anybody, toldOf: new Set(['father']) },
  door: father('door'),
  outside: father('outside'),
};
type Reader = keyof typeof readers;

const row = (event: Event, author = 'sw'): Recorded => ({
  sequence: 2,
  at: minute(0),
  by: { participantId: author },
  event,
});
const isSeen = (reader: Reader, one: Recorded): boolean =>
  JSON.stringify(visibleTo(readers[reader], one) ?? '').includes(mark);

const named = (path: Path): string => path.filter((step) => typeof step === 'string').join('.');

/** Names of the fields in which this reader found the mark, nested ones with their path, places in lists left out. */
const found = (reader: Reader, type: EventType, author?: string): string =>
  [
    ...new Set(
      leaves(fullEvents[type])
        .filter(([first]) => first !== 'type')
        .filter((path) => isSeen(reader, row(marked(fullEvents[type] as Event, path), author)))
        .map(named),
    ),
  ].join(' ');

const rules =
  'procedureId version title meetingKind edition source.title source.edition source.url effectiveFrom rolesAdmitted admission chairAndMinuteTakerDiffer leadAgency minutes.classification minutes.amendments.source.title quorum.source.title agenda.itemId agenda.title statements.statementId statements.title statements.text calendar.region calendar.knownUntil calendar.source.title'
    .split(' ')
    .map((path) => `procedure.${path}`)
    .join(' ');
/** With another participantId it would be somebody else’s. */
const somebody = 'name post agencyId agencyName sector role'.split(' ');
const as = (field: string, names: readonly string[]): string => names.map((name) => `${field}.${name}`).join(' ');

/** What of each event reaches a family member, besides their own words: everything, and nothing else. */
const family: { readonly [K in EventType]?: string } = {
  MeetingConvened: `procedureId meetingKind reference children.name scheduledFor place ${as('participants', somebody)} ${rules}`,
  ArrangementsChanged: 'scheduledFor place',
  ChildAdded: 'child.name happenedAt',
  ChildCorrected: 'child.name',
  ParticipantCorrected: as('changes', somebody.slice(0, -1)),
  ParticipantInvited: as('participant', somebody),
  Arrived: 'mode confidentialityAccepted knowsFamily happenedAt admitted',
  ParticipantAdmitted: 'happenedAt',
  LinkGiven: 'how',
  LinkOpened: '',
  ArrivalRecorded: `participantId participant.participantId ${as('participant', somebody)} mode confidentialityAccepted happenedAt`,
  DepartureRecorded: 'happenedAt',
  Left: 'happenedAt',
  MeetingOpened: 'happenedAt',
  MovedToItem: 'itemId',
  StatementRead: 'statementId happenedAt',
  MeetingAdjourned: 'resumeAt happenedAt',
  MeetingResumed: 'happenedAt',
  ContributionMade: 'contributionId statement kind mayShareWithFamily agencyId unconfirmed receivedOutside',
  LeadPractitionerNamed: 'participantId',
  PositionTaken: 'decisionId version position standing childIds reason agencyId happenedAt',
  DisagreementRaised: '',
  DisagreementResolved: '',
  ActionAgreed: 'actionId what owner.name owner.post owner.agencyId due mayShareWithFamily agencyId',
  MeetingClosed: 'nextMeetingAt happenedAt',
};
/** The procedure is told whole at the door: the rules a meeting is held under are nobody’s secret. */
const isRules = ([field]: Path): boolean => field === 'procedure';
const toldAtTheDoor = (type: EventType): boolean => found('door', type) !== '' || type in leftOutAtTheDoor;

/** What more of it reaches whoever wrote it. */
const own: Partial<typeof family> = {
  ContributionMade:
    'contributionId statement aboutIds kind basis occurredFrom occurredTo source evidenceRef stillRelevantBecause impactOnChild familyHelped familyBarriers harmSetting purpose onwardSharing mayShareWithFamily whyNot packQuestionId agencyId unconfirmed receivedOutside happenedAt',
  PositionTaken: 'decisionId version position standing childIds reason participantId agencyId happenedAt',
  DisagreementRaised: 'disagreementId about.contributionId statement standing agencyId happenedAt',
  DisagreementResolved: 'disagreementId how happenedAt',
  Arrived: 'mode confidentialityAccepted knowsFamily happenedAt participantId admitted',
  Left: 'happenedAt participantId',
};
/** What reaches a professional who has not arrived, as what is left out: the rest is who and when. */
const leftOutAtTheDoor: Partial<Record<EventType, RegExp>> = {
  MeetingConvened: /isReferrer|mustNotBeFoundBy|hidingAsked|^audience/,
  ChildAdded: /^why|notListed|mustNotBeFoundBy|^audience/,
  ChildCorrected: /^why|mustNotBeFoundBy|^audience/,
  PersonAdded: /restrictedTo|notListed|mustNotBeFoundBy|^audience/,
  ParticipantCorrected: /^why|^audience/,
  PersonCorrected: /^why|^audience/,
  ParticipantInvited: /isReferrer|notListed|mustNotBeFoundBy|^audience/,
  InvitationAnswered: /reason|isReferrer|mustNotBeFoundBy|^audience/,
  InvitationWithdrawn: /reason|^audience/,
  Arrived: /knowsFamily|^audience/,
  EntryDeclined: /why|^audience/,
  ArrivalRecorded: /isReferrer|notListed|knownBy|mustNotBeFoundBy|^why|^audience/,
  DepartureRecorded: /^why|^audience/,
  LinkGiven: /^audience/,
  LinkOpened: /^audience/,
  MeetingOpened: /inquorate|^audience/,
  MeetingAdjourned: /reason|^audience/,
  MeetingResumed: /reason|^audience/,
  ChairTaken: /reason|^audience/,
  MeetingClosed: /summary|outstanding|^audience/,
};

const sorted = (text: string): string[] => text.split(' ').filter(Boolean).sort();

describe('what is told to somebody who may see less', () => {
  it.each(eventTypes)('[S33] of %s a family member has these fields and no other', (type) => {
    expect(sorted(found('lay', type))).toEqual(sorted(family[type] ?? ''));
    if (own[type] !== undefined) expect(sorted(found('lay', type, 'father'))).toEqual(sorted(own[type]));
    else if (family[type] === undefined) expect(found('lay', type, 'father')).toBe('');
  });
  it('[S33] an observer has no more of any of them, and whoever waits or has left has nothing', () => {
    for (const type of eventTypes) {
      const lay = sorted(family[type] ?? '');
      expect([type, sorted(found('observer', type)).filter((one) => !lay.includes(one))]).toEqual([type, []]);
      expect([type, found('outside', type), found('outside', type, 'father')]).toEqual([type, '', '']);
    }
  });
  it.each(eventTypes)('[S33] of %s a professional at the door has who and when', (type) => {
    const all = leaves(fullEvents[type])
      .map(named)
      .filter((one) => one !== 'type');
    const out = leftOutAtTheDoor[type] ?? /^audience/;
    const expected = toldAtTheDoor(type) ? [...new Set(all)].filter((one) => !out.test(one)) : [];
    expect(sorted(found('door', type))).toEqual(expected.sort());
  });
  it('[S33] a field that nobody has thought of goes nowhere, however deep it stands and in whatever event', () => {
    for (const type of eventTypes)
      for (const event of [fullEvents[type]] as Event[])
        for (const place of objects(event).filter((path) => !isRules(path)))
          for (const reader of Object.keys(readers) as Reader[])
            for (const author of ['sw', 'father'])
              if (reader !== 'door' || author !== 'father')
                expect([
                  reader,
                  type,
                  place,
                  isSeen(reader, row(marked(event, [...place, 'unheardOf']), author)),
                ]).toEqual([reader, type, place, false]);
  });
  it('[S33] nor is it told who else wrote or did something', () => {
    const by = (author: string) =>
      (visibleTo(readers.lay, row(fullEvents.MovedToItem as Event, author)) as Recorded).by;
    expect(by('sw')).toEqual({ program: 'meeting' });
    expect(by('father')).toEqual({ participantId: 'father' });
  });
});
