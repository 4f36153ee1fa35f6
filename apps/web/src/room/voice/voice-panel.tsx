/** The child's voice: each child's own words, kept exactly, or why they were not heard and how they will be. */
import {
  agencyNameIn,
  countsForAgency,
  limits,
  maySee,
  nameIn,
  tookDown,
  voiceOf,
  type Child,
  type ParticipationCode,
  type RecordChildsVoice,
  type Voice,
} from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Choose, TextArea, TextField } from '../../forms/fields.js';
import { DateField } from '../../forms/date-field.js';
import { required, useForm, type Form } from '../../forms/form.js';
import { childOptions, peopleOptions } from '../../people/agencies.js';
import { professionalsByPhone } from '../phone/by-phone.js';
import { optionsFrom, participationLabels } from '../../words/labels.js';
import { instantOf } from '../../words/times.js';
import { OnlyFor } from '../audience/only-for.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { Restrict, restrictionFrom } from '../contribution/restrict.js';

export function VoicePanel() {
  const { meeting, me, phase } = useRoom();
  return (
    <Panel title="The child’s voice" id="voice">
      {[...meeting.children.values()].map((child) => (
        <ChildVoice key={child.childId} child={child} />
      ))}
      {phase === 'open' && (
        <div class="q-actions">
          <Unfold label="Record what a child said or showed">
            <VoiceForm />
          </Unfold>
          {countsForAgency(me) && (
            <Unfold link label="A child has not been heard">
              <NotHeardForm />
            </Unfold>
          )}
        </div>
      )}
    </Panel>
  );
}

function ChildVoice({ child: { childId, name } }: { readonly child: Child }) {
  const { meeting, me } = useRoom();
  const sees = (thing: Parameters<typeof maySee>[1]) => maySee(me.participantId, thing);
  const voices = meeting.voices.filter((voice) => voice.childId === childId && sees(voice));
  const notHeard = meeting.voicesNotHeard.filter((one) => one.childId === childId && sees(one));
  return (
    <div class="q-child">
      <h3 class="q-panel__subtitle">{name}</h3>
      {voiceOf(meeting, childId, sees) === 'not-stated' && <p class="q-gap-line">Not heard in this meeting yet.</p>}
      {voices.map((voice) => (
        <div key={voice.sequence} id={`row-${voice.sequence}`} tabIndex={-1} class="q-entry">
          <OnlyFor entry={voice}>
            {voice.takenBack ? <p>Taken back: {voice.takenBack.why}</p> : <Said voice={voice} />}
          </OnlyFor>
        </div>
      ))}
      {notHeard.map((one) => (
        <div key={one.sequence} id={`row-${one.sequence}`}>
          <OnlyFor entry={one}>
            <p>
              Not heard: {one.why}. Plan: {one.planToHear}
            </p>
          </OnlyFor>
        </div>
      ))}
    </div>
  );
}

function Said({ voice }: { readonly voice: Voice }) {
  const { meeting } = useRoom();
  const by = tookDown(voice);
  return (
    <>
      {voice.words && <blockquote class="q-quote">{voice.words}</blockquote>}
      {[voice.wishesAndFeelings, voice.observedCues, voice.whatHelps, voice.circumstances]
        .filter(Boolean)
        .map((text) => (
          <p key={text}>{text}</p>
        ))}
      <p class="q-quiet">
        {agencyNameIn(meeting, voice.agencyId)}
        {voice.heardBy && ` · heard by ${voice.heardBy}`}
        {by && ` · said by ${nameIn(meeting, voice.spokenByParticipantId ?? '')}, taken down by ${nameIn(meeting, by)}`}
      </p>
    </>
  );
}

function useChildForm(id: string): { readonly form: Form; readonly childId: () => string } {
  const { meeting } = useRoom();
  const [only, second] = [...meeting.children.keys()];
  const form = useForm(id, only && !second ? { childId: only } : {});
  return { form, childId: () => form.text('childId') };
}

