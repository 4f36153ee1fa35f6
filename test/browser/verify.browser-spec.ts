/** The page that checks a record, as it was built: from a file, and as the server serves it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import express from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { webClient } from '../../apps/server/src/http/web-client.js';
import { securityHeaders } from '../../apps/server/src/http/security-headers.js';
import { fingerprintOf } from '../../libs/proof/src/index.js';
import { exported, finalised, recordOf, signer, small, stranger } from '../../libs/proof/src/testing/records.js';
import { axeFinds } from './accessible.js';
import { launch } from './browser.js';
import type { Person } from './person.js';

const built = join(process.cwd(), 'dist/web/verify.html');
const sound = Buffer.from(recordOf(exported(finalised(small().rows))));
/** The words stand in the minutes first, and then in the row. */
const parts = sound.toString('utf8').split('twice in October');
const otherMinutes = Buffer.from([parts[0], parts.slice(1).join('twice in October')].join('once in October'));
const otherRow = Buffer.from([parts.slice(0, -1).join('twice in October'), parts.at(-1)].join('once in October'));
const fingerprint = fingerprintOf(signer.publicKey);
let browser: Browser, page: Page, server: Server, folder: string;
const asked: string[] = [];
const complaints: string[] = [];

async function opens(address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toBe('Check a record');
}
const result = () => page.getByRole('status');
const choose = (buffer: Buffer, name = 'record.json') =>
  page.getByLabel('The record').setInputFiles({ name, mimeType: 'application/json', buffer });
const says = async (words: string): Promise<void> => result().getByText(words).first().waitFor({ timeout: 20_000 });

beforeAll(async () => {
  if (!existsSync(built)) throw new Error('The page was not built. Run: npm run build');
  folder = mkdtempSync(join(tmpdir(), 'quorate-page-'));
  server = express().use(securityHeaders(false), webClient()).listen(0, '127.0.0.1');
  browser = await launch();
  page = await (await browser.newContext({ colorScheme: 'light' })).newPage();
  page.on('request', (request) => void asked.push(request.url()));
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('the page that checks a record', () => {
  it('[E71] opened from a file, finds a sound record sound, and gives the fingerprint of its key', async () => {
    await opens(pathToFileURL(built).href);
    await choose(sound);
    await says('Sound: nothing was changed since it was signed');
    await says(fingerprint);
    await says('Whose key this is, the file alone cannot show.');
    expect(await axeFinds({ page, name: 'reader' } as Person)).toEqual([]);
  }, 60_000);

  it('[E71] says in words what is wrong with one that was tampered with, and moves to the answer', async () => {
    await choose(otherRow);
    await says('Not sound: do not rely on this file');
    await says('The signature does not fit');
    await says('was changed after it was recorded.');
    await choose(otherMinutes);
    await says('The minutes are not those of the log: the section “What each agency said”');
    await page.getByRole('button', { name: 'Check the record' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'result');
    expect(await axeFinds({ page, name: 'reader' } as Person)).toEqual([]);
  }, 60_000);

  it('[E71] compares with the fingerprint pasted', async () => {
    const key = page.getByLabel('Fingerprint of the key, if you have it');
    await key.fill(fingerprint.toUpperCase());
    await choose(sound);
    await says('Sound: nothing was changed');
    await key.fill(fingerprintOf(stranger.publicKey));
    await page.getByRole('button', { name: 'Check the record' }).click();
    await says('This file is signed with another key than the one given');
    await key.fill('what?');
    await page.getByRole('button', { name: 'Check the record' }).click();
    await says('The key to compare with cannot be read.');
    await key.fill('');
  }, 60_000);

  it('[E71] takes a file that is dropped on it, and answers garbage with a sentence', async () => {
    await choose(Buffer.from('{"a":1}'));
    await says('This file is not a record');
    const path = join(folder, 'garbage.json');
    writeFileSync(path, Buffer.alloc(30_000_000, '['));
    await page.getByLabel('The record').setInputFiles(path);
    await says('nested deeper');
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.json'));
      return transfer;
    }, sound.toString('utf8'));
    await page.locator('#drop').dispatchEvent('drop', { dataTransfer: dropped });
    await says('Sound: nothing was changed');
    await says('dropped.json');
  }, 60_000);

  it('[E71] is served by the server as it is, works there, and asks nobody for anything', async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/verify.html`;
    await opens(address);
    await choose(sound);
    await says('Sound: nothing was changed');
    expect(
      asked.filter((url) => url !== address && url !== pathToFileURL(built).href && !url.endsWith('/favicon.ico')),
    ).toEqual([]);
    expect(complaints.filter((complaint) => !complaint.includes('favicon'))).toEqual([]);
  }, 60_000);
});
