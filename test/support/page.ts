// The page in a real browser. A test fails if the page violates its content security policy, requests another host, or has
// an error that the test does not expect.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openContext } from './browser.ts';

export type PageOptions = {
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Errors of the console that the test causes, such as a refused request. */
  expected?: RegExp;
};

/** The sizes at which the views are looked at: a screen, and a phone. */
export const sizes = [
  { width: 1440, height: 900 },
  { width: 360, height: 800 },
] as const;

/** Opens an empty page whose complaints fail the test. */
export async function useDashboard(options: PageOptions = {}): Promise<Page> {
  const { theme = 'light', width = 1440, height = 900, expected = /^$/ } = options;
  const context = await openContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  onTestFinished(async () => {
    await context.close();
    expect(complaints.filter((text) => !expected.test(text))).toEqual([]);
  });
  const page = await context.newPage();
  await page.exposeFunction('reportViolation', (text: string) => complaints.push(text));
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) => {
    reportViolation('policy: ' + event.violatedDirective + ' ' + event.blockedURI);
  })`);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const isOwn = ['127.0.0.1', 'localhost'].includes(hostname);
    if (!isOwn && !['data:', 'blob:'].includes(protocol)) {
      complaints.push(`request to another host: ${request.url()}`);
    }
  });
  return page;
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };

/** Expects that axe finds no serious and no critical problem in the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // A script element would violate the policy of the page. `evaluate` is not subject to it.
  await page.evaluate(axe);
  await expectNoViolation(page, {});
}

/** As `expectAccessible`, in the light theme and in the dark one, which has other colours only: only the rules of colours are checked twice. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function expectNoViolation(page: Page, rules: { runOnly?: string[] }): Promise<void> {
  const options = JSON.stringify({ resultTypes: ['violations'], ...rules });
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as {
    violations: Violation[];
  };
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  expect(found).toEqual([]);
}

/** Expects that the page is not wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
  const [content = 0, own = 0] = widths as number[];
  expect(content).toBeLessThanOrEqual(own);
}
