/** Where a paragraph comes from, one click away: who entered each row, when, when it happened, and its own words. */
import { useId, useState } from 'preact/hooks';
import {
  agencyNameIn,
  beginningOf,
  isWithheld,
  nameIn,
  type Block,
  type Entry,
  type Event,
  type Recorded,
} from '#meeting';
import { momentOf } from '../../words/times.js';
import { nameOf, readText, wordsIn } from '../again.js';
import { AmendThis } from '../agreeing/amendments.js';
import { FlagThis } from '../flags/flag-this.js';
import { useRoom } from '../room-context.js';

export function Source({ block }: { readonly block: Block }) {
  const { live } = useRoom();
  const [open, setOpen] = useState(false);
  const id = useId();
  const sources = [...new Set(block.sources)];
  if (sources.length === 0) return null;
  const rows = open ? live.entries().filter(({ sequence }) => sources.includes(sequence)) : [];
  return (
    <div class="q-source">
      <button
        type="button"
        class="q-link-button q-source__button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        Source<span class="govuk-visually-hidden"> of “{openingOf(block)}”</span>
      </button>
      <ul id={id} class="q-source__rows" hidden={!open}>
        {rows.map((row) => (
          <li key={row.sequence}>
            <Row row={row} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Enough of a block to know it by. */
function openingOf(block: Block): string {
  const text =
    'text' in block
      ? block.text
      : 'caption' in block
        ? block.caption
        : 'items' in block
          ? (block.items[0] ?? '')
          : (block.facts[0]?.value ?? '');
  return beginningOf(text, 40);
}

function Row({ row }: { readonly row: Entry }) {
  if (isWithheld(row)) return <p class="q-quiet">Row {row.sequence} is kept to others.</p>;
  return <Shown row={row} />;
}

function Shown({ row: { sequence, at, by, event } }: { readonly row: Recorded }) {
  const { meeting } = useRoom();
  const author = 'participantId' in by ? meeting.participants.get(by.participantId) : undefined;
  const [behalf, speaker] = [behalfOf(event), speakerOf(event)];
  const facts = [
    `Entered ${momentOf(at)} by ${author ? `${author.facts.name}, ${author.facts.agencyName}` : 'the service'}`,
    ...(behalf ? [`for ${agencyNameIn(meeting, behalf)}`] : []),
    ...(speaker ? [`said by ${nameIn(meeting, speaker)}`] : []),
    ...('happenedAt' in event && event.happenedAt ? [`happened ${momentOf(event.happenedAt)}`] : []),
  ];
  return (
    <>
      <p class="q-entry__head">
        <strong>
          Row {sequence}: {nameOf(event).toLowerCase()}
        </strong>
      </p>
      <p class="q-quiet">{facts.join(' · ')}</p>
      {wordsIn(event).map((one) => (
        <p key={one.field} class="q-words">
          {readText(one)}
        </p>
      ))}
      <div class="q-entry__actions">
        {document.getElementById(`row-${sequence}`) && (
          <a class="govuk-link" href={`#row-${sequence}`}>
            Go to its entry
          </a>
        )}
        <FlagThis sequence={sequence} speaker={speaker ?? author?.participantId} />
        <AmendThis sequence={sequence} />
      </div>
    </>
  );
}

const behalfOf = (event: Event): string | undefined =>
  'onBehalfOfAgencyId' in event ? event.onBehalfOfAgencyId : undefined;
const speakerOf = (event: Event): string | undefined =>
  'spokenByParticipantId' in event ? event.spokenByParticipantId : undefined;
