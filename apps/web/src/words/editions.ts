/** What editions, papers and loose files are called on the screen, and which of them there are. */
import {
  annexReaderProblem,
  circlesFor,
  documentInWords,
  documentName,
  documentTitle,
  fixedEditions,
  isLoose,
  recipientProblem,
  whichDocument,
  type Attendee,
  type Meeting,
  type Printable,
  type WhichDocument,
} from '#meeting';
import { agenciesOf } from '../people/agencies.js';
import { capitalised, type Options } from './labels.js';

export const editionName = (meeting: Meeting, which: WhichDocument): string =>
  isLoose(which) ? documentTitle(which) : capitalised(documentInWords(meeting, which).replace('the ', ''));
/** The same for one that came by its name, from a form or an answer. */
export const nameInWords = (meeting: Meeting, edition: string): string => editionName(meeting, whichDocument(edition));

const named = (meeting: Meeting, documents: readonly Printable[]): Options =>
  documents.map((which) => [documentName(which), editionName(meeting, which)] as const);
const ofAgencies = (meeting: Meeting, kind: 'agency' | 'tonight'): Printable[] =>
  agenciesOf(meeting).map(({ agencyId }) => ({ kind, agencyId }));

/** The minutes themselves: the whole, and each agency's. */
export const minutesOptions = (meeting: Meeting): Options =>
  named(meeting, [{ kind: 'full' }, ...ofAgencies(meeting, 'agency')]);
export const editionOptions = (meeting: Meeting): Options => [
  ...minutesOptions(meeting),
  ...named(
    meeting,
    fixedEditions.slice(1).map((kind) => ({ kind })),
  ),
];
/** What is handed out on the night. */
export const paperOptions = (meeting: Meeting): Options =>
  named(meeting, [{ kind: 'read-back' }, ...ofAgencies(meeting, 'tonight')]);
/** The restricted annexes of the circles this person is in: nobody is told of any other. */
export const annexOptions = (meeting: Meeting, { participantId }: Attendee): Options =>
  named(
    meeting,
    circlesFor(meeting, participantId).map(({ annex }) => annex),
  );

/** Whether a document may be put before this person. */
export const mayHave = (meeting: Meeting, which: WhichDocument, person: Attendee): boolean =>
  (which.kind === 'annex' ? annexReaderProblem(meeting, which, person) : recipientProblem(which, person)) === undefined;
