/** Clocks: when each time limit of the procedure runs out, or why that cannot be said. */
import type { Meeting } from '../meeting.js';
import type { Source } from '../procedure.js';

export type Due = { readonly known: true; readonly at?: string; readonly date: string } | { readonly known: false; readonly because: string };
export interface ClockState { readonly clockId: string; readonly label: string; readonly limit: string; readonly due: Due; readonly source: Source }
export function clocks(_meeting: Meeting): ClockState[] { return []; }
