/** Keeping words to some: sectors or people. Nobody else sees them, the chair included unless named. */
import { Checkboxes, Tick } from '../../forms/fields.js';
import { useFormContext, type Form } from '../../forms/form.js';
import { invited } from '../../people/agencies.js';
import { capitalised, sectorName } from '../../words/labels.js';
import type { Sector } from '#meeting';
import { useRoom } from '../room-context.js';

export function Restrict() {
  const { meeting, me } = useRoom();
  const form = useFormContext();
  const people = invited(meeting).filter(({ facts }) => facts.agencyId !== me.facts.agencyId);
  const sectors = [...new Set(people.map(({ facts }) => facts.sector))];
  return (
    <>
      <Tick name="restrict" label="Keep this to some of those invited" />
      {form.text('restrict') === 'yes' && (
        <div class="q-restrict">
          <p class="q-quiet">
            Only those you tick, and your own agency, will see it. The chair and the minute-taker see it only if you
            tick them or their sector.
          </p>
          <Checkboxes
            name="restrictedSectors"
            label="Sectors"
            options={sectors.map((sector) => [sector, capitalised(sectorName(sector))] as const)}
            inline
          />
          <Checkboxes
            name="restrictedPeople"
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
  return form.text('restrict') === 'yes'
    ? { restrictedTo: [...form.list('restrictedSectors'), ...form.list('restrictedPeople')] as Sector[] }
    : {};
}
