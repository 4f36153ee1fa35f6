/** What signing out would delete from this device. */
import { printed } from '#meeting';
import type { Unsent } from '../live/unsent.js';
import { nameOf, readText, typedInto } from '../room/again.js';

/** All of it, whole: what nobody reads before it is deleted, nobody can save. */
export const WouldBeDeleted = ({ unsent: { begun, sent } }: { readonly unsent: Unsent }) => (
  <dl class="q-header__unsent" tabIndex={0} aria-label="What would be deleted">
    {begun.map(({ formId, title, words }) => (
      <div key={formId}>
        <dt>{title}</dt>
        {words.map(({ name, label, text }) => (
          <dd key={name} dir="auto">
            {label}: {printed(text)}
          </dd>
        ))}
      </div>
    ))}
    {sent.map(({ commandId, command, state }) => (
      <div key={commandId}>
        <dt>
          {nameOf(command)}, {state === 'sending' ? 'on its way' : 'not saved'}
        </dt>
        {typedInto(command).map((one) => (
          <dd key={one.field} dir="auto">
            {printed(readText(one))}
          </dd>
        ))}
      </div>
    ))}
  </dl>
);
