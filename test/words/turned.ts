/** Whether a text could turn what stands around it. */

const starts = /[\u2066-\u2068]/u;
const embeds = /[\u202A\u202B\u202D\u202E]/u;
const turns = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\u200F\u061C]/u;

/** What is wrong with one line: a sign of direction left open or closed without having been opened, or turning text outside every isolate. */
function lineFault(line: string): string | undefined {
  const open: string[] = [];
  for (const sign of line) {
    if (starts.test(sign)) open.push('\u2069');
    else if (embeds.test(sign)) {
      if (!open.includes('\u2069')) return 'embeds outside an isolate';
      open.push('\u202C');
    } else if (sign === '\u2069' || sign === '\u202C') {
      if (open.pop() !== sign) return 'closes what was not opened';
    } else if (turns.test(sign) && !open.includes('\u2069')) return 'turns outside an isolate';
  }
  return open.length > 0 ? 'is left open' : undefined;
}

/** Every line of the text that could turn its neighbours, and why. */
export const turnedLines = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const fault = lineFault(line);
    return fault ? [`${fault}: ${JSON.stringify(line.slice(0, 200))}`] : [];
  });

/** Every text in a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
