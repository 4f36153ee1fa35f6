/** The socket door: three messages in, each checked, limited and answered whatever happens. */
import { Inject } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayDisconnect } from '@nestjs/websockets';
import { isInvited, type Refusal } from '#meeting';
import type { CommandAnswer, FollowAnswer, FollowMessage } from '#wire';
import { checkMessage } from '#wire/guards';
import { commandIn } from '../editions/command-in.js';
import { RateLimits } from '../limits.js';
import { Announcer } from '../readers/announcer.js';
import { incompleteness } from '../readers/reading.js';
import { identityKey, participantIdIn } from '../sign-in/identity.js';
import { refusalFor } from '../refusal-for.js';
import type { MeetingRecord } from '../turns/meeting-record.js';
import type { Held } from '../readers/reader-hashes.js';
import { Meetings } from '../turns/meetings.js';
import { noLongerIn, noSuchMeeting, overtaken, tooMany, tooManyFollowed } from '../refusals.js';
import type { WireSocket } from './wire-socket.js';
import { reportFault } from '../operator-log.js';
import { settingsToken, type Settings } from '../settings-shape.js';
import { OpenSockets } from './open-sockets.js';
import { Readings, type ReadingTurn } from './readings.js';

type Answer<T> = ((answer: T) => void) | undefined;

@WebSocketGateway()
export class MeetingGateway implements OnGatewayConnection<WireSocket>, OnGatewayDisconnect<WireSocket> {
  readonly #readings: Readings;

