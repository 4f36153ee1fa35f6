/** Closing checks: each met, or with what is lacking in words. */
import type { Meeting } from '../meeting.js';
import type { CheckId } from '../procedure.js';

export interface CheckState { readonly checkId: CheckId; readonly label: string; readonly why: string; readonly met: boolean; readonly lacking: readonly string[] }
export function closingChecks(_meeting: Meeting, _viewerId?: string): CheckState[] { return []; }
export const unmetChecks = (checks: readonly CheckState[]): CheckState[] => checks.filter(({ met }) => !met);
