import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { executableOf, runNode } from './command.js';
import { installFromDebian, isExecutable, onPath } from './found.program.js';
import { Refusal } from './refusal.js';
import { CHECKOUT_CACHE, ROOT } from './settings.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a Chromium for the browser journeys: `CHROMIUM_PATH`, one that is installed, Debian's package (as root), or
 * Playwright's own download, in this order.
 *
 * @param {import('./terminal.js').Terminal} terminal
 * @returns {Promise<string>} path of the executable
 * @throws {Refusal} saying how to provide one
 */
export async function findChromium(terminal) {
  if (process.env.CHROMIUM_PATH) return given(process.env.CHROMIUM_PATH);
  const installed = onPath(NAMES) ?? APPLICATIONS.find(existsSync) ?? playwrightsOwn();
  if (installed) return installed;
  const logFile = join(CHECKOUT_CACHE, 'logs/chromium.log');
  const provided = await terminal.step('Providing Chromium for the browser journeys', () => provide(logFile));
  if (provided) return provided;
  throw new Refusal(
    'No Chromium was found and none could be downloaded. Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chrome npm test',
  );
}

async function provide(logFile) {
  if (await installFromDebian('chromium', logFile)) return onPath(NAMES);
  const args = [executableOf('playwright', 'playwright'), 'install', 'chromium'];
  await runNode(args, { logFile, mayFail: true });
  return playwrightsOwn();
}

function playwrightsOwn() {
  const { chromium } = createRequire(join(ROOT, 'package.json'))('@playwright/test');
  const path = chromium.executablePath();
  return isExecutable(path) ? path : undefined;
}

function given(path) {
  if (isExecutable(path)) return path;
  throw new Refusal(`CHROMIUM_PATH=${path} is not an executable file.`);
}
