/** The socket door: three messages in, each checked, limited and answered whatever happens. */
import { Inject } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayDisconnect } from '@nestjs/websockets';
import { isInvited, type Refusal } from '#meeting';
import type { CommandAnswer, FollowAnswer, FollowMessage } from '#wire';
import { checkMessage } from '#wire/guards';
import { commandIn } from '../editions/command-in.js';
import { RateLimits } from '../limits.js';
import { Announcer } from '../meetings/announcer.js';
import { identityKey, participantIdIn } from '../meetings/identity.js';
import { refusalFor } from '../meetings/refusal-for.js';
import type { MeetingRecord } from '../meetings/meeting-record.js';
import { Meetings } from '../meetings/meetings.js';
import { noLongerIn, noSuchMeeting, tooMany, tooManyFollowed } from '../meetings/refusals.js';
import type { WireSocket } from '../meetings/wire-socket.js';
import { settingsToken, type Settings } from '../settings-shape.js';
import { OpenSockets } from './open-sockets.js';

type Answer<T> = ((answer: T) => void) | undefined;

@WebSocketGateway()
export class MeetingGateway implements OnGatewayConnection<WireSocket>, OnGatewayDisconnect<WireSocket> {
  constructor(
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(OpenSockets) private readonly openSockets: OpenSockets,
    @Inject(RateLimits) private readonly rates: RateLimits,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {}

  /** Messages are taken from the socket itself: Nest's way to a handler costs more than ruling on the command. */
  handleConnection(socket: WireSocket): void {
    this.openSockets.add(socket);
    socket.on('command', (...sent: unknown[]) => void this.command(socket, sent[0], answerIn(sent)));
    socket.on('follow', (...sent: unknown[]) => void this.follow(socket, sent[0], answerIn(sent)));
    socket.on('leave', (...sent: unknown[]) => void this.leave(socket, sent[0], answerIn(sent)));
  }

  handleDisconnect(socket: WireSocket): void {
    this.openSockets.remove(socket);
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
      if (
        this.announcer.meetingsOf(socket).length >= this.settings.limits.followsPerSocket &&
        !this.announcer.isFollowedBy(meetingId, socket)
      )
        return refused(tooManyFollowed);
      return this.meetings.look(
        meetingId,
        (record) => this.begin(record, socket, checked.message, answer),
        socket.data.session.identity,
      );
    });
  }

  private leave(socket: WireSocket, body: unknown, answer: Answer<CommandAnswer>): Promise<void> {
    return this.answering(socket, answer, async () => {
      const checked = checkMessage('leave', body);
      if (!checked.ok) return refused(checked.refusal);
      this.announcer.leave(checked.message.meetingId, socket);
      return { accepted: true, upTo: 0 };
    });
  }

  /** `undefined` when it has answered already. */
  private begin(
    record: MeetingRecord,
    socket: WireSocket,
    wanted: FollowMessage,
    answer: Answer<FollowAnswer>,
  ): FollowAnswer | undefined {
    const participantId =
      record.meeting && participantIdIn(record.meetingId, record.meeting, socket.data.session.identity);
    const attendee = participantId === undefined ? undefined : record.meeting?.participants.get(participantId);
    if (!attendee) return refused(noSuchMeeting);
    if (!isInvited(attendee)) return refused(noLongerIn);
    // gone meanwhile: it would be followed for ever
    if (!socket.connected) return undefined;
    this.announcer.follow(record, attendee.participantId, socket, wanted, (upTo) => answer?.({ accepted: true, upTo }));
    return undefined;
  }

  /** The one place that answers: a refusal, an answer, or, when something breaks, that it was not recorded. */
  private async answering(
    socket: WireSocket,
    answer: Answer<CommandAnswer>,
    work: () => Promise<CommandAnswer | undefined> | CommandAnswer,
  ): Promise<void> {
    try {
      const may = await this.rates.mayCommand(identityKey(socket.data.session.identity));
      const answered = may ? await work() : refused(tooMany);
      if (answered) answer?.(answered);
    } catch (error) {
      answer?.(refused(refusalFor(error, 'socket')));
    }
  }
}

/** Where the answer goes, if the sender asked for one; what they send is not to be trusted to be in its place. */
const answerIn = (sent: readonly unknown[]): Answer<CommandAnswer> =>
  sent.find((one): one is (answer: CommandAnswer) => void => typeof one === 'function');

const refused = (refusal: Refusal): CommandAnswer => ({ accepted: false, refusal });
