/** Tokens of programs: short-lived, in the Authorization header only, and what they do is recorded as theirs. */
import type { Database, KeyStore } from '#event-log';
import { ask, change, changeIn } from '../storage/table.js';
import { Endings } from './endings.js';
import { hashOf, isSecret, newSecret } from './secrets.js';
import type { Session } from './session.js';

interface StoredToken {
  readonly hash: string;
  readonly program: string;
  readonly mayConvene: number;
  readonly expiresAt: string;
  readonly endedAt: string | null;
  readonly issuedAt: string | null;
  readonly lastUsedAt: string | null;
}

/** How often it is written down that a token is in use. */
const usedWrittenEvery = 60_000;

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
    private readonly endings: Endings = new Endings(database),
  ) {}

  /** @returns the token itself, which is not kept. */
  async issue({ program, mayConvene, hours }: NewToken): Promise<{ token: string; expiresAt: string }> {
    const token = newSecret();
    const expiresAt = new Date(this.clock() + hours * 3_600_000).toISOString();
    await change(
      this.database,
      'INSERT INTO tokens (hash, program, "mayConvene", "expiresAt", "issuedAt") VALUES ($1, $2, $3, $4, $5)',
      [hashOf(this.keys, 'token', token), program, Number(mayConvene), expiresAt, this.now()],
    );
    return { token, expiresAt };
  }

  async find(token: unknown): Promise<Session | undefined> {
    if (!isSecret(token)) return undefined;
    const hash = hashOf(this.keys, 'token', token);
    const [stored] = await ask<StoredToken>(this.database, 'SELECT * FROM tokens WHERE hash = $1', [hash]);
    if (!stored || stored.endedAt !== null || stored.expiresAt <= this.now()) return undefined;
    this.used(stored);
    const { program, mayConvene } = stored;
    return {
      sessionId: hash,
      slot: '',
      endsAt: Date.parse(stored.expiresAt),
      identity: { kind: 'program', program, mayConvene: mayConvene === 1 },
    };
  }

  /** @returns how many tokens of that program are now of no use, on any server. */
  end(program: string): Promise<number> {
    return this.endWhere('program = $3', program);
  }

  /** The program signs out: the token it has just used. */
  async endOne(sessionId: string): Promise<void> {
    await this.endWhere('hash = $3', sessionId);
  }

  private endWhere(which: string, value: string): Promise<number> {
    return this.endings.end((runner, number) =>
      changeIn(runner, `UPDATE tokens SET "endedAt" = $1, ending = $2 WHERE ${which} AND "endedAt" IS NULL`, [
        this.now(),
        number,
        value,
      ]),
    );
  }

  /** Nobody waits for it to be written down. */
  private used({ hash, lastUsedAt }: StoredToken): void {
    const now = this.clock();
    if (lastUsedAt !== null && now - Date.parse(lastUsedAt) < usedWrittenEvery) return;
    change(this.database, 'UPDATE tokens SET "lastUsedAt" = $1 WHERE hash = $2', [this.now(), hash]).catch(
      () => undefined,
    );
  }

  private now(): string {
    return new Date(this.clock()).toISOString();
  }
}
