/** DOCX and ODT: the words of the HTML in the same order, real structure, and files that open. */
import JSZip from 'jszip';
import { render } from './index.js';
import { inOneBuffer } from './testing/bytes.js';
import { documentOf, nasty, stamp } from './testing/documents.js';
import { htmlOfDocument, normalised, wordsOfHtml } from './testing/read-html.js';
import { faultIn, part, unzipped, wordsOfDocx, wordsOfOdt } from './testing/read-zipped.js';

const html = async () => normalised(wordsOfHtml(await htmlOfDocument(nasty(), stamp)));
const demo = { ...stamp, fictional: true };

describe('DOCX', () => {
  it('says what the HTML says, in the same order', async () => {
    expect(normalised(await wordsOfDocx(nasty(), stamp))).toBe(await html());
  });

  it('is well-formed in every part', async () => {
    const zip = await unzipped(nasty(), 'docx', demo);
    for (const path of Object.keys(zip.files).filter((name) => /\.(xml|rels)$/.test(name)))
      expect([path, faultIn(await part(zip, path))]).toEqual([path, undefined]);
  });

  it('has headings, bookmarks, repeated table heads, right-to-left paragraphs and its language', async () => {
    const zip = await unzipped(nasty(), 'docx', stamp);
    const body = await part(zip, 'word/document.xml');
    for (const found of [
      '<w:pStyle w:val="Heading1"/>',
      '<w:pStyle w:val="Heading2"/>',
      '<w:pStyle w:val="Heading3"/>',
      'w:name="section-2"',
      '<w:tblHeader/>',
      '<w:bidi/>',
      '<w:rtl/>',
    ])
      expect(body).toContain(found);
    expect(await part(zip, 'word/styles.xml')).toContain('w:val="en-GB"');
    expect(await part(zip, 'docProps/core.xml')).toMatch(/<dc:title>Minutes for police, \.\.\/NM 1␀é<\/dc:title>/);
  });

  it('[N164] says of every height of a line that it is that of its letters, so that no program prints one line over another', async () => {
    const styles = await part(await unzipped(documentOf([]), 'docx', stamp), 'word/styles.xml');
    const spacings = [...styles.matchAll(/<w:spacing [^>]*>/g)].map(([one]) => one);
    expect(spacings.length).toBeGreaterThan(10);
    expect(spacings.filter((one) => one.includes('w:line=') && !one.includes('w:lineRule="auto"'))).toEqual([]);
    const title = /<w:style [^>]*w:styleId="Heading1">.*?<\/w:style>/s.exec(styles)?.[0];
    expect(title).toContain('w:lineRule="auto"');
  });

  it('carries handling, recipient, version, head and page on every page', async () => {
    const zip = await unzipped(documentOf([]), 'docx', demo);
    expect(await part(zip, 'word/header1.xml')).toMatch(/FICTIONAL.*OFFICIAL-SENSITIVE: child safeguarding/);
    expect(await part(zip, 'word/footer1.xml')).toMatch(
      /FICTIONAL.*Full minutes, NM-1\. Version 2, draft\..*Made for Ruth Adeyemi, Fernshire Police\. Entry 321, 0123456789ab\..*Page .*PAGE.* of .*NUMPAGES/s,
    );
  });
});

describe('ODT', () => {
  it('says what the HTML says, in the same order', async () => {
    expect(normalised(await wordsOfOdt(nasty(), stamp))).toBe(await html());
  });

  it('is well-formed in every part, its kind first and stored', async () => {
    const bytes = await inOneBuffer(render(nasty(), 'odt', demo));
    expect(bytes.subarray(30, 77).toString('latin1')).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
    const zip = await JSZip.loadAsync(bytes);
    for (const path of Object.keys(zip.files).filter((name) => name.endsWith('.xml')))
      expect([path, faultIn(await part(zip, path))]).toEqual([path, undefined]);
    expect(Object.keys(zip.files)).toEqual([
      'mimetype',
      'META-INF/manifest.xml',
      'meta.xml',
      'styles.xml',
      'content.xml',
    ]);
  });

  it('has headings, bookmarks, repeated table heads, right-to-left paragraphs and its language', async () => {
    const zip = await unzipped(nasty(), 'odt', stamp);
    const body = await part(zip, 'content.xml');
    for (const found of [
      'text:outline-level="1"',
      'text:outline-level="2"',
      'text:outline-level="3"',
      '<text:bookmark text:name="section-2"/>',
      '<table:table-header-rows>',
      'text:style-name="Standard_rtl"',
    ])
      expect(body).toContain(found);
    expect(await part(zip, 'styles.xml')).toMatch(/fo:language="en" fo:country="GB".*style:writing-mode="rl-tb"/s);
    expect(await part(zip, 'meta.xml')).toContain('<dc:language>en-GB</dc:language>');
  });

  it('carries handling, recipient, version, head and page on every page', async () => {
    expect(await part(await unzipped(documentOf([]), 'odt', demo), 'styles.xml')).toMatch(
      /<style:header>.*FICTIONAL.*OFFICIAL-SENSITIVE: child safeguarding.*<style:footer>.*Version 2, draft.*Made for Ruth Adeyemi, Fernshire Police\. Entry 321, 0123456789ab\..*text:page-number.*text:page-count/s,
    );
  });

  it('stops when whoever asked has gone', async () => {
    const gone = AbortSignal.abort();
    await expect(inOneBuffer(render(nasty(), 'odt', stamp, { signal: gone }))).rejects.toThrow('aborted');
    await expect(inOneBuffer(render(nasty(), 'docx', stamp, { signal: gone }))).rejects.toThrow('aborted');
  });
});
