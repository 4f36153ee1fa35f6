/** `npm run verify`: reads every record from its first row, or the exported record in a file, and says whether anything was changed, reordered or cut. */
import { open, readFile, stat } from 'node:fs/promises';
import { Sayable } from '#event-log';
import { hasUncomparedMinutes, recordBytesMax, verifyDocument, verifyRecord, type Verdict } from '#proof';
import { listedBeyond } from '../register/listed-beyond.js';
import type { Storage } from '../parts.js';
import { noteHere, programRun } from './noting.js';
import { fileNamed, options, print, program } from './program.js';
import { withExistingStorage } from './storage.js';

program(async () => {
  const {
    values: { key, document },
    positionals: [file],
  } = options(
    'npm run verify [-- FILE [--key FINGERPRINT or PEM file] [--document full.json]]',
    { key: { type: 'string' }, document: { type: 'string' } },
    1,
    0,
  );
  if (file !== undefined) {
    const isSound = await verifiedFile(file, key);
    return document === undefined ? isSound : (await verifiedDocument(document, file)) && isSound;
  }
  if (document !== undefined)
    throw new Sayable('Name the record it belongs to: npm run verify -- record.json --document full.json');
  if (key !== undefined)
    throw new Sayable('Name the file that is to be checked with that key: npm run verify -- FILE --key FINGERPRINT');
  return withExistingStorage(async (storage, settings) => {
    await noteHere(storage, settings, programRun('verify'));
    return verified(storage);
  });
});

async function verifiedFile(name: string, key: string | undefined): Promise<boolean> {
  const verdict = verifyRecord(await bytesOf(name), { key: key === undefined ? undefined : await keyNamed(key) });
  for (const { because } of [...verdict.findings, ...verdict.notes]) print(because);
  if (verdict.fingerprint !== undefined) print(`Signed with the key ${verdict.fingerprint}.`);
  print(`${name}: ${verdict.sound ? soundness(verdict) : 'this record does not verify.'}`);
  return verdict.sound && !hasUncomparedMinutes(verdict);
}

async function verifiedDocument(name: string, record: string): Promise<boolean> {
  const verdict = verifyDocument(await bytesOf(name), await bytesOf(record));
  print(
    verdict.kept
      ? `${name}: these are the words of version ${verdict.version}, as it was made final at entry ${verdict.row}.`
      : `${name}: ${verdict.because}`,
  );
  return verdict.kept;
}

const soundness = (verdict: Verdict): string =>
  hasUncomparedMinutes(verdict)
    ? 'the minutes were not compared, so this file as a whole does not verify.'
    : wholeness(verdict);

const wholeness = ({ meetingId, rows, withheld, madeAt, program: madeBy }: Verdict): string =>
  `the record of meeting ${meetingId} is whole and unchanged since it was signed, ${rows} rows, ${withheld} of them withheld, exported ${madeAt} by ${madeBy}.`;

/** Never more than a record may have, and one byte, so that the checker can say that it is more. */
async function bytesOf(name: string): Promise<Uint8Array> {
  const path = fileNamed(name);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Sayable(`There is no file ${path}.`);
  const file = await open(path).catch(() => {
    throw new Sayable(`The file ${path} cannot be read.`);
  });
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.min(found.size, recordBytesMax + 1)) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What was given, or what stands in the file it names. */
async function keyNamed(given: string): Promise<string> {
  const path = fileNamed(given);
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() && found.size < 10_000 ? readFile(path, 'utf8') : given;
}

async function verified({ log, database }: Storage): Promise<boolean> {
  const seen = { meetings: 0, rows: 0, unsound: new Set<string>() };
  for await (const meetingId of log.everyMeeting()) {
    const verdict = await log.verify(meetingId);
    seen.meetings += 1;
    seen.rows += verdict.rows;
    if (verdict.sound) continue;
    seen.unsound.add(meetingId);
    for (const { because } of verdict.faults) print(`Meeting ${meetingId}: ${because}`);
  }
  for (const { meetingId, listed, ends } of await listedBeyond(database)) {
    seen.unsound.add(meetingId);
    print(
      `Meeting ${meetingId}: The record ends at row ${ends}, but the list of meetings knows of row ${listed}: its last rows are gone.`,
    );
  }
  print(
    `${seen.meetings} meetings, ${seen.rows} rows: ${seen.unsound.size === 0 ? 'every record is whole and unchanged.' : `${seen.unsound.size} of the records do not verify.`}`,
  );
  return seen.unsound.size === 0;
}
