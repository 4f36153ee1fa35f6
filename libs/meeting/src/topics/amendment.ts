/** Amendments of the minutes: what is asked for, to whom it goes, and what the chair answers. */
import { seenBy, type Attendee, type Entered, type Meeting, type Thread, audienceOfRow } from '../meeting.js';
import { authorOf } from '../record.js';
import { accept, isRefused, refuse, refuseUnknown, type Refused } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Restrictable, Rights, Topic, Stamped } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { entered } from './contribution.js';
import { sectionProblem } from './narrative.js';
import { changeThing, openThread, stampAbout, stampFor } from './thread.js';
import { keptTo } from '../circles.js';
import { hasAttended, isCirculated } from './minutes.js';

export interface RequestAmendment extends Restrictable {
  readonly type: 'RequestAmendment';
  readonly amendmentId: string;
  readonly sectionId: string;
  /** The entry of the record that is to be amended, where it is one. */
  readonly sequence?: number;
  readonly text: string;
  readonly why: string;
}

export interface AnswerAmendment extends Restrictable {
  readonly type: 'AnswerAmendment';
  readonly amendmentId: string;
  readonly accepted: boolean;
  readonly why: string;
}

export type AmendmentCommand = RequestAmendment | AnswerAmendment;

export type AmendmentRequested = Past<RequestAmendment, 'AmendmentRequested', { readonly agencyId: string }>;

export type AmendmentAnswered = Past<AnswerAmendment, 'AmendmentAnswered'>;

export type AmendmentEvent = AmendmentRequested | AmendmentAnswered;

export interface Amendment extends Entered {
  readonly amendmentId: string;
  readonly sectionId: string;
  /** Sequence of the entry it amends, where it was said. */
  readonly about?: number;
  readonly text: string;
  readonly why: string;
  readonly agencyId: string;
  readonly participantId: string;
  answer?: { readonly accepted: boolean; readonly why: string; readonly at: Instant; readonly sequence: number };
  readonly thread: Thread;
}

export interface AmendmentBegins {
  readonly amendments: Map<string, Amendment>;
}

/** Whoever it is kept to, the chair answers it; about one entry it goes where that entry goes, and no further. */
export function amendmentStamp(
  meeting: Meeting,
  { sequence, restrictedTo }: RequestAmendment,
  actor: Attendee,
): Stamped | Refused {
  const asked = restrictedTo && [...restrictedTo, meeting.chairId];
  const own = stampFor(meeting, asked, actor.facts.agencyId, actor);
  if (isRefused(own) || sequence === undefined) return own;
  // a row kept by no stamp, such as who hides from whom, answers like one that is not there
  if (!meeting.amendable.has(sequence) && !meeting.threads.has(sequence)) return nothingThere();
  const readers = readersOf(meeting, sequence);
  if (!readers) return own;
  if (!readers.includes(actor.participantId)) return nothingThere();
  if (!readers.includes(meeting.chairId)) return notForTheChair();
  return { audience: own.audience?.filter((one) => readers.includes(one)) ?? readers };
}

/** Who may see one row; absent, every professional. Who came and when stands in rows that belong to no thing. */
function readersOf(meeting: Meeting, sequence: number): readonly string[] | undefined {
  const thread = meeting.threads.get(sequence);
  return thread ? audienceOfRow(meeting, { thread, sequence }) : keptTo(meeting, sequence);
}

const nothingThere = () =>
  refuseUnknown(
    'N156',
    'There is nothing at that place in the record that can be amended. Choose an entry you can see, or leave it out.',
  );

const notForTheChair = () =>
  refuse(
    'N157',
    'The chair, who answers, may not see that entry. Correct it with its agency, or show it to the chair first.',
  );

const rights: Rights<AmendmentCommand> = {
  RequestAmendment: { prefix: 'N2', who: 'invited', phases: ['closed'] },
  AnswerAmendment: { prefix: 'N2', who: 'chair', phases: ['closed'] },
};

const onCommand: OnCommand<AmendmentCommand, AmendmentEvent> = {
  RequestAmendment: (meeting, command, { actor }) => {
    if (!hasAttended(actor))
      return refuse(
        'N40',
        'Only those who were in the meeting ask for its minutes to be amended. Make a contribution with what you know; it is printed as received outside the discussion.',
      );
    if (!isCirculated(meeting))
      return refuse(
        'N41',
        'The minutes have not been circulated yet. Ask the minute-taker to circulate them, then ask for the amendment.',
      );
    const problem = sectionProblem(command.sectionId);
    if (problem) return problem;
    if (meeting.amendments.has(command.amendmentId))
      return refuse('N42', 'An amendment with that identifier has been asked for already. Ask again as a new one.');
    const stamp = amendmentStamp(meeting, command, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'AmendmentRequested', agencyId: actor.facts.agencyId, ...stamp });
  },
  AnswerAmendment: (meeting, command, { actor }) => {
    const amendment = seenBy(actor, meeting.amendments, command.amendmentId);
    if (!amendment) return refuse('N43', 'No such amendment has been asked for in this meeting.');
    if (amendment.answer)
      return refuse(
        'N44',
        `That amendment has been ${amendment.answer.accepted ? 'accepted' : 'refused'} already. Write beside the record in that section if something has changed.`,
      );
    const stamp = stampAbout(meeting, amendment.thread, command.restrictedTo, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'AmendmentAnswered', ...stamp });
  },
};

const onEvent: OnEvent<AmendmentEvent> = {
  AmendmentRequested: (meeting, { amendmentId, sectionId, sequence: about, text, why, agencyId }, entry) => {
    const thread = openThread(meeting, entry, agencyId, about === undefined ? undefined : meeting.threads.get(about));
    meeting.amendments.set(amendmentId, {
      ...entered(entry),
      amendmentId,
      sectionId,
      about,
      text,
      why,
      agencyId,
      participantId: authorOf(entry.by) ?? '',
      thread,
    });
  },
  AmendmentAnswered: (meeting, { amendmentId, accepted, why }, entry) =>
    changeThing(meeting, meeting.amendments.get(amendmentId), entry, (amendment) => {
      amendment.answer = { accepted, why, at: entry.at, sequence: entry.sequence };
    }),
};

const begin = (): AmendmentBegins => ({ amendments: new Map() });

const catalogue: Catalogue<AmendmentEvent> = {
  AmendmentRequested: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'summary', afterwards: 'an amendment was asked for' },
    familyCopies: 'none',
    changes: [],
  },
  AmendmentAnswered: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'summary', afterwards: 'an amendment was answered' },
    familyCopies: 'none',
    changes: [],
  },
};

export const amendmentTopic: Topic<AmendmentCommand, AmendmentEvent, AmendmentBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
