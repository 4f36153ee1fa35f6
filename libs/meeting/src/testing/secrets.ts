/** A random meeting in which every text is a secret of its own, so that whoever prints it can be shown to leak nothing. */
import { whichDocument } from '../documents/which.js';
import fc from 'fast-check';
import type { Meeting } from '../meeting.js';
import type { Recorded } from '../record.js';
import type { SectionWritten } from '../topics/narrative.js';
import { anySteps } from './any-steps.js';
import {
  agree,
  answer,
  arrival,
  ask,
  close,
  contribution,
  disagree,
  position,
  propose,
  tellFamily,
  voice,
} from './commands.js';
import { convened, given, minute, opened, usual, type Step } from './given.js';
import { answerAmendment, circulate, distribute, familyConference, requestAmendment, write } from './minutes.js';
import { acts, chair, hv, minuteTaker, police, sw } from './people.js';
import { ownWords, Readers } from './readers.js';

export interface Secret {
  readonly text: string;
  /** The row it was first written in. */
  readonly sequence: number;
  /** Where in that row: `ContributionMade.statement`. */
  readonly field: string;
  /** Whether that reader’s copy of the document may hold it. */
  readonly mayReach: (name: string, readerId: string) => boolean;
}
export interface MeetingWithSecrets {
  readonly readers: Readers;
  readonly entries: readonly Recorded[];
  readonly meeting: Meeting;
  readonly secrets: readonly Secret[];
}

const token = /zq\d{5}qz/g;

/** Every text a secret found nowhere else; none ends in a stop, so that no rendering tidies it. */
function secretly<T>(steps: T): T {
  let written = 10_000;
  return JSON.parse(JSON.stringify(steps).replace(/"WORD"/g, () => `"zq${(written += 1)}qz"`)) as T;
}

const everyone = convened([...usual, 'solicitor', 'father', 'mother', 'advocate', 'observer'], {
  ...familyConference,
  chairAndMinuteTakerDiffer: true,
});
const told = { what: 'WORD', byParticipantId: 'sw', mustNotKnowYet: 'WORD' };

/** The row of what is taken down for somebody on the telephone. */
const takenDownAt = 31;
/** Something of every kind, open to all and kept to some. */
const setting: readonly Step[] = [
  police(
    contribution('c1', { statement: 'WORD', source: 'WORD', restrictedTo: ['health', 'sw'], mayShareWithFamily: true }),
  ),
  hv(contribution('c2', { statement: 'WORD', impactOnChild: 'WORD', mayShareWithFamily: true })),
  sw(ask('q1', { contributionId: 'c1', question: 'WORD' })),
  police(answer('q1', { answer: 'WORD', restrictedTo: ['health'] })),
  sw(propose('d1', { proposal: 'WORD' })),
  acts('solicitor')(propose('d2', { matterId: 'legal-advice', options: [], proposal: 'WORD' })),
  police(position('d1', 'dissent', { reason: 'WORD', restrictedTo: ['health'] })),
  hv(position('d1', 'reservation', { reason: 'WORD' })),
  hv(disagree('g1', { kind: 'contribution', contributionId: 'c1' }, { statement: 'WORD' })),
  chair(agree('t1', { what: 'WORD', contingency: 'WORD', restrictedTo: ['police'], mayShareWithFamily: true })),
  chair(agree('t2', { what: 'WORD', difference: 'WORD', mayShareWithFamily: true })),
  hv(voice('leo', { words: 'WORD', heardBy: 'WORD', mayShareWithFamily: true })),
  chair(tellFamily(told)),
  chair(tellFamily({ ...told, aboutId: 'dean', mustNotKnowYetRestrictedTo: ['police'] })),
  minuteTaker(arrival('housing', { knownBy: 'rang-in' })),
  chair({
    ...position('d1', 'dissent', { reason: 'WORD', standing: 'personal', restrictedTo: ['health'] }),
    spokenByParticipantId: 'housing',
  }),
  acts('housing')({ type: 'TakeBackSpoken', sequence: takenDownAt, why: 'WORD' }),
];
/** Not released, whatever is marked: nobody named them in an edition. */
const afterwards: readonly Step[] = [
  chair(
    close({
      summary: 'WORD',
      outstanding: [...(close().outstanding ?? []).map(({ checkId }) => ({ checkId, why: 'WORD' }))],
    }),
  ),
  ...['full', 'family', 'child', 'decision-letter', 'agency-police', 'agency-hillside'].map((edition) =>
    minuteTaker(write('WORD', { edition, sectionId: 'actions' })),
  ),
  minuteTaker(circulate('full', ['police', 'hv'])),
  hv(requestAmendment('m9', { text: 'WORD', why: 'WORD', sectionId: 'decisions' })),
  police(requestAmendment('m8', { text: 'WORD', why: 'WORD', sequence: 16 })),
  chair(answerAmendment('m8', true, { why: 'WORD' })),
  minuteTaker(distribute('family', 'WORD', { how: 'WORD' })),
];

