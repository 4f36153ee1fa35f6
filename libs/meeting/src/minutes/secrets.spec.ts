import { isInvited, isProfessional, type Meeting } from '../meeting.js';
import { meetingWithSecrets, secretsIn, secretsPrintedAt, type MeetingWithSecrets } from '../testing/secrets.js';
import { circlesOf } from '../circles.js';
import { viewerOf } from '../visibility.js';
import { asPlainText } from './document.js';
import { entriesForRecord } from './edition-entries.js';
import { keptDocument, keptOfFinal, mayHaveKept } from './kept.js';
import { agencyOf, documentName, whichDocument, type DocumentName } from '../documents/which.js';
import { circleFor, entriesForEdition, minutes } from '../testing/named.js';

const names: readonly DocumentName[] = [
  'full',
  'family',
  'child',
  'decision-letter',
  'court-index',
  'read-back',
  'agency-police',
  'agency-community-health',
  'agency-hillside',
  'agency-legal',
  'tonight-police',
  'tonight-csc',
];
const makers = ['chair', 'minutes'] as const;

/** Everybody in whose hands that document may come to lie. */
function readersOf({ participants }: Meeting, name: DocumentName, makerId: string): string[] {
  const agencyId = agencyOf(whichDocument(name));
  const professionals = [...participants.values()].filter((one) => isProfessional(one) && isInvited(one));
  const reading =
    name === 'read-back'
      ? professionals.filter(({ standing }) => standing.state === 'attending')
      : professionals.filter(({ facts }) => facts.agencyId === agencyId);
  return [makerId, ...reading.map(({ participantId }) => participantId)];
}

function leaks({ entries, meeting, secrets }: MeetingWithSecrets, name: DocumentName, makerId: string): string[] {
  const rows = entriesForEdition(entries, meeting, name, makerId);
  if (rows.length === 0) return [];
  const printed = ['full', 'summary'] as const;
  const found = printed.flatMap((length) => {
    const document = minutes(rows, name, { length, now: secretsPrintedAt, recipient: { name: 'Josie' } });
    return secretsIn(`${asPlainText(document)} ${JSON.stringify(document)}`);
  });
  const readers = readersOf(meeting, name, makerId);
  return secrets
    .filter(({ text }) => found.includes(text))
    .filter(({ mayReach }) => !readers.every((reader) => mayReach(name, reader)))
    .map(({ field, sequence }) => `${name} made by ${makerId} holds ${field} of row ${sequence}`);
}

/** Rows no annex holds: a note is in no minutes, what was written for one edition stands in that one, and who has which copy is the keepers’ register. */
const isInNoAnnex = ({ entries }: MeetingWithSecrets, sequence: number): boolean => {
  const event = entries[sequence - 1]?.event;
  return event?.type === 'SectionWritten'
    ? event.edition !== 'full' && !event.restrictedTo
    : event?.type === 'NoteTaken' || event?.type === 'NoteWithdrawn' || event?.type === 'DistributionRecorded';
};

const restricted = (meeting: MeetingWithSecrets) =>
  meeting.secrets.filter(({ sequence }) => !meeting.readers.isOpen(sequence) && !isInNoAnnex(meeting, sequence));

const printedIn = ({ entries, meeting }: MeetingWithSecrets, name: DocumentName, makerId: string): string[] => {
  const rows = entriesForEdition(entries, meeting, name, makerId);
  const circle = circleFor(meeting, name, makerId);
  return rows.length === 0
    ? []
    : secretsIn(JSON.stringify(minutes(rows, name, { now: secretsPrintedAt, ...(circle ? { circle } : {}) })));
};

/** What the full minutes would print for somebody who may see all that this person may, were there no annexes. */
const printedWhole = ({ entries, meeting }: MeetingWithSecrets, makerId: string): string[] => {
  const rows = entriesForRecord(entries, meeting, makerId);
  return rows.length === 0 ? [] : secretsIn(JSON.stringify(minutes(rows, 'full', { now: secretsPrintedAt })));
};

