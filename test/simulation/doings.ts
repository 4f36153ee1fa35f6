/** What people do in a simulated meeting: a command each, some of them mistaken, some of them for few eyes. */
import type { Command, Meeting, Participant } from '#meeting';
import type { Chance } from './chance.js';
import type { Secrets } from './secrets.js';

export interface Scene {
  readonly chance: Chance;
  readonly secrets: Secrets;
  readonly people: readonly Participant[];
  /** The meeting as the log has it, to choose from. */
  readonly meeting: Meeting;
}

type Doing = (scene: Scene, who: Participant) => Command | undefined;

const audiences = [['police'], ['health'], ['childrens-social-care', 'police'], ['education']] as const;

function saying({ chance, secrets }: Scene, who: Participant): Command {
  const contributionId = chance.id();
  const mayShareWithFamily = chance.happens(0.3);
  if (chance.happens(0.5))
    return { type: 'MakeContribution', contributionId, statement: 'Said to everyone.', mayShareWithFamily };
  const restrictedTo = chance.oneOf(audiences);
  return {
    type: 'MakeContribution',
    contributionId,
    statement: `Said to some: ${secrets.tell(who, restrictedTo)}`,
    restrictedTo,
    mayShareWithFamily,
  };
}

/** What one parent may know and the other may not; one of the family says it of themselves alone. */
function telling({ chance, secrets, people }: Scene, who: Participant): Command {
  const parents = people.filter(({ role }) => role === 'family');
  const parent = parents.includes(who) ? who : chance.oneOf(parents);
  return {
    type: 'MakeContribution',
    contributionId: chance.id(),
    statement: `Told to one: ${secrets.tellOutside(who, parent)}`,
    ...(parent === who ? { mayShareWithFamily: chance.happens(0.5) } : { mayShareWith: [parent.participantId] }),
  };
}

const someOf = <T>({ chance }: Scene, things: Iterable<T>): T | undefined => {
  const all = [...things];
  return all.length > 0 ? chance.oneOf(all) : undefined;
};

const about =
  (make: (contributionId: string, scene: Scene) => Command): Doing =>
  (scene) => {
    const contribution = someOf(scene, scene.meeting.contributions.values());
    return contribution && make(contribution.contributionId, scene);
  };

const restricting: Doing = (scene) => {
  const contribution = someOf(scene, scene.meeting.contributions.values());
  return (
    contribution && {
      type: 'RestrictAfterwards',
      sequence: contribution.sequence,
      audience: scene.chance.oneOf(audiences),
      why: 'Not for everyone after all.',
    }
  );
};

const extending: Doing = (scene) => {
  const kept = someOf(
    scene,
    [...scene.meeting.contributions.values()].filter(({ thread }) => thread.audience),
  );
  return (
    kept && {
      type: 'ExtendAudience',
      sequence: kept.sequence,
      to: scene.chance.oneOf(audiences),
      why: 'They need to know.',
    }
  );
};

const someone = ({ chance, people }: Scene): string => chance.oneOf(people).participantId;

const writing: Doing = ({ chance, meeting }) => {
  const edition = chance.oneOf(['full', 'family', 'agency-police']);
  const basedOnVersion = chance.happens(0.2) ? 0 : (meeting.narratives.get(`${edition}/summary`)?.version ?? 0);
  return { type: 'WriteSection', sectionId: 'summary', edition, text: `Draft ${chance.id()}.`, basedOnVersion };
};

const agreeing: Doing = (scene, who) => {
  const { chance, meeting } = scene;
  const amendment = someOf(scene, meeting.amendments.values());
  const flag = someOf(scene, meeting.flags.values());
  return chance.oneOf<Command>([
    { type: 'CirculateMinutes', edition: 'full', to: [someone(scene)] },
    { type: 'FinaliseMinutes' },
    { type: 'ConfirmMinutes' },
    {
      type: 'RequestAmendment',
      amendmentId: chance.id(),
      sectionId: 'summary',
      text: 'It was otherwise.',
      why: 'I was there.',
    },
    ...(amendment
      ? [
          {
            type: 'AnswerAmendment',
            amendmentId: amendment.amendmentId,
            accepted: chance.happens(0.5),
            why: 'As noted.',
          } as const,
        ]
      : []),
    ...(flag ? [{ type: 'AnswerFlag', flagId: flag.flagId, answer: 'On Tuesday.' } as const] : []),
    { type: 'MakeEdition', edition: 'full', format: 'docx' },
    { type: 'OpenEdition', edition: 'full', format: 'pdf' },
    { type: 'RecordDistribution', edition: 'full', to: who.participantId, how: 'by hand' },
  ]);
};

