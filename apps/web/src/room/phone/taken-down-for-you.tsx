/** What was taken down for me while I was on the telephone: it counts already, and I alone can take it back. */
import { isWithheld, nameIn, takenDownFor, type Entry, type Event, type Meeting, type SpokenForYou } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { stanceLabels } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function TakenDownForYou() {
  const { meeting, me } = useRoom();
  const waiting = takenDownFor(meeting, me.participantId);
  if (waiting.length === 0) return null;
  return (
    <Panel
      title="Taken down for you"
      id="taken-down"
      count={waiting.length}
      look="strong"
      note="Said by phone. It counts already; only you can take it back."
    >
      <ul class="q-entries">
        {waiting.map((one) => (
          <Spoken key={one.sequence} spoken={one} />
        ))}
      </ul>
    </Panel>
  );
}

function Spoken({ spoken: { sequence, at, takenDownBy } }: { readonly spoken: SpokenForYou }) {
  const { meeting, live } = useRoom();
  const row = live.entries().find((one) => one.sequence === sequence);
  return (
    <li class="q-entry">
      <p>
        {row ? wordsOf(meeting, row) : 'Something'}{' '}
        <span class="q-quiet">
          {takenDownBy ? `taken down by ${nameIn(meeting, takenDownBy)}` : 'taken down'} {momentOf(at)}
        </span>
      </p>
      <Unfold link label="Take it back" about={`row ${sequence}`}>
        <TakeBack sequence={sequence} />
      </Unfold>
    </li>
  );
}

const wordsOf = (meeting: Meeting, row: Entry): string => (isWithheld(row) ? 'Something' : inWords(meeting, row.event));

const sentences: { readonly [T in Event['type']]?: (event: Extract<Event, { type: T }>, meeting: Meeting) => string } =
  {
    PositionTaken: ({ version, position, reason }) =>
      `Your position on version ${version}: ${stanceLabels[position].toLowerCase()}${reason ? `, because ${reason}` : ''};`,
    ActionAccepted: ({ actionId }, { actions }) => `That you accept “${actions.get(actionId)?.what ?? 'an action'}”;`,
    ActionDeclined: ({ actionId, why }, { actions }) =>
      `That you decline “${actions.get(actionId)?.what ?? 'an action'}”, because ${why};`,
    MinutesConfirmed: () => 'That you confirm the minutes;',
    ChildsVoiceRecorded: ({ childId, words, wishesAndFeelings, observedCues, whatHelps }, { children }) =>
      `What ${children.get(childId)?.name ?? 'a child'} said or showed: ${words ?? wishesAndFeelings ?? observedCues ?? whatHelps ?? ''};`,
  };

const inWords = (meeting: Meeting, event: Event): string =>
  (sentences[event.type] as ((event: Event, meeting: Meeting) => string) | undefined)?.(event, meeting) ?? 'Something,';

function TakeBack({ sequence }: { readonly sequence: number }) {
  const { send } = useRoom();
  const form = useForm(`take-back-${sequence}`);
  return (
    <FormBox
      form={form}
      label="Take back what was taken down for you"
      submit="Take it back"
      look="warning"
      check={() => required(form, { why: 'Say why; it is printed beside what was taken down' })}
      onSend={() => send({ type: 'TakeBackSpoken', sequence, why: form.text('why').trim() })}
    >
      <p class="q-quiet">
        It counts no more from then on. What has been decided with it stays decided, and both are printed.
      </p>
      <TextArea name="why" label="Why you take it back" rows={2} />
    </FormBox>
  );
}
