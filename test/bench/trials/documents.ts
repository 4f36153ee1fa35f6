/** Minutes as documents: what headings, tables, tags and stamps cost over the bare words, and what a very long meeting holds in memory. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { render } from '#documents';
import { bare, wordsOf } from '../baselines/bare-documents.js';
import type { Measured, Promised, Trial } from '../figure.js';
import { minutesOf, stamp } from '../minutes.js';
import { median, shown } from '../statistics.js';
import { timesThat } from './compare.js';
import { interleaved } from './interleaved.js';

const contributions = 300;
const many = 2_000;
const timesPerRun = 5;
/** Until every side runs as it does from then on. */
const warmingUp = 3;
const forms = ['pdf', 'docx', 'odt'] as const;
type Form = (typeof forms)[number];

const against: Record<Form, Promised> = {
  pdf: { name: `minutes of ${contributions} contributions as PDF against bare pdfkit`, limit: 4, holds: 'at most' },
  docx: { name: `minutes of ${contributions} contributions as DOCX against bare docx`, limit: 4, holds: 'at most' },
  odt: { name: `minutes of ${contributions} contributions as ODT against bare jszip`, limit: 4, holds: 'at most' },
};
const resident: Promised = {
  name: `minutes of ${many} contributions as PDF, MiB resident`,
  limit: 300,
  holds: 'at most',
};

export const documents: Trial = {
  promised: [...forms.map((form) => against[form]), resident],
  async measure(runs) {
    const measured: Measured[] = [];
    for (const form of forms) measured.push(await compared(form, runs));
    return [...measured, await held(runs)];
  },
};

async function compared(form: Form, runs: number): Promise<Measured> {
  const document = minutesOf(contributions);
  const words = wordsOf(document);
  const ours = async (): Promise<void> => {
    for await (const _ of render(document, form, stamp));
  };
  const sides = [ours, () => bare[form](words)];
  for (let time = 0; time < warmingUp; time += 1) for (const side of sides) await side();
  const [mine = [], theirs = []] = await interleaved(sides, runs, timeOf);
  return timesThat(
    against[form],
    { name: 'Quorate', unit: 'ms', values: mine },
    { name: 'bare', unit: 'ms', values: theirs },
  );
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  while (times.length < timesPerRun) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

async function held(runs: number): Promise<Measured> {
  const program = fileURLToPath(new URL('../sides/minutes-process.js', import.meta.url));
  const values: number[] = [];
  let size = 0;
  while (values.length < runs) {
    const { stdout } = await promisify(execFile)(process.execPath, [program, String(many)]);
    const told = JSON.parse(stdout) as { bytes: number; resident: number };
    values.push(told.resident);
    size = told.bytes;
  }
  return { promised: resident, values, detail: `${shown(size / 1_000_000)} MB of PDF` };
}