const flagging: Doing = (scene) => {
  const contribution = someOf(scene, scene.meeting.contributions.values());
  return (
    contribution && {
      type: 'FlagMoment',
      flagId: scene.chance.id(),
      sequence: contribution.sequence,
      ofParticipantId: someone(scene),
      question: 'Which day was that?',
    }
  );
};

const doings: readonly Doing[] = [
  saying,
  saying,
  saying,
  saying,
  telling,
  telling,
  () => ({ type: 'Arrive', mode: 'video', confidentialityAccepted: true }),
  () => ({ type: 'Arrive', mode: 'phone', confidentialityAccepted: true }),
  () => ({ type: 'Leave' }),
  (scene) => ({ type: 'RecordArrival', participantId: someone(scene), mode: 'phone' }),
  (scene) => ({ type: 'RecordDeparture', participantId: someone(scene) }),
  (scene) =>
    scene.chance.happens(0.2)
      ? { type: 'WithdrawInvitation', participantId: someone(scene), reason: 'Asked by mistake.' }
      : undefined,
  () => ({ type: 'OpenMeeting' }),
  ({ chance }) => (chance.happens(0.1) ? { type: 'AdjournMeeting', reason: 'A pause.' } : { type: 'ResumeMeeting' }),
  about((contributionId) => ({ type: 'AcknowledgeContribution', contributionId })),
  about((contributionId) => ({
    type: 'CorrectContribution',
    contributionId,
    changes: { source: 'corrected' },
    why: 'A slip.',
  })),
  about((contributionId) => ({ type: 'WithdrawContribution', contributionId, why: 'The wrong child.' })),
  about((contributionId, { chance }) => ({
    type: 'AskAbout',
    questionId: chance.id(),
    contributionId,
    question: 'When was that?',
  })),
  about((contributionId) => ({ type: 'GiveFeedback', contributionId, outcome: 'It led to a visit.' })),
  about((contributionId, { chance }) => ({
    type: 'RaiseDisagreement',
    disagreementId: chance.id(),
    about: { kind: 'contribution', contributionId },
    statement: 'I see it differently.',
    standing: 'personal',
  })),
  restricting,
  extending,
  ({ chance }) => ({ type: 'TakeNote', noteId: chance.id(), text: 'A note.' }),
  ({ chance, meeting }) => ({
    type: 'ProposeDecision',
    decisionId: chance.id(),
    matterId: chance.oneOf(['immediate-safety', 'legal-advice']),
    options: [],
    proposal: `Proposed among ${meeting.participants.size}.`,
    why: 'It must be looked at.',
  }),
  (scene) => {
    const decision = someOf(scene, scene.meeting.decisions.values());
    return (
      decision && {
        type: 'TakePosition',
        decisionId: decision.decisionId,
        version: 1,
        position: scene.chance.oneOf(['agree', 'dissent']),
        standing: 'agency',
      }
    );
  },
  writing,
  flagging,
  agreeing,
  ({ chance }) => ({ type: 'TakeTheChair', reason: chance.oneOf(['The chair is gone.', 'Asked to.']) }),
  () => ({ type: 'AskForTheChair', reason: 'The chair has gone quiet.' }),
  ({ chance }) => ({ type: 'AnswerForTheChair', agreed: chance.happens(0.5) }),
  ({ chance }) =>
    chance.happens(0.05) ? { type: 'CloseMeeting', summary: 'Done.', outstanding: closingReasons } : undefined,
];

const closingReasons = (
  [
    'agencies-answered',
    'children-heard',
    'family-told',
    'section-47-decided',
    'section-47-acted',
    'lead-named',
    'contributions-complete',
    'dissent-reasons',
  ] as const
).map((checkId) => ({ checkId, why: 'Simulated.' }));

export const somethingToDo = (scene: Scene, who: Participant): Command | undefined =>
  scene.chance.oneOf(doings)(scene, who);
