/** Ends this program in order when whoever started it is gone: npm runs it in a shell, and a signal that ends those two does not come here. */

/** @param everyMs how often it is looked. */
export function endWithParent(everyMs = 500) {
  const began = process.ppid;
  setInterval(() => {
    if (process.ppid !== began) process.kill(process.pid, 'SIGTERM');
  }, everyMs).unref();
}
