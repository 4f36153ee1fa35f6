/** Making the minutes final: what that freezes and what is still unanswered, as information and never as a wall; and what changed since. */
import { useState } from 'preact/hooks';
import {
  agencyNameIn,
  authorOf,
  minutesVersion,
  nameIn,
  printedSince,
  standsConfirmed,
  type Change,
  type Meeting,
} from '#meeting';
import { FoldContext } from '../../forms/fold.js';
import { FormBox } from '../../forms/form-box.js';
import { useForm } from '../../forms/form.js';
import { counted, listInWords } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { agenciesThere } from './window.js';

function stillOpen(meeting: Meeting): string[] {
  const unanswered = (things: Iterable<{ readonly answer?: unknown }>) =>
    [...things].filter(({ answer }) => !answer).length;
  const [amendments, flags] = [unanswered(meeting.amendments.values()), unanswered(meeting.flags.values())];
  const silent = agenciesThere(meeting).filter((agencyId) => !standsConfirmed(meeting, agencyId));
  return [
    ...(amendments > 0 ? [`${counted(amendments, 'amendment')} not answered`] : []),
    ...(flags > 0 ? [`${counted(flags, 'flagged question')} not answered`] : []),
    ...(silent.length > 0
      ? [`Not confirmed yet: ${listInWords(silent.map((agencyId) => agencyNameIn(meeting, agencyId)))}`]
      : []),
    ...(meeting.circulations.some(({ version }) => version === minutesVersion(meeting))
      ? []
      : ['This version was circulated to nobody']),
  ];
}

export function FinaliseForm() {
  const { meeting, me, send } = useRoom();
  const open = stillOpen(meeting);
  const version = minutesVersion(meeting);
  const form = useForm(`finalise-${version}`);
  // what comes while this stands open is not signed before it was read
  const [upTo, readUpTo] = useState(meeting.sequence);
  const unread = printedSince(meeting, upTo, me.participantId);
  // Refused, it stays open and says why; made final, the whole part goes.
  return (
    <FoldContext.Provider value={undefined}>
      {/* nothing was written here that could be here again */}
      {form.refused && <p class="govuk-error-message">Not saved. {form.refused}</p>}
      <FormBox
        form={{ ...form, refused: undefined }}
        label={`Make version ${version} final`}
        submit={`Make version ${version} final now`}
        onSend={() => send({ type: 'FinaliseMinutes', upTo })}
      >
        {unread > 0 && (
          <p class="q-gap-line">
            <strong>
              Recorded since you opened this: {counted(unread, 'entry', 'entries')} up to row {meeting.sequence}.
            </strong>{' '}
            Read what is new in the minutes.{' '}
            <button type="button" class="q-link-button" onClick={() => readUpTo(meeting.sequence)}>
              I have read it
            </button>
          </p>
        )}
        <p>
          This signs the record up to row {meeting.sequence} as version {version}, for every edition. Nothing is locked:
          a later correction begins version {version + 1} and is listed there.
        </p>
        {open.length === 0 ? (
          <p>Nothing is unanswered, and every agency that was there has confirmed.</p>
        ) : (
          <>
            <p>
              <strong>Still open, and printed as it is:</strong>
            </p>
            <ul class="q-lines">
              {open.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </>
        )}
      </FormBox>
    </FoldContext.Provider>
  );
}

/** What is new since the last final version, and what each final version had changed. */
export function Changes() {
  const { meeting } = useRoom();
  const { finals, changedSinceFinal } = meeting;
  const last = finals.at(-1);
  if (!last) return null;
  return (
    <>
      {changedSinceFinal.length > 0 && (
        <>
          <p>
            <strong>
              Version {last.version + 1} in draft: what changed since version {last.version}
            </strong>
          </p>
          <ChangeList changes={changedSinceFinal} />
        </>
      )}
      {finals
        .filter(({ changes }) => changes.length > 0)
        .map(({ version, changes }) => (
          <Unfold key={version} link label={`What version ${version} changed`}>
            <ChangeList changes={changes} />
          </Unfold>
        ))}
    </>
  );
}

function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { meeting } = useRoom();
  return (
    <ul class="q-lines">
      {changes.map(({ sequence, at, by, what, why }) => (
        <li key={sequence}>
          {momentOf(at)}, {nameIn(meeting, authorOf(by) ?? '')}: {what}
          {why && ` (${why})`} <span class="q-quiet">row {sequence}</span>
        </li>
      ))}
    </ul>
  );
}
