/** What should have come of a play, held against what came; each difference in words. */
import {
  annexPointers,
  asPlainText,
  asOnPaper,
  documentIn,
  entriesForEdition,
  fold,
  gaps,
  isWithheld,
  minutes,
  printedRows,
  whichDocument,
  standingPositions,
  withoutIsolates,
  type Entry,
  type Meeting,
  type Refusal,
} from '#meeting';
import type { Expectations, Step, Wording } from './scenario-file.js';

export type Answer = { readonly accepted: true } | { readonly accepted: false; readonly refusal: Refusal } | undefined;

/** What a play leaves to judge. */
export interface Played {
  /** Who chairs in the end, and what they may read. */
  readonly chairId: string;
  readonly entries: readonly Entry[];
  /** Everything sent to somebody, by their short identifier; `undefined` for somebody who was never there. */
  readonly sentTo: (who: string) => string | undefined;
}

/** What is wrong with the answer to a step, if anything. */
export function stepFailure({ who, does, expect }: Step, place: number, answer: Answer): string | undefined {
  const step = `Step ${place} (${who}: ${does})`;
  if (!answer) return `${step} got no answer.`;
  if (expect === 'accepted')
    return answer.accepted
      ? undefined
      : `${step} should be accepted and was refused by ${answer.refusal.rule}: ${answer.refusal.because}`;
  const wanted = expect.refused === true ? '' : expect.refused;
  if (answer.accepted) return `${step} should be refused${wanted && ` by ${wanted}`} and was accepted.`;
  return isRule(answer.refusal.rule, wanted)
    ? undefined
    : `${step} should be refused by ${wanted} and was refused by ${answer.refusal.rule}: ${answer.refusal.because}`;
}

/** By the whole number or by the prefix: `A1` is not `A14`. */
const isRule = (rule: string, wanted: string): boolean =>
  wanted === '' || rule === wanted || rule.replace(/\d+$/u, '') === wanted;

/** Everything that did not come as expected. */
export function failedExpectations(expect: Expectations, played: Played): string[] {
  const meeting = fold(played.entries);
  if (!meeting) return ['The chair received no meeting, so nothing more could be checked.'];
  return [
    ...openingFailures(expect, played.entries),
    ...countFailures(expect, meeting),
    ...gapFailures(expect, meeting, played.chairId),
    ...wordFailures('The minutes', expect.minutes, () => onScreen(played)),
    ...Object.entries(expect.editions ?? {}).flatMap(([name, wording]) =>
      wordFailures(`The edition “${name}”`, wording, () => edition(played, meeting, name)),
    ),
    ...Object.entries(expect.views ?? {}).flatMap(([who, wording]) =>
      wordFailures(`What was sent to ${who}`, wording, () => played.sentTo(who)),
    ),
  ];
}

function openingFailures({ quorateAtOpen, missing }: Expectations, entries: readonly Entry[]): string[] {
  if (quorateAtOpen === undefined && missing === undefined) return [];
  const opened = entries.flatMap((entry) =>
    !isWithheld(entry) && entry.event.type === 'MeetingOpened' ? [entry.event] : [],
  )[0];
  if (!opened) return ['The meeting was never opened.'];
  const failures: string[] = [];
  if (quorateAtOpen !== undefined && opened.quorate !== quorateAtOpen)
    failures.push(`The meeting should ${quorateAtOpen ? '' : 'not '}have been quorate when it opened.`);
  if (missing && [...missing].sort().join() !== [...opened.missingSectors].sort().join()) {
    failures.push(`When it opened, ${listed(missing)} should have been missing; ${listed(opened.missingSectors)} was.`);
  }
  return failures;
}
const listed = (words: readonly string[]): string =>
  words.length === 0 ? 'nobody' : new Intl.ListFormat('en-GB').format(words);

function countFailures({ decisions, dissents, actions }: Expectations, meeting: Meeting): string[] {
  const decided = [...meeting.decisions.values()].filter((decision) => decision.decided);
  const standing = decided
    .flatMap((decision) => standingPositions(decision, decision.decided?.version ?? 0))
    .filter(({ position }) => position === 'dissent');
  return [
    counted('decisions', decisions, decided.length),
    counted('standing dissents', dissents, standing.length),
    counted('actions', actions, meeting.actions.size),
  ].flat();
}
const counted = (what: string, expected: number | undefined, found: number): string[] =>
  expected === undefined || expected === found ? [] : [`There should be ${expected} ${what}; there are ${found}.`];

function gapFailures({ gaps: expected }: Expectations, meeting: Meeting, chairId: string): string[] {
  if (!expected) return [];
  const found = gaps(meeting, chairId).length;
  const { min = 0, max = Number.POSITIVE_INFINITY } = expected;
  return found >= min && found <= max
    ? []
    : [`There should be ${found < min ? `at least ${min}` : `at most ${max}`} gaps; there are ${found}.`];
}

/** All that the chair may read, restricted words too. */
const onScreen = ({ entries }: Played): string => asPlainText(minutes(printedRows(entries), { kind: 'full' }));

/** What the chair would make of it for the readers of that edition. */
function edition({ entries, chairId }: Played, meeting: Meeting, word: string): string | undefined {
  const which = documentIn(meeting, whichDocument(word));
  const rows = which === undefined ? [] : entriesForEdition(entries, meeting, which, chairId);
  if (which === undefined || rows.length === 0) return undefined;
  return asPlainText(
    minutes(printedRows(rows), asOnPaper(meeting, which), {
      annexes: annexPointers(entries, meeting, which, chairId),
    }),
  );
}

function wordFailures(what: string, wording: Wording | undefined, read: () => string | undefined): string[] {
  if (!wording) return [];
  const text = read();
  if (text === undefined) return [`${what} could not be read: there is no such thing here.`];
  const { contains = [], lacks = [] } = wording;
  const plain = withoutIsolates(text);
  // isolates around names are ours: nobody who looks for a name types them
  const isThere = (words: string): boolean => text.includes(words) || plain.includes(words);
  return [
    ...contains.filter((words) => !isThere(words)).map((words) => `${what} should contain “${words}”.`),
    ...lacks.filter(isThere).map((words) => `${what} should not contain “${words}”.`),
  ];
}
