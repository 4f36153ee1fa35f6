/** Runs of steps that mostly come through: what people in a room say and do, kept to some, shown to more and to fewer. */
import fc from 'fast-check';
import type { MeetingCommand } from '../commands-and-events.js';
import { positionStandings, stances } from '../index.js';
import { anyCommand, names, of, word, yes } from './any.js';
import { minute } from './given.js';

/** Commands that come through when somebody in the room gives them: things said, kept to some, shown to more and to fewer. */
const kept = {
  restrictedTo: fc.array(
    fc.constantFrom('chair', 'hv', 'sw', 'school', 'father', 'police', 'health', 'childrens-social-care'),
    { maxLength: 3 },
  ),
};
const thing = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const question = fc.constantFrom('q1', 'q2', 'q3');
const proposal = fc.constantFrom('d1', 'd2', 'd3');
const dispute = fc.constantFrom('g1', 'g2');
const task = fc.constantFrom('t1', 't2');
const stage = fc.constant('managers');
const namedOwner = fc.record({ name: word, post: word, agencyId: fc.constantFrom('csc', 'police') });
const place = fc.integer({ min: 15, max: 30 });
const anywhere = fc.integer({ min: 15, max: 60 });
const subject = fc.oneof(
  fc.record({ kind: fc.constant('decision' as const), decisionId: proposal }),
  fc.record({ kind: fc.constant('contribution' as const), contributionId: thing }),
  fc.record({ kind: fc.constant('action' as const), actionId: task }),
);
const talk: readonly fc.Arbitrary<MeetingCommand>[] = [
  of(
    'MakeContribution',
    { contributionId: thing, statement: word },
    { ...kept, mayShareWithFamily: yes, spokenByParticipantId: fc.constantFrom('hv', 'police', 'sw') },
  ),
  of('MakeContribution', { contributionId: thing, statement: word }, { ...kept, source: word }),
  of('CorrectContribution', {
    contributionId: thing,
    changes: fc.record({ statement: word, mayShareWithFamily: yes }),
    why: word,
  }),
  of('AskAbout', { questionId: question, question: word, contributionId: thing }, kept),
  of('AnswerQuestion', { questionId: question, answer: word }, kept),
  of('GiveFeedback', { contributionId: thing, outcome: word }),
  of('AcknowledgeContribution', { contributionId: thing }),
  of('WithdrawContribution', { contributionId: thing, why: word }),
  of(
    'ProposeDecision',
    {
      decisionId: proposal,
      matterId: fc.constantFrom('section-47', 'legal-advice', 'immediate-safety'),
      options: fc.constant([]),
      proposal: word,
      why: word,
    },
    kept,
  ),
  of('AmendProposal', {
    decisionId: proposal,
    basedOnVersion: fc.constantFrom(1, 2),
    options: fc.constant([]),
    proposal: word,
  }),
  of(
    'TakePosition',
    {
      decisionId: proposal,
      version: fc.constantFrom(1, 1, 2),
      position: fc.constantFrom(...stances),
      standing: fc.constantFrom(...positionStandings),
      reason: word,
    },
    kept,
  ),
  of(
    'TakePosition',
    {
      decisionId: proposal,
      version: fc.constantFrom(1, 1, 2),
      position: fc.constant('dissent' as const),
      standing: fc.constantFrom(...positionStandings),
    },
    kept,
  ),
  of('DecideMatter', { decisionId: proposal, version: fc.constantFrom(1, 2), rationale: word }),
  of(
    'RaiseDisagreement',
    { disagreementId: dispute, about: subject, statement: word, standing: fc.constantFrom(...positionStandings) },
    kept,
  ),
  of('RespondToDisagreement', { disagreementId: dispute, response: word }, kept),
  of('EscalateDisagreement', { disagreementId: dispute, stageId: stage, to: word, because: word }, kept),
  of('AnswerEscalation', { disagreementId: dispute, stageId: stage, outcome: word }, kept),
  of('ResolveDisagreement', { disagreementId: dispute, how: word }, kept),
  of(
    'AgreeAction',
    {
      actionId: task,
      what: word,
      owner: fc.record({ participantId: fc.constantFrom('hv', 'sw', 'police') }),
      due: fc.constant(minute(600)),
    },
    { ...kept, mayShareWithFamily: yes, decisionId: proposal },
  ),
  of('AmendAction', { actionId: task, what: word, why: word }, kept),
  of('ReassignAction', { actionId: task, owner: namedOwner, why: word }, kept),
  of('ReportProgress', { actionId: task, note: word }, kept),
  of('DeclineAction', { actionId: task, why: word }, kept),
  of('RecordChildsVoice', { childId: fc.constant('leo'), words: word }, kept),
  of('RecordWhereabouts', { childId: fc.constant('leo'), where: word }, { ...kept, withWhom: word, saidBy: word }),
  of('DecideWhatFamilyIsTold', { told: yes, what: word }, kept),
  of('TakeNote', { noteId: fc.constantFrom('n1', 'n2'), text: word }),
  of('WithdrawNote', { noteId: fc.constantFrom('n1', 'n2'), why: word }),
  of(
    'Arrive',
    { mode: fc.constant('video' as const), confidentialityAccepted: fc.constant(true) },
    { knowsFamily: word },
  ),
  of(
    'WriteSection',
    {
      sectionId: fc.constantFrom('summary', 'decisions'),
      edition: fc.constantFrom('full', 'full', 'family'),
      text: word,
      basedOnVersion: fc.constantFrom(0, 0, 1, 2),
    },
    kept,
  ),
  of(
    'FlagMoment',
    {
      flagId: fc.constantFrom('f1', 'f2'),
      sequence: place,
      ofParticipantId: fc.constantFrom('hv', 'police', 'sw'),
      question: word,
    },
    kept,
  ),
  of('AnswerFlag', { flagId: fc.constantFrom('f1', 'f2'), answer: word }, kept),
];
const narrowing: readonly fc.Arbitrary<MeetingCommand>[] = [
  of('ExtendAudience', { sequence: anywhere, to: kept.restrictedTo, why: word }),
  of('RestrictAfterwards', { sequence: anywhere, audience: kept.restrictedTo, why: word }),
];

