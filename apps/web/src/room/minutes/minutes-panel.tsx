/** The minutes, forming beside the meeting or agreed after it: which edition, how long, and under each section what may be written there. */
import { useState } from 'preact/hooks';
import { documentName, isProfessional, whichDocument, type Length } from '#meeting';
import { editionOptions, nameInWords } from '../../words/editions.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { MinutesView } from './minutes-view.js';
import { SectionEditor } from './narrative/section-editor.js';
import { useMinutes, writtenFor } from './use-minutes.js';

export const MinutesPanel = ({ title = 'Minutes, as they form' }: { readonly title?: string }) => (
  <Panel title={title} id="minutes">
    <Minutes />
  </Panel>
);

export const MinutesUnfold = () => (
  <Panel title="Minutes, as they form" id="minutes" look="quiet">
    <Unfold link label="Show the minutes">
      <Minutes />
    </Unfold>
  </Panel>
);

function Minutes() {
  const { session, me, recorder, phase, meeting } = useRoom();
  const onScreen = { kind: isProfessional(me) ? 'full' : 'family' } as const;
  const own: string = documentName(onScreen);
  const [edition, setEdition] = useState(own);
  const [length, setLength] = useState<Length>('full');
  const { document: made, annexes } = useMinutes(onScreen, length);
  const document =
    edition === own
      ? made
      : {
          ...made,
          title: nameInWords(meeting, edition),
          sections: writtenFor(meeting, whichDocument(edition), made.sections),
        };
  const writes = recorder && phase !== 'before-opening';
  return (
    <>
      {isProfessional(me) && (
        <Choices edition={writes ? edition : undefined} choose={setEdition} length={length} setLength={setLength} />
      )}
      {edition !== own && (
        <p class="q-gap-line q-no-print">
          Here stands only what is written for this edition. What else its readers may have is put in when it is made,
          under “Editions and giving out”.
        </p>
      )}
      <MinutesView
        document={document}
        annexes={annexes}
        demo={session.demo}
        beside={
          writes
            ? (section) => <SectionEditor key={edition + section.sectionId} edition={edition} section={section} />
            : undefined
        }
      />
    </>
  );
}

interface ChoicesProps {
  /** Absent, there is nothing to choose. */
  readonly edition: string | undefined;
  readonly choose: (edition: string) => void;
  readonly length: Length;
  readonly setLength: (length: Length) => void;
}

function Choices({ edition, choose, length, setLength }: ChoicesProps) {
  const { meeting } = useRoom();
  return (
    <div class="q-minutes-choices q-no-print">
      {edition && (
        <label class="q-minutes-choices__edition">
          Edition
          <select class="govuk-select" value={edition} onChange={(event) => choose(event.currentTarget.value)}>
            {editionOptions(meeting).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="q-toggle" role="group" aria-label="Length">
        {(
          [
            ['full', 'In full'],
            ['summary', 'In short'],
          ] as const
        ).map(([value, label]) => (
          <button
            key={value}
            type="button"
            class="q-toggle__choice"
            aria-pressed={length === value}
            onClick={() => setLength(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