const said = ['words', 'wishesAndFeelings', 'observedCues', 'whatHelps'] as const;
const texts = [...said, 'circumstances', 'howShared', 'heardBy'] as const;

const voiceFrom = (form: Form): RecordChildsVoice => ({
  type: 'RecordChildsVoice',
  childId: form.text('childId'),
  ...Object.fromEntries(texts.map((name) => [name, form.filled(name)]).filter(([, value]) => value)),
  ...(form.filled('heardAt') ? { heardAt: instantOf(form.text('heardAt')) } : {}),
  ...(form.filled('participationCode')
    ? { participationCode: form.text('participationCode') as ParticipationCode }
    : {}),
  ...(form.filled('speaker') ? { spokenByParticipantId: form.filled('speaker') } : {}),
  ...restrictionFrom(form),
});

function VoiceForm() {
  const { meeting, me, send } = useRoom();
  const { form } = useChildForm('voice');
  const check = () => [
    ...required(form, { childId: 'Choose the child' }),
    ...(countsForAgency(me) ? [] : required(form, { speaker: 'Choose who says it' })),
    ...(said.some((name) => form.filled(name))
      ? []
      : [{ name: 'words', message: 'Write what the child said, wants, showed, or is helped by' }]),
  ];
  return (
    <FormBox
      form={form}
      label="Record the child’s voice"
      submit="Record the child’s voice"
      look="secondary"
      check={check}
      onSend={() => send(voiceFrom(form))}
    >
      <Choose name="childId" label="Child" options={childOptions(meeting)} blank="Choose" />
      <WhoSaysIt />
      <TextArea name="words" label="Their exact words" hint="As they were said. They are kept exactly." rows={3} />
      <TextArea name="wishesAndFeelings" label="What they want and feel" rows={2} optional />
      <TextArea
        name="observedCues"
        label="What they showed"
        hint="For a baby, or a child who does not speak"
        rows={2}
        optional
      />
      <TextArea name="whatHelps" label="What helps them" rows={2} optional />
      <TextArea name="circumstances" label="How it came to be said" rows={2} optional />
      <HowItWasHeard />
      <Restrict />
    </FormBox>
  );
}

/** Where somebody is on the telephone, it can be theirs; whoever only keeps the record says whose it is. */
function WhoSaysIt() {
  const { meeting, me, recorder } = useRoom();
  const byPhone = recorder ? professionalsByPhone(meeting, me) : [];
  if (byPhone.length === 0) return null;
  return (
    <Choose
      name="speaker"
      label="Who says it"
      options={peopleOptions(byPhone)}
      blank={countsForAgency(me) ? 'I do' : 'Choose'}
    />
  );
}

const HowItWasHeard = () => (
  <div class="q-grid">
    <TextField name="heardBy" label="Who heard it" optional />
    <DateField name="heardAt" label="When" withTime optional />
    <TextField name="howShared" label="How they shared it" max={limits.text} optional />
    <Choose
      name="participationCode"
      label="Participation code"
      options={optionsFrom(participationLabels)}
      blank="Not stated"
      optional
    />
  </div>
);

function NotHeardForm() {
  const { meeting, send } = useRoom();
  const { form, childId } = useChildForm('not-heard');
  return (
    <FormBox
      form={form}
      label="Record that a child has not been heard"
      submit="Record"
      look="secondary"
      check={() =>
        required(form, {
          childId: 'Choose the child',
          why: 'Say why they have not been heard',
          planToHear: 'Say how they will be heard',
        })
      }
      onSend={() =>
        send({
          type: 'RecordVoiceNotHeard',
          childId: childId(),
          why: form.text('why').trim(),
          planToHear: form.text('planToHear').trim(),
        })
      }
    >
      <Choose name="childId" label="Child" options={childOptions(meeting)} blank="Choose" />
      <TextField name="why" label="Why they have not been heard" max={limits.text} />
      <TextField name="planToHear" label="How they will be heard" max={limits.text} />
    </FormBox>
  );
}
