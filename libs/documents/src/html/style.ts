/**
 * How the self-contained page looks, on a screen and on paper. Printed, what runs along takes the room of a table’s head and foot on
 * every page: a box fixed to the page would stand over the text. Words in cells are broken only where they are too long for any.
 */
export const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 46rem; color: #0b0c0c; background: #fff; font: 1.0625rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 1rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 2.5rem 0 1rem; padding-top: 1rem; border-top: 1px solid #b1b4b6; }
h3 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
p, li, dd, td, th, blockquote { white-space: pre-wrap; }
p { margin: 0 0 1rem; }
.running { color: #505a5f; font-size: .875rem; }
.running p { margin: 0; }
.running strong { color: #0b0c0c; }
.mark { font-weight: 700; border-left: .25rem solid #0b0c0c; padding-left: 1rem; }
.sources { color: #505a5f; font-size: .875rem; margin-top: -.5rem; }
blockquote, .narrative { margin: 0 0 1rem; padding-left: 1rem; border-left: .25rem solid #b1b4b6; }
blockquote footer, .byline { color: #505a5f; font-size: .875rem; }
[dir=rtl] { text-align: right; }
dl { margin: 0 0 1rem; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 13rem) minmax(0, 1fr); gap: 0 1rem; padding: .25rem 0; border-bottom: 1px solid #e3e5e6; }
dt { color: #505a5f; }
dd { margin: 0; }
.table { overflow-x: auto; }
.long { overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1rem; }
th.row { font-weight: 400; }
caption { text-align: left; font-weight: 700; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #b1b4b6; }
@media (max-width: 34rem) { dl > div { grid-template-columns: minmax(0, 1fr); } }
@page { size: A4; margin: 1.8cm 2cm; }
@media print {
  body { display: table; width: 100%; max-width: none; padding: 0; font-size: 10.5pt; }
  header.running { display: table-header-group; }
  main { display: table-row-group; }
  footer.running { display: table-footer-group; }
  .running { font-size: 8.5pt; break-inside: avoid; }
  header.running p:last-child { padding-bottom: .6cm; }
  footer.running p:first-child { padding-top: .4cm; }
  h1, h2, h3, caption { break-after: avoid; }
  .table { overflow-x: visible; }
  table { font-size: 9.5pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;
