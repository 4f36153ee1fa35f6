/** Plays the demo meeting into a running server, each person in a window of their own. */
import { randomUUID } from 'node:crypto';
import { Sayable } from '#event-log';
import { fold, type Meeting, type Participant } from '#meeting';
import type { DemoSeats } from '#wire';
import { refusalIn, request, type Answered } from '../scenario/http.js';
import { Identifiers } from '../scenario/identifiers.js';
import { Seat } from '../scenario/seat.js';
import { resolveTimes } from '../scenario/times.js';
import { demoScript, type Scene } from './demo-script.js';

/** Milliseconds before each step, and for each character somebody types; a long text is not waited for letter by letter. */
const pause = 1_500;
const perCharacter = 25;
const longestPause = 6_000;

/**
 * @param pace what human pauses are multiplied by; 0 for none.
 * @param tell told of each step, in a sentence.
 */
export async function playDemo(url: string, pace: number, tell: (line: string) => void): Promise<void> {
  const demo = await request('GET', `${url}/api/demo`, {});
  if (refusalIn(demo))
    throw new Sayable(`The server at ${url} is not a demo. Start one with npm start and an empty QUORATE_DATA.`);
  const { meetingId, seats } = demo.body as DemoSeats;
  const taken = new Map<string, Seat>();
  try {
    for (const { participantId } of seats)
      taken.set(participantId, await Seat.take(url, meetingId, await sit(url, participantId)));
    const meeting = fold([...taken.values()][0]?.rows() ?? []);
    if (meeting?.status.phase !== 'before-opening')
      throw new Sayable(
        'The demo meeting has been opened already. Stop the server, start it with an empty QUORATE_DATA, and play again.',
      );
    await playScenes(meeting, taken, pace, tell);
  } finally {
    for (const seat of taken.values()) seat.close();
  }
}

async function sit(url: string, participantId: string): Promise<Answered> {
  const seated = await request('POST', `${url}/api/demo/seats/${participantId}`, {}, {});
  const refusal = refusalIn(seated);
  if (refusal) throw new Sayable(refusal.because);
  return seated;
}

async function playScenes(
  meeting: Meeting,
  taken: ReadonlyMap<string, Seat>,
  pace: number,
  tell: (line: string) => void,
): Promise<void> {
  const cast = castOf(meeting);
  const identifiers = new Identifiers(randomUUID, cast);
  for (const scene of demoScript) {
    const participantId = cast.get(scene.who) ?? '';
    const facts = meeting.participants.get(participantId)?.facts;
    const seat = taken.get(participantId);
    if (!facts || !seat) throw new Sayable(`This demo has no ${scene.who}.`);
    await new Promise((resolve) => setTimeout(resolve, lengthOf(scene) * pace));
    const answer = await seat.give({
      ...(identifiers.map(resolveTimes(scene.with, new Date())) as object),
      type: scene.does,
    });
    tell(
      `${facts.name} (${facts.post}) ${scene.told}.${answer?.accepted ? '' : ` It was refused: ${answer?.refusal.because ?? 'no answer'}`}`,
    );
  }
}

const lengthOf = ({ with: fields }: Scene): number =>
  Math.min(longestPause, pause + JSON.stringify(fields).length * perCharacter);

/** The script’s short names, for the people and children this demo was convened with. */
function castOf(meeting: Meeting): Map<string, string> {
  const people = [...meeting.participants.values()].map(({ facts }) => facts);
  const first = (is: (one: Participant) => boolean): string => people.find(is)?.participantId ?? '';
  const numbered = (kind: string, ids: Iterable<string>): [string, string][] =>
    [...ids].map((one, index) => [`${kind}-${index + 1}`, one]);
  return new Map([
    ['chair', meeting.chairId],
    ['minutes', first(({ role }) => role === 'minute-taker')],
    ['sw', first(({ role, sector }) => role === 'member' && sector === 'childrens-social-care')],
    ['police', first(({ sector }) => sector === 'police')],
    ['paed', first(({ discipline }) => discipline === 'paediatrician')],
    ['hv', first(({ discipline }) => discipline === 'health-visitor')],
    ['school', first(({ sector }) => sector === 'education')],
    ...numbered('child', meeting.children.keys()),
    ...numbered('person', meeting.people.keys()),
  ]);
}
