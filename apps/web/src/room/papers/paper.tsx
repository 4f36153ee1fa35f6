/** Papers of the night on the screen: the read-back for the chair at the end of the call, and each agency’s sheet for tonight. */
import type { DocumentOnScreen } from '#meeting';
import { Blocks } from '../minutes/minutes-view.js';
import { useMinutes } from '../minutes/use-minutes.js';
import { Panel, Unfold } from '../panel.js';
import { printPanel } from '../print-panel.js';
import { useRoom } from '../room-context.js';

/** Large enough to read aloud from, and short enough for one screen. */
export const ReadBackPaper = () => (
  <Panel
    title="Read this back"
    id="read-aloud"
    note="Before closing: what is decided, who dissents and where the others stand, who does what, who tells whom. Nothing is left out."
  >
    <Unfold label="Show what to read out">
      <ReadBackText />
    </Unfold>
  </Panel>
);

function ReadBackText() {
  const made = useMinutes({ kind: 'read-back' });
  return (
    <div class="q-paper q-paper--aloud">
      <Sections {...made} />
    </div>
  );
}

export function TonightPanel() {
  const { me, session } = useRoom();
  const made = useMinutes({ kind: 'tonight', agencyId: me.facts.agencyId });
  return (
    <Panel
      title="Your sheet for tonight"
      id="tonight"
      look="strong"
      note={`${made.document.reference} · ${made.document.classification}`}
    >
      <div class={session.demo ? 'q-paper q-minutes--fictional' : 'q-paper'}>
        <Sections {...made} />
      </div>
      <button
        type="button"
        class="govuk-button govuk-button--secondary q-button q-no-print"
        onClick={() => printPanel('tonight')}
      >
        Print this sheet
      </button>
    </Panel>
  );
}

const Sections = ({ document: { sections }, annexes }: DocumentOnScreen) => (
  <>
    {sections.map(({ sectionId, title, blocks }) => (
      <section key={sectionId}>
        <h3 class="q-paper__section">{title}</h3>
        <Blocks blocks={blocks} annexes={annexes} plain />
      </section>
    ))}
  </>
);
