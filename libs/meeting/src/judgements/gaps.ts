/** Gaps: what guidance asks for and nobody has said yet. Listed, printed as not stated, and never a wall. */
import {
  agencyNameIn,
  countsForAgency,
  isInvited,
  isProfessional,
  nameIn,
  neverThere,
  sightOf,
  type Meeting,
  type Sees,
} from '../meeting.js';
import { authorOf, type By } from '../record.js';
import { isOverTwelveMonthsBefore } from '../times.js';
import { isUnchecked } from '../topics/attendance.js';
import type { Contribution } from '../topics/contribution.js';
import type { ContributionFields } from '../topics/contribution-fields.js';
import { standingPositions } from '../topics/standing.js';
import { voiceOf } from '../topics/voice.js';
import { whereaboutsOf } from '../topics/whereabouts.js';
import { hidingNotAsked, listedTwice, mayTellWhere, notConsidered, peopleNotConsidered } from './listing-gaps.js';
import { isSaid } from '../to-see.js';
import { actionGaps } from './action-gaps.js';

export type GapKind =
  | 'agency-silent'
  | 'contribution-field'
  | 'contribution-unconfirmed'
  | 'question-open'
  | 'pack-question'
  | 'not-searched'
  | 'voice'
  | 'whereabouts'
  | 'person-not-considered'
  | 'listed-twice'
  | 'hiding-not-asked'
  | 'may-say-where'
  | 'dissent-reason'
  | 'action-field'
  | 'action-not-accepted'
  | 'action-owner-unnamed'
  | 'not-rung-back'
  | 'statement-unread'
  | 'flag-open';

export interface Gap {
  readonly gap: GapKind;
  readonly what: string;
  readonly why: string;
  /** Whose it is to fill; absent, the meeting's. */
  readonly agencyId?: string;
  /** The entry it is in. */
  readonly about?: {
    readonly kind:
      | 'contribution'
      | 'question'
      | 'child'
      | 'person'
      | 'participant'
      | 'action'
      | 'decision'
      | 'pack-question'
      | 'statement'
      | 'search'
      | 'flag';
    readonly aboutId: string;
  };
  /** Fields of that entry left blank. */
  readonly fields?: readonly string[];
}

export type GapSource = (meeting: Meeting, sees: Sees) => Gap[];

/** Everything nobody has stated yet, as far as this reader may see (without one, all of it). */
export function gaps(meeting: Meeting, viewerId?: string): Gap[] {
  const sees = sightOf(meeting, viewerId);
  return sources.flatMap((source) => source(meeting, sees));
}

const askedOfAContribution: readonly {
  readonly field: keyof ContributionFields;
  readonly named: string;
  readonly why: string;
}[] = [
  {
    field: 'basis',
    named: 'what it rests on',
    why: 'fact, observation, allegation, opinion and hearsay weigh differently',
  },
  { field: 'source', named: 'where it comes from', why: 'others must be able to check it' },
  { field: 'occurredFrom', named: 'when it happened', why: 'old and new are easily mixed' },
  {
    field: 'impactOnChild',
    named: 'what it means for the child',
    why: 'an incident matters for what it does to the child',
  },
  {
    field: 'purpose',
    named: 'whether it is for action or for information',
    why: 'nobody should have to guess what is asked of them',
  },
];

/** Whether a field says anything: a text that shows nothing does not. */
const isStated = (value: ContributionFields[keyof ContributionFields]): boolean =>
  typeof value === 'string' ? isSaid(value) : value !== undefined;

/** Whether it tells of something over twelve months before it was said. */
export const isHistory = ({ says, at }: Pick<Contribution, 'says' | 'at'>): boolean => {
  const last = says.occurredTo ?? says.occurredFrom;
  return last !== undefined && isOverTwelveMonthsBefore(last, at);
};

/** What a contribution leaves unsaid, as the gaps it leaves. */
export function contributionGaps(meeting: Meeting, contribution: Contribution): Gap[] {
  if (contribution.withdrawal) return [];
  const asked = askedOfAContribution.filter(({ field }) => !isStated(contribution.says[field]));
  const history =
    isHistory(contribution) && !isSaid(contribution.says.stillRelevantBecause)
      ? [
          {
            field: 'stillRelevantBecause' as const,
            named: 'why it still matters',
            why: 'history is only evidence with a reason',
          },
        ]
      : [];
  return [...asked, ...history].map(({ field, named, why }) => ({
    gap: 'contribution-field',
    what: `${agencyNameIn(meeting, contribution.agencyId)} has not said ${named}.`,
    why: `Because ${why}.`,
    agencyId: contribution.agencyId,
    about: { kind: 'contribution', aboutId: contribution.contributionId },
    fields: [field],
  }));
}

