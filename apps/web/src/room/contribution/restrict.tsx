/** Keeping words to some: sectors or people. Nobody else sees them, the chair included unless named. */
import { Checkboxes, Tick } from '../../forms/fields.js';
import { useFormContext, type Form } from '../../forms/form.js';
import { invited } from '../../people/agencies.js';
import { capitalised, sectorName } from '../../words/labels.js';
import { useRoom } from '../room-context.js';
import { keptToIn } from './kept-to.js';

/** @param prefix of its fields, where a form keeps two things to some; @param label of the tick that opens it. */
export function Restrict({
  prefix = '',
  label = 'Keep this to some of those invited',
}: {
  readonly prefix?: string;
  readonly label?: string;
}) {
  const { meeting, me } = useRoom();
  const form = useFormContext();
  const people = invited(meeting).filter(({ facts }) => facts.agencyId !== me.facts.agencyId);
  const sectors = [...new Set(people.map(({ facts }) => facts.sector))];
  return (
    <>
      <Tick name={`${prefix}restrict`} label={label} />
      {form.text(`${prefix}restrict`) === 'yes' && (
        <div class="q-restrict">
          <p class="q-quiet">
            Only those you tick, and your own agency, will see it. The chair and the minute-taker see it only if you
            tick them or their sector.
          </p>
          <Checkboxes
            name={`${prefix}restrictedSectors`}
            label="Sectors"
            options={sectors.map((sector) => [sector, capitalised(sectorName(sector))] as const)}
            inline
          />
          <Checkboxes
            name={`${prefix}restrictedPeople`}
            label="People"
            options={people.map(
              ({ participantId, facts }) => [participantId, `${facts.name}, ${facts.agencyName}`] as const,
            )}
          />
        </div>
      )}
    </>
  );
}

export function restrictionFrom(form: Form): { restrictedTo?: readonly string[] } {
  const restrictedTo = keptToIn(form);
  return restrictedTo ? { restrictedTo } : {};
}
