/** How long other people's commands wait meanwhile. */
import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pause } from '../bench/sides/child-server.js';
import type { Seat } from '../bench/sides/gathering.js';
import { percentile } from '../bench/statistics.js';
import type { Attack } from './attacks.js';

const attackSeconds = 4;
/** Each of four people stays below what one person may say in a minute. */
const betweenCommands = 40;
const attackerBegins = 400;

export interface Waiting {
  /** Waits in milliseconds at the ninety-ninth hundredth. */
  readonly p99: number;
  /** What was acknowledged, and has to be in the record. */
  readonly acknowledged: readonly string[];
  /** Commands nobody answered. */
  readonly unanswered: number;
}

const attackers = new Set<ReturnType<typeof spawn>>();
process.on('exit', () => attackers.forEach((one) => one.kill('SIGKILL')));

/** What these people wait while somebody attacks: the server, or the sink. */
export async function waitsDuring(seats: readonly Seat[], attack: Omit<Attack, 'seconds'>): Promise<Waiting> {
  const whole: Attack = { ...attack, seconds: attackSeconds };
  const attacker = spawn(
    process.execPath,
    [fileURLToPath(new URL('./attacker.js', import.meta.url)), JSON.stringify(whole)],
    { stdio: 'ignore' },
  );
  attackers.add(attacker);
  const gone = new Promise<void>((resolve) => attacker.once('exit', () => resolve()));
  await pause(attackerBegins);
  const waiting = await waits(seats, (attackSeconds - 1) * 1_000);
  attacker.kill('SIGKILL');
  await gone;
  attackers.delete(attacker);
  return waiting;
}

async function waits(seats: readonly Seat[], milliseconds: number): Promise<Waiting> {
  const times: number[] = [];
  const acknowledged: string[] = [];
  let unanswered = 0;
  const said: Promise<void>[] = [];
  const end = performance.now() + milliseconds;
  for (let turn = 0; performance.now() < end; turn += 1) {
    const seat = seats[turn % seats.length];
    if (seat) said.push(say(seat));
    await pause(betweenCommands);
  }
  await Promise.all(said);
  return { p99: percentile(times, 0.99), acknowledged, unanswered };

  async function say(seat: Seat): Promise<void> {
    const contributionId = randomUUID();
    const start = performance.now();
    try {
      await seat.say(contributionId, 'What was seen, and by whom, said while somebody attacks.');
      acknowledged.push(contributionId);
    } catch {
      unanswered += 1;
    }
    times.push(performance.now() - start);
  }
}