const contributionsIncomplete: GapSource = (meeting, sees) =>
  [...meeting.contributions.values()].filter(sees).flatMap((contribution) => contributionGaps(meeting, contribution));

const unconfirmed: GapSource = (meeting, sees) =>
  [...meeting.contributions.values()]
    .filter((one) => sees(one) && one.unconfirmed && !one.confirmation && !one.withdrawal)
    .map((one) => ({
      gap: 'contribution-unconfirmed',
      what: `${agencyNameIn(meeting, one.agencyId)} has not confirmed words taken down for it.`,
      why: 'Because words taken down by others can be mistaken.',
      agencyId: one.agencyId,
      about: { kind: 'contribution', aboutId: one.contributionId },
    }));

/** Words of a family member or advocate are not their agency's answer. */
function isFromAnAgency(meeting: Meeting, by: By): boolean {
  const author = meeting.participants.get(authorOf(by) ?? '');
  return !author || isProfessional(author);
}

/** Agencies with an invited chair, deputy or member, that have neither contributed nor said what they searched. */
export function silentAgencies(meeting: Meeting, sees: Sees = () => true): string[] {
  const asked = new Set(
    [...meeting.participants.values()]
      .filter((one) => countsForAgency(one) && isInvited(one))
      .map(({ facts }) => facts.agencyId),
  );
  for (const one of meeting.contributions.values())
    if (!one.withdrawal && sees(one) && isFromAnAgency(meeting, one.by)) asked.delete(one.agencyId);
  for (const one of meeting.searches) if (sees(one)) asked.delete(one.agencyId);
  return [...asked];
}

/** Whoever was there and said nothing is told apart from whoever was asked and never came. */
const agenciesSilent: GapSource = (meeting, sees) => {
  const absent = new Set(meeting.status.phase === 'before-opening' ? [] : neverThere(meeting));
  return silentAgencies(meeting, sees).map((agencyId) => ({
    gap: 'agency-silent',
    what: `${agencyNameIn(meeting, agencyId)} ${absent.has(agencyId) ? 'was invited, has not been there, and ' : ''}has not said what it knows, nor that it knows nothing.`,
    why: 'Because silence is not the same as nothing known.',
    agencyId,
  }));
};

const openQuestions: GapSource = (meeting, sees) =>
  [...meeting.questions.values()]
    .filter((one) => sees(one) && !one.answer)
    .map((one) => ({
      gap: 'question-open',
      what: `${agencyNameIn(meeting, one.ofAgencyId)} was asked: ${one.question}`,
      why: `Because ${agencyNameIn(meeting, one.agencyId)} needs the answer.`,
      agencyId: one.ofAgencyId,
      about: { kind: 'question', aboutId: one.questionId },
    }));

/** Whether a question of the procedure has been answered, by an entry naming it or in the way the procedure says. */
export function isPackQuestionAnswered(meeting: Meeting, packQuestionId: string, sees: Sees = () => true): boolean {
  const answeredBy = meeting.procedure.questions.find((one) => one.packQuestionId === packQuestionId)?.answeredBy;
  const named = [...meeting.contributions.values(), ...meeting.searches, ...meeting.considerations].some(
    (one) => one.packQuestionId === packQuestionId && sees(one) && !('withdrawal' in one && one.withdrawal),
  );
  if (named || !answeredBy) return named;
  if ('searchOf' in answeredBy) {
    const sought = letters(answeredBy.searchOf);
    return meeting.searches.some(
      (search) => sees(search) && search.systems.some((system) => letters(system).includes(sought)),
    );
  }
  return meeting.people.size > 0 && notConsidered(meeting, sees).length === 0;
}

/** A system's name without case or punctuation: “CP-IS” and “cpis” are one. */
const letters = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const packQuestions: GapSource = (meeting, sees) =>
  meeting.procedure.questions
    .filter(({ packQuestionId }) => !isPackQuestionAnswered(meeting, packQuestionId, sees))
    .map(({ packQuestionId, question, why }) => ({
      gap: 'pack-question',
      what: question,
      why,
      about: { kind: 'pack-question', aboutId: packQuestionId },
    }));

