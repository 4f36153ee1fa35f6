/** The programs that prove: the published key, and the checking of an exported record. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf } from '#proof';
import { readSettings } from '../../apps/server/src/settings.js';
import { startServer } from '../../apps/server/src/start-server.js';
import { exported, finalised, recordOf, signer, small } from '../../libs/proof/src/testing/records.js';
import { run } from './running.js';

describe('programs that prove', () => {
  let folder = '';
  const sound = Buffer.from(recordOf(exported(finalised(small().rows))));
  const fingerprint = fingerprintOf(signer.publicKey);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-proof-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[E70] public-key prints the key, its fingerprint, and after a replacement the earlier one', async () => {
    const QUORATE_DATA = join(folder, 'data');
    await (await startServer({ ...readSettings({ QUORATE_DATA, PORT: '0' }), demo: false })).close();
    const first = await run(['public-key'], { QUORATE_DATA });
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^-----BEGIN PUBLIC KEY-----\n[\w+/=]+\n-----END PUBLIC KEY-----\nFingerprint: ([0-9a-f]{4} ){15}[0-9a-f]{4}\n$/u,
      ) as string,
    });
    expect(await run(['public-key'], { QUORATE_DATA })).toMatchObject({ code: 0, out: first.out });
    await rm(join(QUORATE_DATA, 'signing-key.pem'));
    expect(await run(['public-key'], { QUORATE_DATA })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('npm run public-key -- --replace') as string,
    });
    const replaced = await run(['public-key', '--replace'], { QUORATE_DATA });
    expect(replaced).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Earlier key:  ${/Fingerprint: (.+)/u.exec(first.out)?.[1]}`) as string,
    });
    await writeFile(join(QUORATE_DATA, 'signing-key.pem'), 'spoiled');
    expect(await run(['public-key'], { QUORATE_DATA })).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not hold an Ed25519 private key') as string,
    });
  }, 300_000);

  it('[E70] verify checks an exported record, says what it found, and ends with 0 or 1', async () => {
    const [file, tampered, pem] = [join(folder, 'record.json'), join(folder, 'tampered.json'), join(folder, 'key.pem')];
    await writeFile(file, sound);
    await writeFile(tampered, sound.toString('utf8').replaceAll('twice in October', 'once in October'));
    await writeFile(pem, fingerprint);
    const whole = await run(['verify', file]);
    expect(whole).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Signed with the key ${fingerprint}.`) as string,
    });
    expect(whole.out).toContain('is whole and unchanged since it was signed');
    for (const key of [fingerprint, pem])
      expect(await run(['verify', file, '--key', key])).toMatchObject({
        code: 0,
        out: expect.not.stringContaining('cannot show') as string,
      });
    expect(await run(['verify', file, '--key', fingerprint.replace(/^./u, '0').replace(/.$/u, '0')])).toMatchObject({
      code: 1,
      out: expect.stringContaining('signed with another key') as string,
    });
    expect(await run(['verify', tampered])).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /The signature does not fit.+What row \d+ says was changed.+this record does not verify\.\n$/su,
      ) as string,
    });
    expect(await run(['verify', join(folder, 'nowhere.json')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file') as string,
    });
    expect(await run(['verify', '--key', fingerprint])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Name the file') as string,
    });
    expect(await run(['verify', file, tampered])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Usage: npm run verify') as string,
    });
  }, 300_000);
});
