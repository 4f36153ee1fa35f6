/** A procedure's source, edition, standing and notes, so that whoever convenes knows what they rely on. */
import { requiredNotInvited, sectorsInWords, type Procedure } from '#meeting';
import type { Form } from '../forms/form.js';
import { dateOf } from '../words/times.js';
import { participantsIn } from './convene-command.js';

export function ProcedureFacts({
  procedure: { source, edition, standing, effectiveFrom, notes = [], quorum },
}: {
  readonly procedure: Procedure;
}) {
  return (
    <div class="q-procedure">
      <p>
        {standing.inForce ? 'In force' : <strong>Not yet in force, check: {standing.check}</strong>}
        {effectiveFrom && ` · from ${dateOf(effectiveFrom)}`} · {edition}
      </p>
      <p class="q-quiet">
        Source:{' '}
        {source.url ? (
          <a class="govuk-link" href={source.url} rel="noreferrer">
            {source.title}
          </a>
        ) : (
          source.title
        )}
        {source.edition && `, ${source.edition}`}
      </p>
      <p class="q-quiet">
        Quorum: {sectorsInWords(quorum.requiredSectors)}
        {quorum.authorityNeeded && ', each with somebody who can decide'}.
      </p>
      {notes.length > 0 && (
        <details class="q-fold">
          <summary>What to know about this procedure ({notes.length})</summary>
          <ul class="govuk-list govuk-list--bullet">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Said while the list is being made, and never in the way. */
export function RequiredSectors({ form, procedure }: { readonly form: Form; readonly procedure: Procedure }) {
  const missing = requiredNotInvited(procedure, participantsIn(form));
  return (
    <p class={missing.length > 0 ? 'q-gap-line' : 'q-quiet'}>
      {missing.length > 0
        ? `Nobody is asked yet from: ${sectorsInWords(missing)}. The meeting can be convened without them, but cannot decide without them.`
        : 'Every sector this procedure requires is asked.'}
    </p>
  );
}
