import { close, departure } from '../testing/commands.js';
import { given, minute, opened, usual, type After, type Convening } from '../testing/given.js';
import { finalise } from '../testing/minutes.js';
import { chair, father, hv, mia, leo, minuteTaker, people, police } from '../testing/people.js';
import { conference, discussion } from '../testing/procedure.js';
import { circlesFor } from '../circles.js';
import { asPlainText } from '../minutes/document.js';
import { gaps } from '../judgements/gaps.js';
import { lastSaidOf, type RecordWhereabouts } from './whereabouts.js';
import { type Annex, type DocumentName } from '../documents/which.js';
import { annexPointers, circleFor, entriesForEdition, minutes } from '../testing/named.js';

const where = (extra: Partial<RecordWhereabouts> = {}): RecordWhereabouts => ({
  type: 'RecordWhereabouts',
  childId: 'mia',
  where: 'At SAFE-PLACE',
  withWhom: 'her AUNT',
  saidBy: 'the SCHOOL',
  ...extra,
});
const withFamily: Convening = {
  convening: { participants: [...usual, 'father' as const, 'observer' as const].map((name) => people[name]) },
  procedure: { ...conference, admission: 'direct' },
};
function copy(after: After, name: DocumentName | Annex, maker: string, now?: string): string {
  const circle = circleFor(after.meeting, name, maker);
  const rows = entriesForEdition(after.record.rows, after.meeting, name, maker);
  const annexes = annexPointers(after.record.rows, after.meeting, name, maker);
  return asPlainText(minutes(rows, name, { now, annexes, ...(circle ? { circle } : {}) }));
}
const secret = /SAFE-PLACE|AUNT|SCHOOL/;

