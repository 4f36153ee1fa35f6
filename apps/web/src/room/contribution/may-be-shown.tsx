/** To whom outside the agencies something may be shown: by name where any are here, otherwise as a mark for the family’s copies. */
import { isProfessional, type Meeting } from '#meeting';
import { Checkboxes, Tick } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { invited } from '../../people/agencies.js';
import { useRoom } from '../room-context.js';

const outsiders = (meeting: Meeting) => invited(meeting).filter((one) => !isProfessional(one));
export const hasOutsiders = (meeting: Meeting): boolean => outsiders(meeting).length > 0;

export function MayBeShown() {
  const { meeting, me } = useRoom();
  if (!isProfessional(me)) return null;
  const people = outsiders(meeting);
  if (people.length === 0) return <Tick name="mayShareWithFamily" label="This may be shown to the family" />;
  return (
    <Checkboxes
      name="mayShareWith"
      label="May be shown to"
      options={people.map(({ participantId, facts }) => [participantId, `${facts.name}, ${facts.post}`] as const)}
      optional
    />
  );
}

export const mayBeShown = (form: Form): boolean =>
  form.text('mayShareWithFamily') === 'yes' || form.list('mayShareWith').length > 0;

/** What a form says of sharing; nothing where nothing is ticked. */
export const sharingFrom = (form: Form): { mayShareWith?: readonly string[]; mayShareWithFamily?: true } => ({
  ...(form.list('mayShareWith').length > 0 ? { mayShareWith: form.list('mayShareWith') } : {}),
  ...(form.text('mayShareWithFamily') === 'yes' ? { mayShareWithFamily: true } : {}),
});
