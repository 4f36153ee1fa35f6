/** Everything by which somebody comes in without a meeting having asked them: convener links, their sessions, tokens of programs. */
import type { Database, KeyStore } from '#event-log';
import { ask, changeIn, type Value } from '../storage/table.js';
import { Endings } from './endings.js';
import { idleMinutes, wholeHours } from './session.js';
import { People } from './people.js';

export interface WayIn {
  readonly kind: 'link' | 'session' | 'token';
  /** The personId, or the program’s name. */
  readonly whose: string;
  /** Opened for the operator at their own terminal; absent for a program. */
  readonly name?: string;
  readonly issued: string | null;
  readonly lastUsed: string | null;
  readonly until: string;
}

interface Row {
  readonly whose: string;
  readonly issued: string | null;
  readonly lastUsed: string | null;
  readonly until: string | null;
}

const minute = 60_000;
const day = 86_400_000;
const later = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();
const alive = '"endedAt" IS NULL';

export class WaysIn {
  readonly #people: People;
  readonly #endings: Endings;

  constructor(
    private readonly database: Database,
    keys: KeyStore,
    private readonly linkDays: number,
    private readonly clock: () => number = Date.now,
  ) {
    this.#people = new People(database, keys);
    this.#endings = new Endings(database);
  }

  /** What still opens something, oldest first of each kind; no secret is known of any. */
  async list(): Promise<WayIn[]> {
    const now = new Date(this.clock()).toISOString();
    const all = [...(await this.links()), ...(await this.sessions()), ...(await this.tokens())];
    return all.filter(({ until }) => until > now);
  }

  /** @param whose a personId or a program’s name; absent, everybody’s. @returns how many links, sessions and tokens are of no use any more, on any server. */
  end(whose: string | undefined): Promise<number> {
    const at = new Date(this.clock()).toISOString();
    return this.#endings.end(async (runner, number) => {
      const endIn = (table: string, column: string, ending: boolean): Promise<number> => {
        const values: Value[] = [at, ...(ending ? [number] : []), ...(whose === undefined ? [] : [whose])];
        const set = ending ? '"endedAt" = $1, ending = $2' : '"endedAt" = $1';
        const which = whose === undefined ? `${column} IS NOT NULL` : `${column} = $${values.length}`;
        const unused = table === 'links' ? ' AND "redeemedAt" IS NULL' : '';
        return changeIn(runner, `UPDATE ${table} SET ${set} WHERE ${which} AND ${alive}${unused}`, values);
      };
      const links = await endIn('links', '"personId"', false);
      const sessions = await endIn('sessions', '"personId"', true);
      return links + sessions + (await endIn('tokens', 'program', true));
    });
  }

  private async links(): Promise<WayIn[]> {
    const rows = await this.rows(
      `SELECT "personId" AS whose, "issuedAt" AS issued, NULL AS "lastUsed", NULL AS until FROM links
       WHERE "personId" IS NOT NULL AND "redeemedAt" IS NULL AND ${alive} ORDER BY "issuedAt"`,
    );
    return this.named('link', rows, ({ issued }) => later(issued ?? '', this.linkDays * day));
  }

  private async sessions(): Promise<WayIn[]> {
    const rows = await this.rows(
      `SELECT "personId" AS whose, "createdAt" AS issued, "lastSeenAt" AS "lastUsed", NULL AS until FROM sessions
       WHERE "personId" IS NOT NULL AND ${alive} ORDER BY "createdAt"`,
    );
    return this.named('session', rows, ({ issued, lastUsed }) => {
      const ends = [later(issued ?? '', wholeHours * 60 * minute), later(lastUsed ?? '', idleMinutes * minute)];
      return ends.sort()[0] ?? '';
    });
  }

  private async tokens(): Promise<WayIn[]> {
    // whole rows: the version before kept neither when one was given out nor when it was used
    const rows = await ask<{
      program: string;
      expiresAt: string;
      issuedAt?: string | null;
      lastUsedAt?: string | null;
    }>(this.database, `SELECT * FROM tokens WHERE ${alive} ORDER BY "expiresAt"`);
    return rows.map(({ program, expiresAt, issuedAt = null, lastUsedAt = null }) => ({
      kind: 'token',
      whose: program,
      issued: issuedAt,
      lastUsed: lastUsedAt,
      until: expiresAt,
    }));
  }

  private async named(kind: WayIn['kind'], rows: readonly Row[], untilOf: (row: Row) => string): Promise<WayIn[]> {
    const waysIn: WayIn[] = [];
    for (const row of rows)
      waysIn.push({ ...row, kind, name: await this.#people.nameOf(row.whose), until: untilOf(row) });
    return waysIn;
  }

  private rows(sql: string): Promise<Row[]> {
    return ask<Row>(this.database, sql);
  }
}
