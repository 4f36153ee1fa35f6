import { isInvited, isProfessional, type Meeting } from '../meeting.js';
import { meetingWithSecrets, secretsIn, secretsPrintedAt, type MeetingWithSecrets } from '../testing/secrets.js';
import { asPlainText, type DocumentName } from './document.js';
import { agencyOf } from './document-names.js';
import { entriesForEdition } from './edition-entries.js';
import { minutes } from './minutes.js';

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
  const agencyId = agencyOf(name);
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

describe('what an edition or paper holds', () => {
  it('[N60] no words its maker or any of its readers may not see, in fifty random meetings', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const meeting = meetingWithSecrets(seed);
      const found = makers.flatMap((maker) => names.flatMap((name) => leaks(meeting, name, maker)));
      expect([seed, found]).toEqual([seed, []]);
    }
  });
  it('[N60] a meeting of secrets is the same for the same seed, and holds what can leak', () => {
    const { secrets, entries, meeting } = meetingWithSecrets(9);
    expect(meetingWithSecrets(9).entries).toEqual(entries);
    expect(secrets.length).toBeGreaterThan(40);
    const reaching = (name: DocumentName) =>
      secretsIn(
        asPlainText(
          minutes(entriesForEdition(entries, meeting, name, 'minutes'), name, {
            now: secretsPrintedAt,
            recipient: { name: 'Josie' },
          }),
        ),
      );
    for (const name of names) expect([name, reaching(name).length > 0]).toEqual([name, true]);
    for (const { mayReach } of secrets.filter(({ field }) => field === 'PositionTaken.reason'))
      expect(mayReach('family', 'father')).toBe(false);
  });
});
