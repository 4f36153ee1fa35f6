/** Text inside an OpenDocument: white space counts only where it is said. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** Line breaks and every space beyond the first as elements of their own, as the format asks. */
export const inline = (text: string): string =>
  escaped(text)
    .replace(/^ +| {2,}| +$|\n +/gm, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replaceAll('\n', '<text:line-break/>');
