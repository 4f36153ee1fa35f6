/** One real browser per journey, headless, with a context of its own for every person. */
import chromiumFromNpm from '@sparticuz/chromium';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

/** These belong to servers without a desktop that run one page; several people need processes, and the web’s own rules, as they are. */
const leftOut = new Set(['--single-process', '--no-zygote', '--disable-web-security']);

/** `CHROMIUM_PATH`, then a browser of the machine, then the one that npm installs. */
async function executable(): Promise<string> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH && !existsSync(CHROMIUM_PATH))
    throw new Error(`CHROMIUM_PATH names ${CHROMIUM_PATH}, where there is no browser.`);
  return CHROMIUM_PATH || usualPlaces.find((path) => existsSync(path)) || chromiumFromNpm.executablePath();
}

export async function launch(): Promise<Browser> {
  // pages without 3D paint faster without an imitated graphics card
  chromiumFromNpm.setGraphicsMode = false;
  const args = [...chromiumFromNpm.args.filter((arg) => !leftOut.has(arg)), '--lang=en-GB'];
  return chromium.launch({ executablePath: await executable(), args, headless: true });
}
