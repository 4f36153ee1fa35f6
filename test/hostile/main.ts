/** `npm run hostile`: attacks a running Quorate in the ways it was once forced, and says which doors hold. */
import { parseArgs } from 'node:util';
import type { Measured } from '../bench/figure.js';
import { progress, report } from '../bench/report.js';
import { attackers, costOf, nameOf, type Attackers } from './costs.js';
import { doors, tryDoors } from './doors.js';

/** The program ends by itself even when something hangs; its servers end with it. */
const longest = 9 * 60_000;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const only = values.only.toLowerCase();
const isWanted = (name: string): boolean => name.toLowerCase().includes(only);

async function cost(one: Attackers): Promise<Measured[]> {
  const wanted = one.attacks.filter((attack) => isWanted(nameOf(one.who, attack)));
  return wanted.length === 0 ? [] : costOf(one, wanted);
}

setTimeout(() => {
  progress('The hostile program took too long and was stopped.');
  process.exit(1);
}, longest).unref();

const measured: Measured[] = await tryDoors(doors.filter(({ name }) => isWanted(name)));
for (const one of attackers) measured.push(...(await cost(one)));
process.exit(report(measured, values.json) ? 0 : 1);
