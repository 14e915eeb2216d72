// What the service refuses, in the form of a new sweep: errors beside their fields, and a start after the cause is mended.
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, useDashboard } from '../support/page.ts';
import { useService } from '../support/service.ts';

shareBrowser();

/** The browser logs each refused request as an error. */
const refused = { expected: /status of 400/ };

const fact = (page: Page, name: string) =>
  page.locator('.fore > div', { has: page.getByText(name, { exact: true }) }).locator('dd');

test.skipIf(chromiumPath === undefined)(
  'shows each error beside its field, and leads to the first one on a start',
  async () => {
    const service = await useService();
    const page = await useDashboard(refused);
    await page.goto(`${service.api.url}/sweeps/new`);
    const rates = page.getByRole('group', { name: 'learningRate', exact: true });
    await fact(page, 'trials').getByText('3', { exact: true }).waitFor();
    await rates.getByRole('button', { name: 'log range' }).click();
    await rates.getByLabel('from').fill('0');
    await page.getByLabel('seconds').fill('soon');
    await rates.getByRole('alert').getByText('to be above 0 on a log scale').waitFor();
    await page
      .getByRole('group', { name: 'Stop when' })
      .getByRole('alert')
      .getByText('a number of seconds')
      .waitFor();
    await page.getByText('Forecast of the last request without an error.').waitFor();
    await expectAccessible(page);
    // Playwright does not click a button with `aria-disabled`; a user can.
    await page.getByRole('button', { name: 'Start sweep' }).click({ force: true });
    await expect
      .poll(() => rates.getByLabel('from').evaluate(isFocused), { timeout: 30_000 })
      .toBe(true);
    expect(new URL(page.url()).pathname).toBe('/sweeps/new');

    await rates.getByLabel('from').fill('0.01');
    await page.getByLabel('seconds').fill('');
    await fact(page, 'trials').getByText('5', { exact: true }).waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  },
);

test.skipIf(chromiumPath === undefined)(
  'a start is sent again after a rejection, so it succeeds when the cause outside the form is mended',
  async () => {
    const datasetsDir = await mkdtemp(join(tmpdir(), 'sweepq-page-'));
    onTestFinished(() => rm(datasetsDir, { recursive: true, force: true }));
    const service = await useService({ datasetsDir });
    const page = await useDashboard(refused);
    await page.goto(`${service.api.url}/sweeps/new?dataset=late`);
    const row = page.getByRole('group', { name: 'Dataset' });
    await row.getByRole('alert').waitFor();
    const dataset = row.getByLabel('Dataset');
    expect(await dataset.getAttribute('aria-invalid')).toBe('true');
    const start = page.getByRole('button', { name: 'Start sweep' });
    await start.click({ force: true });
    await expect.poll(() => dataset.evaluate(isFocused), { timeout: 30_000 }).toBe(true);

    const fixtures = join(import.meta.dirname, '../../packages/core/fixtures');
    const folder = join(datasetsDir, 'late');
    await mkdir(folder);
    await copyFile(join(fixtures, 'h5py/plain.h5'), join(folder, 'train_d.h5'));
    await copyFile(join(fixtures, 'malicious/plain-test.h5'), join(folder, 'test_d.h5'));
    await start.click({ force: true });
    await page.waitForURL('**/sweeps/swp_*');
    const { spec } = await service.readSweep(page.url().split('/').at(-1) ?? '');
    expect(spec.dataset.name).toBe('late');
  },
);

const isFocused = (element: unknown) =>
  element ===
  (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement;
