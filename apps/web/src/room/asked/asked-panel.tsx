/** What is asked of me: questions, words to confirm, positions, actions to answer, and gaps that are mine to fill. */
import {
  agencyNameIn,
  beginningOf,
  currentVersion,
  gaps,
  matterOf,
  nameIn,
  type AgreedAction,
  type Amendment,
  type Contribution,
  type Decision,
  type Gap,
  type Meeting,
  type Question,
} from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { missingIn } from '../contribution/missing.js';
import {
  actionsToAnswer,
  amendmentsToAnswer,
  flagsToMe,
  myContributions,
  positionsOwed,
  questionsToMe,
  toConfirm,
} from '../../mine.js';
import { counted } from '../../words/labels.js';
import { Act } from '../act.js';
import { isAskedToConfirm } from '../agreeing/window.js';
import { AskedFlag } from '../flags/asked-flag.js';
import { OnlyFor, OnlyForRows } from '../audience/only-for.js';
import { linksToAgree } from '../people/links-that-wait.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function AskedPanel() {
  const { meeting, me, recorder } = useRoom();
  const links = recorder ? linksToAgree(meeting, me.participantId) : [];
  const speaks = me.role === 'chair' || me.role === 'deputy-chair' || me.role === 'member';
  const [questions, confirm, owed, actions] = [
    questionsToMe(meeting, me),
    toConfirm(meeting, me),
    speaks ? positionsOwed(meeting, me) : [],
    actionsToAnswer(meeting, me),
  ];
  const mine = gaps(meeting, me.participantId).filter(
    ({ agencyId, about }) => agencyId === me.facts.agencyId && about?.kind !== 'question' && about?.kind !== 'flag',
  );
  const [flags, toAgree] = [flagsToMe(meeting, me), isAskedToConfirm(meeting, me)];
  const amendments = amendmentsToAnswer(meeting, me);
  const count =
    links.length +
    Number(toAgree) +
    amendments.length +
    flags.length +
    questions.length +
    confirm.length +
    owed.length +
    actions.length +
    mine.length;
  return (
    <Panel title="Asked of you" id="asked" count={count} look="strong">
      {count === 0 && <p class="q-quiet">Nothing at the moment.</p>}
      <ul class="q-entries">
        {links.map(({ participantId }) => (
          <AskedLink key={participantId} participantId={participantId} />
        ))}
        {toAgree && <AskedMinutes />}
        {amendments.map((one) => (
          <AskedAmendment key={one.amendmentId} amendment={one} />
        ))}
        {flags.map((flag) => (
          <AskedFlag key={flag.flagId} flag={flag} />
        ))}
        {questions.map((question) => (
          <AskedQuestion key={question.questionId} question={question} />
        ))}
        {confirm.map((contribution) => (
          <AskedWords key={contribution.contributionId} contribution={contribution} />
        ))}
        {owed.map((decision) => (
          <AskedPosition key={decision.decisionId} decision={decision} />
        ))}
        {actions.map((action) => (
          <AskedAction key={action.actionId} action={action} />
        ))}
      </ul>
      {mine.length > 0 && <GapsToFill gaps={mine} />}
    </Panel>
  );
}

function AskedLink({ participantId }: { readonly participantId: string }) {
  const { meeting } = useRoom();
  return (
    <li class="q-entry">
      <p>
        Another link for {nameIn(meeting, participantId)}{' '}
        <a class="govuk-link" href="#link-requests">
          waits for your word
        </a>
        .
      </p>
    </li>
  );
}

function AskedMinutes() {
  const { me } = useRoom();
  return (
    <li class="q-entry">
      <p>
        Read the minutes and{' '}
        <a class="govuk-link" href="#agreeing">
          confirm them
        </a>{' '}
        for {me.facts.agencyName}.
      </p>
    </li>
  );
}

function AskedAmendment({ amendment }: { readonly amendment: Amendment }) {
  const { meeting } = useRoom();
  const { participantId, text, sequence } = amendment;
  return (
    <li class="q-entry">
      <OnlyFor entry={amendment}>
        <p>
          {nameIn(meeting, participantId)} asks for an amendment:{' '}
          <a class="govuk-link" href={`#row-${sequence}`}>
            {text}
          </a>
        </p>
      </OnlyFor>
    </li>
  );
}

function AskedWords({ contribution }: { readonly contribution: Contribution }) {
  const { contributionId, says } = contribution;
  return (
    <li class="q-entry">
      <p>These words were taken down for you. Are they right?</p>
      <OnlyFor entry={contribution}>
        <p class="q-words">{says.statement}</p>
        <Act
          label="Confirm these words"
          about={beginningOf(says.statement, 40, '')}
          command={() => ({ type: 'ConfirmContributions', contributionIds: [contributionId] })}
        />
      </OnlyFor>
    </li>
  );
}

