/** Two parents who must not learn of each other, each with an advocate, in one meeting about half-siblings. */
import fc from 'fast-check';
import type { MeetingCommand } from '../commands-and-events.js';
import type { Participant } from '../vocabulary.js';
import { anySteps } from './any-steps.js';
import { arrive, leave } from './commands.js';
import { given, minute, opened, usual, type Convening, type Record as Kept, type Step } from './given.js';
import { familyConference } from './minutes.js';
import { acts, people } from './people.js';

const father: Participant = { ...people.father, parentOrCarerTo: ['mia'] };
const mother: Participant = { ...people.mother, parentOrCarerTo: ['mia', 'leo'] };
const hisAdvocate: Participant = {
  ...people.advocate,
  participantId: 'his-advocate',
  name: 'Ola',
  speaksFor: 'father',
};
const herAdvocate: Participant = {
  ...people.advocate,
  participantId: 'her-advocate',
  name: 'Ife',
  speaksFor: 'mother',
};
const family = [father, mother, hisAdvocate, herAdvocate];
export const sides: Readonly<Record<string, readonly string[]>> = {
  father: ['father', 'his-advocate'],
  mother: ['mother', 'her-advocate'],
};
export const familyIds: readonly string[] = family.map(({ participantId }) => participantId);

const everybody: Convening = {
  convening: { participants: [...usual.map((name) => people[name]), ...family, people.observer] },
  procedure: { ...familyConference, admission: 'direct', chairAndMinuteTakerDiffer: true },
};

/** The professionals and the observer in the room, and the meeting open. */
export const aMeetingOfTwoParents = (): Kept => given(everybody, opened('constable', 'deputy', 'observer')).record;

const some = fc.subarray([...familyIds]);
const children = fc.subarray(['mia', 'leo']);
const thing = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6');
const action = fc.constantFrom('t1', 't2');
const owner = fc.constantFrom('sw', 'father', 'mother').map((participantId) => ({ participantId }));
const shared = { mayShareWith: some, mayShareWithFamily: fc.boolean(), childIds: children };
const of = (type: MeetingCommand['type'], required: object, optional: object = {}) =>
  fc.record({ type: fc.constant(type), ...required, ...optional } as never, {
    requiredKeys: ['type', ...Object.keys(required)] as never[],
  }) as unknown as fc.Arbitrary<MeetingCommand>;
const word = fc.constant('WORD');

const professionals = fc.record({
  who: fc.constantFrom('chair', 'hv', 'sw', 'minutes'),
  command: fc.oneof(
    of('MakeContribution', { contributionId: thing, statement: word }, shared),
    of(
      'MakeContribution',
      { contributionId: thing, statement: word, spokenByParticipantId: fc.constantFrom('father', 'mother') },
      shared,
    ),
    of('CorrectContribution', {
      contributionId: thing,
      changes: fc.record({ statement: word, ...shared }, { requiredKeys: [] }),
      why: word,
    }),
    of('CorrectContribution', { contributionId: thing, changes: fc.record({ mayShareWith: some }), why: word }),
    of('AgreeAction', { actionId: action, what: word, owner, due: fc.constant(minute(6000)) }, shared),
    of('ReassignAction', { actionId: action, owner, why: word }),
    of('AmendAction', { actionId: action, why: word }, { what: word, mayShareWith: some }),
    of('RecordChildsVoice', { childId: fc.constantFrom('mia', 'leo'), words: word }, { mayShareWith: some }),
  ),
});
const parents = fc.record({
  who: fc.constantFrom(...familyIds),
  command: fc.oneof(
    fc.constantFrom<MeetingCommand>(arrive(), arrive(), leave()),
    of('MakeContribution', { contributionId: thing, statement: word }, shared),
    of(
      'MakeContribution',
      { contributionId: thing, statement: word },
      { restrictedTo: fc.subarray(['chair', 'mother', 'father']) },
    ),
    of('RaiseDisagreement', {
      disagreementId: fc.constantFrom('g1', 'g2'),
      about: fc.record({ kind: fc.constant('contribution'), contributionId: thing }),
      statement: word,
      standing: fc.constant('personal'),
    }),
  ),
});

/** What professionals share with one, the other or both, what parents say and when they come and go, and now and then anything at all. */
export const stepsOfTwoParents = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: professionals.map((one) => [one as Step]) },
        { weight: 3, arbitrary: parents.map((one) => [one as Step]) },
        { weight: 1, arbitrary: anySteps(2) as fc.Arbitrary<Step[]> },
      ),
      { minLength: Math.floor(maxLength / 2), maxLength, size: 'max' },
    )
    .map((steps) => steps.flat());

/** Everybody of the family comes in, whatever went before. */
export const allArrive: readonly Step[] = familyIds.map((one) => acts(one)(arrive()));
