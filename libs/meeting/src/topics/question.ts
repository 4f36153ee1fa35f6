/** Question: what one agency asks another, about what it said or of its own accord. Open questions are gaps. */
import { whileItLasts, isAgencyIn, seenBy, type Entered, type Meeting, type Thread } from '../meeting.js';
import { accept, isRefused, refuse, refuseUnknown } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Restrictable, Rights, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { entered, noContribution } from './contribution.js';
import { agencyMembers, changeThing, openThread, stampAbout, stampFor } from './thread.js';

export interface AskAbout extends Restrictable {
  readonly type: 'AskAbout';
  readonly questionId: string;
  readonly contributionId?: string;
  readonly ofAgencyId?: string;
  readonly question: string;
}
export interface AnswerQuestion extends Restrictable {
  readonly type: 'AnswerQuestion';
  readonly questionId: string;
  readonly answer: string;
}
export type QuestionCommand = AskAbout | AnswerQuestion;

export type AskedAbout = Past<AskAbout, 'AskedAbout', { readonly agencyId: string }>;
export type QuestionAnswered = Past<AnswerQuestion, 'QuestionAnswered', { readonly agencyId: string }>;
export type QuestionEvent = AskedAbout | QuestionAnswered;

export interface Question extends Entered {
  readonly questionId: string;
  readonly agencyId: string;
  readonly ofAgencyId: string;
  readonly contributionId?: string;
  readonly question: string;
  answer?: { readonly text: string; readonly at: Instant; readonly agencyId: string; readonly sequence: number };
  readonly thread: Thread;
}

export interface QuestionBegins {
  readonly questions: Map<string, Question>;
}

const rights: Rights<QuestionCommand> = {
  AskAbout: { prefix: 'C', who: 'attending', phases: whileItLasts },
  AnswerQuestion: { prefix: 'C', who: 'attending', phases: whileItLasts },
};

/** Whoever is asked is named by that: a question they cannot see, nobody could answer. */
const withAsked = (meeting: Meeting, { restrictedTo, ofAgencyId }: AskAbout): readonly string[] | undefined =>
  restrictedTo && ofAgencyId !== undefined ? [...restrictedTo, ...agencyMembers(meeting, ofAgencyId)] : restrictedTo;

const onCommand: OnCommand<QuestionCommand, QuestionEvent> = {
  AskAbout: (meeting, command, { actor }) => {
    if (meeting.questions.has(command.questionId))
      return refuse('C14', 'A question with that identifier is already recorded. Ask it again as a new one.');
    if ((command.contributionId === undefined) === (command.ofAgencyId === undefined))
      return refuse('C18', 'Ask about one contribution, or ask one agency.');
    const contribution =
      command.contributionId === undefined ? undefined : seenBy(actor, meeting.contributions, command.contributionId);
    if (command.contributionId !== undefined && !contribution) return noContribution();
    if (command.ofAgencyId !== undefined && !isAgencyIn(meeting, command.ofAgencyId))
      return refuse('C7', 'That agency is not in this meeting.');
    const stamp = contribution
      ? stampAbout(meeting, contribution.thread, command.restrictedTo, actor)
      : stampFor(meeting, withAsked(meeting, command), actor.facts.agencyId, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'AskedAbout', agencyId: actor.facts.agencyId, ...stamp });
  },
  AnswerQuestion: (meeting, command, { actor }) => {
    const question = seenBy(actor, meeting.questions, command.questionId);
    if (!question) return refuseUnknown('C19', 'There is no such question in this meeting.');
    if (question.answer) return refuse('C20', 'That has been answered already. Make a contribution to add to it.');
    const stamp = stampAbout(meeting, question.thread, command.restrictedTo, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'QuestionAnswered', agencyId: actor.facts.agencyId, ...stamp });
  },
};

const onEvent: OnEvent<QuestionEvent> = {
  AskedAbout: (meeting, event, entry) => {
    const { questionId, contributionId, agencyId, question } = event;
    const contribution = contributionId ? meeting.contributions.get(contributionId) : undefined;
    const thread = openThread(meeting, entry, agencyId, contribution?.thread);
    const ofAgencyId = event.ofAgencyId ?? contribution?.agencyId ?? '';
    meeting.questions.set(questionId, {
      ...entered(entry),
      questionId,
      contributionId,
      agencyId,
      ofAgencyId,
      question,
      thread,
    });
  },
  QuestionAnswered: (meeting, { questionId, answer, agencyId }, entry) =>
    changeThing(meeting, meeting.questions.get(questionId), entry, (question) => {
      question.answer = { text: answer, at: entry.at, agencyId, sequence: entry.sequence };
    }),
};

const begin = (): QuestionBegins => ({ questions: new Map() });

const catalogue: Catalogue<QuestionEvent> = {
  AskedAbout: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'contributions' },
    familyCopies: 'none',
    changes: [],
  },
  QuestionAnswered: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'contributions' },
    familyCopies: 'none',
    changes: [],
  },
};

export const questionTopic: Topic<QuestionCommand, QuestionEvent, QuestionBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
