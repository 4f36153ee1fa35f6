/** Who is connected, on any server, told also to whoever is between two polls. May be late; attendance is what is recorded. */
import type { Database } from '#event-log';
import type { Announcer } from '../readers/announcer.js';
import { placeRoom } from '../readers/following.js';
import { reportFault } from '../operator-log.js';
import { ask, change } from '../storage/table.js';

type Connected = Readonly<Record<string, readonly string[]>>;

/** Comings and goings told together. */
const gatheredFor = 150;
/** How often servers that share a database look at each other, and after how long a silent one counts as gone. */
const lookEvery = 2_000;
const goneAfter = 15_000;

export class Presence {
  readonly #changed = new Set<string>();
  #elsewhere: Connected = {};
  #telling: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly announcer: Announcer,
    private readonly database: Database,
    private readonly clock: () => number,
  ) {
    announcer.onComeAndGo = (meetingId) => this.changed(meetingId);
    if (database.kind === 'postgres')
      this.#looking = setInterval(
        () => void this.look().catch((error: unknown) => reportFault('presence', error)),
        lookEvery,
      ).unref();
  }

  close(): void {
    clearTimeout(this.#telling);
    clearInterval(this.#looking);
  }

  private changed(meetingId: string): void {
    this.#changed.add(meetingId);
    this.#telling ??= setTimeout(() => this.tell(), gatheredFor).unref();
  }

  private tell(): void {
    this.#telling = undefined;
    for (const meetingId of this.#changed) {
      const following = this.announcer.following(meetingId);
      const connected = [...(following?.connected ?? []), ...(this.#elsewhere[meetingId] ?? [])];
      const rooms = ['inside', 'door'].map((place) => placeRoom(meetingId, place));
      following?.anySocket?.nsp.to(rooms).emit('presence', { meetingId, connected });
    }
    this.#changed.clear();
  }

  /** Says who is here and reads who is elsewhere. */
  private async look(): Promise<void> {
    const now = this.clock();
    const here = Object.fromEntries(
      this.announcer.meetingIds.map((meetingId) => [meetingId, this.announcer.following(meetingId)?.connected ?? []]),
    );
    await change(
      this.database,
      'INSERT INTO presence (server, connected, at) VALUES ($1, $2, $3) ON CONFLICT (server) DO UPDATE SET connected = excluded.connected, at = excluded.at',
      [this.database.server, JSON.stringify(here), new Date(now).toISOString()],
    );
    const rows = await ask<{ connected: string }>(
      this.database,
      'SELECT connected FROM presence WHERE server <> $1 AND at > $2',
      [this.database.server, new Date(now - goneAfter).toISOString()],
    );
    this.heard(rows.map(({ connected }) => JSON.parse(connected) as Connected));
  }

  private heard(others: readonly Connected[]): void {
    const elsewhere: Record<string, string[]> = {};
    for (const other of others)
      for (const [meetingId, connected] of Object.entries(other)) (elsewhere[meetingId] ??= []).push(...connected);
    const before = this.#elsewhere;
    this.#elsewhere = elsewhere;
    for (const meetingId of this.announcer.meetingIds) {
      const others = [...(elsewhere[meetingId] ?? [])].sort().join();
      if (others !== [...(before[meetingId] ?? [])].sort().join()) this.changed(meetingId);
    }
  }
}
