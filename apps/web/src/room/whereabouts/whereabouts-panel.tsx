/** Where each child is now: the first thing asked, whoever comes to know of it says it. */
import {
  isNoLongerSafe,
  isProfessional,
  lastSaidOf,
  limits,
  nameIn,
  type Child,
  type Instant,
  type Whereabouts,
} from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { DateField } from '../../forms/date-field.js';
import { Choose, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { useMinute } from '../../live/minute.js';
import { childOptions } from '../../people/agencies.js';
import { instantOf, momentOf } from '../../words/times.js';
import { OnlyFor } from '../audience/only-for.js';
import { Restrict, restrictionFrom } from '../contribution/restrict.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function WhereaboutsPanel() {
  const { meeting, me } = useRoom();
  const now = useMinute();
  if (!isProfessional(me)) return null;
  return (
    <Panel title="Where is each child now?" id="whereabouts">
      <ul class="q-entries">
        {[...meeting.children.values()].map((child) => (
          <WhereOne key={child.childId} child={child} now={now} />
        ))}
      </ul>
      <Unfold label="Say where a child is">
        <WhereaboutsForm />
      </Unfold>
    </Panel>
  );
}

interface Now {
  readonly now: Instant;
}

/** That a later entry is kept is not for everybody to know: nothing says that a child is there now. */
function WhereOne({ child: { childId, name }, now }: Now & { readonly child: Child }) {
  const { meeting, me } = useRoom();
  const { toAll, since } = lastSaidOf(meeting, childId, me.participantId);
  return (
    <li class="q-entry">
      <strong>{name}</strong>
      {!toAll && !since && <p class="q-gap-line">Nothing is recorded here of where {name} is now.</p>}
      {toAll && <Entry entry={toAll} lead={since ? 'Last said to everybody' : 'Last said'} now={now} />}
      {since && <Entry entry={since} lead={toAll ? 'Said since' : 'Last said'} now={now} />}
    </li>
  );
}

function Entry({ entry, lead, now }: Now & { readonly entry: Whereabouts; readonly lead: string }) {
  const { meeting } = useRoom();
  const { where, withWhom, safeUntil, saidBy, at, by, sequence } = entry;
  const passed = isNoLongerSafe(entry, now);
  return (
    <div id={`row-${sequence}`} tabIndex={-1}>
      <OnlyFor entry={entry}>
        <p class="q-quiet">
          {lead}, at {momentOf(at)}
          {'participantId' in by && `, recorded by ${nameIn(meeting, by.participantId)}`}
          {saidBy && `, as said by ${saidBy}`}:
        </p>
        <p>
          {where}
          {withWhom && `, with ${withWhom}`}
        </p>
        <p class={passed ? 'q-gap-line' : 'q-quiet'}>
          {safeUntil ? `Safe until ${momentOf(safeUntil)}` : 'Until when that is safe: not stated'}
          {passed && '. That time has passed: ask again where they are'}.
        </p>
      </OnlyFor>
    </div>
  );
}

function WhereaboutsForm() {
  const { meeting, send } = useRoom();
  const [only, second] = [...meeting.children.keys()];
  const form = useForm('whereabouts', only && !second ? { childId: only } : {});
  const optional = (name: 'withWhom' | 'saidBy') => (form.filled(name) ? { [name]: form.filled(name) } : {});
  return (
    <FormBox
      form={form}
      label="Say where a child is"
      submit="Record where they are"
      look="secondary"
      check={() => required(form, { childId: 'Choose the child', where: 'Write where the child is' })}
      onSend={() =>
        send({
          type: 'RecordWhereabouts',
          childId: form.text('childId'),
          where: form.text('where').trim(),
          ...optional('withWhom'),
          ...optional('saidBy'),
          ...(form.filled('safeUntil') ? { safeUntil: instantOf(form.text('safeUntil')) } : {}),
          ...restrictionFrom(form),
        })
      }
    >
      <p class="q-quiet">It stands in the full minutes alone, and in no copy for the family.</p>
      <Choose name="childId" label="Child" options={childOptions(meeting)} blank="Choose" />
      <TextField name="where" label="Where the child is now" max={limits.text} />
      <TextField name="withWhom" label="With whom" max={limits.text} optional />
      <DateField name="safeUntil" label="Safe there until" withTime optional />
      <TextField
        name="saidBy"
        label="Who said so"
        hint="And whether they have seen the child"
        max={limits.text}
        optional
      />
      <Restrict />
    </FormBox>
  );
}
