/** Every edition, paper and file of a meeting, asked for over HTTP as its people would, and written into a folder. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sayable } from '#event-log';
import {
  aboutDocument,
  circlesFor,
  documentIn,
  documentName,
  documentFormats,
  fixedEditions,
  fold,
  isProfessional,
  keepsRecord,
  looseFiles,
  type Meeting,
  type Printable,
  type Refusal,
} from '#meeting';
import type { Table } from './scenario/player.js';
import type { Seat } from './scenario/seat.js';

export interface Exported {
  readonly written: readonly string[];
  readonly refused: readonly { readonly name: string; readonly because: string }[];
}

/** For whom: whoever runs the meeting, or somebody they make copies for. */
interface Asking {
  readonly maker: Seat;
  readonly to?: string;
}

/** @param as the identifier in the scenario of the person it is exported for; the chair unless said. @param told hears of each file. */
export async function exportAll(
  table: Table,
  folder: string,
  as: string | undefined,
  told: (line: string) => void,
): Promise<Exported> {
  const chair = table.seat(table.chairId);
  const meeting = chair && fold(chair.rows());
  if (!meeting) throw new Sayable('The chair received no meeting, so there is nothing to write.');
  const asking = askingOf(table, meeting, chair, as);
  const written: string[] = [];
  const refused: { name: string; because: string }[] = [];
  const left = [...filesOf(meeting).map((file): Task => [file, asking]), ...annexesOf(table, meeting, as)];
  const worker = async (): Promise<void> => {
    for (let task = left.shift(); task; task = left.shift()) {
      const [[name, path, asked], by] = task;
      const because = await fetched(by, path, asked, join(folder, name));
      if (because === undefined) told(name);
      if (because === undefined) written.push(name);
      else refused.push({ name, because });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { written, refused };
}

/** As many as a server makes at once. */
const atOnce = 2;

function askingOf(table: Table, { participants }: Meeting, chair: Seat, as: string | undefined): Asking {
  if (as === undefined) return { maker: chair };
  const participantId = table.participantId(as);
  const attendee = participants.get(participantId);
  if (!attendee) throw new Sayable(`Nobody in the scenario is called ${as}. Give a participantId of the file.`);
  const seat = table.seat(as);
  return seat && keepsRecord(attendee) ? { maker: seat } : { maker: chair, to: participantId };
}

/** Each file’s name, its address below the meeting’s, and what is asked for with it. */
type FileOf = readonly [name: string, path: string, asked: object];

const inEveryForm = (name: string, asked: object): FileOf[] =>
  documentFormats.map((format) => [`${name}.${format}`, `/minutes/${name}.${format}`, asked]);

function filesOf(meeting: Meeting): FileOf[] {
  const agencies = [...new Set([...meeting.participants.values()].map(({ facts }) => facts.agencyId))];
  const all: readonly Printable[] = [
    ...fixedEditions.map((kind) => ({ kind })),
    ...agencies.map((agencyId) => ({ kind: 'agency' as const, agencyId })),
    { kind: 'read-back' },
    ...agencies.map((agencyId) => ({ kind: 'tonight' as const, agencyId })),
  ];
  const documents = all
    .filter((which) => documentIn(meeting, which))
    .flatMap((which) => inEveryForm(documentName(which), settled(meeting, which)));
  return [
    ...documents,
    ...Object.entries(looseFiles).map(([file, ending]): FileOf => [
      `${file}.${ending}`,
      `/files/${file}.${ending}`,
      {},
    ]),
  ];
}

type Task = readonly [file: FileOf, asking: Asking];

/** Each restricted annex by somebody of its circle, who alone know of it; exported for somebody, those of their circles. */
function annexesOf(table: Table, { participants }: Meeting, as: string | undefined): Task[] {
  const found = new Map<string, Seat>();
  for (const participantId of as === undefined ? participants.keys() : [table.participantId(as)]) {
    const seat = table.seat(participantId);
    const own = seat && fold(seat.rows());
    const person = participants.get(participantId);
    if (!seat || !own || !person || !isProfessional(person)) continue;
    for (const name of circlesFor(own, participantId).map(({ annex }) => documentName(annex)))
      if (!found.has(name)) found.set(name, seat);
  }
  return [...found].flatMap(([name, maker]) => inEveryForm(name, {}).map((file): Task => [file, { maker }]));
}

/** The procedure’s checks before an edition for a family leaves are nobody’s to meet here: it says so in the record. */
function settled({ procedure }: Meeting, which: Printable): object {
  const checks = aboutDocument(which).release ? (procedure.minutes?.releaseChecks ?? []) : [];
  return checks.length === 0
    ? {}
    : {
        checks: checks.map(({ checkId }) => ({
          checkId,
          met: false,
          why: 'Written from a scenario; it goes to nobody.',
        })),
      };
}

/** @returns why it was not given out, in a sentence. */
async function fetched({ maker, to }: Asking, path: string, asked: object, file: string): Promise<string | undefined> {
  const answer = await maker.post(path, to === undefined ? asked : { ...asked, to });
  if (!answer.ok) return ((await answer.json()) as { readonly refusal: Refusal }).refusal.because;
  await writeFile(file, Buffer.from(await answer.arrayBuffer())).catch(() => {
    throw new Sayable(`The file ${file} cannot be written.`);
  });
  return undefined;
}
