/** How an ODT looks: its styles, its page, and the lines at the head and foot of it. */
import { clean } from '../text.js';
import { fictionalMark, page, type Running } from '../words.js';
import { escaped, inline } from './xml.js';

export const namespaces =
  ['office', 'style', 'text', 'table', 'meta']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ') +
  ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"';

const grey = 'fo:color="#505a5f"';
const rule = '#b1b4b6';
/** Centimetres between the margins. */
const line = 16.4;

interface Look {
  readonly name: string;
  readonly parent?: string;
  readonly level?: number;
  readonly paragraph?: string;
  readonly text?: string;
}

/** The rule down the left of what is quoted or written beside the record. */
const beside = `fo:padding-left="0.35cm" fo:border-left="1.5pt solid ${rule}"`;

const heading = (level: number, size: number, before: number, after: number): Look => ({
  name: `Heading_20_${level}`,
  parent: 'Standard',
  level,
  paragraph: `fo:margin-top="${before}pt" fo:margin-bottom="${after}pt" fo:keep-with-next="always" fo:keep-together="always" fo:line-height="115%"`,
  text: `fo:font-size="${size}pt" fo:font-weight="bold" style:font-size-complex="${size}pt" style:font-weight-complex="bold"`,
});

const looks: readonly Look[] = [
  { name: 'Standard', paragraph: 'fo:margin-bottom="8pt" fo:line-height="125%" fo:orphans="2" fo:widows="2"' },
  heading(1, 19, 0, 12),
  heading(2, 14, 24, 8),
  heading(3, 11.5, 16, 4),
  { name: 'Mark', parent: 'Standard', text: 'fo:font-weight="bold"' },
  {
    name: 'Fact',
    parent: 'Standard',
    paragraph: 'fo:margin-bottom="3pt" fo:margin-left="5.6cm" fo:text-indent="-5.6cm"',
  },
  { name: 'LastFact', parent: 'Fact', paragraph: 'fo:margin-bottom="10pt"' },
  { name: 'FactTurned', parent: 'Standard', paragraph: 'fo:margin-bottom="3pt"' },
  {
    name: 'Quotation',
    parent: 'Standard',
    paragraph: `fo:margin-bottom="0pt" fo:margin-left="0.7cm" fo:keep-with-next="always" ${beside}`,
  },
  {
    name: 'Whose',
    parent: 'Standard',
    paragraph: `fo:margin-left="0.7cm" ${beside}`,
    text: `${grey} fo:font-size="9.5pt"`,
  },
  { name: 'Byline', parent: 'Whose', paragraph: 'fo:margin-bottom="2pt" fo:keep-with-next="always"' },
  { name: 'Narrative', parent: 'Standard', paragraph: `fo:margin-left="0.7cm" ${beside}` },
  { name: 'Item', parent: 'Standard', paragraph: 'fo:margin-bottom="3pt"' },
  {
    name: 'Caption',
    parent: 'Standard',
    paragraph: 'fo:margin-top="8pt" fo:margin-bottom="4pt" fo:keep-with-next="always"',
    text: 'fo:font-weight="bold"',
  },
  {
    name: 'HeadCell',
    parent: 'Standard',
    paragraph: 'fo:margin-bottom="0pt"',
    text: 'fo:font-size="10pt" fo:font-weight="bold"',
  },
  { name: 'Cell', parent: 'Standard', paragraph: 'fo:margin-bottom="0pt"', text: 'fo:font-size="10pt"' },
  { name: 'Sources', parent: 'Standard', text: `${grey} fo:font-size="8.5pt"` },
  { name: 'Running', parent: 'Standard', paragraph: 'fo:margin-bottom="0pt"', text: `${grey} fo:font-size="8.5pt"` },
];

