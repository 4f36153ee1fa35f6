/** That the record stands without its drafts: a meeting whose notes and half-finished narrative were destroyed opens, rules and prints. */
import fc from 'fast-check';
import { catalogue } from './catalogue.js';
import { decide, fold } from './decider.js';
import type { Entry, Recorded } from './record.js';
import { anyCommand, distinct } from './testing/any.js';
import { stepsAfterClosing } from './testing/any-steps.js';
import { close, contribution, extend, note, restrict } from './testing/commands.js';
import { given, minute, opened, type Given, type Record as Kept } from './testing/given.js';
import { closed, finalise, write } from './testing/minutes.js';
import { chair, minuteTaker, police } from './testing/people.js';
import { gaps } from './judgements/gaps.js';
import type { Printable } from './documents/which.js';
import { asPlainText } from './minutes/document.js';
import { minutes } from './minutes/minutes.js';

const full = { kind: 'full' } as const;
const isDraft = ({ event }: Recorded): boolean => catalogue[event.type].class === 'draft';
/** The rows as they are once drafts are destroyed: each at its place, and nothing of it. */
const withoutDrafts = (rows: readonly Recorded[]): Entry[] =>
  rows.map((row) => (isDraft(row) ? { sequence: row.sequence, event: { type: 'Withheld' } } : row));
const printed = (rows: readonly Entry[], which: Printable = full, sectionId = 'summary'): string =>
  asPlainText({
    ...minutes(rows, which),
    sections: minutes(rows, which).sections.filter((one) => one.sectionId === sectionId),
  });
const final = (...steps: Parameters<typeof given>): Given => given(closed(), ...steps, minuteTaker(finalise));
const rowsOf = ({ record }: { readonly record: Kept }): readonly Recorded[] => record.rows;

describe('a record without its drafts', () => {
  it('[N216] has what was written beside it when the minutes were made final, with who wrote it and when', () => {
    const rows = rowsOf(
      final(minuteTaker(write('A calm meeting.')), chair(write('A calm, long meeting.', { basedOnVersion: 1 }))),
    );
    expect(rows.filter(isDraft)).toHaveLength(2);
    expect(rows.at(-1)?.event).toMatchObject({
      type: 'NarrativeApproved',
      edition: 'full',
      sectionId: 'summary',
      text: 'A calm, long meeting.',
      version: 2,
      writtenBy: { participantId: 'chair' },
    });
    expect(printed(rows)).toContain('A calm, long meeting.');
    expect(printed(withoutDrafts(rows))).toBe(printed(rows));
  });

  it('[N216] once for each version, and again when it was taken back: what was approved before does not come back', () => {
    const later = final(minuteTaker(write('A calm meeting.')), minuteTaker(finalise), police(contribution('c9')));
    expect(rowsOf(later).filter(({ event }) => event.type === 'NarrativeApproved')).toHaveLength(1);
    const back = final(
      minuteTaker(write('A calm meeting.')),
      minuteTaker(finalise),
      minuteTaker(write('', { basedOnVersion: 1 })),
    );
    expect(printed(withoutDrafts(rowsOf(back)))).not.toContain('A calm meeting.');
    expect(
      rowsOf(final(minuteTaker(write('x')), minuteTaker(write('', { basedOnVersion: 1 })))).at(-1)?.event.type,
    ).toBe('MinutesFinalised');
  });

  it('[N216] goes on from what was approved, version by version', () => {
    const rows = rowsOf(
      final(minuteTaker(write('First.')), minuteTaker(finalise), minuteTaker(write('Second.', { basedOnVersion: 1 }))),
    );
    const left = withoutDrafts(rows);
    expect(printed(left)).toContain('Second.');
    expect(printed(left)).not.toContain('First.');
    const meeting = fold(left);
    expect(
      decide(meeting, write('Third.', { basedOnVersion: 2 }), { actor: { participantId: 'chair' }, now: minute(900) }),
    ).toMatchObject({ events: [{ type: 'SectionWritten', version: 3 }] });
  });

  it('[N216] and each text goes to nobody who could not read it before, whatever is shown or kept afterwards', () => {
    const kept = final(
      minuteTaker(write('For two of us.', { restrictedTo: ['hv'] })),
      minuteTaker(write('For the agency.', { edition: 'agency-police' })),
    );
    kept.now.shows('For two of us.', 'minutes', 'hv').hides('For two of us.', 'police', 'school');
    kept.now.shows('For the agency.', 'minutes', 'chair', 'police').hides('For the agency.', 'hv', 'school');
    const written = rowsOf(kept).find(({ event }) => event.type === 'SectionWritten')?.sequence ?? 0;
    const shown = given(
      closed(),
      minuteTaker(write('For two of us.', { restrictedTo: ['hv'] })),
      minuteTaker(finalise),
    ).when(minuteTaker(extend(written, 'police')));
    shown.accepted().shows('For two of us.', 'police').hides('For two of us.', 'school');
    const fewer = final(minuteTaker(write('For everybody.'))).when(minuteTaker(restrict(written, 'chair')));
    fewer.accepted().hides('For everybody.', 'hv', 'police');
  });

  it('[N217] rules and answers for everything that may be asked of it', () => {
    fc.assert(
      fc.property(stepsAfterClosing(25), fc.array(anyCommand, { minLength: 10, maxLength: 10 }), (steps, asked) => {
        const { record } = given(opened(), minuteTaker(note('n1')), chair(close()));
        for (const step of distinct(steps, 'x')) record.ask(step);
        const left = withoutDrafts(record.rows);
        const meeting = fold(left);
        expect(meeting?.sequence).toBe(record.rows.at(-1)?.sequence);
        for (const command of asked)
          for (const participantId of ['chair', 'minutes', 'police'])
            expect(['accepted', 'refused']).toContain(
              decide(meeting, command, { actor: { participantId }, now: minute(900) }).verdict,
            );
        expect(minutes(left, full).sections.map(({ sectionId }) => sectionId)).toEqual(
          minutes(record.rows, full).sections.map(({ sectionId }) => sectionId),
        );
        if (meeting) expect(Array.isArray(gaps(meeting))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
