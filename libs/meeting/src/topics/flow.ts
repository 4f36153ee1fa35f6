/** The meeting's course: opening, items, statements and adjourning. */
import type { Meeting, Adjournment, Status } from '../meeting.js';
import { quorumOf } from '../quorum.js';
import { whenHappened } from '../record.js';
import { accept, refuse, refuseUnknown, type Refused } from '../ruling.js';
import { instead } from '../told.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Rights, Topic } from '../topic.js';
import type { Instant, Sector } from '../vocabulary.js';
import { sectorsInWords } from './convening.js';

/** A sector that is not there: how it will be heard, and by when. */
export interface MissingSector {
  readonly sector: Sector;
  readonly howHeard: string;
  readonly byWhen: Instant;
}
export interface Inquorate {
  readonly groundId: string;
  readonly reason: string;
  readonly missing: readonly MissingSector[];
}

/** Going on without quorum, on a ground of the procedure, until the quorum returns. */
export interface Cover extends Inquorate {
  readonly since: Instant;
  readonly sequence: number;
  endedAt?: Instant;
}

export interface OpenMeeting extends Reports {
  readonly type: 'OpenMeeting';
  readonly inquorate?: Inquorate;
}
export interface ProceedInquorate extends Inquorate, Reports {
  readonly type: 'ProceedInquorate';
}
export interface MoveToItem {
  readonly type: 'MoveToItem';
  readonly itemId: string;
}
export interface ReadStatement extends Reports {
  readonly type: 'ReadStatement';
  readonly statementId: string;
}
export interface AdjournMeeting extends Reports {
  readonly type: 'AdjournMeeting';
  readonly reason: string;
  readonly resumeAt?: Instant;
}
export interface ResumeMeeting extends Reports {
  readonly type: 'ResumeMeeting';
  readonly reason?: string;
}
export type FlowCommand = OpenMeeting | ProceedInquorate | MoveToItem | ReadStatement | AdjournMeeting | ResumeMeeting;

export type MeetingOpened = Past<
  OpenMeeting,
  'MeetingOpened',
  { readonly quorate: boolean; readonly missingSectors: readonly Sector[] }
>;
export type ProceededInquorate = Past<ProceedInquorate, 'ProceededInquorate'>;
export type MovedToItem = Past<MoveToItem, 'MovedToItem'>;
export type StatementRead = Past<ReadStatement, 'StatementRead'>;
export type MeetingAdjourned = Past<AdjournMeeting, 'MeetingAdjourned'>;
export type MeetingResumed = Past<ResumeMeeting, 'MeetingResumed'>;
export type FlowEvent =
  MeetingOpened | ProceededInquorate | MovedToItem | StatementRead | MeetingAdjourned | MeetingResumed;

export interface FlowBegins {
  status: Status;
  readonly adjournments: Adjournment[];
  cover?: Cover;
  readonly covers: Cover[];
  itemId?: string;
  readonly statementsRead: Map<string, Instant>;
}

const rights: Rights<FlowCommand> = {
  OpenMeeting: { prefix: 'M', who: 'chair', phases: ['before-opening'] },
  ProceedInquorate: { prefix: 'M', who: 'chair', phases: ['open', 'adjourned'] },
  MoveToItem: { prefix: 'M', who: 'chair', phases: ['open'] },
  ReadStatement: { prefix: 'M', who: 'chair', phases: ['before-opening', 'open'] },
  AdjournMeeting: { prefix: 'M', who: 'chair', phases: ['open'] },
  ResumeMeeting: { prefix: 'M', who: 'chair', phases: ['adjourned'] },
};

/** What stands against going on without quorum on this ground. */
function groundProblem(meeting: Meeting, { groundId, missing }: Inquorate): Refused | undefined {
  const { grounds } = meeting.procedure.quorum;
  if (!grounds.some((ground) => ground.groundId === groundId))
    return refuse(
      'Q3',
      `That is not a ground of this procedure. Choose one of: ${grounds.map(({ label }) => label).join('; ')}.`,
    );
  const absent = quorumOf(meeting).missing;
  const unlisted = absent.filter((sector) => !missing.some((one) => one.sector === sector));
  if (unlisted.length > 0)
    return refuse('Q4', `Say also how ${sectorsInWords(unlisted)} will be heard, and by when.`, { missing: absent });
  return undefined;
}

