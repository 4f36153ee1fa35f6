/** What every command-line program does alike: arguments, sentences instead of stacks, an exit code. */
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Sayable } from '#event-log';
import { reportFault } from '../operator-log.js';

/** Runs a program to its end. What it prints is on stdout; everything said about it, on stderr. */
export function program(work: () => Promise<boolean>): void {
  work().then(end, (error: unknown) => {
    if (error instanceof Sayable) tell(error.message);
    else reportFault('command', error);
    end(false);
  });
}

/** Only once everything printed has left: a pipe is written to bit by bit. */
function end(well: boolean): void {
  process.stdout.write('', () => process.exit(well ? 0 : 1));
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** A file as the person named it: npm runs programs in the project’s folder, wherever they were. */
export const fileNamed = (name: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), name);

/** Options as `parseArgs` reads them; throws `Sayable` with how the program is used. */
export function options<T extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  wanted: T,
  positionals: 0 | 1 | 2,
  atLeast = positionals,
) {
  try {
    const parsed = parseArgs({ args: process.argv.slice(2), options: wanted, allowPositionals: true, strict: true });
    if (parsed.positionals.length >= atLeast && parsed.positionals.length <= positionals) return parsed;
  } catch (error) {
    throw new Sayable(`${(error as Error).message}\nUsage: ${usage}`);
  }
  throw new Sayable(`Usage: ${usage}`);
}
