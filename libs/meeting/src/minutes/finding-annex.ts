/** Where those who hide can be found: printed in an annex of its own, for one professional at a time, and nowhere else. */
import { findingFacts } from '../finding.js';
import type { Meeting } from '../meeting.js';
import { agenciesTelling } from '../telling.js';
import type { Block, Section } from './document.js';
import { whereaboutsOf } from '../topics/whereabouts.js';
import { heading, paragraph } from './sections/manner.js';
import { whereaboutsBlock } from './sections/whereabouts.js';

const labels: Readonly<Record<string, string>> = {
  address: 'Address',
  nhsNumber: 'NHS number',
  gp: 'GP',
  school: 'School or nursery',
  email: 'E-mail',
  phone: 'Phone',
  outOfHours: 'Out of hours',
  post: 'Post',
  agencyName: 'Agency',
};

/** Somebody’s name and what they could be found by, as far as it is known. */
function factsOf(
  { children, people, participants }: Meeting,
  listedId: string,
): [string, string[], object] | undefined {
  const [child, person, participant] = [
    children.get(listedId),
    people.get(listedId),
    participants.get(listedId)?.facts,
  ];
  if (child) return [child.name, findingFacts.child, child];
  if (person) return [person.name, findingFacts.person, person];
  return participant && [participant.name, ['post', 'agencyName', ...findingFacts.participant], participant];
}

function blocksOf(meeting: Meeting, listedId: string): Block[] {
  const [name, fields, given] = factsOf(meeting, listedId) ?? [];
  if (name === undefined || !fields) return [];
  const known = given as Readonly<Record<string, string | undefined>>;
  const facts = fields.flatMap((field) =>
    known[field] ? [{ name: labels[field] ?? field, value: known[field] }] : [],
  );
  const telling = new Set(agenciesTelling(meeting, [listedId]).map(({ agencyName }) => agencyName));
  facts.push(...[...telling].map((value) => ({ name: 'Invited, and called by its kind in other papers', value })));
  return [
    heading(name),
    facts.length > 0 ? { kind: 'facts', facts } : paragraph('Nothing is recorded that they could be found by.'),
  ];
}

/** Where each child was said to be last: in nobody’s minutes while anybody hides. */
const whereTheyAre = (meeting: Meeting): Block[] =>
  [...meeting.children.keys()].flatMap((childId) => {
    const last = whereaboutsOf(meeting, childId);
    return last ? [whereaboutsBlock(meeting, last, undefined, 'last said')] : [];
  });

export function findingSections(meeting: Meeting, listedIds: readonly string[]): Section[] {
  if (listedIds.length === 0) return [];
  const opening = paragraph(
    'These people must not be found by somebody in this meeting or spoken about in it. Show this to nobody, file it apart, and do not send it on.',
  );
  const place: Block = { kind: 'facts', facts: [{ name: 'Place of the meeting', value: meeting.place }] };
  return [
    {
      sectionId: 'finding',
      title: 'Where they can be found',
      blocks: [
        opening,
        ...listedIds.flatMap((listedId) => blocksOf(meeting, listedId)),
        place,
        ...whereTheyAre(meeting),
      ],
    },
  ];
}
