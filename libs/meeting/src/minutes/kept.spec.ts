import { fold } from '../decider.js';
import { documentName, whichDocument } from '../documents/which.js';
import { contribution, restrict, tellFamily } from '../testing/commands.js';
import { given, type Record, type Step } from '../testing/given.js';
import { circulate, closed, distribute, finalise, write } from '../testing/minutes.js';
import { chair, hv, minuteTaker, police, school } from '../testing/people.js';
import { asPlainText } from './document.js';
import { type Length } from '../documents/parts.js';
import { keptDocument, keptOfFinal, mayHaveKept, maySeeTheSame, type KeptOfFinal } from './kept.js';

const said = [
  police(contribution('c1', { statement: 'FOR-ALL' })),
  police(contribution('c2', { statement: 'FOR-THE-CIRCLE', restrictedTo: ['chair', 'minutes'] })),
  minuteTaker(write('FOR-POLICE', { edition: 'agency-police' })),
];
/** Up to the row that makes the minutes final, and what came after. */
const madeFinal = (...after: Step[]) => {
  const { record } = given(
    closed(...said),
    minuteTaker(distribute('full', 'The court')),
    minuteTaker(finalise),
    after,
  ).now;
  const end = record.rows.findIndex(({ event }) => event.type === 'MinutesFinalised') + 1;
  return { record, rows: record.rows.slice(0, end), meeting: record.meeting! };
};
const textOf = ({ rows }: { rows: Record['rows'] }, name: string, length: Length = 'full'): string => {
  const document = keptDocument(rows, fold(rows)!, { which: whichDocument(name) as KeptOfFinal, length });
  return document ? asPlainText(document) : '';
};
const annex = 'annex-10';
const may = (made: ReturnType<typeof madeFinal>, name: string, maker: string, copy = {}) =>
  mayHaveKept(made.rows, made.meeting, whichDocument(name) as KeptOfFinal, maker, copy);
const hides = police({ type: 'RecordHiding', hiding: [{ listedId: 'mia', mustNotBeFoundBy: ['dean'] }] });

describe('what is kept of final minutes', () => {
  it('[N202] is the full minutes and each agency’s, in full and in short, and each annex', () => {
    const { meeting } = madeFinal();
    const kept = keptOfFinal(meeting).map(({ which, length }) => `${documentName(which)} ${length}`);
    expect(kept).toEqual(
      expect.arrayContaining([
        'full full',
        'full summary',
        'agency-police full',
        'agency-csc summary',
        `${annex} full`,
      ]),
    );
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept.filter((one) => /family|child|court/u.test(one))).toEqual([]);
  });

  it('[N202] says that it is final, and holds what everybody it is for may read and nothing else', () => {
    const made = madeFinal();
    const full = textOf(made, 'full');
    expect(full).toContain('Made final: version 1');
    expect(full).toContain('FOR-ALL');
    for (const word of ['FOR-THE-CIRCLE', 'FOR-POLICE', 'The court', 'annex']) expect(full).not.toContain(word);
    expect(textOf(made, 'agency-police')).toContain('FOR-POLICE');
    expect(textOf(made, 'agency-community-health')).not.toContain('FOR-POLICE');
    expect(textOf(made, annex)).toContain('FOR-THE-CIRCLE');
  });

  it('[N204] is for every professional where it is the full minutes, otherwise for its agency and its circle', () => {
    const made = madeFinal(minuteTaker(distribute('full', 'Somebody')));
    for (const who of ['chair', 'minutes', 'hv', 'school']) expect([who, may(made, 'full', who)]).toEqual([who, true]);
    expect(may(made, 'full', 'minutes', { outside: true })).toBe(true);
    expect(may(made, 'agency-police', 'minutes', { recipientId: 'police' })).toBe(true);
    expect(may(made, 'agency-police', 'minutes', { outside: true })).toBe(false);
    expect(may(made, 'agency-police', 'school')).toBe(false);
    expect(may(made, annex, 'chair')).toBe(true);
    expect(may(made, annex, 'chair', { recipientId: 'school' })).toBe(false);
  });

  it('[N204] is for nobody once something in it is kept to fewer, or somebody hides who did not', () => {
    const narrowed = madeFinal(police(restrict(9, 'chair')));
    for (const name of ['full', 'agency-police', 'agency-hillside'])
      expect([name, may(narrowed, name, 'chair')]).toEqual([name, false]);
    const hidden = madeFinal(hides);
    expect(may(hidden, 'full', 'chair')).toBe(false);
  });

  it('[N204] stays what everybody had where what came later changes nothing in it', () => {
    const made = madeFinal(
      minuteTaker(circulate('full', ['police', 'hv'])),
      hv(contribution('c9')),
      school(contribution('c8')),
    );
    expect(may(made, 'full', 'school')).toBe(true);
    expect(textOf(made, 'full')).toBe(textOf(madeFinal(), 'full'));
  });

  it('[N205] a copy for one of the family is theirs still while it would be made of the same', () => {
    const steps = [chair(tellFamily({ what: 'TOLD' }))];
    const { record } = given(closed(...steps), minuteTaker(finalise), hides).now;
    const upTo = record.rows.findIndex(({ event }) => event.type === 'MinutesFinalised') + 1;
    const rows = record.rows.slice(0, upTo);
    const family = { kind: 'family' } as const;
    expect(maySeeTheSame(rows, fold(rows)!, family, 'minutes', { outside: true })).toBe(true);
    expect(maySeeTheSame(rows, record.meeting!, family, 'minutes', { outside: true })).toBe(false);
  });
});
