/** What strangers and participants can cost everybody else: waits, memory, and rows that were acknowledged and are not there. */
import type { Participant } from '#meeting';
import { pause } from '../bench/sides/child-server.js';
import type { Measured } from '../bench/figure.js';
import { participantAt } from '../bench/sides/participants.js';
import type { Pass } from '../bench/sides/sockets.js';
import { progress } from '../bench/report.js';
import { rowsIn } from '../faults/ledger.js';
import type { AttackName } from './attacks.js';
import type { Seat } from '../bench/sides/gathering.js';
import { Stage } from './stage.js';
import { waitsDuring, type Waiting } from './waits.js';

export interface Attackers {
  readonly who: 'strangers' | 'participants';
  readonly attacks: readonly AttackName[];
  /** Milliseconds that others may wait longer. */
  readonly waitMax: number;
  /** Megabytes that may be held a minute later. */
  readonly heldMax: number;
}

export const attackers: readonly Attackers[] = [
  { who: 'strangers', attacks: ['greetings', 'polling', 'brackets', 'unfinished'], waitMax: 250, heldMax: 100 },
  {
    who: 'participants',
    attacks: ['unknown-fields', 'attachment', 'unread', 'megabytes'],
    waitMax: 500,
    heldMax: 200,
  },
];

const runs = 3;
const victims = 4;
const aMinute = 60_000;
const megabyte = 1_000_000;

export const nameOf = (who: string, attack: AttackName): string => `${who}, ${attack}: longer waits, in ms`;

/** @param wanted the attacks to try, out of these. */
export async function costOf({ who, waitMax, heldMax }: Attackers, wanted: readonly AttackName[]): Promise<Measured[]> {
  const stage = await Stage.open();
  try {
    const scene = await Scene.open(stage, who === 'participants' ? wanted.length * runs : 0);
    const before = await stage.held();
    const measured: Measured[] = [];
    for (const attack of wanted) measured.push(await scene.longerWaits(who, attack, waitMax));
    progress(`${who}: a minute's rest`);
    await pause(aMinute);
    const more = ((await stage.held()) - before) / megabyte;
    measured.push(atMost(`${who}: megabytes held a minute later`, heldMax, [more], 'beyond what was held before'));
    return [...measured, await scene.lost(who), scene.unanswered(who)];
  } finally {
    await stage.close();
  }
}

export const atMost = (name: string, limit: number, values: readonly number[], detail: string): Measured => ({
  promised: { name, limit, holds: 'at most' },
  values,
  detail,
});

/** A meeting in which some speak and others attack. */
class Scene {
  readonly #acknowledged: string[] = [];
  #unanswered = 0;
  #used = 0;

  private constructor(
    private readonly stage: Stage,
    private readonly meetingId: string,
    private readonly seats: readonly Seat[],
    private readonly hostile: readonly Pass[],
  ) {}

  static async open(stage: Stage, hostile: number): Promise<Scene> {
    const people: Participant[] = Array.from({ length: victims + hostile }, (_, place) => participantAt(place));
    const meetingId = await stage.convene(people);
    const seats: Seat[] = [];
    const passes: Pass[] = [];
    for (const [place, one] of people.entries()) {
      const { seat, pass } = await stage.seat(meetingId, one);
      if (place < victims) seats.push(seat);
      else {
        passes.push(pass);
        seat.socket.disconnect();
      }
    }
    const scene = new Scene(stage, meetingId, seats, passes);
    await scene.fill();
    return scene;
  }

  /** Enough that reading all of it costs something. */
  private async fill(): Promise<void> {
    for (let row = 0; row < 200; row += 1) {
      const seat = this.seats[row % victims];
      await seat?.say(crypto.randomUUID(), 'What was seen, and by whom. '.repeat(180));
    }
  }

  async longerWaits(who: Attackers['who'], name: AttackName, limit: number): Promise<Measured> {
    progress(nameOf(who, name));
    const longer: number[] = [];
    const seen: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const bare = this.note(await waitsDuring(this.seats, { ...this.attack(who, name), url: this.stage.sinkUrl }));
      const hit = this.note(await waitsDuring(this.seats, { ...this.attack(who, name), url: this.stage.url }));
      if (who === 'participants') this.#used += 1;
      longer.push(hit.p99 - bare.p99);
      seen.push(`${Math.round(bare.p99)} and ${Math.round(hit.p99)} ms`);
    }
    return atMost(nameOf(who, name), limit, longer, `to the sink and to the server: ${seen.join('; ')}`);
  }

  /** Nothing acknowledged may be missing. */
  async lost(who: string): Promise<Measured> {
    const stored = JSON.stringify(await rowsIn(this.stage.place, [this.meetingId]));
    const lost = this.#acknowledged.filter((one) => !stored.includes(one)).length;
    return atMost(`${who}: rows lost`, 0, [lost], `of ${this.#acknowledged.length} acknowledged`);
  }

  unanswered(who: string): Measured {
    return atMost(`${who}: other people's commands that were not taken`, 0, [this.#unanswered], 'while they attacked');
  }

  private attack(who: Attackers['who'], name: AttackName) {
    const from = `198.51.100.${(attackNumber += 1) % 250}`;
    if (who === 'strangers') return { name, from };
    return { name, from, ...this.hostile[this.#used], meetingId: this.meetingId };
  }

  private note(waiting: Waiting): Waiting {
    this.#acknowledged.push(...waiting.acknowledged);
    this.#unanswered += waiting.unanswered;
    return waiting;
  }
}
let attackNumber = 0;
