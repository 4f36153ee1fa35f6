/** Everything that can leave one meeting, in every form, made as the server makes it. */
import {
  agencyOf,
  circleOf,
  circlesOf,
  documentFormats,
  isAnnex,
  documentIn,
  documentName,
  fixedEditions,
  isInvited,
  isProfessional,
  looseFiles,
  whichDocument,
  type Printable,
  type FileFormat,
  type Meeting,
  type Recorded,
} from '#meeting';
import { headMessage } from '#proof';
import type { MeetingRecord } from '../../apps/server/src/turns/meeting-record.js';
import { sourceOf } from '../../apps/server/src/editions/source.js';
import { madeFrom } from '../../apps/server/src/editions/work.js';
import { secretsPrintedAt, type MeetingWithSecrets } from '../../libs/meeting/src/testing/secrets.js';
import { exported, meetingId, signer } from '../../libs/proof/src/testing/records.js';

/** One thing that can be asked for: which document, in which form, by whom, and for whom. */
export interface Asked {
  readonly edition: string;
  readonly format: FileFormat;
  readonly length: 'full' | 'summary';
  readonly makerId: string;
  readonly recipientId?: string;
}
/** The same, made; `readers` are those in whose hands it may come to lie. */
export interface File extends Asked {
  readonly bytes: Buffer;
  readonly readers: readonly string[];
}

/** The rows, those that made minutes final signed as a server does: without, no record can be made of them. */
export function signed(rows: readonly Recorded[]): Recorded[] {
  return rows.reduce<Recorded[]>((before, row) => {
    if (row.event.type !== 'MinutesFinalised') return [...before, row];
    const { sequence, hash } = exported(before).at(-1) as { sequence: number; hash: string };
    const signature = signer.sign(headMessage({ meetingId, version: row.event.version, sequence, hash }));
    return [
      ...before,
      { ...row, event: { ...row.event, sequence, headHash: hash, signature, publicKey: signer.publicKey } },
    ];
  }, []);
}

/** The names of everything there is in a meeting, with the forms each has. */
export function everythingIn(
  meeting: Meeting,
): { readonly edition: string; readonly formats: readonly FileFormat[] }[] {
  const agencies = [...new Set([...meeting.participants.values()].map(({ facts }) => facts.agencyId))];
  const all: readonly Printable[] = [
    ...fixedEditions.map((kind) => ({ kind })),
    { kind: 'read-back' },
    ...agencies.flatMap((agencyId): Printable[] => [
      { kind: 'agency', agencyId },
      { kind: 'tonight', agencyId },
    ]),
  ];
  const here = all.filter((which) => documentIn(meeting, which));
  return [
    ...[...here, ...circlesOf(meeting).map(({ annex }) => annex)].map((which) => ({
      edition: documentName(which),
      formats: documentFormats,
    })),
    ...Object.entries(looseFiles).map(([edition, format]) => ({ edition, formats: [format] })),
  ];
}

/** @returns nothing where nobody of that name may have it made. */
export async function fileOf(
  { meeting }: MeetingWithSecrets,
  rows: readonly Recorded[],
  asked: Asked,
): Promise<File | undefined> {
  const { edition, format, length, makerId, recipientId } = asked;
  const record = { meeting, rows, meetingId, lastAt: secretsPrintedAt } as unknown as MeetingRecord;
  const externalRecipient = recipientId === undefined && !isAnnex(whichDocument(edition)) ? 'Josie' : undefined;
  const source = sourceOf(record, {
    wanted: { type: 'MakeEdition', edition, format, length, recipientId, externalRecipient },
    makerId,
    sequence: rows.length + 1,
    fictional: false,
    now: secretsPrintedAt,
  });
  if ('refusal' in source) return undefined;
  const pieces: Uint8Array[] = [];
  for await (const piece of madeFrom(source.work('a'.repeat(64), exported(rows)), signer, new AbortController().signal)
    .bytes)
    pieces.push(piece);
  return { ...asked, bytes: Buffer.concat(pieces), readers: readersOf(meeting, asked) };
}

/** Everybody who reads that document, its maker among them. */
function readersOf(meeting: Meeting, { edition, makerId, recipientId }: Asked): string[] {
  const { participants } = meeting;
  const circle = circleOf(meeting, whichDocument(edition));
  if (circle) return [...circle.people];
  const professionals = [...participants.values()].filter((one) => isProfessional(one) && isInvited(one));
  const agencyId = agencyOf(whichDocument(edition));
  const reading =
    edition === 'read-back'
      ? professionals.filter(({ standing }) => standing.state === 'attending')
      : professionals.filter(({ facts }) => facts.agencyId === agencyId);
  return [
    ...new Set([
      makerId,
      ...(recipientId === undefined ? [] : [recipientId]),
      ...reading.map(({ participantId }) => participantId),
    ]),
  ];
}
