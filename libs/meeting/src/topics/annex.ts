/** Restricted annexes as they are given out: known to the people of their circle, made by one of them, and put before nobody else. */
import { circleFor, circleOf, isOfFindings, peopleInWords } from '../circles.js';
import type { WhichDocument } from '../documents/which.js';
import { isProfessional, type Attendee, type Meeting } from '../meeting.js';
import { refuse, type Refused } from '../ruling.js';
import { noSuchEdition } from './narrative.js';
import { isolated } from '../printed.js';

/** Everybody of the circle, for whom alone it is a row that its annex was made or given out; absent, it is no annex that this person may know of. */
export const annexReaders = (meeting: Meeting, which: WhichDocument, actor: Attendee): readonly string[] | undefined =>
  circleFor(meeting, which, actor.participantId)?.people;

/** To anybody who is not in its circle an annex is refused exactly as an edition that does not exist. */
export const annexProblem = (meeting: Meeting, annex: WhichDocument, actor: Attendee): Refused | undefined =>
  annexReaders(meeting, annex, actor) ? undefined : noSuchEdition();

/** Why this person may not be given it; whoever asks is in the circle, and may be told. */
export function annexReaderProblem(meeting: Meeting, annex: WhichDocument, person: Attendee): string | undefined {
  const circle = circleOf(meeting, annex);
  const name = isolated(person.facts.name);
  if (!circle?.people.includes(person.participantId))
    return `${name} is not one of those this annex is kept to. Show them the entries first, or choose somebody of ${circle ? peopleInWords(meeting, circle.people, isolated) : 'its circle'}.`;
  return isProfessional(person)
    ? undefined
    : `${name} is not there for an agency, and a restricted annex is for professionals only. Tell them yourself what they may know.`;
}

export function notInCircle(meeting: Meeting, annex: WhichDocument, person: Attendee): Refused | undefined {
  const problem = annexReaderProblem(meeting, annex, person);
  return problem === undefined ? undefined : refuse('N97', problem);
}

/** Where whoever hides can be found is given to one person at a time, so that it is known who has it and why. */
export function oneAtATime(meeting: Meeting, annex: WhichDocument, to: readonly string[]): Refused | undefined {
  const circle = circleOf(meeting, annex);
  return circle && isOfFindings(circle) && to.length > 1
    ? refuse('N109', 'Where somebody who hides can be found is given to one person at a time. Choose one of them.')
    : undefined;
}

export const onlyInside = (): Refused =>
  refuse(
    'N97',
    'A restricted annex goes only to somebody it is kept to, by their place in this meeting. Choose one of them from the list.',
  );
