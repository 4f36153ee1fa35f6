/** One line for whoever waits. On stderr, so that what a command prints stays its own. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** Ends with a sentence instead of a stack: this is for whoever installs, not for whoever wrote it. */
export function stop(sentence) {
  say(sentence);
  process.exit(1);
}