describe('where each child is now', () => {
  it('[N146] is a gap of each child until somebody says it, asked before anything else', () => {
    const after = given(opened()).now;
    expect(after.gaps('whereabouts').map(({ about }) => about?.aboutId)).toEqual(['mia', 'leo']);
    expect(
      given(opened(), hv(where()))
        .now.gaps('whereabouts')
        .map(({ about }) => about?.aboutId),
    ).toEqual(['leo']);
    expect(after.print()).toContain('Nothing is recorded here of where Mia is now.');
  });

  it('[N146] whoever of the professionals knows it says it, in every phase, arrived or not', () => {
    given().when(police(where())).then({ type: 'WhereaboutsRecorded', agencyId: 'police' });
    given(opened()).when(minuteTaker(where())).accepted();
    given(opened(), minuteTaker(departure('hv')))
      .when(hv(where()))
      .accepted();
    given(opened(), chair(close())).when(hv(where())).accepted();
    given(opened(), chair(close()), minuteTaker(finalise)).when(hv(where())).accepted();
  });

  it('[N146] nobody of the family, and of no child that is not here', () => {
    given(withFamily, opened('father')).when(father(where())).refused('V1');
    given(opened())
      .when(hv(where({ childId: 'ava' })))
      .refused('V4');
  });

  it('[N147] is printed in the full minutes, with who said it and when', () =>
    expect(copy(given(opened(), hv(where())).now, 'full', 'chair')).toMatch(
      /Mia: last said, at 20 November 2026, 17:08 \(recorded by Priya, as said by the SCHOOL\): At SAFE-PLACE, with her AUNT\./,
    ));

  it('[N147] and nowhere else: no other edition or paper, and nobody outside the agencies or at the door', () => {
    const after = given(withFamily, opened('father', 'observer'), hv(where())).now;
    for (const name of [
      'family',
      'child',
      'decision-letter',
      'court-index',
      'agency-police',
      'agency-community-health',
      'tonight-police',
      'read-back',
    ] as const)
      expect([name, copy(after, name, 'chair')]).not.toEqual([name, expect.stringMatching(secret)]);
    after.hides('SAFE-PLACE', 'father', 'observer', 'housing', 'deputy').shows('SAFE-PLACE', 'chair', 'police');
  });

  it('[N148] is marked once the time has passed until which they are safe there', () => {
    const after = given(opened(), hv(where({ safeUntil: minute(60) }))).now;
    expect(copy(after, 'full', 'chair', minute(59))).toMatch(/Safe until 20 November 2026, 18:00\./);
    expect(copy(after, 'full', 'chair', minute(60))).toMatch(/18:00; that time has passed\./);
  });

  it('[N149] kept to some, it stands in their annex and in no body', () => {
    const after = given(opened(), hv(where({ restrictedTo: ['police'] }))).now;
    expect(copy(after, 'full', 'police')).not.toMatch(secret);
    const [circle] = circlesFor(after.meeting, 'police');
    expect(copy(after, circle?.annex ?? 'full', 'police')).toMatch(/Mia: said, at .*: At SAFE-PLACE, with her AUNT/);
    after.hides('SAFE-PLACE', 'chair', 'school').shows('SAFE-PLACE', 'police', 'hv');
    expect(after.gaps('whereabouts')).toHaveLength(1);
  });

  it('[N150] while anybody hides it is before nobody they hide from, whichever child it is of, and in no copy but the annex of where they are', () => {
    const hidden: Convening = {
      convening: { children: [{ ...mia, mustNotBeFoundBy: ['housing'] }, leo] },
      procedure: discussion,
    };
    for (const childId of ['mia', 'leo']) {
      const after = given(hidden, opened('housing'), hv(where({ childId }))).now;
      after.hides('SAFE-PLACE', 'housing').hides('AUNT', 'housing').shows('SAFE-PLACE', 'chair', 'police');
      expect(after.gaps('whereabouts')).toHaveLength(1);
      expect(copy(after, 'full', 'chair')).not.toMatch(secret);
      expect(copy(after, 'full', 'chair')).toMatch(
        childId === 'mia' ? /Mia: last said, .*: not given here\./ : /Leo: last said, .*: not given here\./,
      );
      expect(after.print('full', 'chair')).not.toMatch(secret);
      const [circle] = circlesFor(after.meeting, 'chair');
      expect(copy(after, circle?.annex ?? 'full', 'chair')).toMatch(secret);
    }
  });

  const kept = hv(where({ where: 'KEPT-PLACE', restrictedTo: ['police'] }));

  it('[N138] a later entry kept to some is pointed to beside the last that everybody heard, where every reader may know of it', () => {
    const after = given(opened(), hv(where()), kept).now;
    for (const reader of ['police', 'hv']) {
      const text = copy(after, 'full', reader);
      expect(text).toMatch(
        /Mia: last said to everybody, at 20 November 2026, 17:08 \(.*\): At SAFE-PLACE.* See the restricted annex \(for .*Karim.*\) for what was said since\./,
      );
      expect(text).not.toContain('KEPT-PLACE');
    }
  });

  it('[N138] nothing points to what is older than that, nor from another child', () => {
    const after = given(opened(), kept, hv(where())).now;
    expect(copy(after, 'full', 'police')).toMatch(/Mia: last said, at /);
    expect(copy(after, 'full', 'police')).not.toContain('said since');
    expect(copy(after, 'full', 'police')).toContain('Nothing is recorded here of where Leo is now.');
  });

  it('[N138] where the only entry is kept, its readers are sent to the annex', () =>
    expect(copy(given(opened(), kept).now, 'full', 'police')).toMatch(
      /Mia: See the restricted annex \(for .*Karim.*\)\./,
    ));

  it('[N139] whoever may not know of it reads the same words as where nothing is kept, and those are true of both', () => {
    const said = [opened(), hv(where())] as const;
    const part = (after: After, maker: string) =>
      /WHERE EACH CHILD IS[^]*?Leo.*/i.exec(copy(after, 'full', maker))?.[0];
    for (const maker of ['chair', 'school']) {
      expect(part(given(...said, kept).now, maker)).toBe(part(given(...said).now, maker));
      expect(part(given(opened(), kept).now, maker)).toBe(part(given(opened()).now, maker));
      expect(part(given(...said, kept).now, maker)).toContain('Mia: last said, at ');
      expect(part(given(opened(), kept).now, maker)).toContain('Nothing is recorded here of where Mia is now.');
    }
  });

  it('[N139] nor does the list of what is open say that nobody has said it', () => {
    const { meeting } = given(opened(), kept).now;
    expect(gaps(meeting, 'chair').find(({ gap }) => gap === 'whereabouts')?.what).toBe(
      'Nothing is recorded here of where Mia is now.',
    );
  });

  it('[N140] on the screen what everybody heard last stands beside what is kept to its reader since', () => {
    const { meeting } = given(opened(), hv(where()), kept).now;
    const places = (reader: string) => {
      const { toAll, since } = lastSaidOf(meeting, 'mia', reader);
      return [toAll?.where, since?.where];
    };
    expect(places('police')).toEqual(['At SAFE-PLACE', 'KEPT-PLACE']);
    expect(places('chair')).toEqual(['At SAFE-PLACE', undefined]);
  });
});