const named = ({ name, parent, level, paragraph = '', text = '' }: Look): string => {
  const outline = level ? ` style:default-outline-level="${level}"` : '';
  const tab =
    name === 'Running'
      ? '<style:tab-stops><style:tab-stop style:position="16.4cm" style:type="right"/></style:tab-stops>'
      : '';
  return (
    `<style:style style:name="${name}" style:display-name="${name.replace('_20_', ' ')}" style:family="paragraph"${parent ? ` style:parent-style-name="${parent}"` : ''}${outline}>` +
    `<style:paragraph-properties ${paragraph}>${tab}</style:paragraph-properties>${text ? `<style:text-properties ${text}/>` : ''}</style:style>`
  );
};
/** The same look for a paragraph read from right to left. */
const turned = ({ name }: Look): string =>
  `<style:style style:name="${name}_rtl" style:family="paragraph" style:parent-style-name="${name}"><style:paragraph-properties style:writing-mode="rl-tb" fo:text-align="right"/></style:style>`;

const bullets =
  `<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">` +
  '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.7cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>';

const defaults =
  '<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="lr-tb"/><style:text-properties style:font-name="Sans" fo:font-size="11pt" style:font-size-complex="11pt"' +
  ' fo:language="en" fo:country="GB" style:language-asian="zh" style:country-asian="CN" style:language-complex="ar" style:country-complex="SA" fo:hyphenate="false"/></style:default-style>' +
  '<style:default-style style:family="table-row"><style:table-row-properties fo:keep-together="auto"/></style:default-style>';

const layout =
  '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="1.4cm" fo:margin-bottom="1.4cm" fo:margin-left="2.3cm" fo:margin-right="2.3cm" style:writing-mode="lr-tb"/>' +
  '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.7cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.7cm"/></style:footer-style></style:page-layout>';

export function stylesXml(running: Running): string {
  const mark = running.fictional ? `<text:span text:style-name="Strong">${fictionalMark}</text:span> ` : '';
  const paragraph = (inside: string): string => `<text:p text:style-name="Running">${inside}</text:p>`;
  const number = `<text:tab/>${escaped(page.before)}<text:page-number text:select-page="current">1</text:page-number>${escaped(page.between)}<text:page-count>1</text:page-count>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles ${namespaces}>` +
    '<office:font-face-decls><style:font-face style:name="Sans" svg:font-family="Arial, \'Liberation Sans\', \'DejaVu Sans\'" style:font-family-generic="swiss"/></office:font-face-decls>' +
    `<office:styles>${defaults}${looks.map(named).join('')}${looks.map(turned).join('')}${bullets}` +
    `<style:style style:name="FactName" style:family="text"><style:text-properties ${grey}/></style:style><style:style style:name="Strong" style:family="text"><style:text-properties fo:color="#0b0c0c" fo:font-weight="bold"/></style:style></office:styles>` +
    `<office:automatic-styles>${layout}</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">` +
    `<style:header>${paragraph(mark + inline(clean(running.handling)))}</style:header><style:footer>${paragraph(mark + inline(clean(running.what)))}${paragraph(inline(clean(running.whose)) + number)}</style:footer>` +
    '</style:master-page></office:master-styles></office:document-styles>'
  );
}

/** Widths of columns in hundredths of the line: named before it is known which tables there are, because the text is written as it comes. */
const widths = Array.from(
  { length: 100 },
  (_, share) =>
    `<style:style style:name="C${share + 1}" style:family="table-column"><style:table-column-properties style:column-width="${(((share + 1) * line) / 100).toFixed(3)}cm"/></style:style>`,
).join('');
export const contentStyles =
  `<style:style style:name="T" style:family="table"><style:table-properties style:width="${line}cm" table:align="left" fo:margin-bottom="10pt" table:border-model="collapsing"/></style:style>` +
  `<style:style style:name="TC" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.1cm" fo:padding-bottom="0.1cm" fo:padding-left="0cm" fo:padding-right="0.25cm" fo:border-bottom="0.5pt solid ${rule}" fo:border-top="0.5pt solid ${rule}" fo:border-left="none" fo:border-right="none"/></style:style>${widths}`;
