import fc from 'fast-check';
import { given } from '../testing/given.js';
import { circulate, closed, distribute, makeEdition, openEdition, write } from '../testing/minutes.js';
import { chair, minuteTaker, police } from '../testing/people.js';
import { fold } from '../decider.js';
import { contribution } from '../testing/commands.js';
import { asPlainText } from '../minutes/document.js';
import { holders } from '../judgements/holders.js';
import { minutes } from '../testing/named.js';
import { documentCatalogue, documentInWords, documentTitle } from './catalogue.js';
import { documentName, whichDocument, type DocumentKind, type WhichDocument } from './which.js';

const slug = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const ofKind: { readonly [Kind in DocumentKind]?: fc.Arbitrary<WhichDocument> } = {
  agency: slug.map((agencyId) => ({ kind: 'agency', agencyId })),
  tonight: slug.map((agencyId) => ({ kind: 'tonight', agencyId })),
  annex: fc.record({ kind: fc.constant('annex' as const), sequence: fc.integer({ min: 1 }), ofFinding: fc.boolean() }),
  unknown: fc
    .constantFrom('press', 'annex-0', 'annex-01', 'annex-x', 'agency-', 'fully', 'Full', '', 'constructor')
    .map((name) => ({ kind: 'unknown', name })),
};
const anyDocument = fc.oneof(
  ...(Object.keys(documentCatalogue) as DocumentKind[]).map(
    (kind) => ofKind[kind] ?? fc.constant({ kind } as WhichDocument),
  ),
);
const unknownNames = ['press', 'minutes-for-the-court', 'annex-x', 'agency-', 'toString'];

describe('which document a name says', () => {
  it('[N200] every document has a name of its own, which is read back as that document', () =>
    fc.assert(
      fc.property(anyDocument, (which) => {
        expect(whichDocument(documentName(which))).toEqual(which);
      }),
    ));

  it('[N200] a name that is none is no document: it is kept as it came, and is called by it', () => {
    for (const name of unknownNames) {
      const which = whichDocument(name);
      expect(which).toEqual({ kind: 'unknown', name });
      expect(documentTitle(which)).toBe(name);
      expect(documentInWords(given(closed()).now.meeting, which)).toBe(name);
    }
  });

  it('[N200] nobody makes, opens, circulates, gives out or writes for a document that there is not, and each is told so', () => {
    const sentence = { because: expect.stringContaining('There is no such edition of the minutes') as string };
    for (const name of unknownNames) {
      for (const command of [makeEdition(name), circulate(name, ['police']), distribute(name, 'police')])
        void given(closed()).when(minuteTaker(command)).refused('N25', sentence);
      void given(closed())
        .when(minuteTaker(write('x', { edition: name })))
        .refused('N25', sentence);
      void given(closed())
        .when(police(openEdition(name)))
        .refused('N25', sentence);
    }
  });

  it('[N201] a row of a later version that names a document unknown here is kept: the minutes print its name, and it may hold anything', () => {
    const { record } = given(closed(police(contribution('c1'))), chair(distribute('full', 'The court'))).now;
    const rows = record.rows.map((row) =>
      row.event.type === 'DistributionRecorded' ? { ...row, event: { ...row.event, edition: 'leaflet' } } : row,
    );
    const meeting = fold(rows);
    expect(meeting?.distributions).toMatchObject([{ which: { kind: 'unknown', name: 'leaflet' } }]);
    expect(asPlainText(minutes(rows, 'full'))).toContain('Given out: leaflet, to The court');
    const said = rows.find(({ event }) => event.type === 'ContributionMade');
    expect(meeting && holders(meeting, said?.sequence ?? 0)).toMatchObject([{ to: 'The court' }]);
  });
});
