/** Closing: what still stands before a meeting is done, each met or given its reason, and the meeting's end. */
import { closingChecks, unmetChecks } from '../judgements/closing-checks.js';
import type { CheckId } from '../procedure.js';
import { whenHappened } from '../record.js';
import { accept, refuse } from '../ruling.js';
import { isBefore } from '../times.js';
import { instead } from '../told.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Rights, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { isSaid } from '../to-see.js';

/** A check left unmet, and why. */
export interface Outstanding {
  readonly checkId: CheckId;
  readonly why: string;
}

export interface CloseMeeting extends Reports {
  readonly type: 'CloseMeeting';
  readonly summary: string;
  readonly nextMeetingAt?: Instant;
  readonly outstanding?: readonly Outstanding[];
}
export type ClosingCommand = CloseMeeting;
export type MeetingClosed = Past<CloseMeeting, 'MeetingClosed'>;
export type ClosingEvent = MeetingClosed;

const rights: Rights<ClosingCommand> = {
  CloseMeeting: { prefix: 'L', who: 'chair', phases: ['open', 'adjourned'] },
};

const onCommand: OnCommand<ClosingCommand, ClosingEvent> = {
  CloseMeeting: (meeting, command, { actor, now }) => {
    const given = command.outstanding ?? [];
    const asked = meeting.procedure.closingChecks;
    if (given.some(({ checkId }) => !asked.some((one) => one.checkId === checkId)))
      return refuse('L5', 'One of the reasons is for a check this procedure does not have.');
    const checks = closingChecks(meeting, actor.participantId);
    const unmet = unmetChecks(checks).filter(
      ({ checkId }) => !given.some((one) => one.checkId === checkId && isSaid(one.why)),
    );
    if (unmet.length > 0)
      return refuse(
        'L4',
        `Before closing, settle these or say why they stay open: ${unmet.map(({ label }) => label).join('; ')}.`,
        { unmet: unmet.map(({ checkId }) => checkId) },
      );
    const openedAt = 'openedAt' in meeting.status ? meeting.status.openedAt : undefined;
    if (openedAt && command.happenedAt && isBefore(command.happenedAt, openedAt))
      return refuse('L6', 'The meeting cannot have closed before it opened. Check the time.');
    if (command.nextMeetingAt && isBefore(command.nextMeetingAt, now))
      return refuse('L19', 'The next meeting lies in the past. Check its date, or leave it out for now.');
    return accept({ ...command, type: 'MeetingClosed' });
  },
};

const onEvent: OnEvent<ClosingEvent> = {
  MeetingClosed: (meeting, { summary, nextMeetingAt, outstanding = [] }, entry) => {
    const openedAt = 'openedAt' in meeting.status ? meeting.status.openedAt : entry.at;
    meeting.status = { phase: 'closed', openedAt, closedAt: whenHappened(entry), summary, nextMeetingAt, outstanding };
  },
};

const begin = () => ({});

const catalogue: Catalogue<ClosingEvent> = {
  MeetingClosed: {
    class: 'record',
    atTheDoor: { summary: instead(''), nextMeetingAt: 'told', outstanding: 'left out', happenedAt: 'told' },
    outside: {
      whose: 'shared-with-all',
      told: { summary: instead(''), nextMeetingAt: 'told', outstanding: 'left out', happenedAt: 'told' },
    },
    minutes: { section: 'summary' },
    familyCopies: 'frame',
    changes: ['register', 'places'],
  },
};

export const closingTopic: Topic<ClosingCommand, ClosingEvent, object> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