/** What a family edition may hold, by the edition and the field it was written in; everything else never reaches one. */
const forFamilies: Readonly<Record<string, readonly string[]>> = {
  family: [
    'ContributionMade.statement',
    'ContributionCorrected.changes.statement',
    'ActionAgreed.what',
    'ParticipantCorrected.changes.name',
    'ParticipantCorrected.changes.post',
    'ParticipantCorrected.changes.agencyName',
    'ActionAgreed.owner.name',
    'ActionAgreed.owner.post',
    'ActionReassigned.owner.name',
    'ActionReassigned.owner.post',
    'ActionAmended.what',
    'FamilyMessageDecided.what',
  ],
  child: [
    'ParticipantCorrected.changes.name',
    'ActionAgreed.what',
    'ActionAgreed.owner.name',
    'ActionReassigned.owner.name',
    'ActionAmended.what',
    'FamilyMessageDecided.what',
    'ChildAdded.child.name',
    'ChildCorrected.child.name',
  ],
  'decision-letter': [
    'ActionAgreed.what',
    'ParticipantCorrected.changes.name',
    'ParticipantCorrected.changes.post',
    'ParticipantCorrected.changes.agencyName',
    'ActionAgreed.owner.name',
    'ActionAgreed.owner.post',
    'ActionReassigned.owner.name',
    'ActionReassigned.owner.post',
    'ActionAmended.what',
    'DecisionProposed.proposal',
    'ProposalAmended.proposal',
    'ChildAdded.child.name',
    'ChildCorrected.child.name',
  ],
};

/** Whether what the row is about was marked as the family’s to know, and not taken back. */
function isMarked({ contributions, actions }: Meeting, { event }: Recorded): boolean {
  if ('contributionId' in event && event.contributionId !== undefined) {
    const contribution = contributions.get(event.contributionId);
    return contribution?.says.mayShareWithFamily === true && !contribution.withdrawal;
  }
  return !('actionId' in event) || actions.get(event.actionId)?.mayShareWithFamily === true;
}

/** Whether this row of a message still stands, and is for any of the family. */
const isGeneralMessage = ({ familyMessages }: Meeting, { event, sequence }: Recorded): boolean =>
  event.type !== 'FamilyMessageDecided' ||
  (event.told &&
    event.aboutId === undefined &&
    familyMessages.findLast(({ aboutId }) => aboutId === undefined)?.sequence === sequence);

/** A proposal’s own words may hold what must not be known yet. */
const decisionsAreWhole = ({ familyMessages }: Meeting): boolean =>
  [undefined, 'dean'].every((whom) => {
    const last = familyMessages.findLast(({ aboutId }) => aboutId === whom);
    return !last || (last.told && !last.mustNotKnowYet && !last.mustNotKnowYetKept);
  });

const isRegister: ReadonlySet<string> = new Set(['EditionMade', 'EditionOpened', 'DistributionRecorded']);

const mayBeInAnnex = (readers: Readers, sequence: number, first: number, readerId: string): boolean =>
  readers.may(readerId, first) && (readers.isOpen(sequence) || readers.circleOf(sequence) === readers.circleOf(first));

const isOpenNarrative = (meeting: Meeting, event: SectionWritten, sequence: number, edition: string): boolean =>
  event.edition === edition && !event.restrictedTo && !meeting.narrowed.has(sequence);

/** Restricted words are in no body; who was given which copy is the keepers’ own register. */
const mayBeInBody = (readers: Readers, { event, sequence }: Recorded, readerId: string): boolean =>
  readers.isOpen(sequence) || (isRegister.has(event.type) && readers.may(readerId, sequence));

/** Whether the family may have what this open row says in this field. */
const isForFamily = (meeting: Meeting, row: Recorded, field: string): boolean =>
  isMarked(meeting, row) &&
  isGeneralMessage(meeting, row) &&
  (!field.endsWith('.proposal') || decisionsAreWhole(meeting));

function mayReach(meeting: Meeting, readers: Readers, row: Recorded, field: string) {
  const { event, sequence } = row;
  return (name: string, readerId: string): boolean => {
    const which = whichDocument(name);
    if (which.kind === 'annex' && !which.ofFinding) return mayBeInAnnex(readers, sequence, which.sequence, readerId);
    if (event.type === 'SectionWritten') return isOpenNarrative(meeting, event, sequence, name);
    const families = forFamilies[name];
    return families
      ? families.includes(field) && readers.isOpen(sequence) && isForFamily(meeting, row, field)
      : mayBeInBody(readers, row, readerId);
  };
}

/** Every text in an event with the path to it. */
function textsIn(value: unknown, path: string): { text: string; field: string }[] {
  if (typeof value === 'string') return (value.match(token) ?? []).map((text) => ({ text, field: path }));
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, path));
  return Object.entries(value).flatMap(([field, inner]) => textsIn(inner, `${path}.${field}`));
}

/** The same meeting for the same seed; its procedure admits families, its keepers are `chair`, `deputy` and `minutes`. */
export function meetingWithSecrets(seed: number): MeetingWithSecrets {
  const [random = []] = fc.sample(anySteps(50), { seed, numRuns: 1 });
  const steps = secretly([...setting, ...random, ...afterwards]);
  const { record } = given(everyone, opened('constable', 'deputy', 'solicitor', 'father', 'advocate', 'observer'));
  for (const step of steps) record.ask(step);
  const meeting = record.meeting as Meeting;
  const readers = new Readers();
  for (const row of record.rows) readers.note(row);
  const found = new Map<string, Secret>();
  for (const row of record.rows)
    for (const { text, field } of textsIn(ownWords(row.event), row.event.type)) {
      if (!found.has(text))
        found.set(text, { text, sequence: row.sequence, field, mayReach: mayReach(meeting, readers, row, field) });
    }
  return { readers, entries: record.rows, meeting, secrets: [...found.values()] };
}

/** The moment it would be printed. */
export const secretsPrintedAt = minute(10_000);
/** Every secret that stands somewhere in a text. */
export const secretsIn = (text: string): string[] => [...new Set(text.match(token) ?? [])];
