/** Proposing a decision, and changing the proposal: everyone is then asked again. */
import { currentVersion, type Decision, type Matter } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { useRoom } from '../room-context.js';
import { OptionFields, optionProblems, optionsIn, optionValues } from './option-fields.js';

export function ProposeForm({ matter, again }: { readonly matter: Matter; readonly again: boolean }) {
  const { meeting, send } = useRoom();
  const form = useForm(`propose-${matter.matterId}`);
  const children = [...meeting.children.keys()];
  const check = () => [
    ...optionProblems(form, children),
    ...required(form, { proposal: 'Write the proposal', ...(again ? { why: 'Say why it is opened again' } : {}) }),
  ];
  const propose = () =>
    send({
      type: 'ProposeDecision',
      decisionId: crypto.randomUUID(),
      matterId: matter.matterId,
      options: optionsIn(form, children),
      proposal: form.text('proposal').trim(),
      ...(form.filled('why') ? { why: form.filled('why') } : {}),
    });
  return (
    <FormBox
      form={form}
      label={`Propose: ${matter.title}`}
      submit="Propose"
      look="secondary"
      check={check}
      onSend={propose}
    >
      <OptionFields matter={matter} />
      <TextArea name="proposal" label="The proposal in words" rows={2} />
      {again && <TextArea name="why" label="Why it is opened again" rows={2} />}
    </FormBox>
  );
}

export function AmendForm({ decision, matter }: { readonly decision: Decision; readonly matter: Matter }) {
  const { meeting, send } = useRoom();
  const { version, options, proposal } = currentVersion(decision);
  const form = useForm(`amend-${decision.decisionId}-${version}`, { ...optionValues(options), proposal });
  const children = [...meeting.children.keys()];
  return (
    <FormBox
      form={form}
      label={`Amend the proposal: ${matter.title}`}
      submit="Put the changed proposal"
      look="secondary"
      check={() => [...optionProblems(form, children), ...required(form, { proposal: 'Write the proposal' })]}
      onSend={() =>
        send({
          type: 'AmendProposal',
          decisionId: decision.decisionId,
          basedOnVersion: version,
          options: optionsIn(form, children),
          proposal: form.text('proposal').trim(),
        })
      }
    >
      <p class="q-quiet">Positions already taken stay with version {version}; everyone is asked again.</p>
      <OptionFields matter={matter} />
      <TextArea name="proposal" label="The proposal in words" rows={2} />
    </FormBox>
  );
}
