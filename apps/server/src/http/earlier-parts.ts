/** The parts of earlier builds of the pages: a page that is open during an upgrade fetches its own for 30 days more. */
import { copyFile, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportFault } from '../operator-log.js';

const dayMs = 24 * 60 * 60 * 1_000;
/** Days after the last start on which a part belonged to the pages served. */
const partsKeptDays = 30;
/** Most files kept: whoever builds all day does not fill the disk. Some fifty go to a build. */
const partsKeptMax = 5_000;

/** Where the parts lie in the data folder, and beside them the names of those served at the last start. */
export const earlierPartsIn = (dataFolder: string): string => join(dataFolder, 'pages', 'assets');
const servedLastIn = (dataFolder: string): string => join(dataFolder, 'pages', 'served-last.json');

interface Kept {
  readonly name: string;
  /** When it was last known to be part of the pages served, in milliseconds. */
  readonly servedAt: number;
}

/**
 * Keeps a copy of every part of the pages served now, and takes away those that have not been served for 30 days.
 * To be done at each start. Where the data folder cannot be written to, nothing is kept, and that is in the log.
 * @param built the folder the parts were built into.
 */
export async function keepParts(built: string, dataFolder: string, now: Date): Promise<void> {
  try {
    const present = await readdir(built).catch(() => []);
    await mkdir(earlierPartsIn(dataFolder), { recursive: true, mode: 0o700 });
    await markServed(earlierPartsIn(dataFolder), await servedLast(dataFolder), now);
    await copyIn(built, earlierPartsIn(dataFolder), present, now);
    await takeAway(earlierPartsIn(dataFolder), new Set(present), now);
    await writeFile(servedLastIn(dataFolder), JSON.stringify(present), { mode: 0o600 });
  } catch (error) {
    reportFault('pages', error);
  }
}

/** Where nobody can read what is written there, as after a crash in the middle of it, nothing is known of the last start. */
async function servedLast(dataFolder: string): Promise<readonly string[]> {
  try {
    const names: unknown = JSON.parse(await readFile(servedLastIn(dataFolder), 'utf8'));
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** They were served until this start, however long ago the last one was. */
async function markServed(folder: string, names: readonly string[], now: Date): Promise<void> {
  const there = new Set(await readdir(folder));
  for (const name of names) if (there.has(name)) await utimes(join(folder, name), now, now);
}

async function copyIn(built: string, folder: string, names: readonly string[], now: Date): Promise<void> {
  for (const name of names) {
    await copyFile(join(built, name), join(folder, name));
    await utimes(join(folder, name), now, now);
  }
}

async function takeAway(folder: string, present: ReadonlySet<string>, now: Date): Promise<void> {
  const earlier = (await keptIn(folder)).filter(({ name }) => !present.has(name));
  const newestFirst = earlier.sort((one, other) => other.servedAt - one.servedAt);
  const isOver = ({ servedAt }: Kept, place: number) =>
    place >= partsKeptMax || now.getTime() - servedAt > partsKeptDays * dayMs;
  for (const { name } of newestFirst.filter(isOver)) await rm(join(folder, name));
}

const keptIn = async (folder: string): Promise<Kept[]> =>
  Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, servedAt: (await stat(join(folder, name))).mtimeMs })),
  );
