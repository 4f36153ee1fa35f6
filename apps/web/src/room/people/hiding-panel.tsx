/** Who here hides from whom, for the professionals in the room, and where to say so. */
import { placesToAsk, type Meeting } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { useForm } from '../../forms/form.js';
import { childOptions, invited, peopleOptions, personOptions } from '../../people/agencies.js';
import { hidingChosen, hidingFrom, hidingProblems, HidingQuestion } from '../../people/hiding-rows.js';
import { listInWords, type Options } from '../../words/labels.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

const nameOf = ({ participants, people, children }: Meeting, listedId: string): string =>
  participants.get(listedId)?.facts.name ??
  people.get(listedId)?.name ??
  children.get(listedId)?.name ??
  'somebody no longer listed';

function marksIn({ children, people, participants }: Meeting): { name: string; from: readonly string[] }[] {
  return [...children.values(), ...people.values(), ...[...participants.values()].map(({ facts }) => facts)].flatMap(
    ({ name, mustNotBeFoundBy = [] }) => (mustNotBeFoundBy.length > 0 ? [{ name, from: mustNotBeFoundBy }] : []),
  );
}

export function WhoHides() {
  const { meeting } = useRoom();
  const marks = marksIn(meeting);
  return (
    <>
      {marks.map(({ name, from }) => (
        <p key={name} class="q-gap-line">
          <strong>{name}</strong> must not be found by {listInWords(from.map((one) => nameOf(meeting, one)))}.
        </p>
      ))}
      <Unfold link label="Is anybody here hiding from anybody?">
        <HidingForm />
      </Unfold>
    </>
  );
}

function HidingForm() {
  const { meeting, send } = useRoom();
  const form = useForm('hiding');
  const from: Options = [...peopleOptions(invited(meeting)), ...personOptions(meeting)];
  const ask = placesToAsk(
    hidingChosen(form).flatMap((listedId) => meeting.children.get(listedId) ?? []),
    invited(meeting).map(({ facts }) => facts),
  );
  const record = () => {
    if (form.text('anybodyHiding') === 'not-asked') return undefined;
    const hiding = [...hidingFrom(form)].map(([listedId, mustNotBeFoundBy]) => ({ listedId, mustNotBeFoundBy }));
    return send({ type: 'RecordHiding', hiding });
  };
  return (
    <FormBox
      form={form}
      label="Who is hiding from whom"
      submit="Record it"
      look="secondary"
      check={() => [
        ...(['yes', 'no'].includes(form.text('anybodyHiding'))
          ? []
          : [{ name: 'anybodyHiding', message: 'Say whether anybody is hiding from anybody' }]),
        ...hidingProblems(form),
      ]}
      onSend={record}
    >
      <HidingQuestion form={form} who={[...childOptions(meeting), ...from]} from={from} ask={ask} />
    </FormBox>
  );
}
