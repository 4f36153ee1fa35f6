/** A personal link to hand on: copied, or its short code read out. Shown once. */
import { useState } from 'preact/hooks';
import type { IssuedLink } from '#wire';
import { announce } from '../shell/announcer.js';
import { momentOf } from '../words/times.js';

export function LinkToHandOn({
  name,
  issued: { link, code, expires },
}: {
  readonly name: string;
  readonly issued: IssuedLink;
}) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const done = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    setCopied(done);
    announce(
      done
        ? `The link for ${name} is copied.`
        : `The browser did not let the link for ${name} be copied. Copy it from its field.`,
    );
  };
  return (
    <div class="q-link">
      <label class="govuk-label">
        Link for {name}
        <input class="govuk-input" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" class="govuk-button govuk-button--secondary q-button" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy link'}
        <span class="govuk-visually-hidden"> for {name}</span>
      </button>
      <p class="q-quiet">
        Short code to read out: <strong class="q-code">{code}</strong> · until {momentOf(expires)}
      </p>
    </div>
  );
}
