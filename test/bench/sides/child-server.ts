import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

const run = promisify(execFile);
const running = new Set<ChildProcess>();

/** Nothing started here outlives this process. */
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server in a process of its own, so that what it costs is not mixed with what asking costs. */
export class ChildServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly said: () => string,
  ) {}

  /** Starts a compiled module. Extra arguments for node, such as `--cpu-prof`, are read from QUORATE_BENCH_NODE. */
  static start(module: string, environment: Record<string, string>): ChildServer {
    const extra = process.env['QUORATE_BENCH_NODE']?.split(' ') ?? [];
    const child = spawn(process.execPath, [...extra, module], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const keep = (text: Buffer) => (said = (said + text.toString()).slice(-4_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    running.add(child);
    child.once('exit', () => running.delete(child));
    return new ChildServer(child, () => said);
  }

  /** Asks `ready` again and again until it gives something, or the server ends, or time is up. */
  async until<T>(ready: () => Promise<T | undefined>, withinSeconds = 30): Promise<T> {
    const deadline = performance.now() + withinSeconds * 1_000;
    while (this.child.exitCode === null && performance.now() < deadline) {
      const found = await ready().catch(() => undefined);
      if (found !== undefined) return found;
      await pause(25);
    }
    throw new Error(`A server did not become ready. It said:\n${this.said()}`);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** What it wrote last. */
  get output(): string {
    return this.said();
  }

  async peakMemory(): Promise<number> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8').catch(() => '');
    const peak =
      /VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? (await run('ps', ['-o', 'rss=', '-p', String(this.child.pid)])).stdout;
    return Number(peak) * 1_024;
  }

  /** Ends it and waits until it is gone; a server that does not end when asked is killed. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill(signal);
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(patience);
  }
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port is free.')),
      );
    });
  });
}
