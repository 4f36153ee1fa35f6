/** People known across meetings: an identifier this service gives out, and a sealed name. */
import { randomUUID } from 'node:crypto';
import type { Database, KeyStore } from '#event-log';
import { ask, change, placeholders } from '../storage/table.js';

const label = (personId: string): string => `person:${personId}`;

export class People {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyStore,
  ) {}

  async add(name: string): Promise<string> {
    const personId = randomUUID();
    await change(this.database, 'INSERT INTO people ("personId", name) VALUES ($1, $2)', [
      personId,
      this.keys.seal(label(personId), name),
    ]);
    return personId;
  }

  async nameOf(personId: string): Promise<string | undefined> {
    const [person] = await ask<{ name: Buffer }>(this.database, 'SELECT name FROM people WHERE "personId" = $1', [
      personId,
    ]);
    return person && this.keys.open(label(personId), person.name).toString('utf8');
  }

  /** Whether this service has given out every one of these identifiers. */
  async areKnown(personIds: readonly string[]): Promise<boolean> {
    const distinct = [...new Set(personIds)];
    if (distinct.length === 0) return true;
    const known = await ask(
      this.database,
      `SELECT "personId" FROM people WHERE "personId" IN (${placeholders(distinct.length)})`,
      distinct,
    );
    return known.length === distinct.length;
  }
}
