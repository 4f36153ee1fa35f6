/** The minutes as a document on the screen: the same model every export is made from, each block with the rows it comes from. */
import type { Block, MinutesDocument, Section } from '#meeting';
import { announce } from '../../shell/announcer.js';
import { dateOf } from '../../words/times.js';

export const MinutesView = ({ document, demo }: { readonly document: MinutesDocument; readonly demo: boolean }) => (
  <article class={demo ? 'q-minutes q-minutes--fictional' : 'q-minutes'} aria-label="Minutes">
    <header>
      <p class="q-minutes__title">{document.title}</p>
      <p class="q-quiet">{document.state === 'forming' ? 'Forming while the meeting lasts' : 'Draft minutes'}{document.closedAt && ` · closed ${dateOf(document.closedAt)}`} · made from {document.upTo} rows of the record</p>
    </header>
    {document.sections.map((section) => <SectionView key={section.sectionId} section={section} />)}
  </article>
);

const SectionView = ({ section: { sectionId, title, blocks } }: { readonly section: Section }) => (
  <section>
    <h3 class="q-minutes__section" id={`minutes-${sectionId}`}>{title}</h3>
    {blocks.map((block, index) => <div key={index} class="q-minutes__block"><BlockView block={block} /><Sources block={block} /></div>)}
  </section>
);

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading': return <h4 class="q-minutes__heading">{block.text}</h4>;
    case 'paragraph': return <p>{block.text}</p>;
    case 'quotation': return <figure class="q-minutes__quote"><blockquote>{block.text}</blockquote><figcaption>{block.of}</figcaption></figure>;
    case 'facts': return <dl class="q-inline-facts">{block.facts.map(({ name, value }, index) => <div key={index}><dt>{name}</dt><dd class={value === 'not stated' ? 'q-not-stated' : undefined}>{value}</dd></div>)}</dl>;
    case 'list': return <ul>{block.items.map((item, index) => <li key={index}>{item}</li>)}</ul>;
    case 'table': return (
      <div class="q-scroll" role="region" aria-label={`Table: ${block.caption}`} tabIndex={0}>
        <table class="govuk-table q-table">
          <caption class="govuk-table__caption govuk-table__caption--s">{block.caption}</caption>
          <thead><tr>{block.head.map((head) => <th key={head} scope="col" class="govuk-table__header">{head}</th>)}</tr></thead>
          <tbody>{block.rows.map((row, index) => <tr key={index}>{row.map((cell, column) => <td key={column} class="govuk-table__cell">{cell}</td>)}</tr>)}</tbody>
        </table>
      </div>
    );
  }
}

/** Where a block comes from; the link leads to the entry where it stands on the page. */
function Sources({ block: { sources } }: { readonly block: Block }) {
  if (!sources || sources.length === 0) return null;
  return <p class="q-minutes__sources">{sources.length === 1 ? 'Row' : 'Rows'} {sources.map((sequence, index) => <>{index > 0 && ', '}<a key={sequence} href={`#row-${sequence}`} onClick={(event) => toRow(event, sequence)}>{sequence}</a></>)}</p>;
}

function toRow(event: Event, sequence: number): void {
  event.preventDefault();
  const row = document.getElementById(`row-${sequence}`);
  if (!row) return announce(`Row ${sequence} is in the record, but has no entry of its own on this page.`);
  row.scrollIntoView({ block: 'center' });
  row.focus({ preventScroll: true });
}
