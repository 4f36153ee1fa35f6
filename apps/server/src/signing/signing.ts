/** Opens the signing key and holds it against the one this database knows: all servers of a database vouch with one key. */
import { Sayable } from '#event-log';
import type { Database } from '#event-log';
import { report } from '../operator-log.js';
import { claimFact, keepFact, readFact } from '../storage/facts.js';
import { isThere, makeSigningKey, readSigningKey, signingKeyFileIn, type SigningSettings } from './signing-key-file.js';
import type { SigningKey } from './signing-key.js';

/** The fact that names every key this database was signed with: fingerprints, one a line, the newest last. */
const knownFact = 'signing keys';

const lines = (text: string | undefined): string[] => text?.split('\n') ?? [];

/** Of every key there has been, the newest last. */
export const knownFingerprints = async (database: Database): Promise<string[]> =>
  lines(await readFact(database, knownFact));

/** Throws `Sayable` where the file cannot be used, or holds another key than the database knows. */
export async function openSigning(database: Database, settings: SigningSettings): Promise<SigningKey> {
  const file = signingKeyFileIn(settings);
  const known = (await knownFingerprints(database)).at(-1);
  if (known !== undefined && !(await isThere(file))) {
    throw new Sayable(
      `The records of this database are signed with the key ${known}, and there is no signing key file ${file}. Put your copy of it there, or set QUORATE_SIGNING_KEY_FILE to where it is.${wayOut}`,
    );
  }
  const key = await opened(file);
  const claimed = lines(await claimFact(database, knownFact, key.published.fingerprint)).at(-1);
  if (claimed === key.published.fingerprint) return key;
  throw new Sayable(
    `The signing key file ${file} holds the key ${key.published.fingerprint}, but the records of this database are signed with ${claimed}. Put your copy of that key there; every server of a database needs the same.${wayOut}`,
  );
}

const wayOut = ' If it is lost, take up a new one: npm run public-key -- --replace';

/** Takes up the key in the file, or a new one where there is none, in place of the one the database knows. */
export async function replaceSigningKey(database: Database, settings: SigningSettings): Promise<SigningKey> {
  const key = await opened(signingKeyFileIn(settings));
  const known = await knownFingerprints(database);
  if (known.at(-1) !== key.published.fingerprint)
    await keepFact(database, knownFact, [...known, key.published.fingerprint].join('\n'));
  return key;
}

async function opened(file: string): Promise<SigningKey> {
  const made = !(await isThere(file)) && (await makeSigningKey(file));
  const key = await readSigningKey(file);
  if (made)
    report('signing key made: keep a copy of it elsewhere, and publish its fingerprint', {
      signingKeyFile: file,
      fingerprint: key.published.fingerprint,
    });
  return key;
}
