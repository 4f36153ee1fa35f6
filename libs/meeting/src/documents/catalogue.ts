/** What there is to know of each kind of document: for whom it is, who makes it, what is settled before it leaves, what it holds, what it is called. */
import { circleOf, isOfFindings, peopleInWords } from '../circles.js';
import { agencyNameIn, isAgencyIn, type Meeting } from '../meeting.js';
import { documentFormats, looseFiles, type FileFormat } from './forms.js';
import {
  type Annex,
  type DocumentKind,
  type Edition,
  type Loose,
  type Paper,
  type Printable,
  type UnknownDocument,
  type WhichDocument,
} from './which.js';

export interface AboutDocument {
  readonly sort: 'edition' | 'paper' | 'annex' | 'loose file' | 'unknown';
  /** Who may read it: every professional, those of one agency, whoever the family's copies are made for, the circle of an annex. */
  readonly forWhom: 'professionals' | 'one agency' | 'family' | 'its circle' | 'nobody';
  /** Who has it made; anybody else opens what was given to them. */
  readonly madeBy: 'keepers' | 'its circle' | 'nobody';
  /** Whether every check of the procedure's is settled before it leaves. */
  readonly release: boolean;
  /** Whether it is the minutes themselves, circulated to be confirmed. */
  readonly isMinutes: boolean;
  /** Whether it is kept word for word when the minutes are made final. */
  readonly isKept: boolean;
  /** Whether an e-mail may say that it is there: whoever it is for opens it here, and a letter names no annex. */
  readonly isAnnounced: boolean;
  /** Whether it is made for somebody who is named, and leaves the agencies. */
  readonly leavesAgencies: boolean;
  /** What of the record it may hold. */
  readonly holds: 'what professionals read' | 'what a family is told' | 'what is kept to its circle' | 'nothing said';
  /** Whether each part says which entries it comes from: who checks it against the record is told, who only reads it is not. */
  readonly saysSources: boolean;
  readonly forms: readonly FileFormat[];
}

const minutesOfAll: AboutDocument = {
  sort: 'edition',
  forWhom: 'professionals',
  madeBy: 'keepers',
  release: false,
  isMinutes: true,
  isKept: true,
  isAnnounced: true,
  leavesAgencies: false,
  holds: 'what professionals read',
  saysSources: true,
  forms: documentFormats,
};
const familyCopy: AboutDocument = {
  ...minutesOfAll,
  forWhom: 'family',
  release: true,
  isMinutes: false,
  isKept: false,
  isAnnounced: false,
  leavesAgencies: true,
  holds: 'what a family is told',
  saysSources: false,
};
const paper: AboutDocument = {
  ...minutesOfAll,
  sort: 'paper',
  isMinutes: false,
  isKept: false,
  isAnnounced: false,
  saysSources: false,
};
const looseFile = (file: keyof typeof looseFiles, holds: AboutDocument['holds']): AboutDocument => ({
  ...paper,
  sort: 'loose file',
  holds,
  forms: [looseFiles[file]],
});

export const documentCatalogue = {
  full: minutesOfAll,
  agency: { ...minutesOfAll, forWhom: 'one agency' },
  family: familyCopy,
  child: familyCopy,
  'decision-letter': familyCopy,
  'court-index': { ...minutesOfAll, isMinutes: false, isKept: false, leavesAgencies: true },
  'read-back': paper,
  tonight: { ...paper, forWhom: 'one agency' },
  annex: {
    ...minutesOfAll,
    sort: 'annex',
    forWhom: 'its circle',
    madeBy: 'its circle',
    isMinutes: false,
    isAnnounced: false,
    holds: 'what is kept to its circle',
  },
  attendance: looseFile('attendance', 'nothing said'),
  actions: looseFile('actions', 'what professionals read'),
  meeting: looseFile('meeting', 'nothing said'),
  dataset: looseFile('dataset', 'what professionals read'),
  record: looseFile('record', 'what professionals read'),
  // what a later version made may have held anything
  unknown: { ...paper, sort: 'unknown', forWhom: 'nobody', madeBy: 'nobody', forms: [] },
} as const satisfies Readonly<Record<DocumentKind, AboutDocument>>;

