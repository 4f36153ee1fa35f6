/** `npm run public-key`: the key that records of this installation are signed with, for whoever checks them. */
import { knownFingerprints, openSigning, replaceSigningKey } from '../signing/signing.js';
import { noteHere, programRun } from './noting.js';
import { options, print, program } from './program.js';
import { withExistingStorage, withExistingToWrite } from './storage.js';

program(async () => {
  const { values } = options('npm run public-key [-- --replace]', { replace: { type: 'boolean', default: false } }, 0);
  return (values.replace ? withExistingToWrite : withExistingStorage)(async (storage, settings) => {
    const { database } = storage;
    const { published } = await (values.replace ? replaceSigningKey : openSigning)(database, settings);
    print(`${published.pem.trim()}\nFingerprint: ${published.fingerprint}`);
    for (const earlier of (await knownFingerprints(database)).slice(0, -1)) print(`Earlier key:  ${earlier}`);
    await noteHere(storage, settings, programRun(values.replace ? 'public-key-replace' : 'public-key'));
    return true;
  });
});
