/** Whatever stands anywhere in a file: in its text, its metadata, its structure, its comments, the parts packed into it and the strings written in other ways. */
import { inflateSync, unzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A file’s contents as many texts, each way of reading it one. */
export async function textsIn(bytes: Buffer): Promise<string[]> {
  const beginning = bytes.subarray(0, 5).toString('latin1');
  if (beginning.startsWith('PK')) return [...readings(bytes), ...(await packed(bytes))];
  if (beginning === '%PDF-')
    return [...readings(bytes), ...streamsOf(bytes).flatMap(readings), ...(await asRead(bytes))];
  return readings(bytes);
}

/** As text in either width, without what may stand between letters, and with the ways of writing a letter otherwise undone. */
function readings(bytes: Buffer): string[] {
  const text = bytes.toString('utf8');
  const narrow = text.replaceAll('\0', '');
  return [
    narrow,
    withoutMarkup(narrow),
    narrow.replace(/\r?\n[ \t]/g, ''),
    narrow.replace(/=\r?\n/g, ''),
    unescaped(narrow),
    ...runs(narrow, /(?:[0-9a-f]{2}\s*){8,}/gi, 'hex'),
    ...runs(narrow, /[A-Za-z0-9+/_-]{12,}={0,2}/g, 'base64'),
  ];
}

/** Tags may part the letters of a word. */
const withoutMarkup = (text: string): string => text.replace(/<[^>]*>/g, '').replace(/\s+/g, '');
const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})|&#x([0-9a-f]+);|%([0-9a-f]{2})/gi, (_, ...[one, two, three]: string[]) =>
      String.fromCodePoint(Number.parseInt(one ?? two ?? three ?? '0', 16)),
    )
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)));

function runs(text: string, pattern: RegExp, encoding: 'hex' | 'base64'): string[] {
  const decoded = (text.match(pattern) ?? []).map((run) =>
    Buffer.from(run.replace(/\s+/g, ''), encoding).toString('latin1').replaceAll('\0', ''),
  );
  return decoded.length > 0 ? [decoded.join('\n')] : [];
}

/** Every part of a ZIP, its name and its comment; a ZIP within it too. */
async function packed(bytes: Buffer): Promise<string[]> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = await Promise.all(
    Object.values(zip.files).map(async (file) => [
      file.name,
      file.comment ?? '',
      ...(file.dir ? [] : await textsIn(await file.async('nodebuffer'))),
    ]),
  );
  return parts.flat();
}

/** Every stream of a PDF, unpacked where it is packed. */
function streamsOf(bytes: Buffer): Buffer[] {
  const streams: Buffer[] = [];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const from = bytes.indexOf('\n', at) + 1;
    const stream = bytes.subarray(from, bytes.indexOf('endstream', from));
    streams.push(inflated(stream) ?? stream);
  }
  return streams;
}

function inflated(stream: Buffer): Buffer | undefined {
  for (const inflate of [inflateSync, unzipSync]) {
    try {
      return inflate(stream);
    } catch {
      continue;
    }
  }
  return undefined;
}

interface Node {
  readonly alt?: string;
  readonly children?: readonly Node[];
}
const alternatives = (node: Node | null): string[] =>
  node ? [node.alt ?? '', ...(node.children ?? []).flatMap(alternatives)] : [];

/** A PDF as a reader’s software has it: pages, notes on them, bookmarks, properties, attachments. */
async function asRead(bytes: Buffer): Promise<string[]> {
  const pdf: PDFDocumentProxy = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
    .promise;
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : ''));
    texts.push(
      words.join(' '),
      words.join('').replace(/\s+/g, ''),
      JSON.stringify(await page.getAnnotations()),
      ...alternatives((await page.getStructTree()) as Node | null),
    );
    page.cleanup();
  }
  texts.push(
    JSON.stringify([
      await pdf.getOutline(),
      await pdf.getMetadata(),
      (await pdf.getMetadata()).metadata?.getRaw(),
      await pdf.getAttachments(),
      await pdf.getPageLabels(),
      await pdf.getDestinations(),
    ]),
  );
  await pdf.destroy();
  return texts;
}