export const aboutDocument = ({ kind }: WhichDocument): AboutDocument => documentCatalogue[kind];

export const isEdition = (which: WhichDocument): which is Edition => aboutDocument(which).sort === 'edition';
export const isPaper = (which: WhichDocument): which is Paper => aboutDocument(which).sort === 'paper';
export const isLoose = (which: WhichDocument): which is Loose => aboutDocument(which).sort === 'loose file';
/** Editions made of what no professional is kept from, by an allow-list. */
export const isForFamilies = (which: WhichDocument): boolean => aboutDocument(which).forWhom === 'family';
/** The minutes themselves, and not what is made from them for others. */
export const isForProfessionals = (which: WhichDocument): boolean => aboutDocument(which).isMinutes;

const isPrintable = (which: WhichDocument): which is Printable =>
  isEdition(which) || isPaper(which) || which.kind === 'annex';

/** The same document where this meeting has it: one of an agency that is in it, the annex of a circle, or one every meeting has; who may know of it is asked elsewhere. */
export function documentIn(meeting: Meeting, which: WhichDocument): Printable | undefined {
  if (!isPrintable(which)) return undefined;
  if (which.kind === 'annex') return circleOf(meeting, which) ? which : undefined;
  return !('agencyId' in which) || isAgencyIn(meeting, which.agencyId) ? which : undefined;
}

/** “the restricted annex for DC Vane and I. Calloway”. */
function annexInWords(meeting: Meeting, which: Annex): string {
  const circle = circleOf(meeting, which);
  if (circle && isOfFindings(circle)) return 'the annex of where to find whoever hides';
  return circle ? `the restricted annex for ${peopleInWords(meeting, circle.people)}` : 'a restricted annex';
}

/** Documents that a meeting has one of. */
type OneOfEach = Exclude<WhichDocument, { readonly agencyId: string } | Annex | UnknownDocument>['kind'];

/** A loose file stands in minutes by its name, as it always did. */
const wordsAlone: Readonly<Record<OneOfEach, string>> = {
  full: 'the full minutes',
  family: 'the family’s copy',
  child: 'the child’s copy',
  'decision-letter': 'the decision letter',
  'court-index': 'the court index',
  'read-back': 'the read-back',
  attendance: 'attendance',
  actions: 'actions',
  meeting: 'meeting',
  dataset: 'dataset',
  record: 'record',
};
const ofAgencyInWords = { agency: 'the minutes for', tonight: 'the sheet for tonight for' } as const;

/** What a document is called in a sentence. */
export function documentInWords(meeting: Meeting, which: WhichDocument): string {
  if ('agencyId' in which) return `${ofAgencyInWords[which.kind]} ${agencyNameIn(meeting, which.agencyId)}`;
  if (which.kind === 'annex') return annexInWords(meeting, which);
  return which.kind === 'unknown' ? which.name : wordsAlone[which.kind];
}

/** What stands on a document for what the meeting calls an agency and a circle. */
export interface TitleParts {
  readonly agencyName?: string | undefined;
  /** In words. */
  readonly circle?: string | undefined;
}

const titlesAlone: Readonly<Record<OneOfEach, string>> = {
  full: 'Full minutes',
  family: 'Minutes for the family',
  child: 'Minutes for the child',
  'decision-letter': 'Decision letter',
  'court-index': 'Index for the court',
  'read-back': 'Read-back of decisions and actions',
  attendance: 'Attendance list',
  actions: 'Action list',
  meeting: 'Calendar entry',
  dataset: 'Data for the return',
  record: 'Signed record',
};

/** What a file says at its head and foot that it is: “Minutes for Fernshire Police”. */
export function documentTitle(which: WhichDocument, { agencyName, circle }: TitleParts = {}): string {
  switch (which.kind) {
    case 'agency':
      return `Minutes for ${agencyName ?? which.agencyId}`;
    case 'tonight':
      return `What ${agencyName ?? which.agencyId} does tonight`;
    case 'annex':
      return `Restricted annex: for ${circle ?? 'those it is kept to'}; do not file with the minutes`;
    case 'unknown':
      return which.name;
  }
  return titlesAlone[which.kind];
}
