/** What is wrong with a pack, for the person who wrote it. */
export interface Problem {
  /** Counted from 1; also 1 where the problem is the whole file. */
  readonly line: number;
  /** A sentence saying what is wrong and what to do. */
  readonly reason: string;
}

/** Limits on what is read, so that no file in a folder can stop the server from starting. */
export const packLimits = {
  /** Longest file, in bytes; the shipped packs take about a tenth. */
  bytes: 100_000,
  /** Deepest nesting, counting every part of the YAML; a pack needs about ten. */
  nesting: 40,
  /** Most problems told at once. */
  problems: 50,
  /** Most files read from one folder. */
  files: 200,
} as const;

/** In the order of the file, each said once, the first ones only. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const told = new Map(problems.map((problem) => [`${problem.line} ${problem.reason}`, problem]));
  return [...told.values()].sort((one, other) => one.line - other.line).slice(0, packLimits.problems);
}
