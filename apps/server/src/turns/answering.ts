/** Answering a batch that was ruled on and, where anything came of it, stored and announced. */
import { isProfessional, type By } from '#meeting';
import type { CommandAnswer } from '#wire';
import { layUpTo } from '../readers/lay-stream.js';
import type { GivenCommand } from './given-command.js';
import type { Log } from './log.js';
import type { MeetingRecord } from './meeting-record.js';
import { answerAgain } from './remembering.js';
import type { Outcome } from './ruling.js';

type Unrecorded = Exclude<Outcome, { kind: 'recorded' }>;

/** Those first whose words are stored: what is asked of the log for the others may fail. */
export async function answerAll(
  batch: readonly GivenCommand[],
  outcomes: readonly Outcome[],
  record: MeetingRecord,
  log: Log,
): Promise<void> {
  const unrecorded: [GivenCommand, Unrecorded][] = [];
  for (const [index, given] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind === 'recorded') answerRecorded(given, outcome, record);
    else if (outcome) unrecorded.push([given, outcome]);
  }
  for (const [given, outcome] of unrecorded) given.answer(await unrecordedAnswer(given, outcome, record, log));
}

function answerRecorded(
  { commandId, digest, answer }: GivenCommand,
  { by, upTo }: Extract<Outcome, { kind: 'recorded' }>,
  record: MeetingRecord,
): void {
  record.remembered.set(commandId, { by, digest, upTo });
  answer(inOwnNumbers({ accepted: true, upTo }, by, record));
}

/** What wrote nothing now may have been recorded long ago, and is then answered as it was. */
async function unrecordedAnswer(
  { commandId, digest }: GivenCommand,
  outcome: Unrecorded,
  record: MeetingRecord,
  log: Log,
): Promise<CommandAnswer> {
  if (outcome.kind === 'answered')
    return outcome.by ? inOwnNumbers(outcome.answer, outcome.by, record) : outcome.answer;
  const remembered = await log.command(record.meetingId, commandId);
  const answer = remembered ? answerAgain(remembered, outcome.by, digest) : outcome.answer;
  return inOwnNumbers(answer, outcome.by, record);
}

/** To those with a stream of their own, `upTo` counts that stream, so that it tells nothing of the other. */
function inOwnNumbers(answer: CommandAnswer, by: By, record: MeetingRecord): CommandAnswer {
  const attendee = 'participantId' in by ? record.meeting?.participants.get(by.participantId) : undefined;
  if (!answer.accepted || !attendee || isProfessional(attendee)) return answer;
  return { accepted: true, upTo: layUpTo(record, attendee.participantId) };
}
