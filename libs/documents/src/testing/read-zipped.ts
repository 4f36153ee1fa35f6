/** The words of DOCX and ODT in reading order, and whether their parts are well-formed. */
import JSZip from 'jszip';
import type { MinutesDocument } from '#meeting';
import { render, type Stamp } from '../index.js';
import { inOneBuffer } from './bytes.js';

export const unzipped = async (document: MinutesDocument, format: 'docx' | 'odt', stamp: Stamp): Promise<JSZip> =>
  JSZip.loadAsync(await inOneBuffer(render(document, format, stamp)));

export async function part(zip: JSZip, path: string): Promise<string> {
  const file = zip.file(path);
  if (!file) throw new Error(`There is no ${path}.`);
  return file.async('string');
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string =>
  xml.replace(/<[^>]+>/g, '').replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '');

/** Elements that part words; every other tag may stand within one. */
const docxParts = /<\/w:p>|<w:(?:br|tab)\/?>/g;
const odtParts = /<\/text:[ph]>|<text:(?:line-break|tab|s)\b[^>]*>/g;

export async function wordsOfDocx(document: MinutesDocument, stamp: Stamp): Promise<string> {
  const xml = await part(await unzipped(document, 'docx', stamp), 'word/document.xml');
  return plain(xml.slice(xml.indexOf('<w:body>')).replace(docxParts, ' $&'));
}

export async function wordsOfOdt(document: MinutesDocument, stamp: Stamp): Promise<string> {
  const xml = await part(await unzipped(document, 'odt', stamp), 'content.xml');
  return plain(xml.slice(xml.indexOf('<office:text>')).replace(odtParts, ' $&'));
}

const token = /<(?:\?[^?]*\?|(\/)?([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/)?)>|([^<]+)/gy;
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)|\p{Surrogate}/u;

/** Where an XML text is not well-formed; undefined when it is. */
export function faultIn(xml: string): string | undefined {
  const wrong = forbidden.exec(xml);
  if (wrong) return `forbidden at ${wrong.index}`;
  const open: string[] = [];
  let end = 0;
  for (const [whole, closes, name, , closed] of xml.matchAll(token)) {
    end += whole.length;
    if (!name) continue;
    if (closes ? open.pop() !== name : (closed || open.push(name), false))
      return `</${name}> does not close what is open`;
  }
  return end === xml.length && open.length === 0 ? undefined : `not XML at ${end}: ${xml.slice(end, end + 60)}`;
}
