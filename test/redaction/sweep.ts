/** One meeting of secrets, everything that can leave it, and which secrets stand where they may not. */
import { circleOf, isInvited, isProfessional, whichDocument, type FileFormat } from '#meeting';
import { Readers } from '../../libs/meeting/src/testing/readers.js';
import {
  meetingWithSecrets,
  secretsIn,
  type MeetingWithSecrets,
  type Secret,
} from '../../libs/meeting/src/testing/secrets.js';
import { everythingIn, fileOf, signed, type Asked, type File } from './files.js';
import { textsIn } from './search.js';

export interface Swept {
  readonly files: number;
  readonly secrets: number;
  /** Secrets found where they may be, by form: a search that finds none proves nothing. */
  readonly found: ReadonlyMap<FileFormat, number>;
  readonly leaks: readonly string[];
  /** Secrets that one form of a document holds and the search did not find in another. */
  readonly missed: readonly string[];
}

const makers = ['chair', 'minutes', 'deputy'];

/** @param takes which of the forms of a document are made; all, unless said. */
export async function sweep(
  seed: number,
  takes: (place: number, format: FileFormat) => boolean = () => true,
): Promise<Swept> {
  const seeded = meetingWithSecrets(seed);
  const rows = signed(seeded.entries);
  const judge = judgeOf(seeded);
  const found = new Map<FileFormat, number>();
  const [leaks, missed]: string[][] = [[], []];
  let files = 0;
  for (const [place, { edition, formats }] of everythingIn(seeded.meeting).entries()) {
    const asked = askedIn(seeded, seed, edition, place);
    const held = new Map<FileFormat, ReadonlySet<string>>();
    for (const format of formats.filter((one) => takes(place, one))) {
      const file = await fileOf(seeded, rows, { ...asked, format });
      if (!file) continue;
      files += 1;
      const words = new Set(secretsIn((await textsIn(file.bytes)).join('\n').toLowerCase()));
      held.set(format, words);
      found.set(format, (found.get(format) ?? 0) + words.size);
      leaks?.push(
        ...judge(file, words).map(
          (secret) =>
            `seed ${seed}: ${edition}.${format} made by ${asked.makerId}${asked.recipientId ? ` for ${asked.recipientId}` : ''} holds ${secret.field} of row ${secret.sequence}`,
        ),
      );
    }
    for (const [format, words] of held)
      missed?.push(
        ...[...(held.get('json') ?? [])]
          .filter((word) => !words.has(word))
          .map((word) => `seed ${seed}: ${word} stands in ${edition}.json and was not found in ${edition}.${format}`),
      );
  }
  return { files, secrets: seeded.secrets.length, found, leaks: leaks ?? [], missed: missed ?? [] };
}

/** By another keeper each time, in full or in short, for everybody or for one. */
function askedIn({ meeting }: MeetingWithSecrets, seed: number, edition: string, place: number): Omit<Asked, 'format'> {
  const circle = circleOf(meeting, whichDocument(edition));
  const keepers = (circle?.people ?? makers).filter((one) => {
    const person = meeting.participants.get(one);
    return person && isInvited(person) && (!circle || isProfessional(person));
  });
  const professionals = [...meeting.participants.values()].filter((one) => isProfessional(one) && isInvited(one));
  const forOne = ['full', 'court-index', 'record', 'actions', 'dataset'].includes(edition) && (seed + place) % 3 !== 0;
  const recipient = forOne ? professionals[(seed * 7 + place) % professionals.length] : undefined;
  return {
    edition,
    length: (seed + place) % 4 === 0 ? 'summary' : 'full',
    makerId: keepers[(seed + place) % keepers.length] ?? 'chair',
    ...(recipient ? { recipientId: recipient.participantId } : {}),
  };
}

/** A record holds rows, whichever edition they were written for; everything else is judged as the edition it is, a file beside the minutes as the minutes. */
function judgeOf({ entries, secrets }: MeetingWithSecrets): (file: File, words: ReadonlySet<string>) => Secret[] {
  const readers = new Readers();
  for (const row of entries) readers.note(row);
  const may = ({ edition }: File, { sequence, mayReach }: Secret, reader: string): boolean =>
    edition === 'record'
      ? readers.may(reader, sequence)
      : mayReach(['attendance', 'actions', 'meeting', 'dataset'].includes(edition) ? 'full' : edition, reader);
  return (file, words) =>
    secrets
      .filter(({ text }) => words.has(text))
      .filter((secret) => !file.readers.every((reader) => may(file, secret, reader)));
}
