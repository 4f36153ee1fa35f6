/** Packs from folders: the shipped ones and a partnership's own. A broken file is refused by name and the rest load. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Calendar, Procedure } from '#meeting';
import { shippedPacksFolder } from './library-folder.js';
import { parseCalendar } from './parse-calendar.js';
import { parsePack } from './parse-pack.js';
import { packLimits, type Problem } from './problem.js';
import { tooLargeReason } from './yaml-text.js';

export interface RefusedFile {
  readonly fileName: string;
  readonly problems: readonly Problem[];
}
export interface LoadedPacks {
  readonly procedures: Procedure[];
  readonly refused: RefusedFile[];
}

interface FileText {
  readonly fileName: string;
  readonly text: string;
}

/** The shipped packs, then those of each folder in turn; calendars are the files named `calendar-…`. */
export async function loadPacks(folders: readonly string[]): Promise<LoadedPacks> {
  const refused: RefusedFile[] = [];
  const files: FileText[] = [];
  for (const folder of [shippedPacksFolder, ...folders]) files.push(...(await readFolder(folder, refused)));
  const isCalendar = ({ fileName }: FileText) => /^calendar-/i.test(fileName);
  const calendars = readCalendars(files.filter(isCalendar), refused);
  return {
    procedures: readPacks(
      files.filter((file) => !isCalendar(file)),
      calendars,
      refused,
    ),
    refused,
  };
}

function readCalendars(files: readonly FileText[], refused: RefusedFile[]): Calendar[] {
  const calendars: Calendar[] = [];
  for (const { fileName, text } of files) {
    const parsed = parseCalendar(text, { fileName });
    if (!parsed.ok) refused.push({ fileName, problems: parsed.problems });
    else if (calendars.some(({ region }) => region === parsed.calendar.region)) {
      refused.push(
        refusal(fileName, `There is a calendar for “${parsed.calendar.region}” already. Give this one another region.`),
      );
    } else calendars.push(parsed.calendar);
  }
  return calendars;
}

function readPacks(files: readonly FileText[], calendars: readonly Calendar[], refused: RefusedFile[]): Procedure[] {
  const procedures: Procedure[] = [];
  const taken = new Map<string, string>();
  for (const { fileName, text } of files) {
    const parsed = parsePack(text, { fileName, calendars, taken });
    if (!parsed.ok) refused.push({ fileName, problems: parsed.problems });
    else {
      procedures.push(parsed.procedure);
      taken.set(parsed.procedure.procedureId, fileName);
    }
  }
  return procedures;
}

const refusal = (fileName: string, reason: string): RefusedFile => ({ fileName, problems: [{ line: 1, reason }] });

async function readFolder(folder: string, refused: RefusedFile[]): Promise<FileText[]> {
  const names = await packNames(folder);
  if (!names) {
    refused.push(
      refusal(basename(folder), 'This folder cannot be read. Check that it exists and that Quorate may read it.'),
    );
    return [];
  }
  const files: FileText[] = [];
  for (const fileName of names.slice(0, packLimits.files)) {
    const read = await readText(folder, fileName);
    if ('text' in read) files.push({ fileName, text: read.text });
    else refused.push(refusal(fileName, read.because));
  }
  for (const fileName of names.slice(packLimits.files)) {
    refused.push(
      refusal(fileName, `Only the first ${packLimits.files} files of a folder are read. Move some elsewhere.`),
    );
  }
  return files;
}

const stem = (name: string) => name.replace(/\.ya?ml$/i, '');
const byStem = (one: string, other: string) => (stem(one) < stem(other) ? -1 : 1);

/** In the order of their names, so that the same folder always gives the same answer. */
const packNames = (folder: string): Promise<string[] | undefined> =>
  readdir(folder).then(
    (names) => names.filter((name) => /^[^.].*\.ya?ml$/i.test(name)).sort(byStem),
    () => undefined,
  );

async function readText(folder: string, fileName: string): Promise<{ text: string } | { because: string }> {
  const path = join(folder, fileName);
  try {
    const about = await stat(path);
    // A pipe or a device would be waited for without end.
    if (!about.isFile()) return { because: 'This is not an ordinary file. Put the pack itself here.' };
    if (about.size > packLimits.bytes) return { because: tooLargeReason(fileName) };
    return decoded(await readFile(path));
  } catch {
    return { because: 'This file cannot be read. Check that Quorate may read it.' };
  }
}

function decoded(bytes: Uint8Array): { text: string } | { because: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { because: 'This file is saved as UTF-16, which some editors call Unicode. Save it again as UTF-8.' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { because: 'This file is not saved as UTF-8. Save it again as UTF-8.' };
  }
}
