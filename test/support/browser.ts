import { access } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

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

/** The browser of the current test file. */
let shared: Promise<Browser> | undefined;
let isShared = false;

/** Runs one browser for all tests of a file: to start and stop one takes a second of a processor. */
export function shareBrowser() {
  beforeAll(() => {
    isShared = true;
  });
  afterAll(async () => {
    const browser = shared;
    shared = undefined;
    isShared = false;
    await (await browser)?.close();
  });
}

/** Opens a context with its own cookies, storage and cache in the browser of the test file. */
export async function openContext(options: BrowserContextOptions) {
  if (!isShared) throw new Error('Expected `shareBrowser()` at the top of the test file.');
  shared ??= chromium.launch({
    executablePath: chromiumPath ?? '',
    // The sandbox of Chromium needs namespaces, which most containers do not allow.
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return (await shared).newContext(options);
}

/** Opens a page in a real browser. `complaints` collects errors of the page, and requests to other hosts. */
export async function usePage() {
  const context = await openContext({ viewport: { width: 1400, height: 1000 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
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
