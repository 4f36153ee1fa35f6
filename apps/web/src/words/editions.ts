/** What editions, papers and loose files are called on the screen, and which of them there are. */
import {
  annexReaderProblem,
  circlesFor,
  editionInWords,
  fixedEditions,
  isAnnex,
  recipientProblem,
  type Attendee,
  type Meeting,
} from '#meeting';
import { agenciesOf } from '../people/agencies.js';
import { capitalised, type Options } from './labels.js';

const looseNames: Readonly<Record<string, string>> = {
  attendance: 'attendance list',
  actions: 'action list',
  meeting: 'calendar entry',
  dataset: 'data for the return',
  record: 'signed record',
};

export const editionName = (meeting: Meeting, edition: string): string =>
  capitalised(looseNames[edition] ?? editionInWords(meeting, edition).replace('the ', ''));

const named = (meeting: Meeting, editions: readonly string[]): Options =>
  editions.map((edition) => [edition, editionName(meeting, edition)] as const);
const ofAgencies = (meeting: Meeting, prefix: string): string[] =>
  agenciesOf(meeting).map(({ agencyId }) => prefix + agencyId);

/** The minutes themselves: the whole, and each agency's. */
export const minutesOptions = (meeting: Meeting): Options =>
  named(meeting, ['full', ...ofAgencies(meeting, 'agency-')]);
export const editionOptions = (meeting: Meeting): Options => [
  ...minutesOptions(meeting),
  ...named(meeting, fixedEditions.slice(1)),
];
/** What is handed out on the night. */
export const paperOptions = (meeting: Meeting): Options =>
  named(meeting, ['read-back', ...ofAgencies(meeting, 'tonight-')]);
/** The restricted annexes of the circles this person is in: nobody is told of any other. */
export const annexOptions = (meeting: Meeting, { participantId }: Attendee): Options =>
  named(
    meeting,
    circlesFor(meeting, participantId).map(({ annex }) => annex),
  );

/** Whether an edition, a paper or an annex may be put before this person. */
export const mayHave = (meeting: Meeting, edition: string, person: Attendee): boolean =>
  (isAnnex(edition)
    ? annexReaderProblem(meeting, edition, person)
    : recipientProblem(edition.replace('tonight-', 'agency-'), person)) === undefined;