/** Whether the first of a circle who may make its annex would read it there. */
function isPrintedWhole(meeting: MeetingWithSecrets, circle: string, text: string): boolean {
  const maker = circle.split(',').find((one) => viewerOf(meeting.meeting, one)?.place === 'inside');
  return maker !== undefined && printedWhole(meeting, maker).includes(text);
}

describe('what a restricted annex holds', () => {
  it('[N95] is every restricted word that would be printed, in the annex of exactly those it is kept to and in no other, in fifty random meetings', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const meeting = meetingWithSecrets(seed);
      const annexes = circlesOf(meeting.meeting).map(({ annex, people }) => {
        const maker = people.find((one) => viewerOf(meeting.meeting, one)?.place === 'inside') ?? '';
        return { circle: people.join(), words: printedIn(meeting, documentName(annex), maker) };
      });
      const wrong = restricted(meeting).flatMap(({ text, sequence, field }) => {
        const circle = meeting.readers.circleOf(sequence) ?? '';
        const holding = annexes.filter(({ words }) => words.includes(text)).map((one) => one.circle);
        const isLost = holding.length === 0 && isPrintedWhole(meeting, circle, text);
        const isElsewhere = holding.some((one) => one !== circle);
        return isLost || isElsewhere ? [`${field} of row ${sequence}, for ${circle}, is in ${holding.join(' ')}`] : [];
      });
      expect([seed, wrong]).toEqual([seed, []]);
    }
  });
});

/** Whatever is kept of a final, and everybody who would be given it. */
function kept({ entries, meeting, secrets }: MeetingWithSecrets): { readonly given: number; readonly leaks: string[] } {
  let given = 0;
  const leaks = keptOfFinal(meeting).flatMap((one) => {
    const document = keptDocument(entries, meeting, one);
    const found = document ? secretsIn(JSON.stringify(document)) : [];
    const name = documentName(one.which);
    const readers = [...meeting.participants.keys()].filter((who) => mayHaveKept(entries, meeting, one.which, who, {}));
    given += found.length > 0 ? readers.length : 0;
    return secrets
      .filter(({ text }) => found.includes(text))
      .filter(({ mayReach }) => !readers.every((reader) => mayReach(name, reader)))
      .map(({ field, sequence }) => `${name}, as kept, holds ${field} of row ${sequence}`);
  });
  return { given, leaks };
}

describe('what is kept of a final', () => {
  it('[N204] is given to nobody who may not read every word of it, in twelve random meetings', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const { given, leaks } = kept(meetingWithSecrets(seed));
      expect([seed, leaks]).toEqual([seed, []]);
      expect(given).toBeGreaterThan(0);
    }
  });
});

describe('what an edition or paper holds', () => {
  it('[N60] no words its maker or any of its readers may not see, in fifty random meetings', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const meeting = meetingWithSecrets(seed);
      const found = makers.flatMap((maker) => names.flatMap((name) => leaks(meeting, name, maker)));
      expect([seed, found]).toEqual([seed, []]);
    }
  });
  it('[N60] a meeting of secrets is the same for the same seed, and holds what can leak', () => {
    const { secrets, entries } = meetingWithSecrets(9);
    expect(meetingWithSecrets(9).entries).toEqual(entries);
    expect(secrets.length).toBeGreaterThan(40);
    for (const type of ['SpokenTakenBack', 'AmendmentAnswered'])
      expect(entries.map(({ event }) => event.type)).toContain(type);
    const reaches = (seed: number, name: DocumentName): boolean => {
      const { entries: rows, meeting } = meetingWithSecrets(seed);
      const options = { now: secretsPrintedAt, recipient: { name: 'Josie' } };
      const made = minutes(entriesForEdition(rows, meeting, name, 'minutes'), name, options);
      return secretsIn(asPlainText(made)).length > 0;
    };
    // one random meeting need not say something in every paper; of a dozen one does
    const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
    for (const name of names) expect([name, seeds.some((seed) => reaches(seed, name))]).toEqual([name, true]);
    for (const { mayReach } of secrets.filter(({ field }) => field === 'PositionTaken.reason'))
      expect(mayReach('family', 'father')).toBe(false);
  });
});
