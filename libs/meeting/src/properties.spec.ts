import fc from 'fast-check';
import { decide, fold } from './decider.js';
import { isInside, isProfessional, type Meeting } from './meeting.js';
import type { Recorded } from './record.js';
import { anyCommand, anyOf, distinct } from './testing/any.js';
import { anySteps, stepsAfterClosing } from './testing/any-steps.js';
import { agree, answer, ask, close, contribution, disagree, leave, position, propose } from './testing/commands.js';
import { convened, given, minute, opened, usual, type Record as Kept, type Step } from './testing/given.js';
import { acts, chair, hv, people, police, sw } from './testing/people.js';
import { circulate } from './testing/minutes.js';
import { conference } from './testing/procedure.js';
import { ownWords, Readers } from './testing/readers.js';
import { Theirs } from './testing/theirs.js';
import { closingChecks } from './judgements/closing-checks.js';
import { gaps } from './judgements/gaps.js';
import { minutesOf } from './testing/named.js';

const everyone = convened([...usual, 'solicitor', 'father', 'mother', 'advocate', 'observer'], {
  ...conference,
  admission: 'direct',
});
/** A meeting with something of every kind in it already, open to all and kept to some. */
const underWay = () =>
  given(
    everyone,
    opened('constable', 'deputy', 'solicitor', 'father', 'advocate', 'observer'),
    distinct(
      [
        police(contribution('c1', { statement: 'WORD', restrictedTo: ['health', 'sw'] })),
        hv(contribution('c2', { statement: 'WORD', mayShareWithFamily: true })),
        sw(ask('q1', { contributionId: 'c1', question: 'WORD' })),
        police(answer('q1', { answer: 'WORD', restrictedTo: ['health'] })),
        sw(propose('d1', { proposal: 'WORD' })),
        sw(propose('d2', { proposal: 'WORD', restrictedTo: ['police'] })),
        police(position('d1', 'dissent', { reason: 'WORD', restrictedTo: ['health'] })),
        hv(disagree('g1', { kind: 'contribution', contributionId: 'c1' }, { statement: 'WORD' })),
        chair(agree('t1', { what: 'WORD', restrictedTo: ['police'] })),
      ],
      'set',
    ),
  ).record;
function beingAgreed(): Kept {
  const record = underWay();
  for (const step of [chair(close()), chair(circulate('full', ['police', 'hv']))])
    expect(record.ask(step).verdict).toBe('accepted');
  return record;
}
const readers = Object.keys(people);

const wordsOf = (value: unknown): string[] => JSON.stringify(value).match(/word-[a-z]+-\d+z/g) ?? [];

/** The rows in which each word was first written. */
function origins(rows: readonly Recorded[]): Map<string, number> {
  const written = new Map<string, number>();
  for (const { sequence, event } of rows) {
    for (const word of wordsOf(ownWords(event))) if (!written.has(word)) written.set(word, sequence);
  }
  return written;
}

/** The row that began each thing, by its kind of identifier. */
const begins = {
  contributionId: 'ContributionMade',
  questionId: 'AskedAbout',
  disagreementId: 'DisagreementRaised',
  decisionId: 'DecisionProposed',
  actionId: 'ActionAgreed',
} as const;

/** The row that began what an event is about. */
function subjectOf(rows: readonly Recorded[], { event, sequence }: Recorded): number | undefined {
  const named: { [field: string]: unknown } = 'about' in event ? { ...event, ...event.about } : { ...event };
  if (event.type === 'ActionAgreed') return undefined;
  const isBeginning = (row: Recorded) =>
    Object.entries(begins).some(
      ([field, type]) =>
        field in named && row.event.type === type && (row.event as unknown as typeof named)[field] === named[field],
    );
  return rows.find((row) => row.sequence < sequence && isBeginning(row))?.sequence;
}

/** Some are known here by a word that sentences use anyway: “Ask the chair.” */
const everydayWords: ReadonlySet<string> = new Set([
  'chair',
  'deputy',
  'minutes',
  'police',
  'school',
  'housing',
  'father',
  'mother',
  'advocate',
  'observer',
]);
/** What would tell of somebody: who they are, whom they are from, and by what they are known here. */
const namesIn = ({ participants, children, people }: Meeting): string[] =>
  [
    ...[...participants.values()].flatMap(({ participantId, facts }) => [
      participantId,
      facts.name,
      facts.agencyName,
      facts.post,
    ]),
    ...[...children.values()].flatMap(({ childId, name }) => [childId, name]),
    ...[...people.values()].flatMap(({ aboutId, name }) => [aboutId, name]),
  ].filter((name) => !everydayWords.has(name));
