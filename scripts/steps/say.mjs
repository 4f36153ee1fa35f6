/** One line for whoever waits. On stderr, so that what a command prints stays its own. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** How a sweep ends that lacks something of this machine, such as a way to npm’s registry, and so has tried nothing. */
export const notTried = 75;

/** Ends with a sentence instead of a stack: this is for whoever installs, not for whoever wrote it. */
export function stop(sentence) {
  say(sentence);
  process.exit(1);
}
