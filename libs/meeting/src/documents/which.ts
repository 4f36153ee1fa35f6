/**
 * Which document of a meeting is meant. A request, an event and an address say it by a name; a name is read here, once, and printed
 * here when it goes out, and no other code takes one apart.
 */
import { looseFiles, type LooseFile } from './forms.js';

type Alone<Kind extends string> = Kind extends string ? { readonly kind: Kind } : never;
type OfAgency<Kind extends string> = { readonly kind: Kind; readonly agencyId: string };

/** Editions that are the same for every agency; besides them each agency has its own. */
export const fixedEditions = ['full', 'family', 'child', 'decision-letter', 'court-index'] as const;
export type Edition = Alone<(typeof fixedEditions)[number]> | OfAgency<'agency'>;
/** What is handed out on the night: no edition of the minutes, but made in the same model. */
export type Paper = Alone<'read-back'> | OfAgency<'tonight'>;
/**
 * What is kept to one circle, by the first of its rows: made and given out by itself; where to find whoever that row marked in one
 * apart, if somebody of the circle must not have it.
 */
export interface Annex {
  readonly kind: 'annex';
  readonly sequence: number;
  readonly ofFinding: boolean;
}
/** Taken out beside the minutes, each in the one form it has. */
export type Loose = Alone<LooseFile>;
/** A name that this program does not know, such as one in a record that a later version wrote: kept, shown and refused. */
export interface UnknownDocument {
  readonly kind: 'unknown';
  readonly name: string;
}
/** What is made in the model of documents, and so in every form a document has. */
export type Printable = Edition | Paper | Annex;
export type WhichDocument = Printable | Loose | UnknownDocument;
export type DocumentKind = WhichDocument['kind'];

/** A document as events, addresses and files name it. */
export type DocumentName =
  | (typeof fixedEditions)[number]
  | `agency-${string}`
  | 'read-back'
  | `tonight-${string}`
  | `annex-${number}`
  | `annex-${number}-finding`;

const namedAlone = [
  ...fixedEditions,
  'read-back',
  ...(Object.keys(looseFiles) as LooseFile[]),
] as const satisfies readonly DocumentKind[];
const namedAfterAgency = ['agency', 'tonight'] as const satisfies readonly DocumentKind[];
/** How much longer than an agency's identifier the name of a document of its own can be. */
export const longestBeforeAgency = Math.max(...namedAfterAgency.map((kind) => `${kind}-`.length));
const annexPattern = /^annex-([1-9]\d{0,14})(-finding)?$/u;

/** The document a name says; a name that says none is kept as unknown, which is refused wherever it is asked for. */
export function whichDocument(name: string): WhichDocument {
  const alone = namedAlone.find((kind) => kind === name);
  if (alone) return { kind: alone };
  const after = namedAfterAgency.find((kind) => name.startsWith(`${kind}-`) && name.length > `${kind}-`.length);
  if (after) return { kind: after, agencyId: name.slice(`${after}-`.length) };
  const [, sequence, ofFinding] = annexPattern.exec(name) ?? [];
  return sequence === undefined
    ? { kind: 'unknown', name }
    : { kind: 'annex', sequence: Number(sequence), ofFinding: ofFinding !== undefined };
}

/** The name of a document, as it goes out. */
export function documentName(which: Printable): DocumentName;
export function documentName(which: WhichDocument): string;
export function documentName(which: WhichDocument): string {
  if ('agencyId' in which) return `${which.kind}-${which.agencyId}`;
  if (which.kind === 'annex') return which.ofFinding ? `annex-${which.sequence}-finding` : `annex-${which.sequence}`;
  return which.kind === 'unknown' ? which.name : which.kind;
}

export const sameDocument = (one: WhichDocument, other: WhichDocument): boolean =>
  documentName(one) === documentName(other);

export const isAnnex = (which: WhichDocument): which is Annex => which.kind === 'annex';

/** The agency whose own edition or paper it is; absent, it is not an agency’s. */
export const agencyOf = (which: WhichDocument): string | undefined =>
  'agencyId' in which ? which.agencyId : undefined;