/** What is said of the minutes once they have been circulated. */
const amendment = fc.constantFrom('m1', 'm2', 'm3');
const agreeing: readonly fc.Arbitrary<MeetingCommand>[] = [
  of(
    'RequestAmendment',
    { amendmentId: amendment, sectionId: fc.constant('summary'), text: word, why: word },
    { ...kept, sequence: place },
  ),
  of('AnswerAmendment', { amendmentId: amendment, accepted: yes, why: word }, kept),
  of('AnswerAmendment', { amendmentId: amendment, accepted: yes, why: word }, kept),
  of(
    'WriteSection',
    {
      sectionId: fc.constant('summary'),
      edition: fc.constantFrom('full', 'agency-police'),
      text: word,
      basedOnVersion: fc.constantFrom(0, 0, 1, 2),
    },
    kept,
  ),
  fc.constant({ type: 'FinaliseMinutes' } as const),
  fc.constant({ type: 'ConfirmMinutes' } as const),
  of('RecordDistribution', { edition: fc.constant('full'), to: fc.oneof(fc.constant('police'), word), how: word }),
];

/** A run of steps by people in the room, with now and then anything at all from anybody; after closing, about the minutes too. */
export const anySteps = (maxLength: number) => stepsOf(talk, maxLength);
export const stepsAfterClosing = (maxLength: number) => stepsOf([...talk, ...agreeing, ...agreeing], maxLength);
const stepsOf = (talk: readonly fc.Arbitrary<MeetingCommand>[], maxLength: number) =>
  fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          who: fc.constantFrom<string>('chair', 'police', 'hv', 'sw', 'school', 'minutes', 'father'),
          command: fc.oneof(...talk),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          who: fc.constantFrom<string>('chair', 'police', 'hv', 'sw'),
          command: fc.oneof(...narrowing),
        }),
      },
      { weight: 1, arbitrary: fc.record({ who: fc.constantFrom<string>(...names), command: anyCommand }) },
    ),
    { minLength: Math.floor(maxLength / 2), maxLength, size: 'max' },
  );
