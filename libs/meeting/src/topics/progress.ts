/** Progress: what its owner reports of an action, when it is done, and when it is not. */
import { accept } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Topic } from '../topic.js';
import { owners } from './action.js';
import { byOwner, isOver, alreadyDone, changeAction, become } from './owned-action.js';

export interface ReportProgress extends Reports, Restrictable {
  readonly type: 'ReportProgress';
  readonly actionId: string;
  readonly note: string;
}

export interface CompleteAction extends Reports, Restrictable {
  readonly type: 'CompleteAction';
  readonly actionId: string;
  readonly evidence?: string;
}

export interface RecordActionNotDone extends Reports, Restrictable {
  readonly type: 'RecordActionNotDone';
  readonly actionId: string;
  readonly cause: (typeof notDoneCauses)[number];
  readonly explanation: string;
  readonly contingencyStarted?: boolean;
}

export type ProgressCommand = ReportProgress | CompleteAction | RecordActionNotDone;

export type ProgressReported = Past<ReportProgress, 'ProgressReported'>;

export type ActionCompleted = Past<CompleteAction, 'ActionCompleted'>;

export type ActionNotDoneRecorded = Past<RecordActionNotDone, 'ActionNotDoneRecorded'>;

export type ProgressEvent = ProgressReported | ActionCompleted | ActionNotDoneRecorded;

export const notDoneCauses = ['circumstances-changed', 'not-done'] as const;

const rights: Rights<ProgressCommand> = {
  ReportProgress: { ...owners, mayNarrow: true },
  CompleteAction: { ...owners, mayNarrow: true },
  RecordActionNotDone: { ...owners, mayNarrow: true },
};

const onCommand: OnCommand<ProgressCommand, ProgressEvent> = {
  ReportProgress: (meeting, command, hearing) =>
    byOwner(meeting, command.actionId, hearing, (_, stamp) =>
      accept({ ...command, type: 'ProgressReported', ...stamp }),
    ),
  CompleteAction: (meeting, command, hearing) =>
    byOwner(meeting, command.actionId, hearing, (action, stamp) =>
      isOver(action) && command.evidence === undefined
        ? accept()
        : accept({ ...command, type: 'ActionCompleted', ...stamp }),
    ),
  RecordActionNotDone: (meeting, command, hearing) =>
    byOwner(meeting, command.actionId, hearing, (action, stamp) =>
      isOver(action) ? alreadyDone() : accept({ ...command, type: 'ActionNotDoneRecorded', ...stamp }),
    ),
};

const onEvent: OnEvent<ProgressEvent> = {
  ProgressReported: (meeting, { note }, entry) => changeAction(meeting, entry, () => note),
  ActionCompleted: (meeting, { evidence, happenedAt }, entry) =>
    changeAction(meeting, entry, (action) => {
      become(action, entry, { state: 'done', at: happenedAt ?? entry.at, evidence });
      return evidence ? `Done: ${evidence}` : 'Done.';
    }),
  ActionNotDoneRecorded: (meeting, { cause, explanation, contingencyStarted, happenedAt }, entry) =>
    changeAction(meeting, entry, (action) => {
      become(action, entry, { state: 'not-done', at: happenedAt ?? entry.at, cause, explanation, contingencyStarted });
      return `Not done: ${explanation}`;
    }),
};

const begin = () => ({});

const catalogue: Catalogue<ProgressEvent> = {
  ProgressReported: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'actions', afterwards: 'progress on an action was reported' },
    familyCopies: 'none',
    changes: [],
  },
  ActionCompleted: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'actions', afterwards: 'an action was completed' },
    familyCopies: 'none',
    changes: [],
  },
  ActionNotDoneRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'actions', afterwards: 'an action was recorded as not done' },
    familyCopies: 'none',
    changes: [],
  },
};

export const progressTopic: Topic<ProgressCommand, ProgressEvent, object> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
