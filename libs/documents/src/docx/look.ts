/** How a DOCX looks: every size, space and colour is a style, so that whoever opens it can change them in one place. */
import {
  AlignmentType,
  BorderStyle,
  LevelFormat,
  LineRuleType,
  type IStylesOptions,
  type ITableBordersOptions,
  type INumberingOptions,
} from 'docx';

/** Twentieths of a point: the width between the margins, and where the values of facts begin. */
export const measure = {
  page: { width: 11_906, height: 16_838 },
  margin: { top: 1_500, bottom: 1_500, left: 1_300, right: 1_300 },
  line: 9_306,
  facts: 3_200,
} as const;
const grey = '505A5F';
const rule = 'B1B4B6';

/** The rule down the left of what is quoted or written beside the record. */
const beside = { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: rule } };

/** So many 240ths of a line of whatever size stands in it: without saying so, some programs take it for twentieths of a point, and lines overlap. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO });

const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true, color: '0B0C0C' },
  paragraph: { spacing: { before, after, ...lines(276) }, keepNext: true, keepLines: true },
});

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 22, language: { value: 'en-GB', eastAsia: 'zh-CN', bidirectional: 'ar-SA' } },
      paragraph: { spacing: { after: 160, ...lines(288) } },
    },
    heading1: heading(38, 0, 240),
    heading2: heading(28, 480, 160),
    heading3: heading(23, 320, 80),
  },
  paragraphStyles: [
    {
      id: 'Mark',
      name: 'Fictional mark',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true },
      paragraph: { keepLines: true },
    },
    {
      id: 'Fact',
      name: 'Fact',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 60 }, indent: { left: measure.facts, hanging: measure.facts } },
    },
    { id: 'LastFact', name: 'Last fact', basedOn: 'Fact', next: 'Normal', paragraph: { spacing: { after: 200 } } },
    {
      id: 'FactTurned',
      name: 'Fact from right to left',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 60 }, indent: { end: measure.facts } },
    },
    {
      id: 'Quotation',
      name: 'Quotation',
      basedOn: 'Normal',
      next: 'Whose',
      paragraph: { keepNext: true, spacing: { after: 0 }, indent: { left: 400 }, border: beside },
    },
    {
      id: 'Whose',
      name: 'Whose words',
      basedOn: 'Normal',
      next: 'Normal',
      run: { color: grey, size: 19 },
      paragraph: { indent: { left: 400 }, border: beside },
    },
    {
      id: 'Byline',
      name: 'Narrative by-line',
      basedOn: 'Whose',
      next: 'Narrative',
      paragraph: { keepNext: true, spacing: { after: 40 } },
    },
    { id: 'Narrative', name: 'Narrative', basedOn: 'Normal', paragraph: { indent: { left: 400 }, border: beside } },
    { id: 'Item', name: 'List item', basedOn: 'Normal', paragraph: { spacing: { after: 60 } } },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: 160, after: 80 } },
    },
    {
      id: 'HeadCell',
      name: 'Table head',
      basedOn: 'Normal',
      run: { bold: true, size: 20 },
      paragraph: { keepNext: true, spacing: { before: 50, after: 50, ...lines(252) } },
    },
    {
      id: 'Cell',
      name: 'Table cell',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { spacing: { before: 50, after: 50, ...lines(252) } },
    },
    {
      id: 'AfterTable',
      name: 'After a table',
      basedOn: 'Normal',
      run: { size: 8 },
      paragraph: { spacing: { after: 80, ...lines(160) } },
    },
    { id: 'Sources', name: 'Where from', basedOn: 'Normal', next: 'Normal', run: { color: grey, size: 17 } },
    {
      id: 'Running',
      name: 'Running line',
      basedOn: 'Normal',
      run: { color: grey, size: 17 },
      paragraph: { spacing: { after: 0 } },
    },
  ],
  characterStyles: [{ id: 'FactName', name: 'Name of a fact', run: { color: grey } }],
};

export const bullets = 'bullets';
export const numbering: INumberingOptions = {
  config: [
    {
      reference: bullets,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 400, hanging: 280 } } },
        },
      ],
    },
  ],
};

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const line = { style: BorderStyle.SINGLE, size: 4, color: rule };
export const tableBorders: ITableBordersOptions = {
  top: line,
  bottom: line,
  left: none,
  right: none,
  insideHorizontal: line,
  insideVertical: none,
};
