/** Procedure packs: their parser, and the packs Quorate comes with. */
export { loadPacks, type LoadedPacks, type RefusedFile } from './load-packs.js';
export { parseCalendar, type ParsedCalendar } from './parse-calendar.js';
export { type PackContext, parsePack, type ParsedPack } from './parse-pack.js';
export { packLimits, type Problem } from './problem.js';
