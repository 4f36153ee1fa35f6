import { circlesOf } from '../circles.js';
import { fold } from '../decider.js';
import { tellFamily } from '../testing/commands.js';
import { given, minute, opened } from '../testing/given.js';
import { chair } from '../testing/people.js';
import { asPlainText } from '../minutes/document.js';
import { isToldNow, mayReadNarrative } from '../minutes/for-family.js';
import { viewerOf, visibleTo } from '../visibility.js';
import { whichDocument, type DocumentName } from '../documents/which.js';
import { entriesForEdition, minutes } from '../testing/named.js';

const kept = { mustNotKnowYet: 'THE-VISIT', mustNotKnowYetRestrictedTo: ['police'] };

describe('what the family must not know yet', () => {
  const { record, meeting } = given(opened(), chair(tellFamily(kept))).now;
  const asSeenBy = (reader: string) => record.rows.map((row) => visibleTo(viewerOf(meeting, reader)!, row)!);
  const print = (name: DocumentName, makerId: string) =>
    asPlainText(minutes(entriesForEdition(record.rows, meeting, name, makerId), name, { now: minute(60) }));

  it('[S46] kept to some it is a row of its own, and everybody else reads that something is kept back, not what nor to whom', () => {
    expect(fold(asSeenBy('police'))?.familyMessages[0]?.mustNotKnowYet).toBe('THE-VISIT');
    const forHealth = asSeenBy('hv');
    expect(JSON.stringify(forHealth)).not.toMatch(/THE-VISIT|mustNotKnowYetRestrictedTo/);
    expect(forHealth[8]?.event).toMatchObject({ type: 'FamilyMessageDecided', mustNotKnowYetKept: true });
    expect(forHealth[8]?.event).not.toHaveProperty('audience');
    expect(forHealth[9]?.event.type).toBe('Withheld');
  });
  it('[S73] children are opened to one person listed, by name, and are in this meeting', () => {
    const tell = (extra: object) => given(opened()).when(chair(tellFamily({ what: 'x', ...extra })));
    tell({ aboutId: 'dean', childIds: ['leo'] }).accepted();
    tell({ childIds: ['leo'] }).refused('S73');
    tell({ aboutId: 'dean', childIds: ['nobody'] }).refused('S73');
  });
  it('[S46] its words stand in the annex of its circle and in no body', () => {
    const [circle] = circlesOf(meeting);
    expect(circle).toMatchObject({ annex: whichDocument('annex-10'), sequences: [10] });
    expect(print('annex-10', 'police')).toContain('Must not be known yet: THE-VISIT');
    for (const name of ['full', 'agency-police', 'tonight-police', 'read-back', 'court-index'] as const)
      expect(print(name, 'chair')).not.toContain('THE-VISIT');
    expect(print('full', 'chair')).toContain('Must not be known yet: something, kept to some; ask the chair');
    expect(print('tonight-community-health', 'chair')).toContain('not yet: something, kept to some; ask the chair');
  });
  it('[S46] to whom it is kept needs the words, and never widens the message', () => {
    void given(opened())
      .when(chair(tellFamily({ mustNotKnowYetRestrictedTo: ['police'] })))
      .refused('S46');
    const { record: narrow } = given(
      opened(),
      chair(tellFamily({ ...kept, restrictedTo: ['health'], mustNotKnowYetRestrictedTo: ['health', 'police'] })),
    ).now;
    expect(narrow.rows.at(-1)?.event.audience).toEqual(narrow.rows.at(-2)?.event.audience);
  });
  it('[S47] whoever may not read it is still kept from giving it away', () => {
    const { record: rows, meeting: now } = given(opened(), chair(tellFamily({ ...kept, aboutId: 'dean' }))).now;
    const own = fold(rows.rows.map((row) => visibleTo(viewerOf(now, 'hv')!, row)!))!;
    const options = { now: minute(60), recipient: { aboutId: 'dean', name: 'Dean' } };
    expect(isToldNow(own, options)).toBe(true);
    expect(mayReadNarrative(own, options)).toBe(false);
  });
});
