/** One seeded run: a meeting held over bad lines on two servers, then calm, then everyone's copy beside the server's. */
import { fold, type Entry, type Meeting, type Participant, type Recorded } from '#meeting';
import { Chance } from './chance.js';
import { Client, type Weather } from './client.js';
import { somethingToDo } from './doings.js';
import { Errands } from './errands.js';
import { convening, peopleOf } from './people.js';
import { Secrets } from './secrets.js';
import { SharedLog } from './shared-log.js';
import { Site } from './site.js';

export interface Finding {
  readonly who: string;
  readonly what: string;
}
export interface Run {
  readonly findings: readonly Finding[];
  readonly rows: readonly Recorded[];
  readonly secretRows: number;
  /** Entries shown to their senders as acknowledged and lost. */
  readonly toldMissing: number;
}

const steps = 45;

/** `failOvers`: how likely, at each step, the database moves to a replica that lacks the last rows. */
export async function run(seed: number, failOvers = 0): Promise<Run> {
  const chance = new Chance(seed);
  const errands = new Errands(chance);
  const log = new SharedLog(errands);
  const people = peopleOf(chance);
  const secrets = new Secrets(people);
  const meetingId = chance.id();
  const clock = clockFrom('2026-11-20T17:00:00.000Z');
  const sites = [new Site(meetingId, log.reachedBy(), clock), new Site(meetingId, log.reachedBy(), clock)];
  const convened = sites[0]?.convene(chance.id(), convening(chance, people));
  await errands.all();
  const answer = await convened;
  if (!answer?.accepted) throw new Error(`The simulated meeting was not convened: ${JSON.stringify(answer)}`);
  const weather: Weather = { lost: chance.next() * 0.15, repeated: chance.next() * 0.3 };
  const clients = people.map((person) => new Client(person, sites, chance, errands, secrets, weather));
  await hold({ chance, errands, log, people, secrets, clients }, failOvers);
  await calm(clients, errands);
  const rows = log.rows as unknown as readonly Recorded[];
  return {
    findings: [...(await findings(clients, sites, errands)), ...untold(clients, log)],
    rows,
    toldMissing: clients.reduce((sum, { missing }) => sum + missing.length, 0),
    secretRows: rows.filter(({ event }) => event.audience).length,
  };
}

/** A second passes with every look. */
function clockFrom(start: string): () => string {
  let now = Date.parse(start);
  return () => new Date((now += 1000)).toISOString();
}

interface Stage {
  readonly chance: Chance;
  readonly errands: Errands;
  readonly log: SharedLog;
  readonly people: readonly Participant[];
  readonly secrets: Secrets;
  readonly clients: readonly Client[];
}

async function hold({ chance, errands, log, people, secrets, clients }: Stage, failOvers: number): Promise<void> {
  for (const client of clients) {
    client.connect();
    if (chance.happens(0.8))
      client.send(chance.id(), { type: 'Arrive', mode: 'in-person', confidentialityAccepted: true });
  }
  let meeting: Meeting | undefined;
  for (let step = 0; step < steps; step++) {
    await errands.some(chance.upTo(12));
    const client = chance.oneOf(clients);
    if (failOvers > 0 && chance.happens(failOvers)) {
      log.lose(1 + chance.upTo(4));
      meeting = undefined;
    }
    meeting = fold(log.rows.slice(meeting?.sequence ?? 0) as unknown as Recorded[], meeting) as Meeting;
    const command = somethingToDo({ chance, secrets, people, meeting }, client.person);
    if (command) client.send(chance.id(), command);
    if (chance.happens(0.1)) chance.oneOf(clients).connect();
    if (chance.happens(0.1)) chance.oneOf(clients).sendAgain();
  }
}

/** The weather clears: everything unanswered is sent again, everyone follows, until nothing moves. */
async function calm(clients: readonly Client[], errands: Errands): Promise<void> {
  for (const client of clients) client.clearUp();
  for (let round = 0; round < 3; round++) {
    for (const client of clients) {
      client.sendAgain();
      client.connect();
    }
    await errands.all();
  }
}

async function findings(clients: readonly Client[], sites: readonly Site[], errands: Errands): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { person, copy, leaks, evicted } of clients) {
    const who = person.name;
    for (const word of new Set(leaks)) found.push({ who, what: `was sent ${word}, which is not for them` });
    if (evicted) continue;
    const reading = sites[0]?.reading(person.participantId);
    await errands.all();
    const entries = await reading;
    if (entries) found.push(...differences(copy.entries, entries).map((what) => ({ who, what })));
  }
  return found;
}

/**
 * What was seen recorded by whoever sent it, is lost, and was not shown to them as missing. Here an answer can come after
 * the record was read anew, which on a line in order it cannot: the row then at its number is not the one it wrote.
 */
function untold(clients: readonly Client[], log: SharedLog): Finding[] {
  return clients
    .filter(({ evicted, person }) => !evicted && !['family', 'observer'].includes(person.role))
    .flatMap(({ person, acknowledged, missing }) => {
      const shown = new Set(missing.map(({ commandId }) => commandId));
      const silent = acknowledged.filter(
        ({ commandId, rowAt }) =>
          log.lost.has(commandId) && log.wasWrittenBy(commandId, rowAt) && !shown.has(commandId),
      );
      return silent.map(({ commandId }) => ({ who: person.name, what: `was not told that ${commandId} is lost` }));
    });
}

function differences(has: readonly Entry[], should: readonly Entry[]): string[] {
  const found: string[] = [];
  if (has.length !== should.length) found.push(`has ${has.length} rows instead of ${should.length}`);
  should.forEach((entry, index) => {
    if (JSON.stringify(has[index]) !== JSON.stringify(entry))
      found.push(`has ${has[index]?.event.type} at ${index + 1} instead of ${entry.event.type}`);
  });
  if (found.length === 0 && asText(fold(has)) !== asText(fold(should)))
    found.push('folds the same rows to another meeting');
  return found.slice(0, 3);
}

const asText = (meeting: Meeting | undefined): string =>
  JSON.stringify(meeting, (_key, value: unknown) =>
    value instanceof Map ? [...value] : value instanceof Set ? [...value] : value,
  );
