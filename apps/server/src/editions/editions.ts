/** Giving out editions and files: recorded as made or opened before the first byte, then made of what their reader may see. */
import { randomUUID } from 'node:crypto';
import {
  circleFor,
  decide,
  isInvited,
  keepsRecord,
  maySeeTheSame,
  viewerOf,
  whichDocument,
  withAnnexPointers,
  type Attendee,
  type Command,
  type Instant,
  type Meeting,
  type MakeEdition,
  type Refusal,
} from '#meeting';
import type { EventLog, ExportedRow } from '#event-log';
import { program } from '#proof';
import { participantIdIn, type Identity } from '../sign-in/identity.js';
import type { MeetingRecord } from '../turns/meeting-record.js';
import type { Meetings } from '../turns/meetings.js';
import { hasLeft, noLongerIn, noSuchMeeting, versionNotTheirs } from '../refusals.js';
import type { Rendering } from './rendering.js';
import type { FinalWords } from './final-words.js';
import { copyOf, madeOf, sourceOf, type Making, type Printed, type Source } from './source.js';
import type { Made, Work } from './work.js';

export interface EditionsParts {
  readonly meetings: Pick<Meetings, 'look' | 'command'>;
  readonly log: Pick<EventLog, 'export'>;
  readonly words: Pick<FinalWords, 'find' | 'firstCopy' | 'keepFirst'>;
  readonly rendering: Rendering;
  /** Whether this is the demo, so that every page says so. */
  readonly fictional: () => boolean;
  readonly clock: () => Instant;
}

type Refused = { readonly refusal: Refusal };

/** Whoever asked, for as long as they wait. */
export interface Waiting {
  /** Stops waiting and making once they have gone. */
  readonly signal: AbortSignal;
  /** Why they are not served any more: their sign-in may end while they wait. */
  readonly problem: () => Refusal | undefined | Promise<Refusal | undefined>;
}

/** The reader as the meeting stands, and the command their asking amounts to. */
interface Asking {
  readonly makerId: string;
  readonly wanted: MakeEdition;
  readonly command: Command;
}

export class Editions {
  constructor(private readonly parts: EditionsParts) {}

  async make(
    meetingId: string,
    identity: Identity,
    wanted: MakeEdition,
    { signal, problem }: Waiting,
  ): Promise<Made | Refused> {
    const { meetings, rendering } = this.parts;
    const asking = await meetings.look(meetingId, (record) => askingOf(record, identity, wanted), identity);
    if ('refusal' in asking) return asking;
    // its turn comes first: what is recorded as made leaves at once, and what cannot be made now is not recorded
    const turn = await rendering.turn(signal);
    if ('refusal' in turn) return turn;
    try {
      const stands = (await problem()) ?? (await this.keptProblem(meetingId, asking));
      const made = stands ? { refusal: stands } : await this.recorded(meetingId, identity, asking);
      if ('refusal' in made) {
        turn.end();
        return made;
      }
      return await turn.make(made, signal);
    } catch (error) {
      turn.end();
      throw error;
    }
  }

  /** Of a copy the rules let be made: that what was kept cannot be given is found before anything is recorded as made. */
  private async keptProblem(meetingId: string, { makerId, wanted, command }: Asking): Promise<Refusal | undefined> {
    const { meetings, fictional, clock } = this.parts;
    const asked = { wanted, makerId, fictional: fictional(), now: clock() };
    const source = await meetings.look(meetingId, (record) => {
      const ruling = decide(record.meeting, command, { actor: { participantId: makerId }, now: asked.now });
      return ruling.verdict === 'refused' ? ruling : sourceOf(record, { ...asked, sequence: record.upTo + 1 });
    });
    // a copy for one of the family is kept only once its making is recorded
    if ('refusal' in source || source.wording.kind === 'as first made') return undefined;
    const printed = await this.printed(meetingId, source, { ...asked, sequence: source.upTo + 1 });
    return 'refusal' in printed ? printed.refusal : undefined;
  }

