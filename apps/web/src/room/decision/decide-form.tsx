/** Deciding the proposal as it stands, with the reason it rests on. */
import {
  agenciesOnVersion,
  currentVersion,
  isCovered,
  quorumOf,
  sectorsInWords,
  type Decision,
  type Matter,
} from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { useRoom } from '../room-context.js';

export function DecideForm({ decision, matter }: { readonly decision: Decision; readonly matter: Matter }) {
  const { send } = useRoom();
  const { version } = currentVersion(decision);
  const form = useForm(`decide-${decision.decisionId}`);
  return (
    <FormBox
      form={form}
      label={`Decide: ${matter.title}`}
      submit="Decide as proposed"
      check={() => required(form, { rationale: 'Write the reason for the decision' })}
      onSend={() =>
        send({
          type: 'DecideMatter',
          decisionId: decision.decisionId,
          version,
          rationale: form.text('rationale').trim(),
        })
      }
    >
      <p class="q-quiet">
        The decision is final and stands with every position beside it. It can be opened again with a new proposal.
      </p>
      <WayOut decision={decision} matter={matter} />
      <TextArea name="rationale" label="Reason for the decision" rows={2} />
    </FormBox>
  );
}

/** Without the quorum the decision would be refused: the way to it stands where it is taken. */
function WayOut({ decision, matter }: { readonly decision: Decision; readonly matter: Matter }) {
  const { meeting } = useRoom();
  const quorum = quorumOf(meeting, agenciesOnVersion(decision));
  if (quorum.quorate || matter.freeOfQuorum || isCovered(meeting, quorum)) return null;
  const who = quorum.missing.length > 0 ? sectorsInWords(quorum.missing) : 'enough agencies';
  return (
    <p class="q-gap-line">
      The quorum is not met without {who}. Ask them back, or{' '}
      <a class="govuk-link" href="#missing">
        proceed without them on a ground of the procedure
      </a>
      ; then decide.
    </p>
  );
}
