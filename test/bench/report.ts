import { judge, type Measured } from './figure.js';
import { shown, withSpread } from './statistics.js';

/** Prints what was measured, as a table or as JSON, and says whether every figure holds. */
export function report(measured: readonly Measured[], json: boolean): boolean {
  const figures = measured.map(judge);
  if (json) console.log(JSON.stringify({ figures }, undefined, 2));
  else for (const one of measured) console.log(lineFor(one));
  return figures.length > 0 && figures.every(({ verdict }) => verdict === 'ok');
}

function lineFor(measured: Measured): string {
  const { promised, values, detail } = measured;
  const limit = `${promised.holds} ${shown(promised.limit)}`;
  return `${judge(measured).verdict.padEnd(6)}${withSpread(values).padEnd(22)}${limit.padEnd(15)}${promised.name}\n${' '.repeat(43)}${detail}`;
}

/** Where the work stands, beside what is printed as the result. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
