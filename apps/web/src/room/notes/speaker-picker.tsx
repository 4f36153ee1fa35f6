/** Who is speaking: type a few letters, arrow to the name, Enter. Everything stays on the keyboard. */
import { useState } from 'preact/hooks';
import { folded, type Attendee } from '#meeting';
import { fieldId, useFormContext } from '../../forms/form.js';
import { quiet } from '../../live/begun.js';

interface PickerProps {
  readonly people: readonly Attendee[];
  readonly label: string;
}

const described = ({ facts: { name, post, agencyName } }: Attendee): string => `${name}, ${post}, ${agencyName}`;
const matching = (people: readonly Attendee[], typed: string): Attendee[] => {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return people.filter((one) => words.every((word) => folded(described(one)).includes(word)));
};

export function SpeakerPicker({ people, label }: PickerProps) {
  const form = useFormContext();
  const id = fieldId(form, 'speaker');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const chosen = people.find(({ participantId }) => participantId === form.text('speaker'));
  const typed = form.text('speakerTyped');
  const found = matching(people, chosen ? '' : typed);
  const pick = (one: Attendee | undefined) => {
    form.set('speaker', one?.participantId ?? '', { label, kind: 'choice', shown: one?.facts.name });
    form.set('speakerTyped', one ? one.facts.name : '', quiet);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (open && found[active]) pick(found[active]);
    } else if (event.key === 'Escape') setOpen(false);
  };
  return (
    <div class="govuk-form-group q-picker">
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="govuk-input"
        role="combobox"
        autocomplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[active] ? `${id}-${active}` : undefined}
        value={typed}
        onInput={(event) => {
          form.set('speakerTyped', event.currentTarget.value, quiet);
          form.set('speaker', '', quiet);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(!chosen)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <Matches id={id} label={label} found={open ? found : []} active={active} pick={pick} />
    </div>
  );
}

interface MatchesProps {
  readonly id: string;
  readonly label: string;
  readonly found: readonly Attendee[];
  readonly active: number;
  readonly pick: (one: Attendee) => void;
}
const Matches = ({ id, label, found, active, pick }: MatchesProps) => (
  <ul id={`${id}-list`} role="listbox" aria-label={label} class="q-picker__list" hidden={found.length === 0}>
    {found.map((one, index) => (
      // Choosing with the mouse must not first take the focus away and close the list.
      <li
        key={one.participantId}
        id={`${id}-${index}`}
        role="option"
        aria-selected={index === active}
        class="q-picker__option"
        onMouseDown={(event) => {
          event.preventDefault();
          pick(one);
        }}
      >
        {described(one)}
      </li>
    ))}
  </ul>
);
