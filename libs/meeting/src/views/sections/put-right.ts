/** Facts that were put right, as the minutes say it: of a name, an address or a number neither version, so that nobody is found by a slip. */
import { hidingIn } from '../../finding.js';
import { folded } from '../../names.js';
import { nameIn, type FactsCorrected, type Meeting } from '../../meeting.js';
import { sectorNames, type Sector } from '../../vocabulary.js';
import type { Block } from '../document.js';
import { listInWords, momentInWords, sentence } from '../words.js';
import { paragraph } from './manner.js';

/** What each fact is called; those that are told as a change are told with both versions. */
const factNames: Readonly<Record<string, string>> = {
  name: 'the name',
  aliases: 'other names',
  address: 'the address',
  email: 'the e-mail address',
  phone: 'the phone number',
  outOfHours: 'the out-of-hours number',
  post: 'the post',
  agencyName: 'the agency',
  sector: 'the sector',
  discipline: 'the discipline',
  relationship: 'the relationship',
  dateOfBirth: 'the date of birth',
  parentalResponsibility: 'parental responsibility',
};
const toldWithBoth: ReadonlySet<string> = new Set(['post', 'agencyName', 'sector', 'relationship']);
type Facts = Readonly<Record<string, unknown>>;

const inWords = (field: string, value: unknown): string =>
  field === 'sector' && typeof value === 'string' ? (sectorNames[value as Sector] ?? value) : String(value);

function changeInWords(field: string, former: Facts, now: Facts, isHiding: boolean): string[] {
  const name = factNames[field];
  if (name === undefined) return [];
  if (isHiding || !toldWithBoth.has(field) || former[field] === undefined) return [name];
  return [`${name}, from ${inWords(field, former[field])} to ${inWords(field, now[field])}`];
}

const wordsIn = (value: unknown): string[] =>
  (typeof value === 'string' ? (folded(value).match(/[\p{L}\p{N}]+/gu) ?? []) : []).filter((word) => word.length > 2);

/** Whether a reason says nothing of what is not told as a change, before or after. */
function isSafe(why: string, fields: readonly string[], former: Facts, changes: Facts): boolean {
  const untold = fields.filter((field) => !toldWithBoth.has(field));
  const secret = new Set(untold.flatMap((field) => [former[field], changes[field]].flat().flatMap(wordsIn)));
  return !wordsIn(why).some((word) => secret.has(word));
}

function putRightInWords(meeting: Meeting, one: FactsCorrected, hiding: ReadonlySet<string>): string {
  const former = one.former as unknown as Facts;
  const changes = one.changes as Facts;
  const listedId = one.kind === 'person' ? one.former.aboutId : one.former.participantId;
  const name = one.kind === 'person' ? (meeting.people.get(listedId)?.name ?? '') : nameIn(meeting, listedId);
  const isHiding = hiding.has(listedId);
  const fields = Object.keys(changes);
  const what = listInWords(fields.flatMap((field) => changeInWords(field, former, changes, isHiding)));
  // a reason kept from this reader is an empty one
  const why = one.why && !isHiding && isSafe(one.why, fields, former, changes) ? `: ${one.why}` : '';
  return sentence(`Put right of ${name} at ${momentInWords(one.at)}: ${what}${why}`);
}

export const putRightBlock = (meeting: Meeting, one: FactsCorrected): Block =>
  paragraph(putRightInWords(meeting, one, hidingIn(meeting)), [one.sequence]);

/** Every correction of one kind of entry, in order. */
export const putRight = (meeting: Meeting, kind: FactsCorrected['kind']): Block[] =>
  meeting.factsCorrected.filter((one) => one.kind === kind).map((one) => putRightBlock(meeting, one));