  constructor(
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(OpenSockets) private readonly openSockets: OpenSockets,
    @Inject(RateLimits) private readonly rates: RateLimits,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {
    this.#readings = new Readings(rates);
  }

  /** Messages are taken from the socket itself: Nest's way to a handler costs more than ruling on the command. */
  handleConnection(socket: WireSocket): void {
    this.openSockets.add(socket);
    socket.on('command', (...sent: unknown[]) => void this.command(socket, sent[0], answerIn(sent)));
    socket.on('follow', (...sent: unknown[]) => void this.follow(socket, sent[0], answerIn(sent)));
    socket.on('leave', (...sent: unknown[]) => void this.leave(socket, sent[0], answerIn(sent)));
  }

  handleDisconnect(socket: WireSocket): void {
    this.openSockets.remove(socket);
    this.#readings.endAll(socket);
    for (const meetingId of this.announcer.meetingsOf(socket)) this.announcer.leave(meetingId, socket);
  }

  private command(socket: WireSocket, body: unknown, answer: Answer<CommandAnswer>): Promise<void> {
    return this.answering(socket, answer, () => {
      const checked = commandIn(body);
      return checked.ok
        ? this.meetings.command(checked.message, socket.data.session.identity)
        : refused(checked.refusal);
    });
  }

  /** Answers with how far the record goes, sends what there is after that, and then whatever comes. */
  private follow(socket: WireSocket, body: unknown, answer: Answer<FollowAnswer>): Promise<void> {
    return this.answering(socket, answer, async () => {
      const checked = checkMessage('follow', body);
      if (!checked.ok) return refused(checked.refusal);
      const { meetingId } = checked.message;
      if (!this.mayFollow(socket, meetingId)) return refused(tooManyFollowed);
      const turn = this.#readings.begin(socket, meetingId, personOn(socket));
      if (!(await turn.mayRead())) return refused(overtaken);
      const begun = this.begun(socket, checked.message, turn, answer);
      begun.catch(() => turn.end());
      return begun;
    });
  }

  /** Reads the log before it judges what a window holds: another server may have told it rows this one has not heard of yet. */
  private async begun(
    socket: WireSocket,
    message: FollowMessage,
    turn: ReadingTurn,
    answer: Answer<FollowAnswer>,
  ): Promise<FollowAnswer | undefined> {
    const { identity } = socket.data.session;
    const begin = (record: MeetingRecord) => this.begin(record, socket, message, turn, answer);
    const first = await this.meetings.look(message.meetingId, begin, identity);
    if (first !== 'elsewhere') return first;
    this.meetings.catchUpSoon(message.meetingId);
    const second = await this.meetings.look(message.meetingId, begin, identity);
    if (second !== 'elsewhere') return second;
    turn.end();
    return { restart: true };
  }

  private mayFollow(socket: WireSocket, meetingId: string): boolean {
    const meetingIds = new Set([...this.announcer.meetingsOf(socket), ...this.#readings.of(socket)]);
    return meetingIds.has(meetingId) || meetingIds.size < this.settings.limits.followsPerSocket;
  }

  private leave(socket: WireSocket, body: unknown, answer: Answer<CommandAnswer>): Promise<void> {
    return this.answering(socket, answer, async () => {
      const checked = checkMessage('leave', body);
      if (!checked.ok) return refused(checked.refusal);
      this.#readings.end(socket, checked.message.meetingId);
      this.announcer.leave(checked.message.meetingId, socket);
      return { accepted: true, upTo: 0 };
    });
  }

  /** `undefined` when it has answered already; `elsewhere` where the record here has not what the window holds. */
  private begin(
    record: MeetingRecord,
    socket: WireSocket,
    wanted: FollowMessage,
    turn: ReadingTurn,
    answer: Answer<FollowAnswer>,
  ): FollowAnswer | 'elsewhere' | undefined {
    if (turn.isOver) return refused(overtaken);
    const asker = this.readerIn(record, socket);
    if ('rule' in asker) {
      turn.end();
      return refused(asker);
    }
    // a socket that is gone meanwhile would be followed for ever
    if (!socket.connected) return undefined;
    if (this.announcer.mustRestart(record, asker.participantId, wanted)) return 'elsewhere';
    const later = this.counted(socket, () =>
      this.announcer.follow(record, asker.participantId, socket, wanted, (upTo) =>
        answer?.({ accepted: true, upTo, ...incompleteness(record) }),
      ),
    );
    this.readOnLater(socket, { ...wanted, ...later }, turn, later === undefined);
    return undefined;
  }

  private readOnLater(socket: WireSocket, wanted: FollowMessage & Held, turn: ReadingTurn, done: boolean): void {
    if (done) return turn.end();
    this.readOn(socket, wanted, turn).catch((error: unknown) => {
      // the rest it was promised cannot be read now, so it is made to connect again and ask anew
      reportFault('reading', error);
      socket.disconnect(true);
    });
  }

  /** The rest of a reading, once the window has read what it was sent. */
  private async readOn(socket: WireSocket, wanted: FollowMessage & Held, turn: ReadingTurn): Promise<void> {
    if (!(await turn.mayRead())) return;
    const look = (record: MeetingRecord): void => {
      if (!socket.connected || turn.isOver) return;
      const asker = this.readerIn(record, socket);
      if ('rule' in asker) {
        turn.end();
        return void socket.emit('evicted', { meetingId: wanted.meetingId, because: asker.because });
      }
      const later = this.counted(socket, () => this.announcer.readOn(record, asker.participantId, socket, wanted));
      this.readOnLater(socket, { ...wanted, ...later }, turn, later === undefined);
    };
    await this.meetings.look(wanted.meetingId, look, socket.data.session.identity);
  }

  /** Counts what a reading sends to whoever reads. */
  private counted<T>(socket: WireSocket, read: () => T): T {
    const before = socket.data.line.sent;
    const result = read();
    this.rates.read(personOn(socket), socket.data.line.sent - before);
    return result;
  }

  private readerIn(record: MeetingRecord, socket: WireSocket): { readonly participantId: string } | Refusal {
    const participantId =
      record.meeting && participantIdIn(record.meetingId, record.meeting, socket.data.session.identity);
    const attendee = participantId === undefined ? undefined : record.meeting?.participants.get(participantId);
    if (!attendee) return noSuchMeeting;
    return isInvited(attendee) ? { participantId: attendee.participantId } : noLongerIn;
  }

  /** The one place that answers: a refusal, an answer, or, when something breaks, that it was not recorded. */
  private async answering<T>(
    socket: WireSocket,
    answer: Answer<T | CommandAnswer>,
    work: () => Promise<T | CommandAnswer | undefined> | T | CommandAnswer,
  ): Promise<void> {
    try {
      const problem = await this.openSockets.problemOf(socket.data.session);
      if (problem) return answer?.(refused(problem));
      const may = await this.rates.mayCommand(identityKey(socket.data.session.identity));
      const answered = may ? await work() : refused(tooMany);
      if (answered) answer?.(answered);
    } catch (error) {
      answer?.(refused(refusalFor(error, 'socket')));
    }
  }
}

const personOn = ({ data }: WireSocket): string => identityKey(data.session.identity);

/** Where the answer goes, if the sender asked for one; what they send is not to be trusted to be in its place. */
const answerIn = <T>(sent: readonly unknown[]): Answer<T> =>
  sent.find((one): one is (answer: T) => void => typeof one === 'function');

const refused = (refusal: Refusal): CommandAnswer => ({ accepted: false, refusal });
