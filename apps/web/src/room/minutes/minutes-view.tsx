/** The minutes as a document on the screen: the same model every export is made from, each block with its source one click away. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import {
  keptOnScreen,
  minutesVersion,
  type AnnexPointer,
  type Block,
  type MinutesDocument,
  type Section,
} from '#meeting';
import { dateOf, momentOf } from '../../words/times.js';
import { amendmentsUntil } from '../agreeing/window.js';
import { Fold, OnlyForRows } from '../audience/only-for.js';
import { useRoom } from '../room-context.js';
import { Source } from './source.js';

interface ViewProps {
  readonly document: MinutesDocument;
  readonly annexes: readonly AnnexPointer[];
  readonly demo: boolean;
  /** What stands under a section on the screen only. */
  readonly beside?: ((section: Section) => ComponentChildren) | undefined;
}

export const MinutesView = ({ document, annexes, demo, beside }: ViewProps) => (
  <article class={demo ? 'q-minutes q-minutes--fictional' : 'q-minutes'} aria-label="Minutes">
    <header>
      <p class="q-minutes__title">{document.title}</p>
      <State document={document} />
      <p class="q-quiet">
        {document.classification}
        {document.closedAt && ` · closed ${dateOf(document.closedAt)}`}
        {document.upTo !== undefined && ` · made from ${document.upTo} rows of the record`}
      </p>
    </header>
    <nav class="q-jump q-minutes__nav" aria-label="Sections of the minutes">
      <ul>
        {document.sections.map(({ sectionId, title }) => (
          <li key={sectionId}>
            <a href={`#minutes-${sectionId}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
    {document.sections.map((section) => (
      <section key={section.sectionId}>
        <h3 class="q-minutes__section" id={`minutes-${section.sectionId}`} tabIndex={-1}>
          {section.title}
        </h3>
        <Blocks blocks={section.blocks} annexes={annexes} />
        {beside?.(section)}
      </section>
    ))}
  </article>
);

/** How far they have come, and for final ones which record they hold. */
function State({ document: { state, version } }: { readonly document: MinutesDocument }) {
  const { meeting } = useRoom();
  const final = meeting.finals.at(-1);
  switch (state) {
    case 'forming':
      return <p class="q-minutes__state">Forming while the meeting lasts</p>;
    case 'draft':
      return (
        <p class="q-minutes__state">
          <span class="q-tag">Draft</span> Version {version}
          {final && `; version ${final.version} was final ${momentOf(final.at)}`}
        </p>
      );
    case 'circulated':
      return (
        <p class="q-minutes__state">
          <span class="q-tag">Circulated</span> Version {minutesVersion(meeting)}, {amendmentsUntil(meeting)}
        </p>
      );
    case 'final':
      return (
        <p class="q-minutes__state">
          <span class="q-tag q-tag--done">Final</span> Version {version}
          {final && (
            <>
              , {momentOf(final.at)} · the record up to row {final.upTo}
              {final.headHash && (
                <>
                  {' '}
                  · sealed{' '}
                  <code class="q-hash" title={final.headHash}>
                    {final.headHash.slice(0, 12)}…
                  </code>
                </>
              )}
            </>
          )}
        </p>
      );
  }
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** Lines among them that say where restricted words are. */
  readonly annexes?: readonly AnnexPointer[];
  /** To be read as it is, without its sources. */
  readonly plain?: boolean;
}

export const Blocks = ({ blocks, annexes = [], plain = false }: BlocksProps) => (
  <>
    {blocks.map((block, index) => {
      const annex = annexes.find(({ sequences }) => sequences.some((one) => block.sources?.includes(one)));
      return (
        <div key={index} class="q-minutes__block">
          {annex ? <Kept line={block} annex={annex} /> : <Words block={block} plain={plain} />}
        </div>
      );
    })}
  </>
);

const Words = ({ block, plain }: { readonly block: Block; readonly plain: boolean }) => (
  <OnlyForRows sequences={block.sources ?? []}>
    <div class="q-minutes__words">
      <BlockView block={block} />
    </div>
    {!plain && <Source block={block} />}
  </OnlyForRows>
);

/** On the screen the words themselves, folded under the names of those who may read them; on paper only the line. */
const Kept = ({ line, annex }: { readonly line: Block; readonly annex: AnnexPointer }) => (
  <>
    <div class="q-print-only">
      <BlockView block={line} />
    </div>
    <Fold whom={`for ${annex.whom}`}>
      <KeptWords annex={annex} />
    </Fold>
  </>
);

function KeptWords({ annex }: { readonly annex: AnnexPointer }) {
  const { meeting, me, live } = useRoom();
  const blocks = useMemo(
    () => keptOnScreen(meeting, live.entries(), me.participantId, annex),
    [meeting.sequence, annex],
  );
  return (
    <>
      {blocks.map((block, index) => (
        <div key={index} class="q-minutes__block">
          <div class="q-minutes__words">
            <BlockView block={block} />
          </div>
          <Source block={block} />
        </div>
      ))}
    </>
  );
}

/** More columns than this would leave each a word wide: documents part such a table alike. */
const mostColumns = 5;

const RowByRow = ({ table: { caption, head, rows } }: { readonly table: Extract<Block, { kind: 'table' }> }) => (
  <>
    <h4 class="q-minutes__heading">{caption}</h4>
    {rows.map((row, index) => (
      <div key={index} class="q-entry">
        <BlockView
          block={{ kind: 'facts', facts: row.map((value, column) => ({ name: head[column] ?? '', value })) }}
        />
      </div>
    ))}
  </>
);

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const WideTable = ({ table }: { readonly table: Of<'table'> }) => (
  <div class="q-scroll" role="region" aria-label={`Table: ${table.caption}`} tabIndex={0}>
    <table class="govuk-table q-table">
      <caption class="govuk-table__caption govuk-table__caption--s">{table.caption}</caption>
      <thead>
        <tr>
          {table.head.map((head) => (
            <th key={head} scope="col" class="govuk-table__header">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column} class="govuk-table__cell">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Narrative = ({ narrative }: { readonly narrative: Of<'narrative'> }) => (
  <div class="q-minutes__narrative">
    {narrative.text.split(/\n\s*\n/).map((paragraph, index) => (
      <p key={index} class="q-words">
        {paragraph.trim()}
      </p>
    ))}
    <p class="q-quiet">
      Written beside the record by {narrative.by}, {momentOf(narrative.at)}
    </p>
  </div>
);

const Facts = ({ facts }: Pick<Of<'facts'>, 'facts'>) => (
  <dl class="q-inline-facts">
    {facts.map(({ name, value }, index) => (
      <div key={index}>
        <dt>{name}</dt>
        <dd class={value === 'not stated' ? 'q-not-stated' : undefined}>{value}</dd>
      </div>
    ))}
  </dl>
);

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h4 class="q-minutes__heading">{block.text}</h4>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'quotation':
      return (
        <figure class="q-minutes__quote">
          <blockquote>{block.text}</blockquote>
          <figcaption>{block.of}</figcaption>
        </figure>
      );
    case 'narrative':
      return <Narrative narrative={block} />;
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return block.head.length > mostColumns ? <RowByRow table={block} /> : <WideTable table={block} />;
  }
}
