/** What is still to be asked about who is listed. */
import { isInvited, isProfessional, type Meeting, type Sees } from '../meeting.js';
import { lettersOf, sameName } from '../names.js';
import { placesToAsk } from '../telling.js';
import { isOnePerson } from '../topics/convening.js';
import type { Gap, GapSource } from './gaps.js';

export const notConsidered = (meeting: Meeting, sees: Sees): string[] =>
  [...meeting.people.keys()].filter(
    (aboutId) => !meeting.considerations.some((one) => one.aboutId === aboutId && sees(one)),
  );

export const peopleNotConsidered: GapSource = (meeting, sees) =>
  notConsidered(meeting, sees).map((aboutId) => {
    const person = meeting.people.get(aboutId);
    return {
      gap: 'person-not-considered',
      what: `${person?.name ?? 'Somebody'} (${person?.relationship ?? 'relationship not stated'}) has not been considered, as somebody who protects or as a risk.`,
      why: 'Because fathers, partners and wider family are easily left out.',
      about: { kind: 'person', aboutId },
    };
  });

interface Entry {
  readonly kind: 'child' | 'person' | 'participant';
  readonly aboutId: string;
  readonly name: string;
}

const whyOne = 'Because two entries of one person part what is known of them.';

/** A child, a person or a participant listed twice, as far as names tell: it is asked, and never in the way. */
export function listedTwice(meeting: Meeting): Gap[] {
  const { children, people, participants } = meeting;
  const invited = [...participants.values()].filter(isInvited).map(({ facts }) => facts);
  return [
    ...twins(meeting, [...children.values()], sameBirth, ({ childId, name }) => ({
      kind: 'child',
      aboutId: childId,
      name,
    })),
    ...twins(meeting, [...people.values()], sameBirth, ({ aboutId, name }) => ({ kind: 'person', aboutId, name })),
    ...twins(meeting, invited, isOnePerson, ({ participantId, name }) => ({
      kind: 'participant',
      aboutId: participantId,
      name,
    })),
  ];
}

interface Born {
  readonly name: string;
  readonly dateOfBirth?: string;
}
const sameBirth = (one: Born, other: Born): boolean =>
  sameName(one.name, other.name) &&
  (one.dateOfBirth === undefined || other.dateOfBirth === undefined || one.dateOfBirth === other.dateOfBirth);

/** The later of two that are one by their names, unless whoever listed it said that it is another. */
function twins<T>(
  { listings }: Meeting,
  listed: readonly T[],
  areOne: (one: T, other: T) => boolean,
  entryOf: (one: T) => Entry,
): Gap[] {
  // one name has the same letters however it is typed: only those are compared
  const alike = new Map<string, T[]>();
  return listed.flatMap((later) => {
    const { kind, aboutId, name } = entryOf(later);
    const before = alike.get(lettersOf(name)) ?? [];
    alike.set(lettersOf(name), [...before, later]);
    return before.some((one) => areOne(one, later)) && !listings.get(aboutId)?.notListed
      ? [
          {
            gap: 'listed-twice' as const,
            what: `${name} is listed twice, and nobody has said whether that is one ${kind === 'child' ? 'child' : 'person'} or two.`,
            why: whyOne,
            about: { kind, aboutId },
          },
        ]
      : [];
  });
}

/** A school or surgery here may be the one a child who hides goes to: nobody has said which that is. */
export const mayTellWhere = ({ hiding, children, participants }: Meeting): Gap[] =>
  hiding
    ? [...children.values()]
        .filter(({ mustNotBeFoundBy = [] }) => mustNotBeFoundBy.length > 0)
        .flatMap((child) =>
          placesToAsk(
            [child],
            [...participants.values()].filter((one) => isProfessional(one) && isInvited(one)).map(({ facts }) => facts),
          ).map((what) => ({
            gap: 'may-say-where' as const,
            what,
            why: 'Because once it is said of the child, no paper gives that name. If the child goes elsewhere, say where.',
            about: { kind: 'child' as const, aboutId: child.childId },
          })),
        )
    : [];

/** Whether anybody hides from anybody is asked of everybody who lists people, and a plain answer is enough. */
export const hidingNotAsked = ({ hidingAsked }: Meeting): Gap[] =>
  hidingAsked
    ? []
    : [
        {
          gap: 'hiding-not-asked',
          what: 'Nobody has said whether anybody here is hiding from anybody.',
          why: 'Because a place, a school or a GP in a paper can lead to somebody who hides.',
        },
      ];
