/** A Quorate to be attacked, behind a proxy as far as it can tell, with the limits it has when nobody changes them. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConveneMeeting, Participant } from '#meeting';
import type { ConveneAnswer, IssuedLink } from '#wire';
import type { TestMailServer } from '../../apps/server/src/testing/mail-server.js';
import { ChildServer, freePort } from '../bench/sides/child-server.js';
import { Seat, accepted } from '../bench/sides/gathering.js';
import { convening } from '../bench/sides/participants.js';
import { post, signIn } from '../bench/sides/quorate-people.js';
import { clearPlace, newPlace, tokenFor, type QuoratePlace } from '../bench/sides/quorate-process.js';
import { connect, type Pass } from '../bench/sides/sockets.js';
import { familyPackFrom } from './family-pack.js';

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const sendingTo = ({ port }: TestMailServer): Record<string, string> => ({
  QUORATE_SMTP_URL: `smtp://127.0.0.1:${port}`,
  QUORATE_SMTP_SELF_SIGNED: '1',
  QUORATE_MAIL_FROM: 'Quorate <quorate@fernshire.example>',
  QUORATE_AGENCY_DOMAINS: 'fernshire.example',
});

export class Stage {
  private constructor(
    readonly place: QuoratePlace,
    readonly token: string,
    private readonly server: ChildServer,
    private readonly sink: ChildServer,
    readonly sinkUrl: string,
    readonly mail?: TestMailServer,
  ) {}

  /** @param mail where it sends its e-mail; without one it sends none. */
  static async open(mail?: TestMailServer): Promise<Stage> {
    const place = await newPlace();
    const procedures = join(place.dataFolder, 'procedures');
    await mkdir(procedures);
    const shipped = await readFile(beside('../../../libs/procedures/packs/strategy-discussion.yaml'), 'utf8');
    await writeFile(join(procedures, 'family-meeting.yaml'), familyPackFrom(shipped));
    const environment = {
      NODE_ENV: 'production',
      PORT: new URL(place.url).port,
      QUORATE_DATA: place.dataFolder,
      QUORATE_PROCEDURES: procedures,
      QUORATE_URL: place.url,
      TRUST_PROXY: '1',
      ...(mail ? sendingTo(mail) : {}),
    };
    const server = ChildServer.start(beside('./server.js'), environment);
    await server.until(async () => (await fetch(`${place.url}/api/health`)).ok || undefined);
    const port = await freePort();
    const sinkUrl = `http://127.0.0.1:${port}`;
    const sink = ChildServer.start(beside('./sink.js'), { PORT: String(port) });
    await sink.until(async () => (await fetch(sinkUrl)).ok || undefined);
    return new Stage(place, await tokenFor(place), server, sink, sinkUrl, mail);
  }

  get url(): string {
    return this.place.url;
  }

  /** Bytes the server holds once it has collected what it no longer uses. */
  async held(): Promise<number> {
    const told = (): string[] => [...this.server.output.matchAll(/held (\d+ \d+)\n/gu)].map(([, one = '']) => one);
    const before = told().at(-1);
    this.server.signal('SIGUSR2');
    const answer = await this.server.until(async () => {
      const last = told().at(-1);
      return last === before ? undefined : last;
    });
    return Number(answer.split(' ')[1]);
  }

  /** @returns the meeting's identifier. */
  async convene(participants: readonly Participant[], over: Partial<ConveneMeeting> = {}): Promise<string> {
    const meetingId = randomUUID();
    const command = { ...convening(participants), ...over };
    const body = { meetingId, commandId: randomUUID(), command };
    accepted(await post<ConveneAnswer>(this, '/api/meetings', body));
    return meetingId;
  }

  async linkFor(meetingId: string, { participantId }: Participant): Promise<IssuedLink> {
    return post<IssuedLink>(this, `/api/meetings/${meetingId}/participants/${participantId}/link`, {});
  }

  async passFor(meetingId: string, participant: Participant): Promise<Pass> {
    return signIn(this, await this.linkFor(meetingId, participant));
  }

  /** Somebody signed in, arrived and following. */
  async seat(meetingId: string, participant: Participant): Promise<Seated> {
    const pass = await this.passFor(meetingId, participant);
    const seat = new Seat(meetingId, await connect(this.url, pass));
    await seat.give({ type: 'Arrive', mode: 'video', confidentialityAccepted: true });
    await seat.follow(0);
    return { seat, pass };
  }

  async close(): Promise<void> {
    await Promise.all([this.server.stop(), this.sink.stop()]);
    await clearPlace(this.place);
  }
}

export interface Seated {
  readonly seat: Seat;
  readonly pass: Pass;
}
