/** One contribution as everyone reads it: whose it is, the words, what they rest on, and what may be done about it. */
import { agencyNameIn, authorOf, beginningOf, nameIn, speakerOf, type Contribution } from '#meeting';
import { isUnconfirmed } from '../../mine.js';
import { childNames } from '../../people/agencies.js';
import { basisLabels, kindLabels, purposeLabels } from '../../words/labels.js';
import { dateOf, momentOf } from '../../words/times.js';
import { Act } from '../act.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { AskForm } from './ask-form.js';
import { CorrectForm, WithdrawForm } from './correct-form.js';
import { FeedbackForm } from './feedback-form.js';
import { hasOutsiders } from './may-be-shown.js';
import { ShareForm, ShownOutside } from './shown-outside.js';
import { AudienceForm } from '../audience/audience-form.js';
import { OnlyFor, OnlyForRows } from '../audience/only-for.js';
import { RaiseForm } from '../disagreement/raise-form.js';
import { AmendThis } from '../agreeing/amendments.js';
import { FlagsOn, FlagThis } from '../flags/flag-this.js';

interface EntryProps {
  readonly contribution: Contribution;
  readonly own?: boolean;
  readonly missing?: readonly string[];
}

export function ContributionEntry({ contribution, own = false, missing = [] }: EntryProps) {
  const { meeting } = useRoom();
  const { says, withdrawal, sequence, acknowledgedBy, feedback } = contribution;
  return (
    <li class={withdrawal ? 'q-entry q-entry--withdrawn' : 'q-entry'} id={`row-${sequence}`} tabIndex={-1}>
      <Head contribution={contribution} />
      <OnlyFor entry={contribution}>
        <p class="q-words">{says.statement}</p>
        {withdrawal ? (
          <p class="q-quiet">
            Withdrawn {momentOf(withdrawal.at)}: {withdrawal.why}
          </p>
        ) : (
          <Details contribution={contribution} />
        )}
        {missing.length > 0 && !withdrawal && (
          <p class="q-gap-line">
            <strong>Not stated:</strong> {missing.join('; ')}
          </p>
        )}
        {acknowledgedBy.length > 0 && (
          <p class="q-quiet">
            Acknowledged by {acknowledgedBy.map((agencyId) => agencyNameIn(meeting, agencyId)).join(', ')}
          </p>
        )}
        {feedback.map(({ outcome, sequence: row }) => (
          <OnlyForRows key={row} sequences={[row]}>
            <p class="q-quiet">Feedback: {outcome}</p>
          </OnlyForRows>
        ))}
        {contribution.confirmation && (
          <p class="q-quiet">
            Confirmed by {nameIn(meeting, contribution.confirmation.participantId)}
            {contribution.confirmation.readBackBy && ', read back aloud'}
          </p>
        )}
        <FlagsOn sequence={sequence} />
        {!withdrawal && <EntryActions contribution={contribution} own={own} />}
      </OnlyFor>
    </li>
  );
}

function Head({ contribution }: { readonly contribution: Contribution }) {
  const { meeting } = useRoom();
  const { agencyId, says, at, happenedAt, receivedOutside } = contribution;
  return (
    <p class="q-entry__head">
      <strong>{agencyNameIn(meeting, agencyId)}</strong>, {speakerOf(meeting, contribution)} ·{' '}
      {momentOf(happenedAt ?? at)}
      {says.kind && <> · {kindLabels[says.kind]}</>}
      {receivedOutside && <span class="q-tag">Received after the meeting closed</span>}
      {isUnconfirmed(contribution) && <span class="q-tag">Not confirmed by its agency yet</span>}
      <ShownOutside contribution={contribution} />
    </p>
  );
}

