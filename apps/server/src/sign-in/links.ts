/** Personal links: a secret that signs one person in once. Another one for the same place ends those before it. */
import { StorageFault, type Database, type KeyStore } from '#event-log';
import { asRefusal, type Refusal, type RefusalKind } from '#meeting';
import type { QueryRunner } from 'typeorm';
import { ask, changeIn } from '../storage/table.js';
import { hashOf, isSecret, newCode, newSecret } from './secrets.js';
import { columnsOf, subjectOf, type Subject, type SubjectColumns } from './session.js';

interface StoredLink extends SubjectColumns {
  readonly hash: string;
  readonly codeExpiresAt: string | null;
  readonly issuedAt: string;
  readonly endedAt: string | null;
  readonly redeemedAt: string | null;
}

export interface Link {
  readonly hash: string;
  readonly subject: Subject;
  readonly issuedAt: string;
}
export interface Issued {
  readonly secret: string;
  readonly code: string;
  readonly codeExpiresAt: string;
}
/** What somebody brings: the secret of the address, or a code that was read out. */
export interface Brought {
  readonly secret?: unknown;
  readonly code?: unknown;
}
export type Found = { readonly link: Link } | { readonly refusal: Refusal };

/** How long a code read out can be used. */
const codeMinutes = 15;
/** How often a link is issued anew because another was issued at the same moment. */
const triesToIssue = 5;

const opensNothing = (kind: RefusalKind, because: string): { readonly refusal: Refusal } => ({
  refusal: asRefusal(kind, 'W36', because),
});
export const linkUnknown = opensNothing(
  'unknown',
  'That link or code is not one of ours. Check that all of it was copied, or ask for a new one.',
);
export const linkUsed = opensNothing(
  'gone',
  'That link has been used already; each opens once. Ask the chair or the minute-taker for a new one.',
);
export const linkEnded = opensNothing(
  'gone',
  'That link no longer opens anything, because a newer one was given out. Use the newest.',
);
export const linkExpired = opensNothing(
  'gone',
  'That link or code has run out. Ask the chair or the minute-taker for a new one.',
);
export const linkWithdrawn = opensNothing(
  'gone',
  'That link no longer opens the meeting, because the invitation was withdrawn. Speak to the chair if you think this is a mistake.',
);

export class Links {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyStore,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Of several issued at one moment, the last to be stored opens; the database holds one live link for a place and no more. */
  async issue(subject: Subject): Promise<Issued> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.issued(subject);
      } catch (error) {
        if (!(error instanceof StorageFault) || error.kind !== 'duplicate' || tries >= triesToIssue) throw error;
      }
    }
  }

  private async issued(subject: Subject): Promise<Issued> {
    const secret = newSecret();
    const code = newCode();
    const now = this.clock();
    const codeExpiresAt = new Date(now + codeMinutes * 60_000).toISOString();
    const issuedAt = new Date(now).toISOString();
    const [meetingId, participantId, personId] = columnsOf(subject);
    await this.database.write(async (runner) => {
      if (participantId !== null) {
        await changeIn(
          runner,
          'UPDATE links SET "endedAt" = $1 WHERE "meetingId" = $2 AND "participantId" = $3 AND "endedAt" IS NULL',
          [issuedAt, meetingId, participantId],
        );
      }
      await changeIn(
        runner,
        'INSERT INTO links (hash, "codeHash", "codeExpiresAt", "meetingId", "participantId", "personId", "issuedAt") VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [
          hashOf(this.keys, 'link', secret),
          hashOf(this.keys, 'code', code),
          codeExpiresAt,
          meetingId,
          participantId,
          personId,
          issuedAt,
        ],
      );
    });
    return { secret, code, codeExpiresAt };
  }

  /** The link somebody brings, if it still opens; looking does not use it up. */
  async find({ secret, code }: Brought): Promise<Found> {
    const byCode = !isSecret(secret);
    const brought = byCode ? code : secret;
    if (!isSecret(brought)) return linkUnknown;
    const column = byCode ? '"codeHash"' : 'hash';
    const [stored] = await ask<StoredLink>(this.database, `SELECT * FROM links WHERE ${column} = $1`, [
      hashOf(this.keys, byCode ? 'code' : 'link', brought),
    ]);
    const subject = stored && subjectOf(stored);
    if (!subject) return linkUnknown;
    if (stored.redeemedAt !== null) return linkUsed;
    if (stored.endedAt !== null) return linkEnded;
    if (byCode && Date.parse(stored.codeExpiresAt ?? '') < this.clock()) return linkExpired;
    return { link: { hash: stored.hash, subject, issuedAt: stored.issuedAt } };
  }

  /** Whether anybody has come in to a place by a link, or sat down in it otherwise. */
  async wasUsed(meetingId: string, participantId: string): Promise<boolean> {
    const used = await ask(
      this.database,
      `SELECT 1 AS used FROM links WHERE "meetingId" = $1 AND "participantId" = $2 AND "redeemedAt" IS NOT NULL
       UNION ALL SELECT 1 AS used FROM sessions WHERE "meetingId" = $1 AND "participantId" = $2`,
      [meetingId, participantId],
    );
    return used.length > 0;
  }

  /** Inside the transaction that begins the session. @returns whether this was the one time it opens. */
  async useIn(runner: QueryRunner, { hash }: Link): Promise<boolean> {
    const used = await changeIn(
      runner,
      'UPDATE links SET "redeemedAt" = $1 WHERE hash = $2 AND "redeemedAt" IS NULL AND "endedAt" IS NULL',
      [new Date(this.clock()).toISOString(), hash],
    );
    return used === 1;
  }
}
