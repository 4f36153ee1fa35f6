/** The built server as a process of its own, with everything it prints. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/apps/server/src/main.js', import.meta.url));

export interface ServerProcess {
  /** Where it is to be reached; undefined when it ended without starting. */
  readonly address: string | undefined;
  printed(): string;
  end(signal: NodeJS.Signals): Promise<void>;
  readonly ended: Promise<number | null>;
}

/** @param preload a module Node loads first, to make it fail in ways only a bug would. */
export async function serverProcess(
  environment: Readonly<Record<string, string>>,
  preload?: string,
): Promise<ServerProcess> {
  if (!existsSync(main)) throw new Error('Build the server first: npm run build.');
  const child = spawn(process.execPath, [...(preload ? ['--import', preload] : []), main], {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const address = await Promise.race([
    new Promise<string>((resolve) =>
      child.stdout.on('data', () => {
        const found = /Quorate is at (\S+)/.exec(printed)?.[1];
        if (found) resolve(found);
      }),
    ),
    ended.then(() => undefined),
  ]);
  return {
    address,
    ended,
    printed: () => printed,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