const onCommand: OnCommand<FlowCommand, FlowEvent> = {
  OpenMeeting: (meeting, command) => {
    const { quorate, missing, agenciesShort } = quorumOf(meeting);
    const opened = accept({ ...command, type: 'MeetingOpened' as const, quorate, missingSectors: missing });
    if (quorate) return opened;
    if (command.inquorate) return groundProblem(meeting, command.inquorate) ?? opened;
    const who =
      missing.length > 0
        ? sectorsInWords(missing)
        : `${agenciesShort} more ${agenciesShort === 1 ? 'agency' : 'agencies'}`;
    return refuse(
      'Q1',
      `Not here with authority to decide: ${who}. Ring them, or open on a ground of the procedure and say how they will be heard.`,
      { missing },
    );
  },
  ProceedInquorate: (meeting, command) =>
    quorumOf(meeting).quorate
      ? refuse('Q5', 'The meeting has its quorum; there is nothing to proceed without.')
      : (groundProblem(meeting, command) ?? accept({ ...command, type: 'ProceededInquorate' })),
  MoveToItem: (meeting, command) =>
    meeting.procedure.agenda.some(({ itemId }) => itemId === command.itemId)
      ? accept({ ...command, type: 'MovedToItem' })
      : refuseUnknown('M16', 'There is no such item on this meeting’s agenda.'),
  ReadStatement: (meeting, command) =>
    meeting.procedure.statements.some(({ statementId }) => statementId === command.statementId)
      ? accept({ ...command, type: 'StatementRead' })
      : refuseUnknown('M17', 'There is no such statement in this procedure.'),
  AdjournMeeting: (_meeting, command) => accept({ ...command, type: 'MeetingAdjourned' }),
  ResumeMeeting: (_meeting, command) => accept({ ...command, type: 'MeetingResumed' }),
};

function cover(meeting: Meeting, inquorate: Inquorate, since: Instant, sequence: number): void {
  const taken: Cover = {
    groundId: inquorate.groundId,
    reason: inquorate.reason,
    missing: inquorate.missing,
    since,
    sequence,
  };
  if (meeting.cover) meeting.cover.endedAt = since;
  meeting.cover = taken;
  meeting.covers.push(taken);
}

const onEvent: OnEvent<FlowEvent> = {
  MeetingOpened: (meeting, { inquorate, quorate }, entry) => {
    meeting.status = { phase: 'open', openedAt: whenHappened(entry) };
    if (inquorate && !quorate) cover(meeting, inquorate, whenHappened(entry), entry.sequence);
  },
  ProceededInquorate: (meeting, event, entry) => cover(meeting, event, whenHappened(entry), entry.sequence),
  MovedToItem: (meeting, { itemId }) => {
    meeting.itemId = itemId;
  },
  StatementRead: (meeting, { statementId }, entry) => void meeting.statementsRead.set(statementId, whenHappened(entry)),
  MeetingAdjourned: (meeting, { reason, resumeAt }, entry) => {
    if (meeting.status.phase !== 'open') return;
    const adjournedAt = whenHappened(entry);
    meeting.status = { phase: 'adjourned', openedAt: meeting.status.openedAt, adjournedAt, reason, resumeAt };
    meeting.adjournments.push({ adjournedAt, reason, resumeAt, sequence: entry.sequence });
  },
  MeetingResumed: (meeting, { reason }, entry) => {
    if (meeting.status.phase !== 'adjourned') return;
    meeting.status = { phase: 'open', openedAt: meeting.status.openedAt };
    const last = meeting.adjournments.at(-1);
    if (last) last.resumed = { at: whenHappened(entry), reason };
  },
};

const begin = (): FlowBegins => ({
  status: { phase: 'before-opening' },
  adjournments: [],
  covers: [],
  statementsRead: new Map(),
});

const catalogue: Catalogue<FlowEvent> = {
  MeetingOpened: {
    class: 'record',
    atTheDoor: { inquorate: 'left out', quorate: 'told', missingSectors: 'told', happenedAt: 'told' },
    outside: {
      whose: 'shared-with-all',
      told: { inquorate: 'left out', quorate: instead(true), missingSectors: instead([]), happenedAt: 'told' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'frame',
    changes: ['quorum', 'register'],
  },
  ProceededInquorate: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'quorum' },
    familyCopies: 'none',
    changes: [],
  },
  MovedToItem: {
    class: 'record',
    atTheDoor: { itemId: 'told' },
    outside: {
      whose: 'shared-with-all',
      told: { itemId: 'told' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: [],
  },
  StatementRead: {
    class: 'record',
    atTheDoor: { statementId: 'told', happenedAt: 'told' },
    outside: {
      whose: 'shared-with-all',
      told: { statementId: 'told', happenedAt: 'told' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: [],
  },
  MeetingAdjourned: {
    class: 'record',
    atTheDoor: { reason: instead(''), resumeAt: 'told', happenedAt: 'told' },
    outside: {
      whose: 'shared-with-all',
      told: { reason: instead(''), resumeAt: 'told', happenedAt: 'told' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: ['register'],
  },
  MeetingResumed: {
    class: 'record',
    atTheDoor: { reason: 'left out', happenedAt: 'told' },
    outside: {
      whose: 'shared-with-all',
      told: { reason: 'left out', happenedAt: 'told' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: ['register'],
  },
};

export const flowTopic: Topic<FlowCommand, FlowEvent, FlowBegins> = { rights, begin, onCommand, onEvent, catalogue };
