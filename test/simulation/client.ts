/** One person's browser: the real copy of the meeting, on a line that fails, and commands sent again until they are answered. */
import type { Command, Entry, Participant } from '#meeting';
import { Copy } from '../../apps/web/src/live/copy.js';
import { SavedCommands, type SavedCommand } from '../../apps/web/src/live/saved-commands.js';
import type { Chance } from './chance.js';
import { Connection, type Frame } from './connection.js';
import type { Errands } from './errands.js';
import type { Secrets } from './secrets.js';
import type { Site } from './site.js';

export interface Weather {
  readonly lost: number;
  readonly repeated: number;
}

interface Unanswered {
  readonly commandId: string;
  readonly command: Command;
}

export class Client {
  readonly copy: Copy;
  readonly leaks: string[] = [];
  readonly saved: SavedCommands;
  /** Acknowledged, and with a row of their own at its number by then, which was recorded at that time. */
  readonly acknowledged: { readonly commandId: string; readonly rowAt: string }[] = [];
  /** What this person is shown as acknowledged and no longer in the record. */
  readonly missing: SavedCommand[] = [];
  evicted = false;
  #site: Site;
  #connection: Connection | undefined;
  #unanswered: Unanswered[] = [];
  #asking = 0;
  #restarted = false;
  #looked = 0;

  constructor(
    readonly person: Participant,
    private readonly sites: readonly Site[],
    private readonly chance: Chance,
    private readonly errands: Errands,
    private readonly secrets: Secrets,
    private weather: Weather,
  ) {
    this.copy = new Copy(person.participantId);
    this.saved = new SavedCommands(person.participantId);
    this.copy.beginAgain();
    this.#site = chance.oneOf(sites);
  }

  /** From now on nothing is lost or repeated. */
  clearUp(): void {
    this.weather = { lost: 0, repeated: 0 };
  }

  /** A new connection, perhaps to the other server; whatever was under way on the old one is lost. */
  connect(): void {
    if (this.#connection) this.#site.hangUp(this.#connection);
    this.#site = this.chance.oneOf(this.sites);
    const site = this.#site;
    const connection = new Connection(this.chance.id(), site.rooms, (frame) => this.carry(site, connection, frame));
    this.#connection = connection;
    this.copy.rejoin();
    this.follow();
  }

  send(commandId: string, command: Command): void {
    const unanswered = { commandId, command };
    this.#unanswered.push(unanswered);
    this.deliver(unanswered);
  }

  /** Everything unanswered once more, under the same identifier. */
  sendAgain(): void {
    for (const unanswered of this.#unanswered) this.deliver(unanswered);
  }

  follow(): void {
    const connection = this.#connection;
    if (!connection) return;
    const asking = ++this.#asking;
    const wanted = this.copy.wanted();
    const site = this.#site;
    this.errands.later(() =>
      site.follow(this.person.participantId, connection, wanted, (upTo) => {
        this.errands.later(() => {
          if (upTo === 'restart') return this.restart(asking);
          if (asking !== this.#asking || upTo === undefined) return;
          if (this.copy.completeAt(upTo)) this.follow();
          this.lookForMissing();
        });
      }),
    );
  }

  /** The record is not the one this browser holds: it reads from the start. */
  private restart(asking: number): void {
    if (asking !== this.#asking) return;
    this.#restarted = true;
    this.copy.beginAgain();
    this.follow();
  }

  /** As the room does: once everything is read anew, what was acknowledged is looked for in it. */
  private lookForMissing(): void {
    if (this.copy.completed !== this.#looked) {
      this.#looked = this.copy.completed;
      this.missing.push(...this.saved.takeMissing(this.copy.entries, this.#restarted));
      this.#restarted = false;
    }
    this.saved.witness(this.copy.entries);
  }

  private deliver(unanswered: Unanswered): void {
    const { commandId, command } = unanswered;
    const site = this.chance.oneOf(this.sites);
    const times = this.chance.happens(this.weather.lost) ? 0 : this.chance.happens(this.weather.repeated) ? 2 : 1;
    for (let time = 0; time < times; time++) {
      this.errands.later(
        () =>
          void site.command(this.person.participantId, commandId, command).then((answer) => {
            this.inspect(JSON.stringify(answer), site);
            if (this.chance.happens(this.weather.lost)) return;
            this.errands.later(() => {
              if (answer.accepted) this.acknowledge(commandId, command, answer.upTo);
              this.#unanswered = this.#unanswered.filter((one) => one !== unanswered);
            });
          }),
      );
    }
  }

  private acknowledge(commandId: string, command: Command, upTo: number): void {
    const row = this.copy.entries[upTo - 1];
    const isOwn = row && 'by' in row && 'participantId' in row.by && row.by.participantId === this.person.participantId;
    if (isOwn) this.acknowledged.push({ commandId, rowAt: row.at });
    this.saved.add({ commandId, command, madeAt: '', upTo });
    this.saved.witness(this.copy.entries);
  }

  private carry(site: Site, connection: Connection, frame: Frame): void {
    this.inspect(JSON.stringify(frame), site);
    if (this.chance.happens(this.weather.lost)) return;
    const times = this.chance.happens(this.weather.repeated) ? 2 : 1;
    for (let time = 0; time < times; time++)
      this.errands.later(() => {
        if (connection === this.#connection) this.receive(frame);
      });
  }

  private inspect(sent: string, site: Site): void {
    this.leaks.push(...this.secrets.leakedTo(this.person.participantId, sent, site.known));
  }

  private receive([name, { events = [], reading, hash, restart }]: Frame): void {
    if (name === 'evicted') {
      this.evicted = true;
      this.copy.erase();
      return;
    }
    if (this.evicted) return;
    if (restart) return this.restart(this.#asking);
    const { behind, again } = this.copy.apply(structuredClone(events) as Entry[], reading, hash);
    this.lookForMissing();
    if (again) this.copy.beginAgain();
    if (behind || again) this.follow();
  }
}