function AskedPosition({ decision }: { readonly decision: Decision }) {
  const { meeting } = useRoom();
  return (
    <li class="q-entry">
      <p>
        Where do you stand on{' '}
        <a class="govuk-link" href={`#row-${decision.sequence}`}>
          {matterOf(meeting, decision.matterId)?.title}, version {currentVersion(decision).version}
        </a>
        ?
      </p>
    </li>
  );
}

function AskedAction({ action }: { readonly action: AgreedAction }) {
  return (
    <li class="q-entry">
      <OnlyFor entry={action}>
        <p>
          Do you accept the action{' '}
          <a class="govuk-link" href={`#row-${action.sequence}`}>
            {action.what}
          </a>
          ?
        </p>
        <Act label="Accept" about={action.what} command={() => ({ type: 'AcceptAction', actionId: action.actionId })} />
      </OnlyFor>
    </li>
  );
}

/** What is missing in the words of one's own agency, said beside each, and then every other gap. */
function GapsToFill({ gaps: mine }: { readonly gaps: readonly Gap[] }) {
  const { meeting, me } = useRoom();
  const incomplete = myContributions(meeting, me).filter((one) => missingIn(one, mine).length > 0);
  return (
    <Unfold link label={`${counted(mine.length, 'gap')} for you to fill`} open>
      <ul class="q-gaps">
        {incomplete.map((one) => (
          <li key={one.contributionId}>
            <a class="govuk-link" href={`#row-${one.sequence}`}>
              {one.thread.audience ? 'Something kept to some' : `“${opening(one.says.statement)}”`}
            </a>
            : {missingIn(one, mine).join('; ')}
          </li>
        ))}
      </ul>
      <GapList gaps={mine.filter(({ about }) => about?.kind !== 'contribution')} />
    </Unfold>
  );
}

/** Enough of a statement to know it by. */
const opening = (statement: string): string => beginningOf(statement, 60);

function AskedQuestion({ question: asked }: { readonly question: Question }) {
  const { meeting, send } = useRoom();
  const { questionId, question, agencyId, contributionId } = asked;
  const form = useForm(`answer-${questionId}`);
  const about = contributionId ? meeting.contributions.get(contributionId) : undefined;
  return (
    <li class="q-entry">
      <OnlyFor entry={asked}>
        <p>
          <strong>{agencyNameIn(meeting, agencyId)} asks:</strong> {question}
        </p>
        {about && (
          <OnlyFor entry={about}>
            <p class="q-quiet">About: {about.says.statement}</p>
          </OnlyFor>
        )}
        <FormBox
          form={form}
          label={`Answer ${agencyNameIn(meeting, agencyId)}`}
          submit="Answer"
          look="secondary"
          check={() => required(form, { answer: 'Write your answer' })}
          onSend={() => send({ type: 'AnswerQuestion', questionId, answer: form.text('answer').trim() })}
        >
          <TextArea name="answer" label="Your answer" rows={2} />
        </FormBox>
      </OnlyFor>
    </li>
  );
}

/** Gaps, each leading to the entry it is in. */
export function GapList({ gaps: list }: { readonly gaps: readonly Gap[] }) {
  const { meeting } = useRoom();
  return (
    <ul class="q-gaps">
      {list.map((gap, index) => {
        const row = rowOf(meeting, gap);
        return (
          <li key={`${gap.gap}-${gap.about?.aboutId ?? index}`}>
            <OnlyForRows sequences={thingOf(meeting, gap)}>
              <span class="q-gaps__what">
                {row ? (
                  <a class="govuk-link" href={`#row-${row}`}>
                    {gap.what}
                  </a>
                ) : (
                  gap.what
                )}
              </span>{' '}
              <span class="q-quiet">{gap.why}</span>
            </OnlyForRows>
          </li>
        );
      })}
    </ul>
  );
}

/** Where on the page the entry with the gap stands; some gaps are in no entry. */
function rowOf(meeting: Meeting, { about }: Gap): number | undefined {
  const entries: Partial<
    Record<NonNullable<Gap['about']>['kind'], ReadonlyMap<string, { readonly sequence: number }>>
  > = {
    contribution: meeting.contributions,
    action: meeting.actions,
    decision: meeting.decisions,
  };
  return about && entries[about.kind]?.get(about.aboutId)?.sequence;
}

/** The row of whatever a gap is in: a gap says some of its words again. */
function thingOf(meeting: Meeting, gap: Gap): number[] {
  const { kind, aboutId = '' } = gap.about ?? {};
  const row =
    kind === 'question'
      ? meeting.questions.get(aboutId)?.sequence
      : kind === 'flag'
        ? meeting.flags.get(aboutId)?.sequence
        : kind === 'search'
          ? Number(aboutId)
          : rowOf(meeting, gap);
  return row === undefined ? [] : [row];
}