const says = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d])${name}(?![\\p{L}\\d])`, 'u').test(text);

function play(
  record: Kept,
  steps: readonly Step[],
  afterEach: (step: Step, ruling: ReturnType<Kept['ask']>) => void,
): void {
  for (const step of distinct(steps, 'said')) afterEach(step, record.ask(step));
}

describe('whatever anybody sends', () => {
  it('[M24] decide answers with a value, changes nothing, and knows every command', () => {
    const settings = [given(everyone).record.meeting, underWay().meeting, undefined];
    fc.assert(
      fc.property(
        anyCommand,
        fc.constantFrom(...readers, 'stranger'),
        fc.constantFrom(...settings),
        (command, participantId, meeting) => {
          const before = structuredClone(meeting);
          const context = { actor: { participantId }, now: minute(20) };
          const ruling = decide(meeting, command, context);
          expect(meeting).toEqual(before);
          expect(decide(meeting, command, context)).toEqual(ruling);
          if (ruling.verdict === 'refused')
            expect(ruling.refusal).toMatchObject({
              rule: expect.stringMatching(/^[A-Z]\d+$/) as string,
              because: expect.stringMatching(/^.+[.!?]$/) as string,
            });
        },
      ),
      { numRuns: 400 },
    );
    expect(fc.sample(anyCommand, 2000).map(({ type }) => type)).toEqual(expect.arrayContaining(Object.keys(anyOf)));
  });

  it.each([
    ['while the meeting lasts', underWay, anySteps, 30],
    ['while its minutes are agreed', beingAgreed, stepsAfterClosing, 15],
  ] as const)(
    '[S22] no word reaches anybody it was kept from, %s: not in their rows, their minutes, gaps and checks, nor in a refusal',
    (_when, setting, stepsThen, numRuns) => {
      fc.assert(
        fc.property(stepsThen(60), (steps) => {
          const record = setting();
          const allowed = new Readers();
          let noted = 0;
          play(record, steps, ({ who }, ruling) => {
            for (const row of record.rows.slice(noted)) {
              allowed.note(row);
              const subject = subjectOf(record.rows, row);
              if (subject !== undefined && !['AudienceExtended', 'RestrictedAfterwards'].includes(row.event.type))
                expect([row.event.type, allowed.isWithin(row.sequence, subject)]).toEqual([row.event.type, true]);
            }
            noted = record.rows.length;
            if (ruling.verdict === 'accepted') return;
            const written = origins(record.rows);
            const told = wordsOf(ruling.refusal).flatMap((word) => written.get(word) ?? []);
            expect(told.filter((sequence) => !allowed.may(who, sequence))).toEqual([]);
          });
          const written = origins(record.rows);
          for (const reader of readers) {
            const rows = record.readBy(reader);
            const meeting = fold(structuredClone(rows));
            const seen = meeting
              ? [
                  rows,
                  minutesOf(meeting, 'full'),
                  minutesOf(meeting, 'family'),
                  gaps(meeting),
                  closingChecks(meeting),
                  gaps(record.meeting!, reader),
                  closingChecks(record.meeting!, reader),
                ]
              : [rows];
            const leaked = wordsOf(seen)
              .flatMap((word) => written.get(word) ?? [])
              .filter((sequence) => !allowed.may(reader, sequence));
            expect([reader, leaked]).toEqual([reader, []]);
          }
        }),
        { numRuns },
      );
    },
  );

  it('[S34] nobody is named, and nothing identified, in a refusal to somebody who may not know of them', () => {
    const outsiders = ['father', 'mother', 'advocate', 'observer', 'housing', 'constable', 'nurse', 'school'] as const;
    fc.assert(
      fc.property(
        anySteps(30),
        fc.array(fc.tuple(fc.constantFrom(...outsiders), anyCommand), { minLength: 60, maxLength: 60 }),
        (steps, tries) => {
          const record = underWay();
          play(record, [...steps, acts('school')(leave())], () => undefined);
          for (const [participantId, command] of tries) {
            const actor = record.meeting?.participants.get(participantId);
            if (!record.meeting || (actor && isInside(record.meeting, actor))) continue;
            const ruling = decide(record.meeting, command, { actor: { participantId }, now: minute(500) });
            if (ruling.verdict === 'accepted') continue;
            // what they were sent, wrote themselves, or are
            const known = JSON.stringify([record.readBy(participantId), command, actor?.facts]);
            const told = JSON.stringify([ruling.refusal.because, ruling.refusal.details]);
            const named = namesIn(record.meeting).filter((name) => says(told, name) && !says(known, name));
            expect([participantId, command.type, ruling.refusal, named]).toEqual([
              participantId,
              command.type,
              ruling.refusal,
              [],
            ]);
          }
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('[S23] families, advocates and observers are sent nothing but what is theirs, each row for a reason that can be named', () => {
    const reasons = new Set<string>();
    fc.assert(
      fc.property(anySteps(40), (steps) => {
        const record = underWay();
        const theirs = new Theirs();
        const look = () => {
          const { participants } = record.meeting!;
          const outside = [...participants.values()].filter((attendee) => !isProfessional(attendee));
          for (const { participantId } of outside)
            for (const row of record.readBy(participantId)) {
              const why = theirs.why(record.meeting!, participantId, row);
              expect([participantId, row, why]).toEqual([participantId, row, expect.any(String)]);
              reasons.add(why!);
            }
        };
        look();
        play(record, steps, look);
      }),
      { numRuns: 25 },
    );
    expect([...reasons]).toEqual(expect.arrayContaining(['told to all', 'their own doing', 'shared with them']));
  });

  it.each([
    ['while the meeting lasts', underWay, anySteps, 25],
    ['while its minutes are agreed', beingAgreed, stepsAfterClosing, 15],
  ] as const)(
    '[M26] the rows a reader may have make the same meeting, %s, however often and in however many pieces they come',
    (_when, setting, stepsThen, numRuns) => {
      fc.assert(
        fc.property(stepsThen(40), fc.constantFrom(...readers), fc.nat(40), (steps, reader, cut) => {
          const record = setting();
          play(record, steps, () => undefined);
          const rows = record.readBy(reader);
          const whole = fold(structuredClone(rows));
          expect(fold(structuredClone([...rows, ...rows]))).toEqual(whole);
          expect(
            fold(structuredClone(rows.slice(Math.max(0, cut - 3))), fold(structuredClone(rows.slice(0, cut)))),
          ).toEqual(whole);
          expect(fold(structuredClone(record.rows))).toEqual(record.meeting);
        }),
        { numRuns },
      );
    },
  );
});
