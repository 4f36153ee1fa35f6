/** Copies for somebody who takes no part in the meeting: nothing shared with one by name is in one for another. */
import fc from 'fast-check';
import { distinct } from '../testing/any.js';
import { agree, contribution, decideOn, propose, tellFamily, voice } from '../testing/commands.js';
import { given, minute, opened, usual, type Record as Kept, type Step } from '../testing/given.js';
import { familyConference } from '../testing/minutes.js';
import { chair, hv, minuteTaker, people, sw } from '../testing/people.js';
import { familyIds, stepsOfTwoParents } from '../testing/two-parents.js';
import type { Recorded } from '../record.js';
import { asPlainText } from './document.js';
import type { MinutesOptions } from './minutes.js';
import { entriesForEdition, minutes } from '../testing/named.js';

const father = { ...people.father, parentOrCarerTo: ['mia'] };
const mother = { ...people.mother, parentOrCarerTo: ['mia', 'leo'] };
const hisAdvocate = { ...people.advocate, participantId: 'his-advocate', name: 'Ola', speaksFor: 'father' };
const herAdvocate = { ...people.advocate, participantId: 'her-advocate', name: 'Ife' };
/** Those of the family who take part; the father is among those spoken about in every one of them. */
const settings = {
  both: [father, mother, hisAdvocate, { ...herAdvocate, speaksFor: 'mother' }],
  'the mother alone': [mother, { ...herAdvocate, speaksFor: 'mother' }],
  'her advocate alone': [herAdvocate],
} as const;
type Setting = keyof typeof settings;

function held(setting: Setting, ...steps: Step[]): Kept {
  return given(
    {
      convening: { participants: [...usual.map((name) => people[name]), ...settings[setting], people.observer] },
      procedure: { ...familyConference, admission: 'direct' },
    },
    opened(),
    minuteTaker({ type: 'AddPerson', person: { aboutId: 'aaron', name: 'Aaron', relationship: 'father' } }),
    ...steps,
  ).record;
}
const copies = ['family', 'child', 'decision-letter'] as const;
function print(record: Kept, name: (typeof copies)[number], options: MinutesOptions): string {
  const rows = entriesForEdition(record.rows, record.meeting!, name, 'minutes');
  return asPlainText(minutes(rows, name, { now: minute(9000), ...options }));
}
const aaron = { aboutId: 'aaron', name: 'Aaron' };
const readers = [
  aaron,
  { name: 'Aaron' },
  { name: 'aaron', notListed: true },
  { name: 'Mr Bell', notListed: true },
  { childId: 'mia', name: 'Mia' },
  { childId: 'leo', name: 'Leo' },
  undefined,
];
const optionsFor = (recipient: MinutesOptions['recipient'], extra: MinutesOptions = {}): MinutesOptions => ({
  ...extra,
  ...(recipient ? { recipient } : {}),
});

