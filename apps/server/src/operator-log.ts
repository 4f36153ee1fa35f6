/** What the operator reads: one line each, with identifiers at most, never a name, a token or a word said in a meeting. */

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

export function report(what: string, facts: Facts = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), what, ...facts })}\n`);
}

/** Frames of the stack shown of a fault. */
const framesShown = 6;

/** A fault of ours. Its message is left out, because a parser or a driver may quote what it was given. */
export function reportFault(where: string, error: unknown): void {
  const { name, code, frames } = anatomyOf(error);
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), what: 'fault', where, name, code, frames })}\n`,
  );
}

function anatomyOf(error: unknown): { name: string; code?: string; frames?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, framesShown)
    .map((line) => line.trim());
  return { name: error.name, code, frames };
}
