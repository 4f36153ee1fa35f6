/** Tokens of programs: short-lived, in the Authorization header only, and what they do is recorded as theirs. */
import type { Database, KeyStore } from '#event-log';
import { ask, change } from '../storage/table.js';
import { hashOf, isSecret, newSecret } from './secrets.js';
import type { Session } from './session.js';

interface StoredToken {
  readonly hash: string;
  readonly program: string;
  readonly mayConvene: number;
  readonly expiresAt: string;
  readonly endedAt: string | null;
}

export interface NewToken {
  /** A slug, which stands in the record as the author of what the program does. */
  readonly program: string;
  readonly mayConvene: boolean;
  readonly hours: number;
}

export class Tokens {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyStore,
    private readonly clock: () => number = Date.now,
  ) {}

  /** @returns the token itself, which is not kept. */
  async issue({ program, mayConvene, hours }: NewToken): Promise<{ token: string; expiresAt: string }> {
    const token = newSecret();
    const expiresAt = new Date(this.clock() + hours * 3_600_000).toISOString();
    await change(
      this.database,
      'INSERT INTO tokens (hash, program, "mayConvene", "expiresAt") VALUES ($1, $2, $3, $4)',
      [hashOf(this.keys, 'token', token), program, Number(mayConvene), expiresAt],
    );
    return { token, expiresAt };
  }

  async find(token: unknown): Promise<Session | undefined> {
    if (!isSecret(token)) return undefined;
    const hash = hashOf(this.keys, 'token', token);
    const [stored] = await ask<StoredToken>(this.database, 'SELECT * FROM tokens WHERE hash = $1', [hash]);
    const now = new Date(this.clock()).toISOString();
    if (!stored || stored.endedAt !== null || stored.expiresAt <= now) return undefined;
    const { program, mayConvene } = stored;
    return {
      sessionId: hash,
      slot: '',
      endsAt: Date.parse(stored.expiresAt),
      identity: { kind: 'program', program, mayConvene: mayConvene === 1 },
    };
  }

  /** @returns how many tokens of that program are now of no use. */
  end(program: string): Promise<number> {
    return change(this.database, 'UPDATE tokens SET "endedAt" = $1 WHERE program = $2 AND "endedAt" IS NULL', [
      new Date(this.clock()).toISOString(),
      program,
    ]);
  }
}
