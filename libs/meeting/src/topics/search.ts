/** Search: which records an agency looked in, for whom, and what it found. Nothing known is an answer. */
import { everyPhase, type Entered, type Thread } from '../meeting.js';
import { phaseOf } from '../meeting.js';
import { accept, isRefused } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Topic } from '../topic.js';
import { packQuestionProblem } from './contribution.js';
import { openThread, stampFor } from './thread.js';

export interface RecordSearch extends Reports, Restrictable {
  readonly type: 'RecordSearch';
  readonly systems: readonly string[];
  readonly subjects: readonly string[];
  readonly period?: string;
  readonly notSearched?: string;
  readonly result: 'found' | 'nothing-known';
  readonly packQuestionId?: string;
}
export type SearchCommand = RecordSearch;

export type SearchRecorded = Past<
  RecordSearch,
  'SearchRecorded',
  { readonly agencyId: string; readonly receivedOutside: boolean }
>;
export type SearchEvent = SearchRecorded;

export interface Search extends Entered, Omit<SearchRecorded, 'type' | 'happenedAt' | 'audience' | 'restrictedTo'> {
  readonly thread: Thread;
}

export interface SearchBegins {
  readonly searches: Search[];
}

const rights: Rights<SearchCommand> = {
  RecordSearch: { prefix: 'C', who: 'invited', phases: everyPhase },
};

const onCommand: OnCommand<SearchCommand, SearchEvent> = {
  RecordSearch: (meeting, command, { actor }) => {
    const { packQuestionId, restrictedTo } = command;
    const problem = packQuestionProblem(meeting, packQuestionId);
    if (problem) return problem;
    const { agencyId } = actor.facts;
    const stamp = stampFor(meeting, restrictedTo, agencyId, actor);
    if (isRefused(stamp)) return stamp;
    return accept({
      ...command,
      type: 'SearchRecorded',
      agencyId,
      receivedOutside: phaseOf(meeting) === 'closed',
      ...stamp,
    });
  },
};

const onEvent: OnEvent<SearchEvent> = {
  SearchRecorded: (
    meeting,
    { agencyId, systems, subjects, period, notSearched, result, packQuestionId, receivedOutside, happenedAt },
    entry,
  ) => {
    const { sequence, at, by } = entry;
    meeting.searches.push({
      sequence,
      at,
      by,
      happenedAt,
      agencyId,
      systems,
      subjects,
      period,
      notSearched,
      result,
      packQuestionId,
      receivedOutside,
      thread: openThread(meeting, entry, agencyId),
    });
  },
};

const begin = (): SearchBegins => ({ searches: [] });

const catalogue: Catalogue<SearchEvent> = {
  SearchRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'contributions', afterwards: 'a search was recorded' },
    familyCopies: 'none',
    changes: [],
  },
};

export const searchTopic: Topic<SearchCommand, SearchEvent, SearchBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