  private async recorded(meetingId: string, identity: Identity, { makerId, wanted, command }: Asking) {
    const { meetings, log, fictional, clock } = this.parts;
    const answer = await meetings.command({ meetingId, commandId: randomUUID(), command }, identity);
    if (!answer.accepted) return { refusal: answer.refusal };
    const making: Making = { wanted, makerId, sequence: answer.upTo, fictional: fictional(), now: clock() };
    const source = await meetings.look(meetingId, (record) => sourceOf(record, making));
    if ('refusal' in source) return source;
    const printed = await this.printed(meetingId, source, making);
    if ('refusal' in printed) return printed;
    const isRecord = whichDocument(wanted.edition).kind === 'record';
    const rows = await exportedRows(log, meetingId, isRecord ? 0 : source.upTo - 1, source.upTo);
    return source.work(rows.at(-1)?.hash ?? '', rows, printed);
  }

  /** Final minutes are printed as they were kept; where they are not, they say whose words they are in. */
  private async printed(meetingId: string, { wording, work }: Source, making: Making): Promise<Printed | Refused> {
    switch (wording.kind) {
      case 'from the record':
        return {};
      case 'anew':
        return { wordedBy: program };
      case 'not theirs':
        return { refusal: versionNotTheirs };
      case 'as first made':
        return this.asFirstMade(meetingId, wording.name, work('', []), making);
      case 'as kept': {
        const { words, which, length, annexes } = wording;
        const document = await this.parts.words.find(meetingId, words, which, length);
        if (!document)
          return making.wanted.version === undefined ? { wordedBy: program } : { refusal: versionNotTheirs };
        return 'refusal' in document ? document : { document: withAnnexPointers(document, annexes) };
      }
    }
  }

  /** One of the family has every copy of a final version as their first one was, for as long as all of it is theirs to read. */
  private async asFirstMade(meetingId: string, name: string, work: Work, making: Making): Promise<Printed> {
    if (work.kind !== 'edition') return {};
    const { words, meetings } = this.parts;
    const first =
      (await words.firstCopy(meetingId, name)) ??
      (await words.keepFirst(meetingId, name, {
        document: madeOf(work),
        upTo: making.sequence - 1,
        makerId: making.makerId,
      }));
    const isTheirs = await meetings.look(
      meetingId,
      ({ meeting, rows }) =>
        meeting !== undefined &&
        maySeeTheSame(rows.slice(0, first.upTo), meeting, work.which, first.makerId, copyOf(making.wanted)),
    );
    return isTheirs ? { document: first.document } : { wordedBy: program };
  }
}

/** Rows opened at a time: each is unsealed where meetings are held, and those go on in between. */
const rowsPerPage = 200;

async function exportedRows(
  log: EditionsParts['log'],
  meetingId: string,
  after: number,
  upTo: number,
): Promise<ExportedRow[]> {
  const rows: ExportedRow[] = [];
  for (let from = after; from < upTo; from += rowsPerPage)
    rows.push(...(await log.export(meetingId, from, Math.min(rowsPerPage, upTo - from))));
  return rows;
}

/** Whether it is the annex of a circle they are in, which they make themselves. */
const isAnnexOf = (meeting: Meeting, edition: string, { participantId }: Attendee): boolean =>
  circleFor(meeting, whichDocument(edition), participantId) !== undefined;

/** Those who keep the record make any edition, and the people of a circle its annex; anybody else opens what was given to them, made for them. */
function askingOf({ meeting, meetingId }: MeetingRecord, identity: Identity, wanted: MakeEdition): Asking | Refused {
  const makerId = meeting && participantIdIn(meetingId, meeting, identity);
  const reader = makerId === undefined ? undefined : meeting?.participants.get(makerId);
  if (!meeting || makerId === undefined || !reader) return { refusal: noSuchMeeting };
  if (!isInvited(reader)) return { refusal: noLongerIn };
  if (viewerOf(meeting, makerId)?.place === 'outside') return { refusal: hasLeft };
  return keepsRecord(reader) || isAnnexOf(meeting, wanted.edition, reader)
    ? { makerId, wanted, command: wanted }
    : openingOf(makerId, wanted);
}

/** What somebody opens is made for them and for nobody else, whatever else they ask. */
function openingOf(makerId: string, { edition, format, length, version }: MakeEdition): Asking {
  const ofVersion = version === undefined ? {} : { version };
  return {
    makerId,
    wanted: { type: 'MakeEdition', edition, format, length, recipientId: makerId, ...ofVersion },
    command: { type: 'OpenEdition', edition, format, ...ofVersion },
  };
}
