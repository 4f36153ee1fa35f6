/** Flag: a moment of the record the minute-taker asks somebody about, answered beside it. Unanswered flags are gaps. */
import {
  audienceOfRow,
  isInvited,
  isProfessional,
  seenBy,
  sightOf,
  type Attendee,
  type Entered,
  type Meeting,
  type Thread,
} from '../meeting.js';
import { authorOf } from '../record.js';
import { accept, isRefused, refuse, refuseUnknown, type Refused } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Restrictable, Rights, Stamped, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { entered } from './contribution.js';
import { whileMinuted } from './narrative.js';
import { changeThing, openThread, stampAbout, stampFor } from './thread.js';

export interface FlagMoment extends Restrictable {
  readonly type: 'FlagMoment';
  readonly flagId: string;
  /** The row asked about. */
  readonly sequence: number;
  readonly ofParticipantId: string;
  readonly question: string;
}
export interface AnswerFlag extends Restrictable {
  readonly type: 'AnswerFlag';
  readonly flagId: string;
  readonly answer: string;
}
export type FlagCommand = FlagMoment | AnswerFlag;

export type MomentFlagged = Past<FlagMoment, 'MomentFlagged'>;
export type FlagAnswered = Past<AnswerFlag, 'FlagAnswered', { readonly agencyId: string }>;
export type FlagEvent = MomentFlagged | FlagAnswered;

export interface Flag extends Entered {
  readonly flagId: string;
  /** Sequence of the row asked about. */
  readonly about: number;
  readonly ofParticipantId: string;
  readonly question: string;
  answer?: { readonly text: string; readonly at: Instant; readonly by: Entered['by']; readonly sequence: number };
  readonly thread: Thread;
}

export interface FlagBegins {
  readonly flags: Map<string, Flag>;
}

const rights: Rights<FlagCommand> = {
  FlagMoment: { prefix: 'N2', who: 'recorder', phases: whileMinuted },
  AnswerFlag: { prefix: 'N2', who: 'invited', phases: whileMinuted },
};

/** The thing at that place, if this person may see that row of it. */
function thingAt(meeting: Meeting, sequence: number, actor: Attendee): Thread | undefined {
  const thread = meeting.threads.get(sequence);
  return thread && sightOf(meeting, actor.participantId)({ thread, sequence }) ? thread : undefined;
}

/** Whoever may see the row, further restricted if asked; the person asked must be among them. */
function audienceOf(
  meeting: Meeting,
  { sequence, restrictedTo, ofParticipantId }: FlagMoment,
  thread: Thread,
  actor: Attendee,
): Stamped | Refused {
  const row = audienceOfRow(meeting, { thread, sequence });
  const own = stampFor(meeting, restrictedTo, actor.facts.agencyId, actor);
  if (isRefused(own)) return own;
  const audience = row && own.audience ? own.audience.filter((one) => row.includes(one)) : (row ?? own.audience);
  if (!audience) return {};
  if (audience.includes(ofParticipantId)) return { audience };
  return refuse('N31', 'They may not see that. Ask somebody who may, or show it to them first.');
}

const onCommand: OnCommand<FlagCommand, FlagEvent> = {
  FlagMoment: (meeting, command, { actor }) => {
    if (meeting.flags.has(command.flagId))
      return refuse('N32', 'A question with that identifier is already on the record. Ask it again as a new one.');
    const thread = thingAt(meeting, command.sequence, actor);
    if (!thread)
      return refuse(
        'N29',
        'There is nothing at that place in the record that somebody can be asked about. Choose something that was said, decided or agreed.',
      );
    const asked = meeting.participants.get(command.ofParticipantId);
    if (!asked || !isInvited(asked) || !isProfessional(asked))
      return refuse('N30', 'Whoever is asked must be in this meeting for an agency. Choose them from the list.');
    const stamp = audienceOf(meeting, command, thread, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'MomentFlagged', ...stamp });
  },
  AnswerFlag: (meeting, command, { actor }) => {
    const flag = seenBy(actor, meeting.flags, command.flagId);
    if (!flag) return refuseUnknown('N33', 'There is no such question about the record of this meeting.');
    const asked = meeting.participants.get(flag.ofParticipantId)?.facts;
    if (actor.facts.agencyId !== asked?.agencyId)
      return refuse(
        'N34',
        'Somebody else was asked, and they or their agency answer. Make a contribution to add what you know.',
      );
    if (flag.answer)
      return refuse(
        'N35',
        'That has been answered already. Make a contribution to add to it, or ask for an amendment of the minutes.',
      );
    const stamp = stampAbout(meeting, flag.thread, command.restrictedTo, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'FlagAnswered', agencyId: actor.facts.agencyId, ...stamp });
  },
};

const onEvent: OnEvent<FlagEvent> = {
  MomentFlagged: (meeting, { flagId, sequence, ofParticipantId, question }, entry) => {
    const agencyId = meeting.participants.get(authorOf(entry.by) ?? '')?.facts.agencyId ?? '';
    const thread = openThread(meeting, entry, agencyId, meeting.threads.get(sequence));
    meeting.flags.set(flagId, { ...entered(entry), flagId, about: sequence, ofParticipantId, question, thread });
  },
  FlagAnswered: (meeting, { flagId, answer }, entry) =>
    changeThing(meeting, meeting.flags.get(flagId), entry, (flag) => {
      flag.answer = { text: answer, at: entry.at, by: entry.by, sequence: entry.sequence };
    }),
};

/** Flags set on one row of the record, for printing beside it. */
export const flagsOn = (meeting: Meeting, sequence: number): Flag[] =>
  [...meeting.flags.values()].filter(({ about }) => about === sequence);

const begin = (): FlagBegins => ({ flags: new Map() });

const catalogue: Catalogue<FlagEvent> = {
  MomentFlagged: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'outstanding', afterwards: 'a question about the record was asked' },
    familyCopies: 'none',
    changes: [],
  },
  FlagAnswered: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'outstanding', afterwards: 'a question about the record was answered' },
    familyCopies: 'none',
    changes: [],
  },
};

export const flagTopic: Topic<FlagCommand, FlagEvent, FlagBegins> = { rights, begin, onCommand, onEvent, catalogue };
