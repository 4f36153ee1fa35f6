/** The same words with the bare libraries: one paragraph after another, no heading, no table, no structure, nothing on every page. */
import { createRequire } from 'node:module';
import { Document, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import PDFDocument from 'pdfkit';
import type { MinutesDocument } from '#meeting';

const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf');

/** What a document says, text by text. */
export const wordsOf = ({ title, sections }: MinutesDocument): string[] => [
  title,
  ...sections.flatMap((section) => [
    section.title,
    ...section.blocks.flatMap((block) => {
      if (block.kind === 'facts') return block.facts.flatMap(({ name, value }) => [name, value]);
      return 'text' in block ? [block.text] : [];
    }),
  ]),
];

/** In the same font, because the words have to be shown whatever they are. */
async function pdf(words: readonly string[]): Promise<void> {
  const file = new PDFDocument({ size: 'A4', font });
  file.resume();
  const ended = new Promise((resolve) => file.on('end', resolve));
  for (const text of words) file.text(text);
  file.end();
  await ended;
}

async function docx(words: readonly string[]): Promise<void> {
  await Packer.toBuffer(new Document({ sections: [{ children: words.map((text) => new Paragraph(text)) }] }));
}

async function odt(words: readonly string[]): Promise<void> {
  const zip = new JSZip();
  const paragraphs = words
    .map((text) => `<text:p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text:p>`)
    .join('');
  zip.file('mimetype', 'application/vnd.oasis.opendocument.text', { compression: 'STORE' });
  zip.file(
    'content.xml',
    `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${paragraphs}</office:text></office:body></office:document-content>`,
  );
  await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

export const bare = { pdf, docx, odt };
