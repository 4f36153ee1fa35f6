import type { Calendar, Procedure } from '#meeting';
import { crossChecks } from './cross-checks.js';
import { choice, type Fault, quoted } from './fault.js';
import { nearest } from './nearest.js';
import type { Problem } from './problem.js';
import { deeplyFrozen, readFileText } from './read-file-text.js';
import { isPackFile, type PackFile } from './validators.js';

export type ParsedPack =
  { readonly ok: true; readonly procedure: Procedure } | { readonly ok: false; readonly problems: Problem[] };

export interface PackContext {
  readonly fileName: string;
  /** The calendars a pack may name. */
  readonly calendars: readonly Calendar[];
  /** Packs already read: their procedureId, and the file each came from. */
  readonly taken?: ReadonlyMap<string, string>;
}

/** A pack's text as a procedure with its calendar in it, frozen, or every problem in it with its line; never throws. */
export function parsePack(text: string, { fileName, calendars, taken }: PackContext): ParsedPack {
  const parsed = readFileText(text, fileName, isPackFile, (pack) => [
    ...takenId(pack, taken),
    ...crossChecks(pack),
    ...unknownCalendar(pack, calendars),
  ]);
  if (!parsed.ok) return parsed;
  const calendar = calendars.find(({ region }) => region === parsed.value.calendar)!;
  return { ok: true, procedure: deeplyFrozen({ ...parsed.value, calendar }) };
}

function takenId({ procedureId }: PackFile, taken?: ReadonlyMap<string, string>): Fault[] {
  const by = taken?.get(procedureId);
  return by === undefined
    ? []
    : [
        {
          path: ['procedureId'],
          reason: `${quoted(procedureId)} is already the procedureId of ${by}. Give this pack another.`,
        },
      ];
}

function unknownCalendar(pack: PackFile, calendars: readonly Calendar[]): Fault[] {
  const regions = calendars.map(({ region }) => region);
  if (regions.includes(pack.calendar)) return [];
  const meant = nearest(pack.calendar, regions);
  const help = meant.length > 0 ? `Did you mean ${choice(meant)}?` : 'No calendar could be read.';
  return [{ path: ['calendar'], reason: `There is no calendar for ${quoted(pack.calendar)}. ${help}` }];
}