describe('a copy for somebody who takes no part', () => {
  it.each(Object.keys(settings) as Setting[])(
    '[N124] has nothing shared with one of the family by name, nor said by one, where there are %s',
    (setting) => {
      const one = settings[setting].at(-1)?.participantId ?? '';
      const record = held(
        setting,
        hv(contribution('c1', { statement: 'BY-NAME', mayShareWith: [one] })),
        hv(contribution('c2', { statement: 'BY-NAME-TOO', mayShareWith: [one], mayShareWithFamily: true })),
        chair(agree('t1', { what: 'DO-BY-NAME', mayShareWith: [one] })),
        minuteTaker(
          contribution('c3', {
            statement: 'HER-WORDS',
            mayShareWithFamily: true,
            onBehalfOfAgencyId: settings[setting].at(-1)?.agencyId,
            spokenByParticipantId: one,
          }),
        ),
        hv(contribution('c4', { statement: 'FOR-ALL', mayShareWithFamily: true })),
        chair(agree('t2', { what: 'DO-FOR-ALL', mayShareWithFamily: true })),
        chair(tellFamily()),
      );
      for (const recipient of readers)
        for (const name of copies) {
          const text = print(record, name, optionsFor(recipient));
          expect([recipient, name, /BY-NAME|HER-WORDS/.exec(text)?.[0]]).toEqual([recipient, name, undefined]);
          expect([recipient, name, text.includes('FOR-ALL')]).toEqual([recipient, name, true]);
        }
    },
  );
  it('[N125] is about no child but those the chair opened to them, the decisions, actions and words of the others left out', () => {
    const steps = [
      chair(
        propose('d1', {
          proposal: 'Enquire',
          options: [
            { childId: 'mia', option: 'joint' },
            { childId: 'leo', option: 'none' },
          ],
        }),
      ),
      chair(decideOn('d1')),
      hv(contribution('c1', { statement: 'OF-MIA', mayShareWithFamily: true, childIds: ['mia'] })),
      hv(contribution('c2', { statement: 'OF-LEO', mayShareWithFamily: true, childIds: ['leo'] })),
      chair(agree('t1', { what: 'OF-LEO', mayShareWithFamily: true, childIds: ['leo', 'mia'] })),
      sw(voice('leo', { words: 'OF-LEO' })),
      chair(tellFamily()),
    ];
    const found = (recipient: MinutesOptions['recipient'], ...more: Step[]) => {
      const record = held('the mother alone', ...steps, ...more);
      const releases = record.meeting!.voices.map(({ sequence }) => ({ sequence, why: 'x' }));
      const texts = [
        print(record, 'decision-letter', optionsFor(recipient)),
        print(record, 'family', optionsFor(recipient, { releases })),
      ];
      return ['Mia', 'Leo', 'choose joint', 'choose none', 'OF-MIA', 'OF-LEO'].filter((word) =>
        texts.some((text) => text.includes(word)),
      );
    };
    const opened = (...childIds: string[]) => chair(tellFamily({ aboutId: 'aaron', childIds }));
    for (const recipient of [aaron, { name: 'Aaron' }]) {
      expect(found(recipient)).toEqual([]);
      expect(found(recipient, opened('mia'))).toEqual(['Mia', 'choose joint', 'OF-MIA']);
      expect(found(recipient, opened('mia', 'leo'))).toHaveLength(6);
      expect(found(recipient, opened('mia'), chair(tellFamily({ aboutId: 'aaron' })))).toEqual([]);
    }
    expect(found({ name: 'Mr Bell', notListed: true }, opened('mia'))).toEqual([]);
  });
  it('[N124] whatever anybody does', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(settings) as Setting[])), stepsOfTwoParents(30), (setting, steps) => {
        const marked = hv(contribution('c9', { statement: 'word-marked-0z', mayShareWithFamily: true }));
        const record = held(setting, marked, chair(tellFamily()));
        const isThere = ({ who }: Step) => !familyIds.includes(who) || record.meeting!.participants.has(who);
        for (const step of distinct(steps, 'said').filter(isThere)) record.ask(step);
        record.ask(chair(tellFamily()));
        const kept = wordsKept(record.rows);
        for (const recipient of readers)
          for (const name of copies) {
            const printed = wordsIn(print(record, name, optionsFor(recipient)));
            seen += printed.length;
            const leaked = printed.filter((word) => kept.has(word));
            expect([setting, recipient, name, leaked]).toEqual([setting, recipient, name, []]);
          }
      }),
      { numRuns: 40, endOnFailure: true },
    );
    // a test in which nothing is in any copy proves nothing
    expect(seen).toBeGreaterThan(50);
  });
});

const wordsIn = (value: unknown): string[] => JSON.stringify(value).match(/word-[a-z]+-\d+z/g) ?? [];

interface Thing {
  readonly words: string[];
  isMarked: boolean;
  isTheirs: boolean;
}

/** Whether the author or the speaker named is one of the family or the observer. */
function isOfTheirs({ by, event }: Recorded): boolean {
  if (event.type !== 'ContributionMade') return false;
  const author = 'participantId' in by ? by.participantId : '';
  return [...familyIds, 'observer'].includes(event.spokenByParticipantId ?? author);
}

/** Whether it is left marked for all of the family, as far as this says anything of it. */
function markIn(said: object): boolean | undefined {
  const { mayShareWith, mayShareWithFamily } = said as { mayShareWith?: unknown; mayShareWithFamily?: boolean };
  return mayShareWith === undefined ? mayShareWithFamily : false;
}

/** Told from the events alone: the words of whatever is not marked for all of the family, or is one of the family’s own. */
function wordsKept(rows: readonly Recorded[]): ReadonlySet<string> {
  const things = new Map<string, Thing>();
  for (const row of rows) {
    const { event } = row;
    if (!['ContributionMade', 'ContributionCorrected', 'ActionAgreed', 'ActionAmended'].includes(event.type)) continue;
    const { contributionId, actionId } = event as { contributionId?: string; actionId?: string };
    const id = contributionId ?? actionId ?? '';
    const thing = things.get(id) ?? { words: [], isMarked: false, isTheirs: false };
    things.set(id, thing);
    thing.words.push(...wordsIn(event));
    thing.isTheirs ||= isOfTheirs(row);
    thing.isMarked = markIn('changes' in event ? event.changes : event) ?? thing.isMarked;
  }
  const kept = [...things.values()].filter(({ isMarked, isTheirs }) => isTheirs || !isMarked);
  return new Set(kept.flatMap(({ words }) => words));
}
