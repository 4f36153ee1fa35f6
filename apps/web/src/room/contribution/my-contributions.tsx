/** What my agency has said: sending, saved, with its gaps, and how to correct or withdraw it. */
import { gaps, printed, type MakeContribution } from '#meeting';
import { SentMark } from '../../forms/send-state.js';
import { myContributions } from '../../mine.js';
import { OwnWords } from '../audience/only-for.js';
import { Panel } from '../panel.js';
import { useOutbox, useRoom } from '../room-context.js';
import { missingIn } from './missing.js';
import { ContributionEntry } from './contribution-entry.js';

export function MyContributions() {
  const { meeting, me } = useRoom();
  const mine = myContributions(meeting, me);
  const sending = useOutbox().filter(
    ({ command, state }) =>
      command.type === 'MakeContribution' &&
      (state === 'sending' || state === 'saved') &&
      !command.onBehalfOfAgencyId &&
      !meeting.contributions.has(command.contributionId),
  );
  const open = gaps(meeting, me.participantId);
  return (
    <Panel title="What my agency has said" id="mine" count={mine.length + sending.length}>
      {mine.length + sending.length === 0 && (
        <p class="q-quiet">Nothing yet. If your records show nothing, say so: that is an answer too.</p>
      )}
      <ul class="q-entries">
        {mine.map((one) => (
          <ContributionEntry key={one.contributionId} contribution={one} missing={missingIn(one, open)} own />
        ))}
        {sending.map((sent) => (
          <li key={(sent.command as MakeContribution).contributionId} class="q-entry q-entry--sending">
            <OwnWords command={sent.command}>
              <p class="q-words">{printed((sent.command as MakeContribution).statement)}</p>
            </OwnWords>
            <SentMark sent={sent} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
