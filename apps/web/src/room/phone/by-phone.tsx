/** Whoever is here by telephone: what they say is taken down for them. */
import { countsForAgency, isByPhone, type Attendee, type Meeting } from '#meeting';
import { Choose } from '../../forms/fields.js';
import { invited, peopleOptions } from '../../people/agencies.js';

/** Those on the telephone for an agency, but for whoever takes it down. */
export const professionalsByPhone = (meeting: Meeting, me: Attendee): Attendee[] =>
  invited(meeting).filter(
    (one) => isByPhone(meeting, one) && one.participantId !== me.participantId && countsForAgency(one),
  );

export const WhoSaysIt = ({ people }: { readonly people: readonly Attendee[] }) => (
  <Choose name="speaker" label="Who says it" options={peopleOptions(people)} blank="Choose" />
);

/** Said to whoever takes it down, before they do. */
export const CountsAtOnce = () => (
  <p class="q-quiet">It counts at once as their word, names you as who took it down, and they can take it back.</p>
);
