import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium, or null. */
export const chromiumPath: string | null =
  [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path)) ?? null;

/** Whether the tests that need a browser can be left out: never where CI runs, and never in silence. */
export function isBrowserMissing(): boolean {
  if (chromiumPath !== null) return false;
  const where = `no Chromium at ${PLACES.join(', ')} nor in the variable CHROMIUM (apt-get install chromium)`;
  if (process.env.CI) throw new Error(`the report cannot be tested: ${where}`);
  console.error(`\n*** THE REPORT IS NOT TESTED IN A BROWSER: ${where} ***\n`);
  return true;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ ...(chromiumPath ? { executablePath: chromiumPath } : {}), args: FLAGS });