const notSearched: GapSource = (meeting, sees) =>
  meeting.searches.flatMap((search) =>
    search.notSearched && sees(search)
      ? [
          {
            gap: 'not-searched' as const,
            what: `${agencyNameIn(meeting, search.agencyId)} has not searched: ${search.notSearched}`,
            why: 'Because what was not looked in may hold what matters.',
            agencyId: search.agencyId,
            about: { kind: 'search' as const, aboutId: String(search.sequence) },
          },
        ]
      : [],
  );

const whereabouts: GapSource = (meeting, sees) =>
  [...meeting.children.values()]
    .filter(({ childId }) => whereaboutsOf(meeting, childId, sees) === undefined)
    .map(({ childId, name }) => ({
      gap: 'whereabouts',
      what: `Nothing is recorded here of where ${name} is now.`,
      why: 'Because nobody can keep a child safe without knowing where the child is.',
      about: { kind: 'child', aboutId: childId },
    }));

const voices: GapSource = (meeting, sees) =>
  [...meeting.children.values()]
    .filter(({ childId }) => voiceOf(meeting, childId, sees) === 'not-stated')
    .map(({ childId, name }) => ({
      gap: 'voice',
      what: `Nobody has said what ${name} says, wants or shows, nor why that is not known.`,
      why: 'Because a decision about a child starts with the child.',
      about: { kind: 'child', aboutId: childId },
    }));

const dissentReasons: GapSource = (meeting, sees) =>
  [...meeting.decisions.values()].filter(sees).flatMap((decision) => {
    const version = decision.decided?.version ?? decision.versions.at(-1)?.version ?? 1;
    return standingPositions(decision, version, sees)
      .filter(({ position, reason }) => position === 'dissent' && !isSaid(reason))
      .map(({ agencyId }) => ({
        gap: 'dissent-reason' as const,
        what: `${agencyNameIn(meeting, agencyId)} dissents and has not yet said why.`,
        why: 'Because a disagreement can be answered only when its reason is known.',
        agencyId,
        about: { kind: 'decision' as const, aboutId: decision.decisionId },
      }));
  });

const actionsIncomplete: GapSource = (meeting, sees) =>
  [...meeting.actions.values()].filter(sees).flatMap((action) => actionGaps(meeting, action, sees));

const notRungBack: GapSource = (meeting) =>
  [...meeting.participants.values()]
    .filter((one) => isInvited(one) && isUnchecked(one))
    .map(({ participantId, facts, stays }) => ({
      gap: 'not-rung-back',
      what: stays.at(-1)?.knownBy
        ? `${facts.name} rang in, and nobody has rung back to see that it is them.`
        : `It is not said how we know that it was ${facts.name} on the telephone.`,
      why: 'Because anybody can give a name on the telephone.',
      about: { kind: 'participant', aboutId: participantId },
    }));

const statementsUnread: GapSource = (meeting) =>
  meeting.status.phase === 'before-opening'
    ? []
    : meeting.procedure.statements
        .filter(({ statementId }) => !meeting.statementsRead.has(statementId))
        .map(({ statementId, title }) => ({
          gap: 'statement-unread',
          what: `The statement “${title}” has not been read out.`,
          why: 'Because everyone should have heard it before they speak.',
          about: { kind: 'statement', aboutId: statementId },
        }));

const openFlags: GapSource = (meeting, sees) =>
  [...meeting.flags.values()]
    .filter((one) => sees(one) && !one.answer)
    .map(({ flagId, ofParticipantId, question }) => ({
      gap: 'flag-open',
      what: `${nameIn(meeting, ofParticipantId)} was asked about the record: ${question}`,
      why: 'Because the minutes cannot say what only they can.',
      agencyId: meeting.participants.get(ofParticipantId)?.facts.agencyId,
      about: { kind: 'flag', aboutId: flagId },
    }));

const sources: readonly GapSource[] = [
  whereabouts,
  voices,
  agenciesSilent,
  dissentReasons,
  openQuestions,
  contributionsIncomplete,
  unconfirmed,
  peopleNotConsidered,
  listedTwice,
  hidingNotAsked,
  mayTellWhere,
  packQuestions,
  notSearched,
  actionsIncomplete,
  notRungBack,
  statementsUnread,
  openFlags,
];
