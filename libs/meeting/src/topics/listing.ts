/** Listing: children and people spoken about who are added once the meeting is convened, and what is corrected of a child. */
import { everyPhase, whileItLasts } from '../meeting.js';
import { accept, refuse, refuseUnknown } from '../ruling.js';
import { finalProblem } from './final.js';
import { instead } from '../told.js';
import { childOutside } from '../told-outside.js';
import { childAtTheDoor, personAtTheDoor } from '../told-at-the-door.js';
import type { Catalogue, Lists, OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Topic } from '../topic.js';
import { knownTo, markProblem, noteListing, noteMark } from './hiding.js';
import type { Child, Person } from '../vocabulary.js';

export interface AddChild extends Reports, Lists {
  readonly type: 'AddChild';
  readonly child: Child;
  readonly why: string;
}

export interface CorrectChild {
  readonly type: 'CorrectChild';
  readonly child: Child;
  readonly why: string;
}

export interface AddPerson extends Restrictable, Lists {
  readonly type: 'AddPerson';
  readonly person: Person;
}

export type ListingCommand = AddChild | CorrectChild | AddPerson;

export type ChildAdded = Past<AddChild, 'ChildAdded'>;

export type ChildCorrected = Past<CorrectChild, 'ChildCorrected'>;

export type PersonAdded = Past<AddPerson, 'PersonAdded'>;

export type ListingEvent = ChildAdded | ChildCorrected | PersonAdded;

const rights: Rights<ListingCommand> = {
  AddChild: { prefix: 'M', who: 'recorder', phases: whileItLasts },
  CorrectChild: { prefix: 'M', who: 'recorder', phases: everyPhase },
  AddPerson: { prefix: 'M', who: 'recorder', phases: whileItLasts, mayNarrow: true },
};

const onCommand: OnCommand<ListingCommand, ListingEvent> = {
  AddChild: (meeting, command, { actor }) =>
    meeting.children.has(command.child.childId)
      ? refuse('M13', 'That child is already in this meeting. Correct the details instead.')
      : (markProblem(command.child.childId, command.child.mustNotBeFoundBy, knownTo(meeting, actor)) ??
        accept({ ...command, type: 'ChildAdded' })),
  CorrectChild: (meeting, command, { actor }) =>
    meeting.children.has(command.child.childId)
      ? (finalProblem(meeting) ??
        markProblem(command.child.childId, command.child.mustNotBeFoundBy, knownTo(meeting, actor)) ??
        accept({ ...command, type: 'ChildCorrected' }))
      : refuseUnknown('M14', 'There is no such child in this meeting. Add the child instead.'),
  AddPerson: (meeting, command, { actor }) =>
    meeting.people.has(command.person.aboutId)
      ? refuse('M15', 'That person is already listed in this meeting.')
      : (markProblem(command.person.aboutId, command.person.mustNotBeFoundBy, knownTo(meeting, actor)) ??
        accept({ ...command, type: 'PersonAdded' })),
};

const onEvent: OnEvent<ListingEvent> = {
  ChildAdded: (meeting, { child, notListed }, { sequence }) => {
    meeting.children.set(child.childId, child);
    noteListing(meeting, child.childId, { sequence, notListed }, child);
  },
  ChildCorrected: (meeting, { child, why }, { at, sequence }) => {
    const former = meeting.children.get(child.childId);
    if (former) meeting.childCorrections.push({ child, former, why, at });
    // details are sent whole; from whom somebody hides holds until it is said that it does not
    const mustNotBeFoundBy = child.mustNotBeFoundBy ?? former?.mustNotBeFoundBy;
    meeting.children.set(child.childId, mustNotBeFoundBy ? { ...child, mustNotBeFoundBy } : child);
    noteMark(meeting, child.childId, child, sequence);
  },
  PersonAdded: (meeting, { person, audience, notListed }, { sequence }) => {
    meeting.people.set(person.aboutId, person);
    noteListing(meeting, person.aboutId, { sequence, audience, notListed }, person);
  },
};

const begin = () => ({});

const catalogue: Catalogue<ListingEvent> = {
  ChildAdded: {
    class: 'record',
    atTheDoor: { child: childAtTheDoor, why: instead(''), notListed: 'left out', happenedAt: 'told' },
    outside: {
      whose: 'their-child',
      told: { child: childOutside, why: instead(''), notListed: 'left out', happenedAt: 'told' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'frame',
    changes: [],
  },
  ChildCorrected: {
    class: 'record',
    atTheDoor: { child: childAtTheDoor, why: instead('') },
    outside: {
      whose: 'their-child',
      told: { child: childOutside, why: instead('') },
    },
    minutes: { section: 'attendance', afterwards: 'what is recorded of a child was put right' },
    familyCopies: 'frame',
    changes: [],
  },
  PersonAdded: {
    class: 'record',
    atTheDoor: { person: personAtTheDoor, notListed: 'left out', restrictedTo: 'left out' },
    outside: 'nothing',
    minutes: { section: 'family' },
    familyCopies: 'none',
    changes: [],
  },
};

export const listingTopic: Topic<ListingCommand, ListingEvent, object> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
