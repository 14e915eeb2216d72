import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';
import { onTestFinished } from 'vitest';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of an installed Chromium, if there is one. */
export const chromiumPath = await firstThatExists();

/** Opens a page in a real browser. `complaints` collects errors of the page, and requests to other hosts. */
export async function usePage() {
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    // The sandbox of Chromium needs namespaces, which most containers do not allow.
    args: ['--no-sandbox'],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!['127.0.0.1', 'localhost', ''].includes(new URL(request.url()).hostname)) {
      complaints.push(`request to another host: ${request.url()}`);
    }
  });
  return { page, complaints };
}

async function firstThatExists() {
  for (const path of candidates) {
    if (path === undefined) continue;
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    if (exists) return path;
  }
  return undefined;
}
