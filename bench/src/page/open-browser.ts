import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { BenchError } from '../bench-error.ts';
import type { Env } from '../env.ts';

const paths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts an installed Chromium without a window. */
export function openBrowser(env: Env): Promise<Browser> {
  const path = [env.CHROMIUM_PATH, ...paths].find((each) => each !== undefined && existsSync(each));
  if (path === undefined) {
    const sentence = 'Expected a Chromium: install it, or set CHROMIUM_PATH to its path.';
    throw new BenchError('bad-argument', sentence);
  }
  return chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
}

/** Returns the memory of the processes that run pages, in megabytes. Memory that processes share counts in parts. */
export async function measureMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const bytes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => proportionalBytes(id));
  return bytes.reduce((sum, each) => sum + each, 0) / 1e6;
}

const proportionalBytes = (process: number): number => {
  const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? Number.NaN) * 1024;
};
