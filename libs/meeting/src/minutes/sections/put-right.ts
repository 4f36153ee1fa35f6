/** Facts that were put right, as the minutes say it: of a name, an address or a number neither version, so that nobody is found by a slip. */
import { agencyOnPaper, hidingIn, notGivenHere } from '../../finding.js';
import { folded } from '../../names.js';
import { nameIn, type FactsCorrected, type Meeting } from '../../meeting.js';
import { sectorNames, type Participant, type Sector } from '../../vocabulary.js';
import type { Block } from '../document.js';
import { listInWords, momentInWords, sentence } from '../../words.js';
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

/** What a fact is, where nothing and an empty text are the same. */
const asSaid = (value: unknown): string => JSON.stringify(value ?? '');

function changeInWords(field: string, former: Facts, now: Facts, isHiding: boolean): string[] {
  const name = factNames[field];
  if (name === undefined || (asSaid(former[field]) === asSaid(now[field]) && now[field] !== notGivenHere)) return [];
  const isKept = [former[field], now[field]].some((value) => value === undefined || value === notGivenHere);
  if (isHiding || isKept || !toldWithBoth.has(field)) return [name];
  return [`${name}, from ${inWords(field, former[field])} to ${inWords(field, now[field])}`];
}

const wordsIn = (value: unknown): string[] =>
  (typeof value === 'string' ? (folded(value).match(/[\p{L}\p{N}]+/gu) ?? []) : []).filter((word) => word.length > 2);

/** Whether a reason says nothing of what is not told as a change, before or after. */
function isSafe(why: string, fields: readonly string[], former: Facts, now: Facts): boolean {
  const untold = fields.filter((field) => !toldWithBoth.has(field));
  const secret = new Set(untold.flatMap((field) => [former[field], now[field]].flat().flatMap(wordsIn)));
  return !wordsIn(why).some((word) => secret.has(word));
}

/** The facts as they are called on paper: an agency whose name says where somebody is by its kind. */
const onPaper = (meeting: Meeting, facts: Participant): Facts => ({ ...facts, ...agencyOnPaper(meeting, facts) });

/** Facts before and after; an agency chosen by its identifier is told by its name. */
function versionsIn(meeting: Meeting, one: FactsCorrected) {
  const said = Object.entries(one.changes).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  const fields = [...new Set(said.map((field) => (field === 'agencyId' ? 'agencyName' : field)))];
  return one.kind === 'participant'
    ? { fields, former: onPaper(meeting, one.former), now: onPaper(meeting, one.now) }
    : { fields, former: one.former as unknown as Facts, now: one.now as unknown as Facts };
}

function putRightInWords(meeting: Meeting, one: FactsCorrected, hiding: ReadonlySet<string>): string {
  const { fields, former, now } = versionsIn(meeting, one);
  const listedId = one.kind === 'person' ? one.former.aboutId : one.former.participantId;
  const name = one.kind === 'person' ? (meeting.people.get(listedId)?.name ?? '') : nameIn(meeting, listedId);
  const isHiding = hiding.has(listedId);
  const changed = fields.flatMap((field) => changeInWords(field, former, now, isHiding));
  // what this reader may not have is not in the row, and nothing is said of it
  const again = fields.length > 0 ? ['what is recorded was said again'] : [];
  const what = changed.length > 0 ? [listInWords(changed)] : again;
  // a reason kept from this reader is an empty one
  const why = one.why && !isHiding && isSafe(one.why, fields, former, now) ? [one.why] : [];
  return sentence([`Put right of ${name} at ${momentInWords(one.at)}`, ...what, ...why].join(': '));
}

export const putRightBlock = (meeting: Meeting, one: FactsCorrected): Block =>
  paragraph(putRightInWords(meeting, one, hidingIn(meeting)), [one.sequence]);

/** Every correction of one kind of entry, in order. */
export const putRight = (meeting: Meeting, kind: FactsCorrected['kind']): Block[] =>
  meeting.factsCorrected.filter((one) => one.kind === kind).map((one) => putRightBlock(meeting, one));

type ChildCorrection = Meeting['childCorrections'][number];

/** Details of a child are sent whole: the reason is judged by all of them that changed. */
function childPutRightInWords({ child, former, why, at }: ChildCorrection, hiding: ReadonlySet<string>): string {
  const before: Facts = { ...former };
  const now: Facts = { ...child };
  const fields = Object.keys({ ...before, ...now }).filter((field) => asSaid(before[field]) !== asSaid(now[field]));
  const isTold = why && !hiding.has(child.childId) && isSafe(why, fields, before, now);
  return sentence(`What is recorded of ${child.name} was corrected at ${momentInWords(at)}${isTold ? `: ${why}` : ''}`);
}

export const childrenPutRight = (meeting: Meeting): Block[] =>
  meeting.childCorrections.map((one) => paragraph(childPutRightInWords(one, hidingIn(meeting))));
