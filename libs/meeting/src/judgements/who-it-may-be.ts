/** Whom of those a meeting lists a typed name may mean. Who is not there for an agency is looked for first: for them copies are checked. */
import { isForFamilies } from '../documents/catalogue.js';
import type { WhichDocument } from '../documents/which.js';
import { isInvited, isProfessional, type Meeting } from '../meeting.js';
import { earlierNames } from '../former-facts.js';
import { mayBeSameName, sameName, type Likeness } from '../names.js';

/** Somebody listed: a child, a person spoken about, or somebody with a place in the meeting. */
export interface Listed {
  readonly kind: 'child' | 'person' | 'participant';
  /** Their childId, aboutId or participantId. */
  readonly listedId: string;
  readonly name: string;
  /** Other names, and those recorded before they were put right. */
  readonly aliases: readonly string[];
}

const asListed = (
  meeting: Meeting,
  kind: Listed['kind'],
  listedId: string,
  { name, aliases = [] }: { readonly name: string; readonly aliases?: readonly string[] },
): Listed => ({ kind, listedId, name, aliases: [...aliases, ...earlierNames(meeting, listedId)] });

/** Everybody a meeting lists who is not there for an agency: their names are the family’s. */
export const layListed = (meeting: Meeting): Listed[] => [
  ...[...meeting.children.values()].map((one) => asListed(meeting, 'child', one.childId, one)),
  ...[...meeting.people.values()].map((one) => asListed(meeting, 'person', one.aboutId, one)),
  ...[...meeting.participants.values()]
    .filter((one) => !isProfessional(one))
    .map(({ participantId, facts }) => asListed(meeting, 'participant', participantId, facts)),
];

const professionalsListed = (meeting: Meeting): Listed[] =>
  [...meeting.participants.values()]
    .filter((one) => isProfessional(one) && isInvited(one))
    .map(({ participantId, facts }) => asListed(meeting, 'participant', participantId, facts));

/** How like a typed name is to somebody, by the name of theirs that is nearest. */
function likenessTo({ name, aliases }: Listed, typed: string): Likeness {
  const all = [name, ...aliases];
  if (all.some((one) => sameName(one, typed))) return 'same';
  return all.some((one) => mayBeSameName(one, typed)) ? 'perhaps' : 'other';
}

export interface Likely {
  readonly same: readonly Listed[];
  readonly perhaps: readonly Listed[];
}

export function whoItMayBe(listed: readonly Listed[], typed: string): Likely {
  const judged = listed.map((one) => [one, likenessTo(one, typed)] as const);
  const having = (wanted: Likeness): Listed[] => judged.filter(([, found]) => found === wanted).map(([one]) => one);
  return { same: having('same'), perhaps: having('perhaps') };
}

/** What families are called instead of by their names: whoever is meant, it is one of them. */
const kinship: ReadonlySet<string> = new Set(
  [
    'mother mum mam mummy father dad daddy parent parents stepmother stepfather stepdad stepmum carer carers',
    'grandmother grandfather grandma grandad granny nan nana aunt auntie uncle brother sister cousin',
    'partner husband wife boyfriend girlfriend son daughter',
  ].flatMap((words) => words.split(' ')),
);

/** “The mother”, “Wren’s dad”: a name only by what somebody is to a child. */
const namesAKin = (typed: string): boolean =>
  (typed.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => kinship.has(word));

/**
 * Whom whoever sends a copy is to be asked about, because the name they wrote may be theirs.
 * @returns nobody to name where it is a name only by kinship; `undefined` where there is nothing to ask.
 */
export function unclearRecipient(meeting: Meeting, which: WhichDocument, typed: string): readonly Listed[] | undefined {
  if (!isForFamilies(which)) {
    const { same, perhaps } = whoItMayBe(layListed(meeting), typed);
    return same.length === 0 && (perhaps.length > 0 || namesAKin(typed)) ? perhaps : undefined;
  }
  // a child’s copy is for a child; any other may be for a relative who shares the child’s surname
  const { same, perhaps } = whoItMayBe(
    layListed(meeting).filter(({ kind }) => which.kind === 'child' || kind !== 'child'),
    typed,
  );
  return oneOf(same, perhaps);
}

/** The same for what is recorded as given out, by hand or by post, to anybody at all. */
export function unclearReceiver(meeting: Meeting, typed: string): readonly Listed[] | undefined {
  const family = whoItMayBe(layListed(meeting), typed);
  return oneOf([...family.same, ...whoItMayBe(professionalsListed(meeting), typed).same], family.perhaps);
}

/** One of exactly that name is who is meant. */
function oneOf(same: readonly Listed[], perhaps: readonly Listed[]): readonly Listed[] | undefined {
  if (same.length === 1) return undefined;
  const asked = same.length > 1 ? same : perhaps;
  return asked.length > 0 ? asked : undefined;
}
