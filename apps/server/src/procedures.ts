/** The procedure packs of this server: those shipped, and the partnership's own. */
import { loadPacks } from '#procedures';
import type { ProceduresAnswer } from '#wire';
import { report } from './operator-log.js';

export type { ProceduresAnswer } from '#wire';
export const loadedPacksToken = Symbol('loaded packs');

/** A broken pack is named to the operator, and the rest serve. */
export async function loadProcedures(folder: string | undefined): Promise<ProceduresAnswer> {
  const loaded = await loadPacks(folder === undefined ? [] : [folder]);
  for (const { fileName, problems } of loaded.refused) {
    for (const { line, reason } of problems) report('procedure refused', { fileName, line, reason });
  }
  return loaded;
}