function Details({ contribution: { says, earlier } }: { readonly contribution: Contribution }) {
  const { meeting } = useRoom();
  const when =
    says.occurredFrom &&
    (says.occurredTo ? `${dateOf(says.occurredFrom)} to ${dateOf(says.occurredTo)}` : dateOf(says.occurredFrom));
  const facts: [string, string | undefined][] = [
    ['About', says.childIds && says.childIds.length > 0 ? childNames(meeting, says.childIds) : undefined],
    [
      'And about',
      says.aboutIds?.map((aboutId) => meeting.people.get(aboutId)?.name ?? 'somebody no longer listed').join(', ') ||
        undefined,
    ],
    ['Rests on', says.basis && basisLabels[says.basis]],
    ['When', when || undefined],
    ['Source', says.source],
    ['Means for the child', says.impactOnChild],
    ['Shared', says.purpose && purposeLabels[says.purpose].toLowerCase()],
    ['Still matters because', says.stillRelevantBecause],
    ['Has helped', says.familyHelped],
    ['Got in the way', says.familyBarriers],
  ];
  const stated = facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <>
      {stated.length > 0 && (
        <dl class="q-inline-facts">
          {stated.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {earlier.map(({ said, why, correctedAt, sequence }) => (
        <OnlyForRows key={sequence} sequences={[sequence]}>
          <p class="q-quiet">
            Corrected {momentOf(correctedAt)} ({why}); before: {said.statement}
          </p>
        </OnlyForRows>
      ))}
    </>
  );
}

function EntryActions({ contribution, own }: { readonly contribution: Contribution; readonly own: boolean }) {
  const { me, phase } = useRoom();
  const speaks = me.role === 'chair' || me.role === 'deputy-chair' || me.role === 'member';
  const inside = me.standing.state === 'attending' || phase === 'closed';
  return (
    <div class="q-entry__actions">
      {own ? (
        <OwnActions contribution={contribution} />
      ) : (
        speaks && inside && <OthersActions contribution={contribution} />
      )}
      <FlagThis
        sequence={contribution.sequence}
        speaker={contribution.spokenByParticipantId ?? authorOf(contribution.by)}
      />
      <AmendThis sequence={contribution.sequence} />
    </div>
  );
}

const openingOf = ({ says: { statement } }: Contribution): string => beginningOf(statement, 40, '');

const OwnActions = ({ contribution }: { readonly contribution: Contribution }) => (
  <>
    {isUnconfirmed(contribution) && (
      <Act
        label="Confirm these words"
        about={openingOf(contribution)}
        command={() => ({ type: 'ConfirmContributions', contributionIds: [contribution.contributionId] })}
      />
    )}
    <Unfold link label="Correct or add to it">
      <CorrectForm contribution={contribution} />
    </Unfold>
    <Unfold link label="Withdraw it">
      <WithdrawForm contributionId={contribution.contributionId} />
    </Unfold>
    <Unfold link label="Change who may see it">
      <AudienceForm sequence={contribution.sequence} thread={contribution.thread} />
    </Unfold>
  </>
);

function OthersActions({ contribution }: { readonly contribution: Contribution }) {
  const { meeting, me, phase, chairing } = useRoom();
  const { contributionId, agencyId } = contribution;
  const about = openingOf(contribution);
  const acknowledged = contribution.acknowledgedBy.includes(me.facts.agencyId);
  return (
    <>
      {!acknowledged && agencyId !== me.facts.agencyId && (
        <Act
          label="Acknowledge"
          about={about}
          look="link"
          command={() => ({ type: 'AcknowledgeContribution', contributionId })}
        />
      )}
      {phase !== 'closed' && (
        <Unfold link label="Ask about this">
          <AskForm contributionId={contributionId} />
        </Unfold>
      )}
      <Unfold link label="More" about={`about “${about}”`}>
        <Unfold link label="Tell them what came of it">
          <FeedbackForm contributionId={contributionId} />
        </Unfold>
        {chairing && (
          <Unfold link label="Change who may see it">
            <AudienceForm sequence={contribution.sequence} thread={contribution.thread} />
          </Unfold>
        )}
        {chairing && hasOutsiders(meeting) && (
          <Unfold link label="Change who outside the agencies may see it">
            <ShareForm contribution={contribution} />
          </Unfold>
        )}
        <Unfold link label="Disagree with this">
          <RaiseForm about={{ kind: 'contribution', contributionId }} />
        </Unfold>
      </Unfold>
    </>
  );
}
