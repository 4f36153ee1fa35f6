/** One person's browser: the real copy of the meeting, on a line that fails, and commands sent again until they are answered. */
import type { Command, Entry, Participant } from '#meeting';
import { Copy } from '../../apps/web/src/live/copy.js';
import type { Chance } from './chance.js';
import { Connection, type Frame } from './connection.js';
import type { Errands } from './errands.js';
import type { Secrets } from './secrets.js';
import type { Site } from './site.js';

export interface Weather { readonly lost: number; readonly repeated: number }

interface Unanswered { readonly commandId: string; readonly command: Command }

export class Client {
  readonly copy: Copy;
  readonly leaks: string[] = [];
  evicted = false;
  #site: Site;
  #connection: Connection | undefined;
  #unanswered: Unanswered[] = [];
  #asking = false;

  constructor(
    readonly person: Participant, private readonly sites: readonly Site[], private readonly chance: Chance,
    private readonly errands: Errands, private readonly secrets: Secrets, private readonly weather: Weather,
  ) {
    this.copy = new Copy(person.participantId);
    this.copy.beginAgain();
    this.#site = chance.oneOf(sites);
  }

  /** A new connection, perhaps to the other server; whatever was under way on the old one is lost. */
  connect(): void {
    if (this.#connection) this.#site.hangUp(this.#connection);
    this.#site = this.chance.oneOf(this.sites);
    const connection = new Connection(this.chance.id(), this.#site.rooms, (frame) => this.carry(connection, frame));
    this.#connection = connection;
    this.#asking = false;
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
    if (!connection || this.#asking) return;
    this.#asking = true;
    this.errands.later(() => this.#site.follow(this.person.participantId, connection, this.copy.after, (upTo) => {
      this.errands.later(() => this.followed(connection, upTo));
    }));
  }

  private followed(connection: Connection, upTo: number | undefined): void {
    if (connection !== this.#connection) return;
    this.#asking = false;
    if (upTo !== undefined) this.copy.completeAt(upTo);
  }

  private deliver(unanswered: Unanswered): void {
    const { commandId, command } = unanswered;
    const site = this.chance.oneOf(this.sites);
    const times = this.chance.happens(this.weather.lost) ? 0 : this.chance.happens(this.weather.repeated) ? 2 : 1;
    for (let time = 0; time < times; time++) {
      this.errands.later(() => void site.command(this.person.participantId, commandId, command).then((answer) => {
        this.inspect(JSON.stringify(answer), site);
        if (this.chance.happens(this.weather.lost)) return;
        this.errands.later(() => { this.#unanswered = this.#unanswered.filter((one) => one !== unanswered); });
      }));
    }
  }

  private carry(connection: Connection, frame: Frame): void {
    this.inspect(JSON.stringify(frame), this.#site);
    if (this.chance.happens(this.weather.lost)) return;
    const times = this.chance.happens(this.weather.repeated) ? 2 : 1;
    for (let time = 0; time < times; time++) this.errands.later(() => { if (connection === this.#connection) this.receive(frame); });
  }

  private inspect(sent: string, site: Site): void {
    this.leaks.push(...this.secrets.leakedTo(this.person.participantId, sent, site.known));
  }

  private receive([name, { events = [] }]: Frame): void {
    if (name === 'evicted') {
      this.evicted = true;
      this.copy.erase();
      return;
    }
    if (this.evicted) return;
    const { behind, again } = this.copy.apply(structuredClone(events) as Entry[]);
    if (again) this.copy.beginAgain();
    if (behind || again) this.follow();
  }
}
