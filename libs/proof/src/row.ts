/** One row of an exported record, as the event log gives it. Digests, hashes and salts are lower-case hexadecimal. */

export interface ExportedRow {
  readonly meetingId: string;
  readonly sequence: number;
  readonly at: string;
  readonly by: { readonly participantId: string } | { readonly program: string };
  readonly commandId: string;
  readonly contentDigest: string;
  readonly hash: string;
  /** With `event`, or neither: a row whose content is withheld still verifies. */
  readonly salt?: string;
  readonly event?: object;
}

export const isRedacted = ({ event }: ExportedRow): boolean => event === undefined;

/** The row without what it says: its digest stands for it in the chain, and gives nothing away. */
export function redact({ meetingId, sequence, at, by, commandId, contentDigest, hash }: ExportedRow): ExportedRow {
  return { meetingId, sequence, at, by, commandId, contentDigest, hash };
}
